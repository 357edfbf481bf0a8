"""What a run that was stopped had done: kept in the cache while the run is unfinished, found by the same run again.

One line of JSON a document, under the run's own name; nothing else could be read back from a folder that is not ours.
"""

from __future__ import annotations

import fcntl
import json
import time
from collections import Counter
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from glossary import __version__
from glossary.batch.task import Found, Outcome, Task
from glossary.cache import kept_file
from glossary.finding import Severity
from glossary.fingerprint import digest
from glossary.house import House
from glossary.lint import LintSettings
from glossary.packed import Row, as_finding, as_row, pack
from glossary.summary import DocumentSummary
from glossary.suppression import Hiding

WORTH_KEEPING_SECONDS = 2.0
"""A run that has taken no longer is quicker made again than kept."""

MOST_FINDINGS = 50_000
"""A document that has more is linted again: 1.2 million as one line of JSON took 2 GB."""


@dataclass(slots=True)
class Journal:
    """The outcomes of one run, those that an earlier run had and those that come."""

    _path: Path
    _file: IO[str]
    _sidecars: Hiding
    _known: dict[str, dict[str, Any]]
    _since: float
    _waiting: list[str]

    def find(self, task: Task) -> Outcome | None:
        """What an earlier run had of `task`, where its file is the same still."""
        line = self._known.get(task.named.path)
        if line is None or line["settings"] != _told_settings(task.settings):
            return None
        try:
            content = Path(task.named.path).read_bytes() if task.content is None else task.content
        except (OSError, ValueError):
            return None
        return _outcome(line, self._sidecars) if sha256(content).hexdigest() == line["summary"][4] else None

    def add(self, task: Task, outcome: Outcome) -> None:
        """Keep what became of `task`; what stands in its text and hides findings is not kept, nor such a document."""
        found = outcome.found
        if found is None or found.suppressions or outcome.fixed is not None:
            return
        if found.kept.count + found.hidden.count > MOST_FINDINGS:
            return
        self._waiting.append(json.dumps(_line(task, outcome.summary, found, self._sidecars)) + "\n")
        if time.monotonic() - self._since >= WORTH_KEEPING_SECONDS:
            with suppress(OSError):  # a full disk: then the next run begins anew
                self._file.writelines(self._waiting)
                self._file.flush()
            self._waiting.clear()

    def stop(self) -> None:
        """Leave what is done for the next run."""
        self._file.close()

    def finish(self) -> None:
        """The run is done: nothing is kept."""
        with suppress(OSError):
            self._path.unlink()
        self._file.close()


def open_journal(house: House, hiding: Hiding) -> Journal | None:
    """The journal of this run; None where no cache can be kept, or where the same run is being made already."""
    decisions = hiding.decisions
    told = (sorted(decisions.dismissed), sorted(decisions.ignored), hiding.as_of.isoformat(), hiding.sidecars)
    path = kept_file(f"unfinished-{digest((__version__, house.facts.fingerprint, repr(told)))}")
    if path is None:
        return None
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        file.seek(0)
        return Journal(path, file, hiding, _read(file), time.monotonic(), [])
    except OSError:
        file.close()
        return None


def _read(file: IO[str]) -> dict[str, dict[str, Any]]:
    """Lines by path; one that was cut short when the run was stopped is none."""
    known: dict[str, dict[str, Any]] = {}
    for line in file:
        with suppress(ValueError, KeyError, TypeError):
            content = json.loads(line)
            known[content["summary"][0]] = content
    return known


def _told_settings(settings: LintSettings) -> str:
    day = "" if settings.as_of is None else settings.as_of.isoformat()
    return digest((*sorted(settings.select), repr(settings.min_score), settings.language or "", day))


def _line(task: Task, summary: DocumentSummary, found: Found, hiding: Hiding) -> dict[str, Any]:
    return {
        "settings": _told_settings(task.settings),
        "summary": astuple(summary),
        "kept": list(found.kept.rows()),
        "hidden": list(found.hidden.rows()),
        "late": [as_row(each) for each in found.late],
        "tally": [(code, severity.value, count) for (code, severity), count in found.tally.items()],
        "hits": dict(found.hits),
        "forms": {concept: dict(forms) for concept, forms in found.forms.items()},
        "preferred": dict(found.preferred),
        "used": [number for number, each in enumerate(hiding.sidecars) if each in found.used],
        "date_decided": found.date_decided,
    }


def _outcome(line: dict[str, Any], hiding: Hiding) -> Outcome:
    summary = DocumentSummary(*line["summary"])
    summary = replace(summary, warnings=tuple(summary.warnings))
    found = Found(
        kept=pack(map(_row, line["kept"])),
        hidden=pack(map(_row, line["hidden"])),
        late=tuple(as_finding(summary.path, _row(each)) for each in line["late"]),
        tally=Counter({(code, Severity(severity)): count for code, severity, count in line["tally"]}),
        hits=line["hits"],
        forms={concept: Counter(forms) for concept, forms in line["forms"].items()},
        preferred=line["preferred"],
        used=frozenset(hiding.sidecars[number] for number in line["used"]),
        date_decided=line["date_decided"],
    )
    return Outcome(summary, found)


def _row(read: list[Any]) -> Row:
    return tuple(tuple(each) if isinstance(each, list) else each for each in read)
