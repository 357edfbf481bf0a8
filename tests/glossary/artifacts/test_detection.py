"""Damage of every kind in one document: stages build on each other, and what is not damage is left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from align.document import Document, Region, RegionKind, Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix

REAL_DOCUMENTS = Path(__file__).parents[4] / "shared" / "seeds"


def document(text: str, *, masked: tuple[Span, ...] = (), regions: tuple[Region, ...] = ()) -> Document:
    return Document("x.txt", text, "text/plain", "", masked=masked, regions=regions)


def find(text: str) -> tuple[Damage, ...]:
    return find_damage(document(text), load_lexicon())


def summary(text: str) -> list[tuple[str, str, str]]:
    return [(each.code, each.span.of(text), each.replacements[0]) for each in find(text)]


def mended(text: str) -> str:
    return mend_document(document(text), find(text)).text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The \ufb01 rm stood.", "The firm stood."),
        ("The de-\n\ufb01nition stood.", "The definition stood."),
        ("The revo\u00adlu-\ntion went on.", "The revolution went on."),
        ("The con\ufb02ict and con ict.", "The conflict and conflict."),
        ("The Workers\u00e2\u20ac\u2122 fi rm stood.", "The Workers\u2019 firm stood."),
        ("An of\ufb01 ce.The p\u0430rty .", "An office. The party."),
    ],
)
def test_later_stages_work_on_what_earlier_ones_mended(text: str, whole: str) -> None:
    assert mended(text) == whole


def test_one_place_is_one_damage_of_the_last_kind_found() -> None:
    assert summary("The \ufb01 rm stood.") == [("A101", "\ufb01 rm", "firm")]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("He fi nds a fi sh and the fl ag in the fl oor.", "He finds a fish and the flag in the floor."),
        ("The pro fit had an in fluence.", "The profit had an influence."),
        ("Signi fi cant e ff orts o ft en matt er.", "Significant efforts often matter."),
        ("Th ey sti fl ed it.", "They stifled it."),
        ("Scienti c ndings re ect the con ict.", "Scientific findings reflect the conflict."),
        ("It was o\ufffdcial and di\x00cult.", "It was official and difficult."),
        ("End. ey went on.", "End. They went on."),
    ],
)
def test_ligatures_are_restored(text: str, whole: str) -> None:
    assert mended(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Workers in Samjiyon, Jungphyong, Paektu, Orangchon, Ryugyong and T\u2019aech\u2019\u014fn met.",
        "Kim Jong Un, Ri Son Gwon, Pak Pong Ju and Cho\u2019e Ryong Hae spoke; so did J. F. Ofman.",
        "The labour-, energy- and cost-saving works, the pre- and post-war ones, i.e. all, e.g. these, etc.",
        "1. First.\n2. Second.\n  a) third\n  - fourth\n(5) fifth",
        "The theatre\u2019s programme, analysed; they organize, capitalize and favour defence.",
        "The workers' and peasants' fait accompli, c'est la vie, de facto and ad hoc, ibid., pp. 3 ff.",
        "Off ice and on fire, a fine if fiery staff left the cliff, each in his own aft cabin.",
        "See https://example.org/fi/rm.The and write to fi.rm@example.org, or run a.The_b.",
        "Chapter 1  Introduction\n\nA title\n\n        by an author",
        "It cost 1,000.50 at 10:30; version 2.0.1 of node.js is out ... or not.",
        "\u041f\u0440\u0430\u0432\u0434\u0430 and \u03b1, \u03b2; 5 \u03bcm, 3 \u00d7 4 \u00b1 1, \u20ac5, 20\u00a0km.",
        "Whence comest thou? He maketh and giveth, and thou knowest.",
        "It was what it was, and that that is is; he had had his say.",
        "Nos amis de la r\u00e9volution \u00e9taient l\u00e0, fi donc, et nous les rencontrions souvent.",
    ],
)
def test_what_is_not_damaged_is_left_alone(text: str) -> None:
    assert summary(text) == []
    assert mended(text) == text


def test_masked_markup_and_code_are_not_read() -> None:
    text = "The fi rm `fi rm` and\nfi rm"
    masked = (Span(11, 18),)
    regions = (Region(Span(22, 27), RegionKind.CODE),)
    found = find_damage(document(text, masked=masked, regions=regions), load_lexicon())
    assert [each.span for each in found] == [Span(4, 9)]


def test_a_doubtful_restoration_is_flagged_and_not_mended() -> None:
    (found,) = find("The ba\ufffdle went on.")
    assert set(found.replacements) == {"battle", "baffle"}
    assert found.fix is Fix.UNSAFE
    assert not found.mends


def test_a_restoration_that_stands_elsewhere_is_certain_of_its_rank() -> None:
    assert find("The ba\ufffdle went on. The battle was lost.")[0].replacements[0] == "battle"


def test_the_documents_own_words_are_proof() -> None:
    text = "In Hwaf\u0101n they met. In Grifi nton they met; Grifinton is a town."
    assert ("A101", "Grifi nton", "Grifinton") in summary(text)


def test_two_spaces_after_a_sentence_are_a_style_or_a_slip() -> None:
    assert find("One.  Two.  Three.  Four.") == ()
    slip = "One. Two. Three.  Four. Five. Six. Seven."
    assert summary(slip) == [("A114", "  ", " ")]


HOSTILE = {
    "nothing": "",
    "one letter": "q" * 300_000,
    "hyphens": "-" * 300_000,
    "broken words": "word-\n" * 50_000,
    "NULs": "\x00" * 300_000,
    "blanks": " " * 300_000,
    "line breaks": "\n" * 300_000,
    "ligatures": "\ufb01" * 300_000,
    "apostrophes": "a'" * 150_000,
    "blots": "a\ufffd" * 150_000,
    "invisible": "a\u200b" * 150_000,
    "punctuation": " ," * 150_000,
    "one word over and over": "the " * 75_000,
    "two repeats each": "the the cat. " * 25_000,
    "a long gap": "the" + " " * 300_000 + "the",
    "a lone surrogate": "\ud800 fi rm",
    "strange words": " ".join(
        f"q{number:05d}".translate(str.maketrans("0123456789", "abcdefghij")) for number in range(30_000)
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_no_longer_than_their_length(name: str) -> None:
    text = HOSTILE[name]
    start = time.process_time()
    found = find(text)
    mend_document(document(text), found)
    assert time.process_time() - start < 5


@pytest.mark.skipif(not REAL_DOCUMENTS.is_dir(), reason="the real document (../shared/seeds) is not on this machine")
def test_the_real_document_has_eight_damaged_words_and_no_other_damage() -> None:
    text = next(REAL_DOCUMENTS.glob("000_*.txt")).read_text("utf-8")
    found = sorted((each.code, each.replacements[0]) for each in find(text))
    assert found == [
        ("A101", "clarified"),
        ("A101", "fighting"),
        ("A101", "firm"),
        ("A101", "firmly"),
        ("A101", "fishing"),
        ("A104", "DPRK-US"),
        ("A104", "anti-socialist"),
        ("A104", "state-of-the-art"),
    ]
    assert all(each.fix is Fix.SAFE for each in find(text))
