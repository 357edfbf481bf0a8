"""Many documents: read and linted here or in worker processes, always reported in the same order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from align.document import Document
from align.errors import UnreadableError
from align.reading import is_endless, read_bytes, read_path
from glossary.concept import Glossary, are_akin
from glossary.finding import Finding
from glossary.fingerprint import digest
from glossary.fixing import Fixing, fix_document
from glossary.lint import Linter, LintResult, LintSettings, count_terms
from glossary.paths import Named, is_file
from glossary.repair import WRITABLE_TYPES
from glossary.rules import RULES
from glossary.summary import DocumentSummary, GlossarySummary, Report
from glossary.suppression import (
    Hiding,
    IdleSuppression,
    Suppression,
    find_idle,
    find_suppressions,
    hide_findings,
    mask_suppressions,
)
from glossary.suppression.idle import Run

WORTH_WORKERS = 1_000_000
"""Bytes of text from which starting worker processes pays: measured on 2 cores (docs/measurements.md, "Start")."""

UNREAD_SHA256 = "0" * 64


@dataclass(frozen=True, slots=True)
class Task:
    """One document to lint, and how; `content` where it was read already, as standard input is."""

    named: Named
    settings: LintSettings
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing makes of a document: its file before and after, and what is left to say of it then."""

    before: bytes
    after: bytes
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task; `result` is None where the document could not be read or is no text.

    `fixed` is None where fixing was not asked for, or changes nothing.
    """

    summary: DocumentSummary
    result: LintResult | None = None
    suppressions: tuple[Suppression, ...] = ()
    fixed: Fixed | None = None


def lint_batch(
    tasks: Sequence[Task],
    glossary: Glossary,
    *,
    jobs: int,
    fixing: Fixing | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Outcome]:
    """Lint every task, in order; one that cannot be read does not stop the others.

    With `fixing` each outcome also holds what its document would be when fixed; no file is written.
    `progress` is told how many are done.
    """
    workers = min(jobs, len(tasks)) if _total_size(tasks) >= WORTH_WORKERS else 1
    linters = _Linters(glossary, fixing)
    outcomes = []
    for outcome in _lint_here(tasks, linters) if workers <= 1 else _lint_in_workers(tasks, linters, workers):
        outcomes.append(outcome)
        if progress is not None:
            progress(len(outcomes))
    return outcomes


def _total_size(tasks: Sequence[Task]) -> int:
    return sum(Path(each.named.path).stat().st_size for each in tasks if is_file(each.named.path))


def _lint_here(tasks: Iterable[Task], linters: _Linters) -> Iterator[Outcome]:
    for task in tasks:
        yield _lint_task(task, linters)


class _Linters:
    """One linter for each distinct settings, and what may be fixed; a process has one of these."""

    def __init__(self, glossary: Glossary, fixing: Fixing | None) -> None:
        self.fixing = fixing
        self.glossary = glossary
        self._linters: dict[LintSettings, Linter] = {}

    def for_settings(self, settings: LintSettings) -> Linter:
        """Linter made ready for `settings`."""
        if settings not in self._linters:
            self._linters[settings] = Linter(self.glossary, settings)
        return self._linters[settings]


def _lint_task(task: Task, linters: _Linters) -> Outcome:
    path = task.named.path
    try:
        read = read_path(path) if task.content is None else read_bytes(task.content, path)
        document = mask_suppressions(read)
    except UnreadableError as refused:
        error = f"{refused.what}; {refused.remedy}"
        return Outcome(DocumentSummary(path, "application/octet-stream", None, 0, _hash_unread(task), 0, error))
    linter = linters.for_settings(task.settings)
    result = linter.lint(document)
    told = tuple(_tell_of_language(result.language, linters.glossary, task.settings))
    outcome = _make_outcome(document, result, told)
    if linters.fixing is None or document.media_type not in WRITABLE_TYPES or not result.findings:
        return outcome
    content = _read_again(path) if task.content is None else task.content
    if sha256(content).hexdigest() != document.sha256:
        return replace(outcome, summary=replace(outcome.summary, error="was changed while it was read; run again"))
    last = fix_document(content, document, result, linter, linters.fixing)
    if last.content == content:
        return outcome
    return replace(outcome, fixed=Fixed(content, last.content, _make_outcome(last.document, last.result, told)))


def _read_again(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""  # which is not what was read


def _make_outcome(document: Document, result: LintResult, told: tuple[str, ...]) -> Outcome:
    summary = DocumentSummary(
        path=document.path,
        media_type=document.media_type,
        language=result.language,
        characters=len(document.text),
        sha256=document.sha256,
        findings=len(result.findings),
        words=result.words,
        warnings=(*document.warnings, *told),
    )
    return Outcome(summary, result, find_suppressions(document))


def _tell_of_language(language: str, glossary: Glossary, settings: LintSettings) -> Iterator[str]:
    """Say so where no term can be found because the glossary has none in the document's language."""
    languages = glossary.languages()
    if settings.has_family("T") and languages and not any(are_akin(each, language) for each in languages):
        yield f"is read as {language}, and the glossary has only {', '.join(languages)}"


