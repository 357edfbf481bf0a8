"""The mended view: two steps of edits are one view, and its map leads back over both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.document import Span
from align.mended import Edit, mend

TEXTS = st.text("ab \n", max_size=24)


@st.composite
def edits_of(draw: st.DrawFn, length: int, *, fewest: int = 0) -> tuple[Edit, ...]:
    bounds = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    spans = dict.fromkeys(Span(*pair) for pair in pairs if pair[1] - pair[0] >= fewest)
    return tuple(Edit(span, draw(st.text("xy", max_size=3))) for span in spans)


@given(st.data(), TEXTS)
def test_two_steps_give_the_text_that_they_give_one_after_the_other(data: st.DataObject, text: str) -> None:
    first = mend(text, data.draw(edits_of(len(text))))
    second = mend(first.text, data.draw(edits_of(len(first.text))))
    both = first.then(second.edits)
    assert both.text == second.text
    assert both.source == text


@given(st.data(), TEXTS)
def test_every_place_is_found_again_there_and_back(data: st.DataObject, text: str) -> None:
    first = mend(text, data.draw(edits_of(len(text), fewest=1)))
    view = first.then(data.draw(edits_of(len(first.text), fewest=1)))
    for edit, stands in view.places:
        assert stands.of(view.text) == edit.replacement
    for start in range(len(text)):
        span = Span(start, start + 1)
        mended = view.to_mended(span)
        assert not mended or view.to_source(mended).covers(span)  # what was deleted stands nowhere
    for start in range(len(view.text)):
        span = Span(start, start + 1)
        source = view.to_source(span)
        assert view.to_mended(source).covers(span)
        if not view.edits_within(source):
            assert source.of(text) == span.of(view.text)
