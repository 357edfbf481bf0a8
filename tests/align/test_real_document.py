"""The real document, where it stands beside the checkout: its sentences, in every setting that it may come in."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from align.document import RegionKind
from align.reading import read_path
from align.sentences import find_layout
from tests.align.setting import squeeze, squeezed_sentences

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"
SENTENCES = 103
"""Counted by reading every one of them."""


@pytest.fixture(scope="module")
def real() -> str:
    files = sorted(FOLDER.glob("*.txt"))
    if not files:
        pytest.skip("the real document is not beside this checkout (../shared/seeds): its sentences are NOT checked")
    return read_path(str(files[0])).text


def test_it_has_the_sentences_that_a_reader_counts(real: str) -> None:
    found = squeezed_sentences(real)
    assert len(found) == SENTENCES
    assert [len(sentence) for sentence in found if sentence[0].islower()] == []


def test_its_headings_and_list_are_known(real: str) -> None:
    blocks = find_layout(real).blocks
    assert sum(block.kind is RegionKind.HEADING for block in blocks) == 3
    assert sum(block.is_listed for block in blocks) == 4


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_change_nothing(real: str, line_end: str) -> None:
    assert squeezed_sentences(real.replace("\n", line_end)) == squeezed_sentences(real)


def test_without_its_trailing_blanks_and_indents_it_has_the_same_sentences(real: str) -> None:
    bare = "\n".join(line.strip() for line in real.split("\n"))
    assert squeezed_sentences(bare) == squeezed_sentences(real)


@pytest.mark.parametrize("width", range(20, 101, 5))
@pytest.mark.parametrize(("line_end", "between"), [("\n", "\n\n"), (" \n", "\n\n"), (" \n", "\n")])
def test_its_prose_may_be_wrapped_anew(real: str, width: int, line_end: str, between: str) -> None:
    prose = [block for block in find_layout(real).blocks if block.kind is RegionKind.PROSE]
    paragraphs = [re.sub(r"\s+", " ", block.span.of(real)) for block in prose]
    wrapped = [line_end.join(textwrap.wrap(each, width, break_long_words=False)) for each in paragraphs]
    expected = [squeeze(sentence.of(real)) for block in prose for sentence in block.sentences]
    assert squeezed_sentences(between.join(wrapped)) == expected
