"""What `make demo` puts into the workbench is there once, however often it runs."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glossary.store.documents import StoredDocument, list_documents
from glossary.store.engine import Workspace, open_workspace
from glossary.store.schema import upgrade

TOOL = Path(__file__).parents[2] / "tools" / "fill_workbench.py"
DAMAGED = "It was fi rmly held.\n"


@pytest.fixture
def fill() -> Callable[[Workspace, list[str]], None]:
    spec = importlib.util.spec_from_file_location("fill_workbench", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tool: Callable[[Workspace, list[str]], None] = module.fill
    return tool


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    url = f"sqlite:///{tmp_path / 'workspace.db'}"
    upgrade(url)
    opened = open_workspace(url)
    yield opened
    opened.close()


def standing(workspace: Workspace) -> dict[str, StoredDocument]:
    with workspace.reading() as session:
        return {stored.name: stored for stored in list_documents(session)}


def test_documents_stand_in_the_workbench_with_their_findings(
    fill: Callable[[Workspace, list[str]], None], workspace: Workspace, tmp_path: Path
) -> None:
    samples = tmp_path / "samples"
    samples.mkdir()
    (samples / "note.txt").write_text(DAMAGED)
    (samples / "picture.png").write_bytes(b"\x89PNG")
    fill(workspace, [str(samples)])
    found = standing(workspace)
    assert list(found) == ["note.txt"]
    assert found["note.txt"].open_findings == 1


def test_filling_twice_makes_no_further_version(
    fill: Callable[[Workspace, list[str]], None], workspace: Workspace, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(DAMAGED)
    fill(workspace, [str(note)])
    first = standing(workspace)["note.txt"]
    fill(workspace, [str(note)])
    assert standing(workspace)["note.txt"].version == first.version
    note.write_text(DAMAGED * 2)
    fill(workspace, [str(note)])
    assert standing(workspace)["note.txt"].version == first.version + 1
