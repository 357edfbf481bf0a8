"""Writers: one at a time, nothing lost between them, nothing half-written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from glossary.errors import NotFoundError, StaleError, StoreError
from glossary.finding import DecisionKind
from glossary.store.concepts import add_concept, find_concept, list_concepts
from glossary.store.decisions import decide, list_log
from glossary.store.engine import Workspace, open_workspace
from glossary.store.findings import StoredFinding, get_finding
from glossary.store.glossaries import load_glossary
from tests.store.making import entry, put_reviewable

TOLD = r"writing to it, and did not end within 0\.2 seconds"
WRITER = """
import sys
from glossary.concept import ConceptEntry, Designation
from glossary.store.concepts import add_concept
from glossary.store.engine import open_workspace
url, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_workspace(url) as workspace:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(count):
        with workspace.writing() as session:
            add_concept(session, ConceptEntry(f"{name} {number}", (Designation(name),)), by=name)
        print(number, flush=True)
"""
HANGING_WRITER = """
import sys, time
from glossary.concept import ConceptEntry, Designation
from glossary.store.concepts import add_concept
from glossary.store.engine import open_workspace
with open_workspace(sys.argv[1]) as workspace:
    for name in ("kept", "lost"):
        with workspace.writing() as session:
            add_concept(session, ConceptEntry(name, (Designation(name),)), by="ann")
            if name == "lost":
                session.flush()
                print("written, not committed", flush=True)
                time.sleep(60)
"""


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_of_two_threads_that_decide_on_one_finding_one_wins_and_one_is_told(workspace: Workspace) -> None:
    finding_id = put_reviewable(workspace)
    together = Barrier(2)

    def try_to_decide(decision: DecisionKind) -> StoredFinding | StaleError:
        together.wait()
        try:
            with workspace.writing() as session:
                return decide(session, finding_id, decision, version=1, by=decision.value)
        except StaleError as refused:
            return refused

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(try_to_decide, (DecisionKind.ADMIT, DecisionKind.DISMISS)))
    won = [each for each in answers if isinstance(each, StoredFinding)]
    told = [each for each in answers if isinstance(each, StaleError)]
    assert (len(won), len(told)) == (1, 1)
    assert told[0].current == won[0]
    with workspace.reading() as session:
        assert get_finding(session, finding_id) == won[0]
        assert [each.decision for each in list_log(session)] == [won[0].decision]


def test_threads_that_write_at_once_lose_nothing(workspace: Workspace) -> None:
    def write(number: int) -> None:
        with workspace.writing() as session:
            add_concept(session, entry(f"concept {number}"), by="ann")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(20)))
    with workspace.reading() as session:
        assert len({each.entry.key for each in list_concepts(session).concepts}) == 20


def test_two_processes_that_write_at_once_lose_nothing(url: str) -> None:
    writers = [start(WRITER, url, name, "15") for name in ("one", "two")]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with open_workspace(url) as workspace, workspace.reading() as session:
        assert len(load_glossary(session).concepts) == 30


def test_a_writer_that_is_killed_loses_nothing_that_was_committed(url: str) -> None:
    writer = start(HANGING_WRITER, url)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "written, not committed\n"
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()
    with open_workspace(url) as workspace:
        with workspace.writing() as session:
            assert find_concept(session, "kept").version == 1
            with pytest.raises(NotFoundError):
                find_concept(session, "lost")
            add_concept(session, entry("lost"), by="bob")
        with workspace.reading() as session:
            assert list_concepts(session).total == 2


def test_what_is_raised_while_writing_takes_everything_back(workspace: Workspace) -> None:
    with pytest.raises(ZeroDivisionError), workspace.writing() as session:  # noqa: PT012 - both belong to it
        add_concept(session, entry("office"), by="ann")
        raise ZeroDivisionError
    with workspace.reading() as session:
        assert list_concepts(session).total == 0


def test_a_dry_run_takes_itself_back(workspace: Workspace) -> None:
    with workspace.writing() as session:
        add_concept(session, entry("office"), by="ann")
        session.rollback()
    with workspace.reading() as session:
        assert list_concepts(session).total == 0


def test_a_reader_cannot_write(workspace: Workspace) -> None:
    with pytest.raises(StoreError, match="read-only"), workspace.reading() as session:
        session.execute(text("DELETE FROM project"))


def test_a_reader_sees_one_state_while_another_one_writes(workspace: Workspace) -> None:
    with workspace.reading() as session:
        assert list_concepts(session).total == 0
        with workspace.writing() as writing:
            add_concept(writing, entry("office"), by="ann")
        session.expire_all()
        assert list_concepts(session).total == 0
    with workspace.reading() as session:
        assert list_concepts(session).total == 1


def test_a_writer_that_waits_too_long_is_told_for_how_long(url: str) -> None:
    with open_workspace(url) as holding, open_workspace(url, timeout_seconds=0.2) as waiting:
        with holding.writing() as session:
            add_concept(session, entry("office"), by="ann")
            with pytest.raises(StoreError, match=TOLD), waiting.writing():
                pass
            with waiting.reading() as reading:
                assert list_concepts(reading).total == 0
        with waiting.writing() as session:
            assert list_concepts(session).total == 1


def test_another_programs_lock_is_told_too(sqlite_url: str) -> None:
    file = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_workspace(sqlite_url, timeout_seconds=0.2) as workspace:  # noqa: SIM117 - it opens, and then refuses
            with pytest.raises(StoreError, match=TOLD), workspace.writing():
                pass


def test_a_workspace_keeps_a_write_ahead_log_and_waits_for_the_disk(sqlite_url: str) -> None:
    with open_workspace(sqlite_url) as workspace, workspace.reading() as session:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [session.execute(text(f"PRAGMA {each}")).scalar() for each in pragmas] == ["wal", 2, 1, 5000]


def test_closing_leaves_the_database_and_its_lock_file_alone(sqlite_url: str, tmp_path: Path) -> None:
    with open_workspace(sqlite_url) as workspace, workspace.writing() as session:
        add_concept(session, entry("office"), by="ann")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["workspace.db", "workspace.db.lock"]
