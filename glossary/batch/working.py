"""One task after the other: read, linted, hidden findings set apart, fixed where that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from align.document import Document
from align.errors import UnreadableError
from align.reading import is_endless, read_bytes, read_path
from glossary.batch.task import Fixed, Found, Outcome, Task
from glossary.concept import are_akin
from glossary.finding import Finding, Severity
from glossary.fixing import Fixing, fix_document
from glossary.house import House
from glossary.lint import Linter, LintResult, LintSettings
from glossary.packed import Packed, as_row, join, pack
from glossary.paths import is_file
from glossary.repair import WRITABLE_TYPES
from glossary.summary import DocumentSummary, count_forms
from glossary.suppression import Hiding, Suppression, find_suppressions, find_used, hide_findings, mask_suppressions

UNREAD_SHA256 = "0" * 64


class Workplace:
    """A glossary, what hides findings and what may be fixed, and one linter for each distinct settings.

    A process has one of these.
    """

    def __init__(self, house: House, hiding: Hiding, fixing: Fixing | None) -> None:
        self.house = house
        self.hiding = hiding
        self.fixing = fixing
        self._linters: dict[LintSettings, Linter] = {}

    def linter(self, settings: LintSettings) -> Linter:
        """Linter made ready for `settings`."""
        if settings not in self._linters:
            self._linters[settings] = Linter(self.house, settings)
        return self._linters[settings]


def read_task(task: Task) -> Document:
    """The document of `task`, what is written in it to hide findings masked.

    Raises:
        UnreadableError: it cannot be read, or is none.
    """
    path = task.named.path
    return mask_suppressions(read_path(path) if task.content is None else read_bytes(task.content, path))


def lint_task(task: Task, place: Workplace) -> Outcome:
    """What becomes of `task`; one that cannot be read has an outcome too."""
    try:
        document = read_task(task)
    except UnreadableError as refused:
        return refuse(task, refused)
    linter = place.linter(task.settings)
    if place.fixing is None or document.media_type not in WRITABLE_TYPES:
        return gather(document, linter.lint_by_parts(document), task.settings, place)
    result = linter.lint(document)
    outcome = gather(document, [result], task.settings, place)
    return _fix(task, document, result, outcome, place) if result.findings else outcome


TOGETHER = 1_000_000
"""Characters of small documents that are linted together: a fifth less of the time of 444 documents of 45 kB."""


def lint_tasks(tasks: Sequence[Task], place: Workplace) -> Iterator[Outcome]:
    """What becomes of each task, in order; small documents in a row are linted together."""
    group: list[tuple[Task, Document]] = []
    for task in tasks:
        document = _read_small(task, place)
        if document is None or (group and group[0][0].settings != task.settings):
            yield from _lint_group(group, place)
            group = []
        if document is None:
            yield lint_task(task, place)
            continue
        group.append((task, document))
        if sum(len(each.text) for _, each in group) >= TOGETHER:
            yield from _lint_group(group, place)
            group = []
    yield from _lint_group(group, place)


def _read_small(task: Task, place: Workplace) -> Document | None:
    """The document of a task that may be linted together with others; None where it stands for itself."""
    if place.fixing is not None or size_of(task) >= TOGETHER:
        return None
    try:
        document = read_task(task)
    except UnreadableError:
        return None
    return document if len(document.text) < TOGETHER else None


def _lint_group(group: Sequence[tuple[Task, Document]], place: Workplace) -> Iterator[Outcome]:
    if group:
        results = place.linter(group[0][0].settings).lint_together([document for _, document in group])
        for (task, document), result in zip(group, results, strict=True):
            yield gather(document, [result], task.settings, place)


def size_of(task: Task) -> int:
    """Bytes of the task's document, 0 where it cannot be had."""
    if task.content is not None:
        return len(task.content)
    return Path(task.named.path).stat().st_size if is_file(task.named.path) else 0


