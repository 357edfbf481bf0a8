"""What a lint run says as a whole: documents, findings, hidden findings and the count of each term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from glossary.finding import SEVERITY_ORDER, Finding, Severity


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often one concept stands in its fixed form (`hits`), and in which other forms how often."""

    concept: str
    preferred: str | None
    hits: int
    variants: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One document of a run; `error` is a sentence where it could not be read, `words` how many were looked at."""

    path: str
    media_type: str
    language: str | None
    characters: int
    sha256: str
    findings: int
    error: str | None = None
    words: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossarySummary:
    """The glossary a run was made with."""

    concepts: int
    terms: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class HiddenFinding:
    """A finding that is not reported, with the first thing that hid it and the reason given there.

    `by` is "suppression", "sidecar", "decision" or "baseline".
    """

    finding: Finding
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a lint run has to say, in the order in which every format says it."""

    version: str
    glossary: GlossarySummary
    documents: tuple[DocumentSummary, ...]
    findings: tuple[Finding, ...]
    terms: tuple[TermCount, ...]
    hidden: tuple[HiddenFinding, ...] = ()
    rules: int = 0
    as_of: date | None = None

    def by_rule(self) -> dict[str, int]:
        """Findings per rule code, in the order of codes."""
        return dict(sorted(Counter(each.code for each in self.findings).items()))

    def by_severity(self) -> dict[str, int]:
        """Findings per severity, the weightiest first."""
        counts = Counter(each.severity for each in self.findings)
        ordered = sorted(SEVERITY_ORDER, key=SEVERITY_ORDER.__getitem__, reverse=True)
        return {severity.value: counts[severity] for severity in ordered if counts[severity]}

    def weighs_at_least(self, threshold: Severity) -> bool:
        """Say whether a finding is as severe as `threshold`."""
        return any(SEVERITY_ORDER[each.severity] >= SEVERITY_ORDER[threshold] for each in self.findings)
