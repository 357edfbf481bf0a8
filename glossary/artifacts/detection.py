"""Damage in one document: every kind in its order, each on the text mended so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from align.document import Document, RegionKind
from align.mended import Edit, MendedView, mend
from glossary.artifacts.blots import find_blotted_ligatures
from glossary.artifacts.characters import find_invisible, find_ligature_characters, find_lookalikes
from glossary.artifacts.damage import Damage
from glossary.artifacts.hyphens import find_line_end_hyphens
from glossary.artifacts.lexicon import Lexicon
from glossary.artifacts.ligatures import find_ligatures
from glossary.artifacts.mojibake import find_mojibake
from glossary.artifacts.proof import Proof
from glossary.artifacts.repeats import find_repeats
from glossary.artifacts.spacing import find_odd_spacing
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
    find_ligatures,
    find_repeats,
    find_odd_spacing,
)

MASK = "\ufffc"
"""Stands for each character of masked markup: no letter, no blank, no punctuation."""
_NOT_BREAK = re.compile(r"[^\r\n\f]")


def find_damage(document: Document, lexicon: Lexicon) -> tuple[Damage, ...]:
    """Every damaged place, sorted; those that mend do not overlap.

    A place that two stages mend is one damage, of the later stage, with all of it put right.
    """
    source = _mask(document)
    view, proof = mend(source, ()), Proof(lexicon, source)
    mending: list[Damage] = []
    flagged: list[Damage] = []
    for stage in STAGES:
        found = sorted(stage(view.text, proof))
        if not found:
            continue
        placed = _absorb(mending, [replace(damage, span=view.to_source(damage.span)) for damage in found])
        mending = sorted(damage for damage in placed if damage.mends)
        flagged += [damage for damage in placed if not damage.mends]
        if any(damage.mends for damage in found):
            view = _mend(source, mending)
            proof = Proof(lexicon, view.text)
    return tuple(sorted(mending + flagged))


def mend_document(document: Document, damage: Iterable[Damage]) -> MendedView:
    """The document's text as it should read, with the map back."""
    return _mend(document.text, damage)


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


def _absorb(earlier: list[Damage], later: list[Damage]) -> list[Damage]:
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