def refuse(task: Task, refused: UnreadableError) -> Outcome:
    """The outcome of a task whose document cannot be read."""
    error = f"{refused.what}; {refused.remedy}"
    path = task.named.path
    return Outcome(DocumentSummary(path, "application/octet-stream", None, 0, _hash_unread(task), 0, error))


def gather(document: Document, results: Iterable[LintResult], settings: LintSettings, place: Workplace) -> Outcome:
    """Put together what was found in the parts of `document`, each let go as soon as it is packed."""
    gathering = Gathering(document, place.hiding)
    for each in results:
        gathering.add(each)
    return gathering.finish(tuple(tell_of_language(gathering.language, place.house, settings)))


class Gathering:
    """What was found in one document so far."""

    def __init__(self, document: Document, hiding: Hiding) -> None:
        self._document = document
        self._hiding = hiding
        self._own = find_suppressions(document)
        about = (each for each in hiding.sidecars if each.is_about_document(document.path))
        self._suppressions: tuple[Suppression, ...] = (*self._own, *about)
        self._kept: list[Packed] = []
        self._hidden: list[Packed] = []
        self._late: list[Finding] = []
        self._tally: Counter[tuple[str, Severity]] = Counter()
        self._hits: Counter[str] = Counter()
        self._forms: dict[str, Counter[str]] = {}
        self._preferred: dict[str, str] = {}
        self._used: frozenset[Suppression] = frozenset()
        self._words = 0
        self._date_decided = False
        self.language = ""

    def add(self, result: LintResult) -> None:
        """Take in what one part has, in the order of parts."""
        hiding = self._hiding
        kept, hidden = hide_findings(
            result.findings, suppressions=self._suppressions, decisions=hiding.decisions, as_of=hiding.as_of
        )
        if self._suppressions:
            self._used |= find_used(self._suppressions, result.findings)
        if result.is_late:
            self._late += kept
        else:
            self._kept.append(pack(map(as_row, kept)))
            self._tally.update((each.code, each.severity) for each in kept)
        self._hidden.append(pack((*as_row(each.finding), each.by, each.reason) for each in hidden))
        self._hits.update(result.hits)
        for concept, forms in count_forms(kept).items():
            self._forms.setdefault(concept, Counter()).update(forms)
        self._preferred.update(result.preferred)
        self._words += result.words
        self._date_decided |= result.date_decided
        self.language = result.language

    def finish(self, told: tuple[str, ...]) -> Outcome:
        """The outcome; `told` is what there is to say of the document beside its reader's warnings."""
        document = self._document
        summary = DocumentSummary(
            path=document.path,
            media_type=document.media_type,
            language=self.language,
            characters=len(document.text),
            sha256=document.sha256,
            findings=self._tally.total() + len(self._late),
            words=self._words,
            warnings=(*document.warnings, *told),
        )
        found = Found(
            kept=join(self._kept),
            hidden=join(self._hidden),
            late=tuple(self._late),
            tally=self._tally,
            hits=self._hits,
            forms=self._forms,
            preferred=self._preferred,
            suppressions=self._own,
            used=self._used,
            date_decided=self._date_decided,
        )
        return Outcome(summary, found)


def _fix(task: Task, document: Document, result: LintResult, outcome: Outcome, place: Workplace) -> Outcome:
    assert place.fixing is not None  # noqa: S101 - asked by the caller
    content = _read_again(task.named.path) if task.content is None else task.content
    if sha256(content).hexdigest() != document.sha256:
        return replace(outcome, summary=replace(outcome.summary, error="was changed while it was read; run again"))
    last = fix_document(content, document, result, place.linter(task.settings), place.fixing)
    if last.content == content:
        return outcome
    after = gather(last.document, [last.result], task.settings, place)
    return replace(outcome, fixed=Fixed(content, last.content, after))


def _read_again(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""  # which is not what was read


def tell_of_language(language: str, house: House, settings: LintSettings) -> Iterator[str]:
    """Say so where no term can be found because the glossary has none in the document's language."""
    languages = house.facts.languages
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
