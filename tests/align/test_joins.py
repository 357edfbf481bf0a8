"""What is decided for all lines at once is what the rules for one line say."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import reflow
from align.document import Span
from align.joins import Joins, find_joins
from align.lines import cut_lines
from align.reflow import find_paragraphs
from tests.align.setting import wrap_report

WORDS = [
    "Party",
    "the",
    "The",
    "of",
    "going",
    "wonderfully",
    "end.",
    "said:",
    "“Go!”",
    "12",
    "No",
    "Mt",
    "(",
    "”",
    "中",
]
MARKS = ["1. ", "- ", "• ", "(a) ", "IV. ", "> ", "London, Mar. 3, 2011 -- ", "  ", "    ", ""]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
lines = st.tuples(
    st.sampled_from([*MARKS, "", "", ""]), words, st.sampled_from(["\n", "\n", "\n", " \n", "\n\n", "\f"])
)
texts = st.lists(lines.map("".join) | st.sampled_from(["- 7 -\n", "\n12\n\n"]), max_size=40).map("".join)


Paragraph = tuple[int | bool, ...]


def asking_of_every_line(text: str) -> list[Paragraph]:
    """The paragraphs where nothing is taken for plain."""

    def doubt(*arguments: object) -> Joins:
        found = find_joins(*arguments)  # type: ignore[arg-type]
        count = len(found.wraps)
        doubts = b"\1" * count
        return dataclasses.replace(found, wraps=bytes(count), doubts=doubts, doubts_in_item=doubts, opens=bytes(count))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reflow, "find_joins", doubt)
        return paragraphs(text)


def paragraphs(text: str) -> list[Paragraph]:
    found = find_paragraphs(text, text, cut_lines(text, text, Span(0, len(text))))
    return list(zip(*(column.tolist() for column in found), strict=True))


@settings(deadline=None)
@given(texts)
def test_what_is_plain_of_lines_is_what_the_rules_say_of_each(text: str) -> None:
    assert paragraphs(text) == asking_of_every_line(text)


@pytest.mark.parametrize("width", range(20, 101, 8))
@pytest.mark.parametrize("line_end", ["\n", " \n"])
def test_so_it_is_in_prose_of_every_width_and_where_every_line_has_a_capital(width: int, line_end: str) -> None:
    prose = wrap_report(width, line_end=line_end, between="\n\n- 7 -\n\f") * 3
    for text in (prose, prose.title(), re.sub("(?m)^.", lambda first: first.group().upper(), prose)):
        assert paragraphs(text) == asking_of_every_line(text)


def test_a_paragraph_between_gaps_after_a_sentence_is_plain() -> None:
    lines = [
        "It held.",
        "2. All “went” home.”",
        "For Mr.",
        "Smith it did not (yet).",
        "No?",
        "Yes, etc. . .",
        "It is...",
        "In",
    ]
    text = "\n\n".join(lines)
    cut = cut_lines(text, text, Span(0, len(text)))
    opens = find_joins(text, text, cut, range(len(cut)), reflow.measure_habits(cut)).opens
    assert list(opens) == [False, True, True, False, True, True, False, True]


def test_most_lines_of_wrapped_prose_are_plain() -> None:
    text = wrap_report(60) * 20
    cut = cut_lines(text, text, Span(0, len(text)))
    found = find_joins(text, text, cut, range(len(cut)), reflow.measure_habits(cut))
    assert sum(found.doubts) < len(cut) / 2