def _hash_unread(task: Task) -> str:
    """Hash of a file that is no document; zeros where not even its bytes can be had."""
    content = task.content
    try:
        if content is None and not is_endless(task.named.path):
            content = Path(task.named.path).read_bytes()
    except (OSError, ValueError):
        return UNREAD_SHA256
    return UNREAD_SHA256 if content is None else sha256(content).hexdigest()


_own: _Linters | None = None  # a worker process's, set once by its initializer


def _start_worker(linters: _Linters) -> None:
    global _own  # noqa: PLW0603 - the one state that a pool's initializer can leave behind
    _own = linters


def _lint_in_worker(task: Task) -> Outcome:
    assert _own is not None  # noqa: S101 - the pool has run the initializer
    return _lint_task(task, _own)


def _lint_in_workers(tasks: Sequence[Task], linters: _Linters, workers: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor  # costs a third of `gloss lint`'s own start
    from multiprocessing import get_context

    method = "fork" if os.name == "posix" else "spawn"
    with ProcessPoolExecutor(
        workers, mp_context=get_context(method), initializer=_start_worker, initargs=(linters,)
    ) as pool:
        chunk = max(1, len(tasks) // (workers * 16))
        yield from pool.map(_lint_in_worker, tasks, chunksize=chunk)


def build_report(
    outcomes: Sequence[Outcome],
    glossary: Glossary,
    hiding: Hiding,
    *,
    version: str,
    fingerprint: str,
    selected: frozenset[str],
) -> Report:
    """Put together what all documents have to say, findings in the one order, hidden ones apart."""
    found = [finding for each in outcomes if each.result for finding in each.result.findings]
    suppressions = [*(one for each in outcomes for one in each.suppressions), *hiding.sidecars]
    kept, hidden = hide_findings(found, suppressions=suppressions, decisions=hiding.decisions, as_of=hiding.as_of)
    idle = _idle_findings(suppressions, found, outcomes, hiding, selected=selected)
    findings = tuple(sorted((*kept, *idle), key=Finding.sort_key))
    per_document = Counter(each.path for each in findings)
    hits: Counter[str] = Counter()
    preferred: dict[str, str] = {}
    for each in outcomes:
        if each.result is not None:
            hits.update(each.result.hits)
            preferred.update(each.result.preferred)
    return Report(
        version=version,
        glossary=GlossarySummary(len(glossary.concepts), glossary.terms, fingerprint),
        documents=tuple(
            _with_findings(each.summary, per_document[each.summary.path])
            for each in sorted(outcomes, key=lambda one: one.summary.path)
        ),
        findings=findings,
        terms=count_terms(findings, hits, preferred),
        hidden=hidden,
        rules=len(selected),
    )


def _with_findings(summary: DocumentSummary, count: int) -> DocumentSummary:
    return replace(summary, findings=count)


def _idle_findings(
    suppressions: Sequence[Suppression],
    found: Sequence[Finding],
    outcomes: Sequence[Outcome],
    hiding: Hiding,
    *,
    selected: frozenset[str],
) -> Iterator[Finding]:
    """Findings X901 and X902: suppressions that hid nothing."""
    if not suppressions:
        return
    run = Run(
        as_of=hiding.as_of,
        documents=[each.summary.path for each in outcomes if each.result is not None],
        rules={rule.code: rule.name for rule in RULES},
        ran=selected,
    )
    seen: Counter[tuple[str, ...]] = Counter()
    for idle in find_idle(suppressions, found, run):
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
