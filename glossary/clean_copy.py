"""A clean copy of a document: what is surely damaged put right, a paragraph a line, with the exact map back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from align.document import Document, Span
from align.flow import find_flow
from align.mended import Edit, MendedView, mend
from align.sentences import find_layout
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage
from glossary.artifacts.lexicon import Lexicon
from glossary.finding import Fix

MARKDOWN = "text/markdown"
_MORE_ROUNDS = 4  # a line that is joined may lay bare more; one more finds nothing in all but made-up texts


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """`view` leads from the document's text to the clean one and back.

    `repaired` is the damage that was put right, `flagged` what is left to a person and stands as it was.
    """

    view: MendedView
    repaired: tuple[Damage, ...]
    flagged: tuple[Damage, ...]


def make_clean_copy(document: Document, lexicon: Lexicon) -> CleanCopy:
    """Repair what is safe to repair and let each paragraph run on one line; again, until nothing is left to do."""
    last = _make_once(document, lexicon)
    view, repaired, flagged = last.view, last.repaired, last.flagged
    for _ in range(_MORE_ROUNDS):
        if not last.view.edits:
            break
        document = _mended(document, last.view)
        last = _make_once(document, lexicon)
        repaired += _back(last.repaired, view)
        flagged = _back(last.flagged, view)
        view = view.then(last.view.edits)
    return CleanCopy(view, tuple(sorted(repaired)), flagged)


def _make_once(document: Document, lexicon: Lexicon) -> CleanCopy:
    repaired: list[Damage] = []
    flagged: list[Damage] = []
    for damage in find_damage(document, lexicon):
        is_sure = damage.mends and damage.fix is Fix.SAFE and not _touches(damage.span, document.masked)
        (repaired if is_sure else flagged).append(damage)
    view = mend(document.text, (Edit(each.span, each.replacements[0]) for each in repaired))
    mended = _mended(document, view)
    layout = find_layout(mended.text, regions=mended.regions, masked=mended.masked)
    is_markup = document.media_type == MARKDOWN
    flow = find_flow(mended.text, layout, masked=mended.masked, is_markup=is_markup)
    return CleanCopy(view.then(flow), tuple(repaired), tuple(flagged))


def _mended(document: Document, view: MendedView) -> Document:
    return replace(
        document,
        text=view.text,
        regions=tuple(replace(each, span=view.to_mended(each.span)) for each in document.regions),
        masked=tuple(view.to_mended(span) for span in document.masked),
    )


def _back(found: tuple[Damage, ...], view: MendedView) -> tuple[Damage, ...]:
    """Damage of the copy made so far, where it stands in the text as read."""
    return tuple(replace(each, span=view.to_source(each.span)) for each in found)


def _touches(span: Span, masked: tuple[Span, ...]) -> bool:
    """Say whether markup stands inside `span`."""
    following = bisect_left(masked, span.end, key=lambda each: each.start)
    return following > 0 and masked[following - 1].end > span.start
