"""Which findings of a document are looked at: by rule, by decision, or those like one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary.finding import DecisionKind
from glossary.store.findings import StoredFinding


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What the address says of the list; `like` is the id of a finding whose like are wanted."""

    rule: str | None = None
    decision: DecisionKind | None = None
    like: int | None = None

    def query(self) -> dict[str, str]:
        """The filter as it stands in an address."""
        named = {"rule": self.rule, "decision": self.decision, "like": str(self.like) if self.like else None}
        return {name: str(value) for name, value in named.items() if value}

    def select(self, findings: Sequence[StoredFinding]) -> tuple[StoredFinding, ...]:
        """Those of `findings` that are wanted, in order."""
        model = next((each for each in findings if each.id == self.like), None)
        return tuple(
            each
            for each in findings
            if self.rule in (None, each.finding.code)
            and self.decision in (None, each.decision)
            and (self.like is None or (model is not None and is_like(each, model)))
        )


def is_open(finding: StoredFinding) -> bool:
    """Whether nobody has decided on it yet."""
    return finding.decision is DecisionKind.UNDECIDED


def is_like(one: StoredFinding, other: StoredFinding) -> bool:
    """Whether both report the same words by the same rule."""
    return one.finding.code == other.finding.code and _words(one) == _words(other)


def count_by_rule(findings: Iterable[StoredFinding]) -> dict[tuple[str, str], int]:
    """Findings per rule, by code and name, in the order of codes."""
    return dict(sorted(Counter((each.finding.code, each.finding.rule) for each in findings).items()))


def count_by_decision(findings: Iterable[StoredFinding]) -> dict[DecisionKind, int]:
    """Findings per decision, in the order in which decisions are listed; those that occur."""
    counts = Counter(each.decision for each in findings)
    order = (DecisionKind.UNDECIDED, *(kind for kind in DecisionKind if kind is not DecisionKind.UNDECIDED))
    return {kind: counts[kind] for kind in order if counts[kind]}


def _words(finding: StoredFinding) -> list[str]:
    return finding.finding.text.casefold().split()
