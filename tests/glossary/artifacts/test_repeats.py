"""Which doubled words are slips, and which are meant."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.detection import find_damage
from glossary.artifacts.lexicon import load_lexicon


def doubled(text: str) -> list[str]:
    found = find_damage(Document("x.txt", text, "text/plain", ""), load_lexicon())
    return [each.replacements[0] for each in found if each.code == "A109"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Treaty Treaty was signed.", "Treaty"),
        ("It was the United United Nations.", "United"),
        ("He said so. He He said it again.", "He"),
        ("The next day day it rained.", "day"),
        ("He said there there was hope.", "there"),
        ("They baked more more bread.", "more"),
        ("He wanted all all of it.", "all"),
        ("It did not\nnot fail.", "not"),
        ("They met in\nin the hall.", "in"),
        ("It snowed. In in winter it often does.", "In"),
        ("It was held at a a place.", "a"),
    ],
)
def test_a_slip_is_found(text: str, word: str) -> None:
    assert doubled(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Those who can can; those who will will.",
        "A a b b c c were the letters.",
        "The dash dash dot dot of the key went on.",
        "Pago Pago, Bora Bora and Sing Sing are places.",
        "Ri Ri Pyong saw Lang Lang and Fei Fei.",
        "The ship that it was on on Monday sank.",
        "___ Excess Excess Expenditure",
        "He met Stone Stone, and Stone Stone met him.",
        "He did it with a tut tut and a cha cha.",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert doubled(text) == []
