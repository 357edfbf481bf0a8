"""Findings become edits: never two on one stretch, with line breaks and markup kept."""

from __future__ import annotations

import pytest

from align.document import Document, Position, Span
from align.mended import Edit, mend
from align.reading import read_bytes
from glossary.finding import Finding, Fix, Severity
from glossary.repair import choose_edits, place_edits


def finding(document: Document, words: str, replacement: str, *, fix: Fix = Fix.SAFE, code: str = "A101") -> Finding:
    start = document.text.index(words)
    return Finding(
        code=code,
        rule="any",
        severity=Severity.ERROR,
        path=document.path,
        span=Span(start, start + len(words)),
        start=Position(1, 1),
        end=Position(1, 1),
        page=None,
        text=words,
        replacements=(replacement,),
        fix=fix,
        concept=None,
        preferred=None,
        score=None,
        message="",
        fingerprint="",
    )


def read(text: str, name: str = "a.txt") -> Document:
    return read_bytes(text.encode(), name)


def repaired(text: str, words: str, replacement: str, name: str = "a.txt") -> str:
    document = read(text, name)
    return mend(document.text, choose_edits(document, [finding(document, words, replacement)])).text


@pytest.mark.parametrize(
    ("text", "words", "replacement", "expected"),
    [
        ("It was fi rmly held.", "fi rmly", "firmly", "It was firmly held."),
        ("the revolu-\ntion began", "revolu-\ntion", "revolution", "the revolution\nbegan"),
        ("the revolu-\ntion, which began", "revolu-\ntion", "revolution", "the revolution,\nwhich began"),
        ("the revolu-\r\ntion began", "revolu-\r\ntion", "revolution", "the revolution\r\nbegan"),
        ("the revolu-\n   tion began", "revolu-\n   tion", "revolution", "the revolution\n   began"),
        ("the revolu-\ntion\nbegan", "revolu-\ntion", "revolution", "the revolution\nbegan"),
        ("the revolu-\ntion - it began", "revolu-\ntion", "revolution", "the revolution -\nit began"),
        ("the revolu-\ntion 1. It began", "revolu-\ntion", "revolution", "the revolution 1.\nIt began"),
        ("the Frontal\nBreakthrough", "Frontal\nBreakthrough", "frontal breakthrough", "the frontal\nbreakthrough"),
        ("the self\nreliance of", "self\nreliance", "self-reliance", "the self-reliance\nof"),
        ("the word\n, and", "word\n,", "word,", "the word,\nand"),
    ],
)
def test_a_line_break_stays_where_it_was_or_goes_behind(text: str, words: str, replacement: str, expected: str) -> None:
    assert repaired(text, words, replacement) == expected


def test_a_moved_break_has_a_blank_before_it_where_lines_have_one() -> None:
    text = "They came \nand went \nand the revolu-\ntion began."
    assert repaired(text, "revolu-\ntion", "revolution") == "They came \nand went \nand the revolution began."
    longer = f"{text[:-1]} anew."
    assert repaired(longer, "revolu-\ntion", "revolution") == "They came \nand went \nand the revolution \nbegan anew."


@pytest.mark.parametrize(
    ("text", "words", "replacement", "expected"),
    [
        ("A *Party central* committee", "Party central* committee", "Party Central Committee", True),
        (
            "A [Party central](http://x) committee",
            "Party central](http://x) committee",
            "Party Central Committee",
            True,
        ),
        ("The hostile **policy** here", "hostile **policy", "policy", False),
    ],
)
def test_markup_stays_or_nothing_is_done(text: str, words: str, replacement: str, *, expected: bool) -> None:
    after = repaired(text, words, replacement, "a.md")
    marks = [sign for sign in text if not sign.isalpha()]
    assert [sign for sign in after if not sign.isalpha()] == marks
    assert (after != text) is expected


def test_an_editors_choice_is_put_there_all_the_same() -> None:
    document = read("The hostile **policy** here", "a.md")
    wanted = Edit(Span(4, 20), "policy")
    assert place_edits(document, [wanted]) == ()
    assert place_edits(document, [wanted], keep_markup=False) == (wanted,)


def test_a_term_holds_the_repairs_inside_it() -> None:
    document = read("an offensive for a Fi rm Stand today")
    term = finding(document, "offensive for a Fi rm Stand", "offensive for a firm stand", code="T102")
    damage = finding(document, "Fi rm", "Firm")
    assert [edit.replacement for edit in choose_edits(document, [damage, term])] == ["offensive for a firm stand"]


def test_where_a_terms_replacement_may_not_be_applied_the_repairs_inside_are() -> None:
    document = read("an offensive for a Fi rm Stand today")
    term = finding(document, "offensive for a Fi rm Stand", "x", code="T101", fix=Fix.UNSAFE)
    damage = finding(document, "Fi rm", "Firm")
    assert [edit.replacement for edit in choose_edits(document, [damage, term])] == ["Firm"]
    assert [edit.replacement for edit in choose_edits(document, [damage, term], unsafe=True)] == ["x"]


def test_of_overlapping_edits_the_longer_is_placed_and_of_equals_the_first() -> None:
    document = read("abcdefgh")
    edits = [Edit(Span(0, 3), "x"), Edit(Span(2, 7), "y"), Edit(Span(6, 8), "z")]
    assert place_edits(document, edits) == (edits[1],)
    assert place_edits(document, [Edit(Span(2, 4), "y"), Edit(Span(1, 3), "x")]) == (Edit(Span(1, 3), "x"),)


def test_where_two_findings_want_different_things_nothing_is_done() -> None:
    document = read("the Frontal front")
    two = [finding(document, "Frontal front", each, code="T102") for each in ("frontal front", "Frontal Front")]
    assert choose_edits(document, two) == ()


def test_a_document_without_a_way_back_is_left_alone() -> None:
    document = Document("a.pdf", "It was fi rmly held.", "application/pdf", "")
    assert choose_edits(document, [finding(document, "fi rmly", "firmly")]) == ()
