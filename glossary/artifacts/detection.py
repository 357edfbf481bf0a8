"""Damage in one document: every kind in its order, each on the text mended so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from align.document import Document, RegionKind, Span
from align.mended import Edit, MendedView, mend
from glossary.artifacts.blots import find_blotted_ligatures
from glossary.artifacts.characters import find_invisible, find_ligature_characters, find_lookalikes
from glossary.artifacts.damage import Damage
from glossary.artifacts.hyphens import find_line_end_hyphens
from glossary.artifacts.joined import find_joined_words, joins_words, loses_spaces
from glossary.artifacts.lexicon import Lexicon
from glossary.artifacts.ligatures import find_ligatures
from glossary.artifacts.misread import find_misread, learn_pairs
from glossary.artifacts.mojibake import find_mojibake
from glossary.artifacts.pieces import sets_ligatures_apart
from glossary.artifacts.proof import Proof
from glossary.artifacts.repeats import find_repeats
from glossary.artifacts.spacing import doubles_after_sentences, find_odd_spacing, spaces_brackets, spaces_colons
from glossary.artifacts.split import find_spaced_words, find_split_words
from glossary.artifacts.testimony import Testimony
from glossary.artifacts.usage import ask_usage
from glossary.finding import Fix

Stage = Callable[[str, Proof], Iterable[Damage]]

# In one flat pass, or in another order, a stage would read what an earlier one has not yet put right.
STAGES: tuple[Stage, ...] = (
    find_mojibake,
    find_lookalikes,
    find_invisible,
    find_ligature_characters,
    find_blotted_ligatures,
    find_line_end_hyphens,
    find_spaced_words,
    find_split_words,
    find_ligatures,
    find_joined_words,
    find_misread,
    find_repeats,
    find_odd_spacing,
)

# One repair can lay bare another; a second round finds nothing more in all but made-up texts.
_MOST_ROUNDS = 4

MASK = "\ufffc"
"""Stands for each character of masked markup: no letter, no blank, no punctuation."""
_BREAK = re.compile(r"\n")
_NEXT_BLANK = re.compile(r"\s")
_NOT_BREAK = re.compile(r"[^\r\n\f]")


@dataclass(frozen=True, slots=True)
class _Found:
    """Damage found so far, the text with it mended, and the proof for that text."""

    mending: tuple[Damage, ...]
    flagged: tuple[Damage, ...]
    view: MendedView
    proof: Proof


HABITS = (
    doubles_after_sentences,
    spaces_colons,
    spaces_brackets,
    learn_pairs,
    loses_spaces,
    joins_words,
    sets_ligatures_apart,
    ask_usage,
)
"""What the stages ask of the whole document."""


def gather_testimony(document: Document, lexicon: Lexicon) -> Testimony:
    """All that `find_damage` asks of a whole document, for its parts."""
    return Testimony(lexicon, _mask(document)).settle(HABITS)


def find_damage(document: Document, lexicon: Lexicon, testimony: Testimony | None = None) -> tuple[Damage, ...]:
    """Every damaged place, sorted; those that mend do not overlap.

    A place that two stages mend is one damage, of the later stage, with all of it put right. `testimony` is of the
    whole document where this is a part of one.
    """
    source = _mask(document)
    found = _Found((), (), mend(source, ()), Proof(lexicon, source, testimony=testimony))
    for _ in range(_MOST_ROUNDS):
        before = found
        for stage in STAGES:
            found = _run(stage, found)
        if found.mending == before.mending:
            break
    return tuple(sorted(found.mending + found.flagged))


def _run(stage: Stage, found: _Found) -> _Found:
    """Add what one stage finds in the text mended so far."""
    view = found.view
    new = _apart(_place(damage, view) for damage in _apart(stage(view.text, found.proof)))
    if not new:
        return found
    placed = _absorb(found.mending, new)
    flagged = tuple(dict.fromkeys((*found.flagged, *(damage for damage in placed if not damage.mends))))
    mending = tuple(damage for damage in placed if damage.mends)
    if mending == found.mending:
        return replace(found, flagged=flagged)
    mended = _mend(view.source, mending)
    return _Found(mending, flagged, mended, found.proof.of(mended.text, _changes(view, mended)))


def _changes(before: MendedView, after: MendedView) -> list[tuple[Span, Span]]:
    """Stretches in which two mended views of one text differ, in the one and in the other."""
    changed = sorted(each.span for each in set(before.edits).symmetric_difference(after.edits))
    joined: list[Span] = []
    for span in changed:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return [(before.to_mended(span), after.to_mended(span)) for span in joined]


def mend_document(document: Document, damage: Iterable[Damage], *, keeps_lines: bool = False) -> MendedView:
    """The document's text as it should read, with the map back.

    With `keeps_lines` the break that a mended word loses stands behind the word: a line twice as long as its
    neighbours would make them look like ends of paragraphs.
    """
    if not keeps_lines:
        return _mend(document.text, damage)
    text = document.text
    edits = [Edit(each.span, each.replacements[0]) for each in damage if each.mends]
    starts = [edit.span.start for edit in edits] + [len(text)]
    for edit, following in zip(tuple(edits), starts[1:], strict=True):
        lost = _BREAK.search(edit.span.of(text))
        blank = _NEXT_BLANK.search(text, edit.span.end, following) if lost and "\n" not in edit.replacement else None
        if blank and blank.group() == " ":
            edits.append(Edit(Span(blank.start(), blank.end()), "\n"))
    return mend(text, sorted(edits))


def _mend(text: str, damage: Iterable[Damage]) -> MendedView:
    return mend(text, (Edit(each.span, each.replacements[0]) for each in damage if each.mends))


def _mask(document: Document) -> str:
    """The document's text with masked markup and code made unreadable, every offset kept."""
    code = (region.span for region in document.regions if region.kind is RegionKind.CODE)
    pieces: list[str] = []
    done = 0
    for span in sorted((*document.masked, *code)):
        start = max(done, span.start)
        end = max(start, span.end)
        pieces += (document.text[done:start], _NOT_BREAK.sub(MASK, document.text[start:end]))
        done = end
    return "".join([*pieces, document.text[done:]]) if pieces else document.text


def _place(damage: Damage, view: MendedView) -> Damage:
    """Put damage of the mended text where it stands in the text as read; a mended place that it touches is in it."""
    span = view.to_source(damage.span)
    wide = view.to_mended(span)
    head, tail = view.text[wide.start : damage.span.start], view.text[damage.span.end : wide.end]
    if not head and not tail:
        return replace(damage, span=span)
    return replace(damage, span=span, replacements=tuple(f"{head}{each}{tail}" for each in damage.replacements))


def _apart(found: Iterable[Damage]) -> list[Damage]:
    """Sort one stage's damage and keep the first of those that overlap."""
    kept: list[Damage] = []
    for damage in sorted(found):
        if not kept or kept[-1].span.end <= damage.span.start:
            kept.append(damage)
    return kept


def _absorb(earlier: Iterable[Damage], later: Iterable[Damage]) -> list[Damage]:
    """Put the later stage's damage among the earlier; where both touch one place, the later one's repair holds both."""
    kept: list[Damage] = []
    rest = iter(earlier)
    old = next(rest, None)
    for new in later:
        while old is not None and old.span.end <= new.span.start:
            kept.append(old)
            old = next(rest, None)
        merged = new
        while old is not None and old.span.start < new.span.end:
            merged = replace(merged, mends=True, fix=merged.fix if old.fix is Fix.SAFE else Fix.UNSAFE)
            old = next(rest, None)
        kept.append(merged)
    return kept + ([] if old is None else [old, *rest])
