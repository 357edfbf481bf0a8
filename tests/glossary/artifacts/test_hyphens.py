"""Words broken at a line's end: which keep their hyphen, which lose it, and which were not broken."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix


def find(text: str, *, glossary: tuple[str, ...] = ()) -> list[Damage]:
    lexicon = load_lexicon().extended(glossary)
    return [each for each in find_damage(Document("x.txt", text, "text/plain", ""), lexicon) if each.code == "A104"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("revolu-\ntion", "revolution"),
        ("govern-\nment\u2019s", "government\u2019s"),
        ("break-\nthrough", "breakthrough"),
        ("Pyong-\nyang", "Pyongyang"),
        ("un-\nfettered", "unfettered"),
        ("self-sus-\ntaining", "self-sustaining"),
        ("revolu-  \r\n  tion", "revolution"),
        ("revolu-\n\ntion", "revolution"),
        ("revolu-\ftion", "revolution"),
        ("revolu\u2010\ntion", "revolution"),
        ("revolu\ufffetion", "revolution"),
        ("revolu\u00ad\ntion", "revolution"),
        ("can-\nnot", "cannot"),
        ("SOCIAL-\nISM", "SOCIALISM"),
    ],
)
def test_a_broken_word_is_joined(broken: str, whole: str) -> None:
    found = find(f"It was the {broken} of the year.")
    assert [(each.replacements, each.fix, each.mends) for each in found] == [((whole,), Fix.SAFE, True)]
    assert found[0].span.of(f"It was the {broken} of the year.") == broken


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("DPRK-\nUS", "DPRK-US"),
        ("state-of-the-\nart", "state-of-the-art"),
        ("state-of-\nthe-\nart", "state-of-the-art"),
        ("anti-\nsocialist", "anti-socialist"),
        ("anti-\nJapanese", "anti-Japanese"),
        ("self-\nreliance", "self-reliance"),
        ("1990-\n1995", "1990-1995"),
        ("coal-\nmining", "coal-mining"),
        ("three-year-\nlong", "three-year-long"),
        ("non-\naggression", "non-aggression"),
    ],
)
def test_a_compound_keeps_its_hyphen(broken: str, whole: str) -> None:
    assert [each.replacements[0] for each in find(f"It was the {broken} of the year.")] == [whole]


def test_the_compound_elsewhere_in_the_document_decides() -> None:
    text = "The on-\nlooker said so. Each on-looker and each onlooker knew."
    assert find(text)[0].replacements == ("on-looker",)
    assert find("The on-\nlooker said so. Each onlooker knew.")[0].replacements == ("onlooker",)


def test_the_glossary_decides_for_names() -> None:
    assert find("In Samji-\nyon they met.", glossary=("Samjiyon City",))[0].replacements == ("Samjiyon",)
    assert find("He saw Jong-\nun there.", glossary=("Kim Jong-un",))[0].replacements == ("Jong-un",)


def test_an_open_question_is_flagged_and_not_mended() -> None:
    (found,) = find("In Samji-\nyon they met.")
    assert found.replacements == ("Samjiyon", "Samji-yon")
    assert found.fix is Fix.UNSAFE
    assert not found.mends


@pytest.mark.parametrize(
    "text",
    [
        "the labour-\nand energy-saving works",
        "the pre-\nand post-war years",
        "one thing is certain -\nnobody came",
        "one thing is certain--\nnobody came",
        "one thing is certain \u2014\nnobody came",
        "what he said of the work-\nit was well done",
        "To bring:\n- bread\n- salt",
        "a-\n\nNew chapter",
        "-\n-\n-\n",
        "word-",
    ],
)
def test_suspended_hyphens_dashes_and_list_marks_break_no_word(text: str) -> None:
    assert find(text) == []
