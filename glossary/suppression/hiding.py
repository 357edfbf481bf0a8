"""Which findings are reported and which are hidden, each by the first thing that hides it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from glossary.finding import Decisions, Finding
from glossary.summary import HiddenFinding
from glossary.suppression.suppression import HIDDEN_BY_NOTHING, Suppression, Suppressions

BY_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Hiding:
    """What hides findings, beside the comments in the texts themselves."""

    sidecars: tuple[Suppression, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    as_of: date = date.max


def hide_findings(
    findings: Iterable[Finding], *, suppressions: Iterable[Suppression], decisions: Decisions, as_of: date
) -> tuple[tuple[Finding, ...], tuple[HiddenFinding, ...]]:
    """Part `findings` into those kept and those hidden, both in their order.

    The text is asked first, then the sidecars in the order given, then the decisions.
    """
    in_force = Suppressions(each for each in suppressions if not each.fault and not each.is_over(as_of))
    kept: list[Finding] = []
    hidden: list[HiddenFinding] = []
    for finding in findings:
        hider = _find_hider(finding, in_force, decisions)
        if hider is None:
            kept.append(finding)
        else:
            hidden.append(hider)
    return tuple(kept), tuple(hidden)


def _find_hider(finding: Finding, suppressions: Suppressions, decisions: Decisions) -> HiddenFinding | None:
    if finding.code.startswith(HIDDEN_BY_NOTHING):
        return None
    for suppression in suppressions.about(finding):
        return HiddenFinding(finding, suppression.by, suppression.reason)
    if not decisions.hide(finding):
        return None
    if finding.fingerprint in decisions.dismissed:
        return HiddenFinding(finding, BY_DECISION, "an editor dismissed it")
    return HiddenFinding(finding, BY_DECISION, f"an editor ignores {finding.code} for this concept")
