"""What became of all documents, put together as one report, in the one order of findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from heapq import merge

from glossary.batch.task import Found, Outcome
from glossary.finding import Finding
from glossary.fingerprint import digest
from glossary.house import House
from glossary.packed import as_finding
from glossary.rules import RULES
from glossary.summary import GlossarySummary, HiddenFinding, Report, TermCount, count_terms
from glossary.suppression import Hiding, IdleSuppression, find_idle
from glossary.suppression.idle import Run

MOST_AT_ONCE = 20_000
"""Findings up to which a report holds them unpacked; they take some 20 MB."""


def build_report(
    outcomes: Sequence[Outcome],
    house: House,
    hiding: Hiding,
    *,
    version: str,
    selected: frozenset[str],
) -> Report:
    """Put together what all documents have to say, findings in the one order, hidden ones apart."""
    found = [each.found for each in outcomes if each.found is not None]
    late = [*_idle_findings(outcomes, found, hiding, selected=selected), *(one for each in found for one in each.late)]
    tally = Counter((each.code, each.severity) for each in late)
    per_document = Counter(each.path for each in late)
    for each in outcomes:
        if each.found is not None:
            tally.update(each.found.tally)
            per_document[each.summary.path] += each.found.kept.count
    findings = AllFindings(outcomes, late)
    return Report(
        version=version,
        glossary=GlossarySummary(house.facts.concepts, house.facts.terms, house.facts.fingerprint),
        documents=tuple(
            replace(each.summary, findings=per_document[each.summary.path])
            for each in sorted(outcomes, key=lambda one: one.summary.path)
        ),
        findings=tuple(findings) if len(findings) <= MOST_AT_ONCE else findings,
        terms=_count_terms(found),
        hidden=AllHidden(outcomes),
        rules=len(selected),
        tally=tally,
    )


class AllFindings(Collection[Finding]):
    """The findings that are reported, in their order; each is unpacked when its turn comes."""

    def __init__(self, outcomes: Sequence[Outcome], late: Sequence[Finding]) -> None:
        self._late: defaultdict[str, list[Finding]] = defaultdict(list)
        self._found: defaultdict[str, list[Found]] = defaultdict(list)
        for each in late:
            self._late[each.path].append(each)
        for outcome in outcomes:
            if outcome.found is not None:
                self._found[outcome.summary.path].append(outcome.found)
        self._count = len(late) + sum(each.kept.count for founds in self._found.values() for each in founds)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Finding]:
        for path in sorted({*self._late, *self._found}):
            runs: list[Iterator[Finding]] = [
                map(partial(as_finding, path), each.kept.rows()) for each in self._found[path]
            ]
            late = sorted(self._late[path], key=Finding.sort_key)
            yield from merge(*runs, late, key=Finding.sort_key) if late or len(runs) > 1 else runs[0]

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)


class AllHidden(Collection[HiddenFinding]):
    """The findings that are not reported, by document in the order of the run."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        self._found = [(each.summary.path, each.found.hidden) for each in outcomes if each.found is not None]

    def __len__(self) -> int:
        return sum(packed.count for _, packed in self._found)

    def __iter__(self) -> Iterator[HiddenFinding]:
        for path, packed in self._found:
            for *row, by, reason in packed.rows():
                yield HiddenFinding(as_finding(path, tuple(row)), by, reason)

    def __contains__(self, hidden: object) -> bool:
        return any(each == hidden for each in self)


def _count_terms(found: Sequence[Found]) -> tuple[TermCount, ...]:
    hits: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    preferred: dict[str, str] = {}
    for each in found:
        hits.update(each.hits)
        preferred.update(each.preferred)
        for concept, counts in each.forms.items():
            forms.setdefault(concept, Counter()).update(counts)
    return count_terms(forms, hits, preferred)


def _idle_findings(
    outcomes: Sequence[Outcome],
    found: Sequence[Found],
    hiding: Hiding,
    *,
    selected: frozenset[str],
) -> Iterator[Finding]:
    """Findings X901 and X902: suppressions that hid nothing."""
    suppressions = [*(one for each in found for one in each.suppressions), *hiding.sidecars]
    if not suppressions:
        return
    run = Run(
        as_of=hiding.as_of,
        documents=[each.summary.path for each in outcomes if each.found is not None],
        rules={rule.code: rule.name for rule in RULES},
        ran=selected,
    )
    used = frozenset().union(*(each.used for each in found))
    seen: Counter[tuple[str, ...]] = Counter()
    for idle in find_idle(suppressions, used, run):
        if idle.rule.code in selected:
            yield _as_finding(idle, seen)


def _as_finding(idle: IdleSuppression, seen: Counter[tuple[str, ...]]) -> Finding:
    place = idle.suppression.place
    key = (idle.rule.code, " ".join(place.text.split()))
    seen[key] += 1
    return Finding(
        code=idle.rule.code,
        rule=idle.rule.name,
        severity=idle.rule.severity,
        path=place.path,
        span=place.span,
        start=place.start,
        end=place.end,
        page=None,
        text=place.text,
        replacements=(),
        fix=idle.rule.fix,
        concept=None,
        preferred=None,
        score=None,
        message=idle.message,
        fingerprint=digest((*key, str(seen[key]))),
    )
