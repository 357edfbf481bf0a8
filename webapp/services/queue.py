"""The review queue: one finding in its context, its concept's card, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from align.document import Document, Span
from align.sentences import Layout
from glossary.errors import NotFoundError
from glossary.store.concepts import StoredConcept
from glossary.store.documents import StoredDocument, get_document
from glossary.store.findings import StoredFinding
from webapp.services.concepts import find_by_key
from webapp.services.documents import all_findings, read_layout, standing_in
from webapp.services.finding_filter import FindingFilter, is_like, is_open
from webapp.services.passages import Cutter, Piece
from webapp.services.worddiff import DiffPart, diff_words

SENTENCES_AROUND = 2
REPLACEMENTS_SHOWN = 9  # one key each


@dataclass(frozen=True, slots=True)
class Proposal:
    """A replacement, and how it differs from what stands there."""

    text: str
    parts: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that an editor needs to decide on one finding."""

    found: StoredFinding
    context: tuple[tuple[Piece, ...], ...]
    proposals: tuple[Proposal, ...]
    concept: StoredConcept | None
    likes: int
    previous: StoredFinding | None
    following: StoredFinding | None


@dataclass(frozen=True, slots=True)
class Queue:
    """A document's findings under review; `card` is None where nothing is left to decide."""

    document: StoredDocument
    findings: tuple[StoredFinding, ...]
    shown: tuple[StoredFinding, ...]
    card: Card | None

    @property
    def open(self) -> int:
        """How many are undecided."""
        return sum(is_open(each) for each in self.findings)


def view_queue(session: Session, document_id: int, finding_id: int | None, wanted: FindingFilter) -> Queue:
    """The queue with the card of `finding_id`, or of the first open finding where none is named.

    Raises:
        NotFoundError: the document has no such finding.
    """
    stored = get_document(session, document_id)
    document, layout = read_layout(session, stored)
    findings = standing_in(document, all_findings(session, document_id))
    shown = wanted.select(findings)
    if finding_id is None:
        found = next((each for each in shown if is_open(each)), None)
    else:
        found = next((each for each in findings if each.id == finding_id), None)
        if found is None:
            raise NotFoundError(
                stored.name, "this finding is not in the newest run", "start again from the document's queue"
            )
    card = (
        None if found is None else _card(session, found, findings, shown, _context(document, layout, found, findings))
    )
    return Queue(stored, findings, shown, card)


def next_open(findings: tuple[StoredFinding, ...], after: StoredFinding) -> StoredFinding | None:
    """The open finding that comes next by place, from the top again after the last; None where no other is open."""
    others = [each for each in findings if is_open(each) and each.id != after.id]
    later = (each for each in others if each.finding.sort_key() > after.finding.sort_key())
    return next(later, others[0] if others else None)


def previous_open(findings: tuple[StoredFinding, ...], before: StoredFinding) -> StoredFinding | None:
    """The open finding that comes before by place, from the end again; None where no other is open."""
    others = [each for each in findings if is_open(each) and each.id != before.id]
    earlier = [each for each in others if each.finding.sort_key() < before.finding.sort_key()]
    return next(iter((earlier or others)[-1:]), None)


def context_spans(text: str, layout: Layout, span: Span) -> tuple[Span, ...]:
    """The sentences around `span`, its own among them, at most two before and two after, one span a block."""
    here = layout.sentence_at(span.start)
    sentences = [each for block in layout.blocks for each in (block.sentences or (block.span,))]
    first = next((at for at, each in enumerate(sentences) if each.end > here.start), 0)
    last = next(
        (at for at in range(len(sentences) - 1, -1, -1) if sentences[at].start < max(span.end, here.end)), first
    )
    wanted = sentences[max(0, first - SENTENCES_AROUND) : last + 1 + SENTENCES_AROUND]
    joined: list[Span] = []
    for each in wanted:
        block = layout.block_at(each.start)
        if joined and block.span.covers(joined[-1]):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, each.end))
        elif each.of(text).strip():
            joined.append(each)
    return tuple(joined) or (span,)


def _context(
    document: Document, layout: Layout, found: StoredFinding, findings: tuple[StoredFinding, ...]
) -> tuple[tuple[Piece, ...], ...]:
    span = found.finding.span
    others = (each for each in findings if each.id != found.id and not each.finding.span.overlaps(span))
    cutter = Cutter(document, (found, *others))
    return tuple(cutter.pieces(each) for each in context_spans(document.text, layout, span))


def _card(
    session: Session,
    found: StoredFinding,
    findings: tuple[StoredFinding, ...],
    shown: tuple[StoredFinding, ...],
    context: tuple[tuple[Piece, ...], ...],
) -> Card:
    replacements = found.finding.replacements[:REPLACEMENTS_SHOWN]
    return Card(
        found=found,
        context=context,
        proposals=tuple(Proposal(each, diff_words(found.finding.text, each)) for each in replacements),
        concept=find_by_key(session, found.finding.concept) if found.finding.concept else None,
        likes=sum(is_like(each, found) for each in findings if each.id != found.id),
        previous=previous_open(shown, found),
        following=next_open(shown, found),
    )
