"""A finding: one departure reported by one rule, at exact positions, and what an editor may decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from align.document import Position, Span


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_ORDER = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Fix(StrEnum):
    """Whether a replacement may be applied unseen, should be looked at first, or is not there."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


class DecisionKind(StrEnum):
    """What an editor said of a finding."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    IGNORE = "ignore"
    ADMIT = "admit"
    FORBID = "forbid"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure reported by one rule.

    `text` is exactly `document.text[span.start:span.end]`; `end` is exclusive, as is its column.
    `fingerprint` does not depend on the path or on where in the document the sentence stands.
    """

    code: str
    rule: str
    severity: Severity
    path: str
    span: Span
    start: Position
    end: Position
    page: int | None
    text: str
    replacements: tuple[str, ...]
    fix: Fix
    concept: str | None
    preferred: str | None
    score: float | None
    message: str
    fingerprint: str

    def sort_key(self) -> tuple[str, int, str, int, str]:
        """Order of findings in every report: path, start, code, end, concept."""
        return (self.path, self.span.start, self.code, self.span.end, self.concept or "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What editors decided, as the batch report needs it: the projection of a project's decision log.

    `dismissed` are fingerprints; `ignored` are (rule code, concept key) pairs.
    """

    dismissed: frozenset[str] = frozenset()
    ignored: frozenset[tuple[str, str]] = frozenset()

    def hide(self, finding: Finding) -> bool:
        """Say whether an editor's decision hides `finding`."""
        return finding.fingerprint in self.dismissed or (finding.code, finding.concept or "") in self.ignored
