"""Joined, split and misread words: mended where one reading is certain, flagged where not, names left alone."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix

CLEAN = "The committee met in spring and spoke about the harvest of the year. " * 3


def find(text: str) -> tuple[Damage, ...]:
    return find_damage(Document("x.txt", text, "text/plain", ""), load_lexicon())


def mended(text: str) -> str:
    return mend_document(Document("x.txt", text, "text/plain", ""), find(text)).text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("A vvise man ofthat town.", "A wise man of that town."),
        ("The D e c i s i o n was a s t r o n g one.", "The Decision was a strong one."),
        ("The revo\nlution went on.", "The revolution went on."),
        ("The po1icy of 0ctober was c1ear.", "The policy of October was clear."),
        ("The clecision was impor tant.", "The decision was important."),
    ],
)
def test_one_certain_reading_is_mended(text: str, whole: str) -> None:
    assert mended(text) == whole


def test_a_misread_word_that_stands_fourteen_times_is_no_name() -> None:
    found = find(CLEAN + "So the govemment said. The Govemment met. " * 14)
    assert [each.replacements for each in found] == [("government",), ("Government",)] * 14
    assert {each.fix for each in found} == {Fix.SAFE}


def test_two_readings_are_flagged_and_not_mended() -> None:
    text = "We saw the 0fficers go. Officers came."
    (damage,) = find(text)
    assert damage.replacements == ("officers", "Officers")
    assert (damage.mends, damage.fix) == (False, Fix.UNSAFE)
    assert mended(text) == text


def test_along_may_be_a_long_and_is_left_to_the_editor() -> None:
    (damage,) = find("It was a l o n g the road.")
    assert (damage.replacements, damage.mends) == (("along",), False)


@pytest.mark.parametrize("damaged", ["ofthe field", "revo lution", "C e n t r a l"])
def test_a_space_put_in_or_taken_out_is_never_a_safe_fix(damaged: str) -> None:
    assert [each.fix for each in find(f"They spoke {damaged}.")] == [Fix.UNSAFE]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Stearns, Iain\u2019s friend, met Ms Clandol and Pak Harn Dol of Barnyon.",
        "The modem and the modern one, the bum, the clam and the comer of the barn.",
        "See fig. 1a, item 2b, room B1, the 1990s, 10am, mp3, H2O and c0a1.",
        "Whalemen and steelworkers, stockbreeding, an alltime high, and he was intreated.",
        "Per cent, co operation, to day, pro rata, vice versa, in side, some times.",
        "J F K and A B C D; the list a b c d e f.",
        "https://example.org/ofthe and write to govemment@example.org, or run c0mmittee_x.",
        "Die Regierung beschlo\u00df inder Nacht ein Gesetz \u00fcber die Schulen und ofthe Wege " * 8,
    ],
)
def test_what_is_no_damage_is_left_alone(text: str) -> None:
    assert find(text) == ()


def test_letters_misread_elsewhere_explain_rarer_words_and_names() -> None:
    alone = "It came frorn them. Arnerica traded."
    assert mended(alone) == alone
    text = alone + " The govemment said so. The cornrnittee met. The govemrnent of the tirne was comrnitted to it."
    assert mended(text).startswith("It came from them. America traded.")


def test_a_name_teaches_no_confusion() -> None:
    text = CLEAN + "Iain came. Iain’s hat fell, and Ieuan laughed."
    assert mended(text) == text


def test_a_text_that_loses_its_spaces_loses_them_beside_names_too() -> None:
    alone = CLEAN + "The President met them. The Presidentin his wisdom spoke."
    assert mended(alone) == alone
    assert "The President in his" in mended(alone + " It was ofthe town. They met inthe hall.")


def test_every_long_s_is_an_s_whether_the_word_is_listed_or_not() -> None:
    assert mended(CLEAN + "The residuary and the cooperation\u017f met.").endswith("cooperations met.")
