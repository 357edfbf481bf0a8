"""Many documents, or a huge one, have the same outcome however many processes share the work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from glossary.batch import Task, build_report, lint_batch, pool
from glossary.batch.task import Outcome
from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.errors import GlossaryError
from glossary.house import house_of
from glossary.lint import LintSettings
from glossary.packed import Shelf, as_finding, as_row, pack
from glossary.parts import PART_CHARS
from glossary.paths import Named
from glossary.report import render
from glossary.rules import ALL_CODES
from glossary.suppression import Hiding

HOUSE = house_of(
    Glossary(
        (
            ConceptEntry("c", (Designation("canal lock"), Designation("sluice box", status=Status.DEPRECATED))),
            ConceptEntry("d", (Designation("dry dock"), Designation("graving dock", status=Status.ADMITTED))),
        )
    )
)
SETTINGS = LintSettings(frozenset(code for code in ALL_CODES if code.startswith("T")))
PLAIN = "Nothing much was said of it on that day or on any other, and they went home. " * 60 + "\n\n"
TOLD = "The sluice box stood beside the dry dock. The graving dock was shut.\n\n"


def make_tasks(folder: Path, texts: Sequence[str]) -> list[Task]:
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return [Task(Named(str(path), outright=True), SETTINGS) for path in paths]


def report_of(tasks: Sequence[Task], jobs: int) -> str:
    outcomes = lint_batch(tasks, HOUSE, jobs=jobs)
    report = build_report(outcomes, HOUSE, Hiding(), version="1", selected=SETTINGS.select)
    return render(report, "json")


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> list[Task]:
    huge = (PLAIN * 10 + TOLD) * (PART_CHARS // len(PLAIN) // 9)
    assert len(huge) > PART_CHARS
    folder = tmp_path_factory.mktemp("texts")
    tasks = make_tasks(folder, [TOLD, huge, TOLD + PLAIN])
    return [*tasks, Task(Named(str(folder / "none.txt"), outright=True), SETTINGS)]


def test_two_processes_report_what_one_does(tasks: list[Task]) -> None:
    alone, shared = report_of(tasks, 1), report_of(tasks, 2)
    assert alone == shared
    assert '"T120": 3' in alone
    assert "there is no such file" in alone


def _die(_: Sequence[Task]) -> list[Outcome]:
    os._exit(3)


def test_a_worker_that_is_ended_is_said_to_be(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_lint_chunk", _die)
    with pytest.raises(GlossaryError, match="--jobs 1"):
        lint_batch(tasks, HOUSE, jobs=2)


def test_findings_are_the_same_once_packed_and_shelved(tmp_path: Path) -> None:
    outcome = lint_batch(make_tasks(tmp_path, [TOLD * 700]), HOUSE, jobs=1)[0]
    assert outcome.found is not None
    findings = [as_finding("a.txt", row) for row in outcome.found.kept.rows()]
    shelf = Shelf(most_in_memory=1_000)
    kept = [shelf.keep(pack(map(as_row, some))) for some in (findings[:600], findings[600:])]
    read = [as_finding("a.txt", row) for packed in kept for row in packed.rows()]
    assert read == findings
    assert len(findings) == sum(packed.count for packed in kept) > 600
