"""Letters of another script, and spaces inside a word."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix


def find(text: str, code: str) -> list[Damage]:
    found = find_damage(Document("x.txt", text, "text/plain", ""), load_lexicon())
    return [each for each in found if each.code == code]


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("\u041a\u0430m\u0430r\u0430n", "Kamaran"),
        ("V\u0430s\u0456l\u0443\u0435v\u0456\u0441h", "Vasilyevich"),
        ("\u0440r\u0435", "pre"),
    ],
)
def test_a_word_of_two_scripts_is_damage(word: str, plain: str) -> None:
    (found,) = find(f"The {word} man came.", "A112")
    assert (found.span.of(f"The {word} man came."), found.replacements, found.fix) == (word, (plain,), Fix.SAFE)


def test_a_word_wholly_of_lookalikes_is_damage_where_others_are() -> None:
    text = "The P\u0430rty in \u041d\u0430\u0456 Phong met."
    assert [each.replacements[0] for each in find(text, "A112")] == ["Party", "Hai"]
    assert find("They met in \u041d\u0430\u0456 Phong.", "A112") == []


def test_a_word_of_the_other_script_that_the_text_speaks_of_is_never_rewritten() -> None:
    assert all(not each.mends for each in find("The word \u0441\u043e\u0440 means litter.", "A112"))


@pytest.mark.parametrize(
    "text",
    [
        "\u041c\u0438\u0413-29 is an aeroplane; \u0422\u0410\u0421\u0421 is an agency.",
        "\u042d\u0442\u043e M\u043e\u0441\u043a\u0432\u0430, \u043e\u043da \u0431\u043e\u043b\u044c\u0448\u0430\u044f.",
        "The mass \u03c1V and the height \u03c1gh, the \u0394H and 5 \u03bcm.",
    ],
)
def test_words_and_symbols_of_another_script_are_left_alone(text: str) -> None:
    assert find(text, "A112") == []


def test_a_no_break_space_inside_a_word_is_taken_out() -> None:
    text = "The po\u00a0licy of 28\u00a0December and of to\u00a0day."
    assert [(each.span.of(text), each.replacements) for each in find(text, "A113")] == [("po\u00a0licy", ("policy",))]
