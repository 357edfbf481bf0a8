"""The values behind the pages: word diffs, passages, the next open finding, what is compared in a concept."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from align.document import Document, Page, Span
from align.encoding import encode_edited
from align.mended import Edit
from align.reading import read_bytes
from align.sentences import find_layout
from glossary.finding import DecisionKind
from glossary.store.findings import StoredFinding
from tests.webapp.making import HOSTILE, Said, make_findings
from webapp.services.concept_lines import changed_lines
from webapp.services.finding_filter import FindingFilter, count_by_decision, is_like
from webapp.services.fixing import accepted_edits
from webapp.services.passages import Cutter
from webapp.services.queue import context_spans, next_open, previous_open
from webapp.services.worddiff import DiffPart, diff_words

WORDS = st.lists(st.sampled_from(["the", "hostile", "policy", "to", " ", "  ", "-", "\n"]), max_size=12).map("".join)


def stored(text: str, *said: Said) -> tuple[StoredFinding, ...]:
    findings = make_findings(text, "a.txt", said)
    return tuple(
        StoredFinding(number, 1, finding, DecisionKind.UNDECIDED, None, "", 1, None)
        for number, finding in enumerate(findings, 1)
    )


def said(words: str, code: str = "T101") -> Said:
    return Said(words, code, "variant-spelling", (words.upper(),))


@given(WORDS, WORDS)
def test_a_diff_holds_both_texts_whole(before: str, after: str) -> None:
    parts = diff_words(before, after)
    assert "".join(part.text for part in parts if part.op != "insert") == before
    assert "".join(part.text for part in parts if part.op != "delete") == after
    assert all(part.text for part in parts)


def test_a_diff_is_by_words() -> None:
    assert diff_words("fi rmly held", "firmly held") == (
        DiffPart("delete", "fi rmly"),
        DiffPart("insert", "firmly"),
        DiffPart("equal", " held"),
    )
    assert diff_words("x " * 500, "y " * 500) == (DiffPart("delete", "x " * 500), DiffPart("insert", "y " * 500))


@given(st.lists(st.sampled_from(["abc ", "de. ", "\n\n", "F ", "x\n"]), min_size=1, max_size=20).map("".join))
def test_paragraphs_hold_every_character_that_is_more_than_space(text: str) -> None:
    pages = (Page(1, Span(0, len(text) // 2)), Page(2, Span(len(text) // 2, len(text))))
    document = Document("a.txt", text, "text/plain", "", pages, masked=(Span(0, 1),))
    found = stored(text, said("abc"), said("c de", "T102"), said("F", "T103"))
    paragraphs = Cutter(document, found).paragraphs(find_layout(text))
    shown = "".join(piece.text for paragraph in paragraphs for piece in paragraph.pieces)
    assert "".join(shown.split()) == "".join(text.split())
    marked = [piece.finding.id for each in paragraphs for piece in each.pieces if piece.finding and piece.is_first]
    assert len(marked) == len(set(marked))


def test_markup_before_a_block_goes_to_it_and_a_page_has_a_line_of_its_own() -> None:
    document = read_bytes(b"# One\n\nTwo is here.\n", "a.md")
    layout = find_layout(document.text, regions=document.regions, masked=document.masked)
    paragraphs = Cutter(document, ()).paragraphs(layout)
    assert ["".join(piece.text for piece in each.pieces).strip() for each in paragraphs] == ["# One", "Two is here."]
    paged = read_bytes(b"One is here.\n\fTwo is here.\n", "a.txt")
    shown = Cutter(paged, ()).paragraphs(find_layout(paged.text))
    assert [[piece.page or piece.text.strip() for piece in each.pieces] for each in shown] == [
        [1],
        ["One is here."],
        [2],
        ["Two is here."],
    ]


def test_the_context_is_two_sentences_on_either_side() -> None:
    text = "One is here. Two is here. Three is here. Four is here. Five is here. Six is here. Seven is here."
    spans = context_spans(text, find_layout(text), Span(text.index("Four"), text.index("Four") + 4))
    assert [span.of(text).strip() for span in spans] == [
        "Two is here. Three is here. Four is here. Five is here. Six is here."
    ]


def test_the_context_keeps_paragraphs_apart_and_ends_with_the_text() -> None:
    text = "First it was said.\n\nThen it was done. It was good.\n"
    spans = context_spans(text, find_layout(text), Span(text.index("done"), text.index("done") + 4))
    assert [span.of(text).strip() for span in spans] == ["First it was said.", "Then it was done. It was good."]


def test_next_and_previous_pass_over_what_is_decided_and_go_round() -> None:
    one, two, three = stored("a b c", said("a"), said("b"), said("c"))
    done = replace(two, decision=DecisionKind.DISMISS)
    assert next_open((one, done, three), one) == three
    assert next_open((one, done, three), three) == one
    assert previous_open((one, done, three), one) == three
    assert previous_open((one, done, three), three) == one
    assert next_open((one, done), one) is None
    assert previous_open((), one) is None


def test_filters_select_by_rule_decision_and_likeness() -> None:
    findings = stored("ab AB cd", said("ab"), said("AB"), said("cd", "T102"))
    assert is_like(findings[0], findings[1])
    assert FindingFilter(like=1).select(findings) == findings[:2]
    assert FindingFilter(like=99).select(findings) == ()
    assert FindingFilter(rule="T102").select(findings) == findings[2:]
    assert FindingFilter(decision=DecisionKind.DISMISS).select(findings) == ()
    assert count_by_decision(findings) == {DecisionKind.UNDECIDED: 3}


def test_of_accepted_replacements_that_overlap_one_is_applied() -> None:
    text = "abc def"
    document = Document("a.txt", text, "text/plain", "")
    findings = [
        replace(each, decision=DecisionKind.ACCEPT, replacement="X")
        for each in stored(text, said("abc def"), said("abc", "T102"), said("def", "T103"))
    ]
    assert [edit.span for edit in accepted_edits(document, findings)] == [Span(0, 7)]
    moved = [replace(each, finding=replace(each.finding, text="other")) for each in findings]
    assert accepted_edits(document, moved) == ()


def test_bytes_that_could_not_be_read_stay_as_they_were() -> None:
    content = "é “now” – \ufffd one ".encode() + b"\xff\xe2\x82 two " + "ü".encode() + b" \xc3 three"
    document = read_bytes(content, "a.txt")
    start = document.text.index("two")
    edits = (Edit(Span(start - 2, start + 3), "2"),)
    assert encode_edited(document, (), content) == (content, "utf-8")
    assert encode_edited(document, edits, content)[0] == content.replace(b"\xe2\x82 two", b"2")


def test_what_the_encoding_cannot_hold_makes_it_utf_8() -> None:
    content = "The café’s façade was “déjà vu”; naïve.".encode("cp1252")
    document = read_bytes(content, "a.txt")
    fixed, charset = encode_edited(document, (Edit(Span(0, 3), "모든"),), content)
    assert charset == "utf-8"
    assert fixed.decode() == document.text.replace("The", "모든")


def test_changed_lines_say_what_differs_and_nothing_else() -> None:
    first, second = HOSTILE.designations
    after = replace(HOSTILE, note="checked", designations=(first, replace(second, forms=("a", "b"))))
    lines = changed_lines(HOSTILE, after)
    assert [(line.before, line.after) for line in lines] == [
        (f"{second.text} (en, deprecated)", f"{second.text} (en, deprecated, forms a | b)"),
        ("", "note: checked"),
    ]
    assert changed_lines(HOSTILE, HOSTILE) == ()
    assert len(changed_lines(None, HOSTILE)) == 3
