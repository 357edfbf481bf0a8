"""What a lint run says as a whole: documents, findings, hidden findings and the count of each term."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from glossary.finding import SEVERITY_ORDER, Finding, Severity

_BREAK_AFTER_HYPHEN = re.compile(r"-[ \t]*\r?\n\s*")
REPORTED_FORMS = frozenset(("T101", "T102", "T103", "T104", "T105", "T110", "T111"))


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
    """Everything that a lint run has to say, in the order in which every format says it.

    Where there are very many `findings`, each is made when its turn comes, and `tally` counts them.
    """

    version: str
    glossary: GlossarySummary
    documents: tuple[DocumentSummary, ...]
    findings: Collection[Finding]
    terms: tuple[TermCount, ...]
    hidden: Collection[HiddenFinding] = ()
    rules: int = 0
    as_of: date | None = None
    tally: Mapping[tuple[str, Severity], int] | None = None

    def by_rule(self) -> dict[str, int]:
        """Findings per rule code, in the order of codes."""
        counts: Counter[str] = Counter()
        for (code, _), count in self._counted():
            counts[code] += count
        return dict(sorted(counts.items()))

    def per_document(self) -> Counter[str]:
        """Findings per path."""
        return Counter(each.path for each in self.findings)

    def by_severity(self) -> dict[str, int]:
        """Findings per severity, the weightiest first."""
        counts: Counter[Severity] = Counter()
        for (_, severity), count in self._counted():
            counts[severity] += count
        ordered = sorted(SEVERITY_ORDER, key=SEVERITY_ORDER.__getitem__, reverse=True)
        return {severity.value: counts[severity] for severity in ordered if counts[severity]}

    def weighs_at_least(self, threshold: Severity) -> bool:
        """Say whether a finding is as severe as `threshold`."""
        return any(SEVERITY_ORDER[severity] >= SEVERITY_ORDER[threshold] for (_, severity), _ in self._counted())

    def _counted(self) -> Collection[tuple[tuple[str, Severity], int]]:
        tally = Counter((each.code, each.severity) for each in self.findings) if self.tally is None else self.tally
        return tally.items()


def count_forms(findings: Iterable[Finding]) -> dict[str, Counter[str]]:
    """How often each form of each concept is reported."""
    forms: dict[str, Counter[str]] = {}
    for each in findings:
        if each.concept is not None and each.code in REPORTED_FORMS:
            forms.setdefault(each.concept, Counter())[_on_one_line(each.text)] += 1
    return forms


def _on_one_line(text: str) -> str:
    """A form without its line breaks: "self-⏎reliance" is "self-reliance"."""
    return " ".join(_BREAK_AFTER_HYPHEN.sub("-", text).split())


def count_terms(
    forms: Mapping[str, Counter[str]], hits: Mapping[str, int], preferred: Mapping[str, str]
) -> tuple[TermCount, ...]:
    """Standing places and reported forms of each concept that has any."""
    return tuple(
        TermCount(key, preferred.get(key), hits.get(key, 0), dict(sorted(forms.get(key, Counter()).items())))
        for key in sorted({*hits, *forms})
    )
