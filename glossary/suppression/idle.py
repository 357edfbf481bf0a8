"""Suppressions that hide nothing: unused, expired, or not written right (rules X901 and X902)."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from align.reading import is_readable_suffix
from glossary.finding import Finding
from glossary.rules.suppressions import EXPIRED, SUPPRESSION_RULES, UNUSED, SuppressionRule
from glossary.suppression.suppression import HIDDEN_BY_NOTHING, IN_TEXT, Suppression, Suppressions, names_rule


@dataclass(frozen=True, slots=True)
class IdleSuppression:
    """A suppression that hides nothing, the rule that says so, and the sentence to print."""

    suppression: Suppression
    rule: SuppressionRule
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """What a run looked at: its day, its documents, the rules there are (code to name) and the codes that ran."""

    as_of: date
    documents: Collection[str]
    rules: Mapping[str, str]
    ran: Collection[str]


def find_used(suppressions: Iterable[Suppression], findings: Iterable[Finding]) -> frozenset[Suppression]:
    """Those of `suppressions` that are about one of a document's `findings`, kept and hidden ones."""
    asked = Suppressions(suppressions)
    hideable = (each for each in findings if not each.code.startswith(HIDDEN_BY_NOTHING))
    return frozenset(each for finding in hideable for each in asked.about(finding))


def find_idle(
    suppressions: Iterable[Suppression], used: Collection[Suppression], run: Run
) -> tuple[IdleSuppression, ...]:
    """Find those of `suppressions` that hide nothing in `run`; `used` are about a finding.

    One that is about a finding is in use even where another hid it first. Silence proves nothing where not
    all of its rules ran, or where a sidecar's entry is about documents that were not linted.
    """
    linted = {Path(path).absolute() for path in run.documents}
    idle = []
    for suppression in suppressions:
        is_asked = any(map(suppression.is_about_document, run.documents))
        if is_asked and (judged := _judge(suppression, run, linted, is_used=suppression in used)):
            idle.append(IdleSuppression(suppression, *judged))
    return tuple(idle)


def _judge(
    suppression: Suppression, run: Run, linted: Collection[Path], *, is_used: bool
) -> tuple[SuppressionRule, str] | None:
    if suppression.fault:
        return UNUSED, f"this suppression hides nothing, for {suppression.fault}"
    for each in suppression.rules:
        if any(names_rule(each, rule.code, rule.name) for rule in SUPPRESSION_RULES):
            return UNUSED, f"this suppression names “{each}”, which nothing hides"
        if not any(names_rule(each, code, name) for code, name in run.rules.items()):
            return UNUSED, f"this suppression names “{each}”, which is no rule: gloss rules lists them"
    if suppression.is_over(run.as_of):
        return EXPIRED, f"this suppression ended on {suppression.until}: renew it, or remove it"
    if is_used:
        return None
    if not _have_all_run(suppression, run) or not _is_about_linted_alone(suppression, linted):
        return None
    return UNUSED, "this suppression hides nothing: remove it"


def _have_all_run(suppression: Suppression, run: Run) -> bool:
    named = {
        code
        for code, name in run.rules.items()
        if not suppression.rules or any(names_rule(each, code, name) for each in suppression.rules)
    }
    return named <= set(run.ran)


def _is_about_linted_alone(suppression: Suppression, linted: Collection[Path]) -> bool:
    """Say whether every document that a sidecar's entry is about was linted."""
    if suppression.by == IN_TEXT:
        return True
    return all(
        path in linted or not suppression.is_about_document(str(path)) for path in _documents_below(suppression.folder)
    )


def _documents_below(folder: str) -> Iterator[Path]:
    for below, folders, names in os.walk(Path(folder).absolute()):
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (Path(below) / name for name in names if is_readable_suffix(name))
