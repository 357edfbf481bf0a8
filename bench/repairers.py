"""Other repairers on the same damaged passages, from an environment of their own; one that is missing is named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import textwrap
from difflib import SequenceMatcher
from pathlib import Path

from glossary.cache import cache_folder

PEERS = ("codespell==2.4.3", "typos==1.52.0", "ftfy==6.3.1", "symspellpy==6.10.1")
MARK = "\n\n%%%%\n\n"  # between passages: nobody repairs it
CLEAN_BYTES = 30_000  # symspellpy takes its time; what loading its dictionary takes counts

_FTFY = """
import sys, ftfy, pathlib
file = pathlib.Path(sys.argv[1])
file.write_text(ftfy.fix_text(file.read_text('utf-8')), 'utf-8')
"""
_SYMSPELL = """
import sys, pathlib, importlib.resources
from symspellpy import SymSpell
peer = SymSpell(2, 7)
folder = importlib.resources.files('symspellpy')
peer.load_dictionary(str(folder / 'frequency_dictionary_en_82_765.txt'), 0, 1)
peer.load_bigram_dictionary(str(folder / 'frequency_bigramdictionary_en_243_342.txt'), 0, 2)
file = pathlib.Path(sys.argv[1])
lines = file.read_text('utf-8').split('\\n')
said = [line if '%%%%' in line or not line.strip() else peer.lookup_compound(line, 2)[0].term for line in lines]
file.write_text('\\n'.join(said), 'utf-8')
"""
_WORD = re.compile(r"[\w-]+")


def compare_peers(passages: dict[str, list[tuple[str, str]]], prose: str) -> list[str]:
    """A table: the share of each class that a peer repairs, its changes to clean words, its speed."""
    commands = _commands()
    if not commands:
        return ["No peer could be installed, so none was measured."]
    text = prose[:CLEAN_BYTES]
    lines = textwrap.wrap(text, 200, break_on_hyphens=False)
    rows: dict[str, list[str]] = {
        kind: [] for kind in (*passages, "changes in 10,000 clean words", "MB a CPU second, whole process")
    }
    for command in commands.values():
        said, _ = _run(command, [_one_line(damaged) for pairs in passages.values() for damaged, _ in pairs])
        for kind, pairs in passages.items():
            right = sum(_words(said.pop(0)) == _words(_one_line(clean)) for _, clean in pairs)
            rows[kind].append(f"{right / max(1, len(pairs)):.2f}")
        said, spent = _run(command, lines)
        changed = sum(_changes(before, after) for before, after in zip(lines, said, strict=True))
        rows["changes in 10,000 clean words"].append(f"{changed / len(text.split()) * 10_000:.1f}")
        rows["MB a CPU second, whole process"].append(f"{len(text) / spent / 1e6:.2g}")
    table = [f"| peers, share repaired | {' | '.join(commands)} |", "|---|" + "---|" * len(commands)]
    table += [f"| {kind} | {' | '.join(cells)} |" for kind, cells in rows.items()]
    missing = [peer for peer in PEERS if peer.split("==")[0] not in commands]
    return table + ([f"\nNot installable here, so not measured: {', '.join(missing)}."] if missing else [])


def _commands() -> dict[str, list[str]]:
    """Each installed peer's command, to which the name of a file to be changed in place is added."""
    folder = (cache_folder() or Path(tempfile.gettempdir())) / "bench" / "repairers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    for peer in PEERS:
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", peer], check=False, capture_output=True)
    known = {
        "codespell": [str(folder / "bin" / "codespell"), "--write-changes"],
        "typos": [str(folder / "bin" / "typos"), "--write-changes", "--isolated"],
        "ftfy": [str(python), "-c", _FTFY],
        "symspellpy": [str(python), "-c", _SYMSPELL],
    }
    installed = subprocess.run([str(python), "-m", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
    return {name: command for name, command in known.items() if f"{name}==" in installed}


def _run(command: list[str], passages: list[str]) -> tuple[list[str], float]:
    """What a peer makes of the passages, and the CPU seconds of its process."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "passages.txt"
        file.write_text(MARK.join(passages), "utf-8")
        before = os.times()
        subprocess.run([*command, str(file)], check=False, capture_output=True, timeout=120)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        said = file.read_text("utf-8").split(MARK)
    return (said if len(said) == len(passages) else passages), spent


def _one_line(passage: str) -> str:
    """A passage as peers take it: a line, but for a break inside its damaged word."""
    return re.sub(r"(?<!-)\n+", " ", passage)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("'", "\u2019").lower())


def _changes(before: str, after: str) -> int:
    if before == after:
        return 0
    matcher = SequenceMatcher(None, _words(before), _words(after), autojunk=False)
    return sum(max(b - a, d - c) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal")
