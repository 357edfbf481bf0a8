"""One document fixed: look, repair, look again, until nothing is left that may be done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from align.document import Document, Span
from align.encoding import encode_edited
from align.mended import Edit, MendedView, mend
from align.reading import read_bytes
from align.sentences import find_layout
from glossary.finding import Finding
from glossary.lint import Linter, LintResult
from glossary.repair import choose_edits
from glossary.suppression import Hiding, find_suppressions, hide_findings, mask_suppressions

MOST_ROUNDS = 8
"""One repair can make way for another that stood beside it; the second round finds nothing in all but made-up texts."""


@dataclass(frozen=True, slots=True)
class Look:
    """A document as it stands, all that a linter says of it, and the findings that nothing hides."""

    content: bytes
    document: Document
    result: LintResult
    kept: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Fixing:
    """What may be fixed: nothing that is hidden; with `unsafe` also what a person should look at."""

    hiding: Hiding
    unsafe: bool = False


def fix_document(content: bytes, document: Document, result: LintResult, linter: Linter, fixing: Fixing) -> Look:
    """Fix a document that `linter` has looked at; `content` is the file that it was read from."""

    def looked_at(content: bytes, document: Document, result: LintResult) -> Look:
        suppressions = (*find_suppressions(document), *fixing.hiding.sidecars)
        kept, _ = hide_findings(
            result.findings,
            suppressions=suppressions,
            decisions=fixing.hiding.decisions,
            as_of=fixing.hiding.as_of,
        )
        return Look(content, document, result, kept)

    def look(content: bytes) -> Look:
        again = mask_suppressions(read_bytes(content, document.path))
        return looked_at(content, again, linter.lint(again))

    return fix_content(looked_at(content, document, result), look, unsafe=fixing.unsafe)


def fix_content(first: Look, look: Callable[[bytes], Look], *, unsafe: bool) -> Look:
    """Apply what the findings of `first` allow, and what then comes up, and give the last look.

    An edit after which a finding stands where none was reported is taken back: a dismissed finding whose
    sentence would change is one of these.
    """
    seen = [first]
    while len(seen) <= MOST_ROUNDS:
        following = _go_on(seen[-1], look, unsafe=unsafe)
        if following is None:
            return seen[-1]
        again = next((place for place, each in enumerate(seen) if each.content == following.content), None)
        if again is not None:  # two repairs undo each other: take the same side whichever came first
            return min(seen[again:], key=lambda each: each.content)
        seen.append(following)
    return seen[-1]


def _go_on(now: Look, look: Callable[[bytes], Look], *, unsafe: bool) -> Look | None:
    """The next look, with as many edits as make no new finding; None where no edit is left."""
    edits = [edit for edit in choose_edits(now.document, now.kept, unsafe=unsafe) if _fits(edit, now.document)]
    while edits:
        content, _ = encode_edited(now.document, edits, now.content)
        following = look(content)
        view = mend(now.document.text, edits)
        new = _new_findings(now.kept, following.kept, view)
        if not new:
            return following if content != now.content else None
        edits = _without(edits, [view.to_source(each.span) for each in new], now.document)
    return None


def _fits(edit: Edit, document: Document) -> bool:
    """Say whether the document's encoding has all characters of the replacement: a file keeps its encoding."""
    try:
        edit.replacement.encode(document.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _new_findings(before: Iterable[Finding], after: Iterable[Finding], view: MendedView) -> list[Finding]:
    """Findings of the mended text where the same rule said nothing of that place before."""
    known: dict[tuple[str, str | None], list[Span]] = {}
    for each in before:
        known.setdefault((each.code, each.concept), []).append(view.to_mended(each.span))
    for spans in known.values():
        spans.sort()
    return [each for each in after if not _overlaps_any(each.span, known.get((each.code, each.concept), []))]


def _overlaps_any(span: Span, spans: list[Span]) -> bool:
    """Say whether `span` overlaps one of `spans`, which are sorted; those of one rule and concept stand apart."""
    following = bisect_left(spans, span.end, key=lambda each: each.start)
    return any(span.overlaps(each) for each in spans[max(0, following - 2) : following])


def _without(edits: Sequence[Edit], places: Iterable[Span], document: Document) -> list[Edit]:
    """`edits` less those in the blocks of `places`; all of them go where that takes none away."""
    layout = find_layout(document.text, regions=document.regions, masked=document.masked)
    blocks = [(layout.block_at(span.start).span, span) for span in places]
    kept = [
        edit
        for edit in edits
        if not any(block.overlaps(edit.span) or span.overlaps(edit.span) for block, span in blocks)
    ]
    return kept if len(kept) < len(edits) else []
