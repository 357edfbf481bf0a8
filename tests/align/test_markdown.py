"""Markdown: markup is masked where it stands, words are not, and the parts are known."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.document import Document, RegionKind
from align.reading import read_bytes
from align.sentences import find_layout


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.md")


def words(text: str) -> str:
    """What is left when the masked stretches are taken out, white space folded."""
    document = read(text)
    left = list(document.text)
    for span in document.masked:
        left[span.start : span.end] = " " * len(span)
    return re.sub(r"\s+", " ", "".join(left)).strip()


def parts(text: str, kind: RegionKind) -> list[str]:
    document = read(text)
    return [region.span.of(document.text).strip() for region in document.regions if region.kind is kind]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The *Orchard* __Union__ of ***all***.", "The Orchard Union of all ."),
        ("snake_case_word, 5 * 3, a*b and 2**3", "snake_case_word, 5 * 3, a*b and 2**3"),
        ("Run `gloss lint` and ``a ` b`` now.", "Run and now."),
        ("One ` tick is text.", "One ` tick is text."),
        ('The [Orchard Union](https://a.b/c_(d) "title") met.', "The Orchard Union met."),
        ("The [Union][u] and [this].\n\n[u]: https://a.b", "The Union and [this]."),
        ("See ![a tree](tree.png) here.", "See here."),
        ("See https://a.b/c_d_e. Then <mailto:a@b.c> go.", "See . Then go."),
        ("Line<br/>break and <b class='x'>bold</b>.", "Line break and bold ."),
        ("Less < more and 3 > 2.", "Less < more and 3 > 2."),
        (r"Not \*emphasis\*.", "Not *emphasis *."),
        ("Text <!-- a comment --> goes on.", "Text goes on."),
        ("<!-- gloss:ignore T101 -- a\n\nreason -->\nText.", "Text."),
        ("# Heading #\n\nText.", "Heading Text."),
        ("Heading\n=======\nText.", "Heading Text."),
        ("- one\n* two\n+ three\n1. four\n2) five\n- [x] six", "one two three four five six"),
        ("> quoted\n> text", "quoted text"),
        ("---\ntitle: x\n---\nText.", "Text."),
        ("Text.\n\n---\n\nMore.", "Text. More."),
        ("```py\nx = 1\n```\nText.", "Text."),
        ("~~~\n```\n~~~\nText.", "Text."),
        ("Text.\n\n    code = 1\n\nMore.", "Text. More."),
        ("<script>\nvar a;\n\n</script>\nText.", "Text."),
        ("| a | b |\n|---|:-:|\n| c | d |", "a b c d"),
        ("Note[^1].\n\n[^1]: The note.", "Note . The note."),
    ],
)
def test_markup_is_masked_and_words_are_not(text: str, left: str) -> None:
    assert words(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "It was held on March\n31. The growers left.",
        "A fence ``` in a line ``` of text\nis none.".replace("``` in a line ```", "of wood"),
        "The end\n   of an indented line.",
        "1. On the work of the orchards in the present\n\n          year and the next",
        "An unclosed <!-- comment is text.",
        "An unclosed [link](https goes on.",
    ],
)
def test_prose_that_looks_like_markup_stays_prose(text: str) -> None:
    expected = re.sub(r"^1\. ", "", re.sub(r"\s+", " ", text))
    assert words(text) == expected


def test_parts_are_known_by_kind() -> None:
    text = "# One *two*\n\n> said\n> he\n\n| a | b |\n|--|--|\n| c | |\n\n```\nx\n```\n\nThree\n---\n"
    assert parts(text, RegionKind.HEADING) == ["One *two*", "Three"]
    assert parts(text, RegionKind.QUOTE) == ["> said\n> he"]
    assert parts(text, RegionKind.CELL) == ["a", "b", "c"]
    assert parts(text, RegionKind.CODE) == ["```\nx\n```"]


def test_headings_cells_and_items_bound_sentences() -> None:
    text = "# The Orchard\nUnion of all\n\n- Eastern\n- Union\n\n| Orchard | Union |\n|--|--|\n"
    document = read(text)
    layout = find_layout(document.text, regions=document.regions, masked=document.masked)
    assert [[span.of(text) for span in block.sentences] for block in layout.blocks] == [
        ["The Orchard"],
        ["Union of all"],
        ["Eastern"],
        ["Union"],
        ["Orchard"],
        ["Union"],
    ]


def test_an_item_that_markdown_sees_is_an_item_whatever_stands_before() -> None:
    text = "- the trees\n  of the Union\n1. the ponds\n"
    document = read(text)
    layout = find_layout(text, regions=document.regions, masked=document.masked)
    assert [block.is_listed for block in layout.blocks] == [True, True]


def test_emphasis_at_a_sentences_end_does_not_hide_the_end() -> None:
    document = read("**They left.** Nobody stayed *behind.*\n")
    layout = find_layout(document.text, masked=document.masked)
    assert len(layout.blocks[0].sentences) == 2


markup = st.sampled_from(
    ["*", "**", "_", "`", "``", "```", "[", "](", ")", "![", "<", "<b>", "<!--", "-->", "#", "- ", "1. ", "> ", "|"]
)
prose = st.sampled_from(["word", "Word.", " ", "\n", "\n\n", "    ", "|-|-|", "---", "===", "\\", "http://a.b", "\f"])


@settings(deadline=None)
@given(st.lists(markup | prose, max_size=60).map("".join))
def test_masked_stretches_and_regions_are_sorted_inside_the_text_and_do_not_overlap(text: str) -> None:
    document = read(text)
    assert document.text == text
    for spans in (document.masked, tuple(region.span for region in document.regions)):
        assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
        assert all(len(span) > 0 and span.end <= len(text) for span in spans)


@settings(deadline=None)
@given(st.lists(markup | prose, max_size=60).map("".join))
def test_every_word_outside_code_addresses_and_tags_is_read(text: str) -> None:
    if any(mark in text for mark in ("`", "<", "    ", "http", "![", "](", "---", "[")):
        return
    assert re.findall(r"[^\W_]*[Ww]ord", words(text)) == re.findall(r"[^\W_]*[Ww]ord", text)


HOSTILE = (
    *("[", "![", "[a](", "[^a", "[a]((b ", "<a ", "<a@", "<!-- ", "<!-- x\n", "<pre>\n", "http://", "\\"),
    *("*a **b ", "_a_", "`", "` `` ``` ", "```\n\n", "|", "a|b\n-|-\n", "# ", "- ", "a\n-\n", "> ", "    x\n\n"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_markup_costs_no_more_than_seconds(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    document = read(text)
    find_layout(text, regions=document.regions, masked=document.masked)
    assert time.process_time() - started < 15
