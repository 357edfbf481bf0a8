"""The table of a text's words is the same cut whole or patched where the text changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.document import Span
from align.mended import Edit, mend
from glossary.artifacts.cut import WordTable, cut_table, patch_table
from glossary.artifacts.judge import Judge
from glossary.artifacts.lexicon import load_lexicon
from glossary.artifacts.proof import WORD

JUDGE = Judge(load_lexicon())
TEXTS = st.text(alphabet="ab\u00e9\ufb01'\u2019-. \n\U0001f600", max_size=30)


def table_of(text: str) -> WordTable:
    return cut_table(text, JUDGE.number)


def rows(table: WordTable) -> list[tuple[int, int, str, int]]:
    return list(zip(table.starts.tolist(), table.ends.tolist(), table.surfaces, table.ids.tolist(), strict=True))


@given(TEXTS)
def test_the_table_holds_the_words_that_the_pattern_finds(text: str) -> None:
    found = [(*each.span(), each.group()) for each in WORD.finditer(text)]
    assert [row[:3] for row in rows(table_of(text))] == found


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), TEXTS), max_size=4))
def test_a_patched_table_is_the_table_of_the_new_text(text: str, drawn: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, length, replacement in sorted(drawn):
        span = Span(min(start, len(text)), min(start + length, len(text)))
        if not edits or edits[-1].span.end < span.start:
            edits.append(Edit(span, replacement))
    view = mend(text, edits)
    changes = [(edit.span, place) for edit, place in view.places]
    assert rows(patch_table(table_of(text), view.text, changes, JUDGE.number)) == rows(table_of(view.text))
