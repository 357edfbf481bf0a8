"""Puts the peers into an environment of their own, runs them, and counts what they find of what was planted."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from matchers.corpus import Corpus, Planted
from matchers.meter import run
from matchers.peers import PEERS
from matchers.texts import kept

HERE = Path(__file__).resolve().parent
LEAST_PLACES = 50
REQUIREMENTS = HERE / "peers.txt"


@dataclass(frozen=True, slots=True)
class Run:
    """What one peer did: why it could not, or its speed and what it found."""

    name: str
    terms: int
    failed: str = ""
    version: str = ""
    compile: float = 0.0
    match: float = 0.0
    whole: float = 0.0
    bytes: int = 0
    peak: int = 0
    scaled: bool = False
    places: int = 0
    decoys: float = 0.0
    recall: dict[str, float] | None = None

    @property
    def warm(self) -> float:
        """MB per CPU second of matching alone: in the peer's favour, start and compilation are left out."""
        return self.bytes / 1e6 / self.match if self.match else 0.0

    def cold(self, size: int) -> float:
        """MB per CPU second of the whole process on `size` bytes, scaled where it read a stretch."""
        if not self.match:
            return 0.0
        return size / 1e6 / (self.whole - self.match + self.match * size / self.bytes)

    @property
    def is_telling(self) -> bool:
        """Whether enough planted places were read to speak of recall."""
        return self.places >= LEAST_PLACES

    @property
    def mean(self) -> float:
        """Mean recall, each class weighing the same."""
        return sum(self.recall.values()) / len(self.recall) if self.recall else 0.0


def environment() -> Path:
    """Interpreter of the peers' environment, made where it is missing; each peer that cannot be had is passed over."""
    folder = kept("peers")
    python = folder / "bin" / "python"
    mark = folder / "installed.txt"
    wanted = REQUIREMENTS.read_text("utf-8")
    if mark.is_file() and mark.read_text("utf-8") == wanted:
        return python
    print("Installing the peers into an environment of their own", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    for line in wanted.splitlines():
        if not line.startswith("#"):
            command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", line]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{line} could not be installed", file=sys.stderr)
    mark.write_text(wanted, encoding="utf-8")
    return python


def run_peer(name: str, corpus: Corpus, terms: list[str], *, seconds: float, places: int, limit: float) -> Run:
    """Run one peer on the corpus: a slow one for `seconds` at least and over `places` planted places."""
    gold: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for document, each in corpus.places():
        if each.group != "hit":
            gold[document].append((each.start, each.end))
    with tempfile.TemporaryDirectory() as folder:
        request, answer = Path(folder) / "request.json", Path(folder) / "answer.json"
        asked = {"terms": terms, "documents": corpus.texts, "gold": gold, "seconds": seconds, "places": places}
        request.write_text(json.dumps(asked), encoding="utf-8")
        command = [str(environment()), str(HERE / "peers.py"), name, str(request), str(answer)]
        cost = run(command, limit=limit)
        if cost is None:
            return Run(name, len(terms), failed=f"not done within {limit:.0f} s")
        if cost.status or not answer.is_file():
            reason = (cost.told.strip().splitlines() or ["no reason given"])[-1]
            return Run(name, len(terms), failed=reason[:120])
        told = json.loads(answer.read_text("utf-8"))
    seen = [(document, each) for document, each in corpus.places() if _is_read(document, each, told["stretches"])]
    recall, decoys = count_recall(seen, told["found"], terms)
    return Run(
        name,
        len(terms),
        version=told["version"],
        compile=told["compile"],
        match=told["match"],
        whole=cost.cpu,
        bytes=told["bytes"],
        peak=cost.peak,
        scaled=told["bytes"] < corpus.bytes,
        places=sum(each.group == "variant" for _, each in seen),
        decoys=decoys,
        recall=recall,
    )


def _is_read(document: str, each: Planted, stretches: list[tuple[str, int, int]] | None) -> bool:
    return stretches is None or any(name == document and start <= each.start < end for name, start, end in stretches)


def count_recall(
    seen: Iterable[tuple[str, Planted]], found: Iterable[tuple[str, int, int, int]], terms: list[str]
) -> tuple[dict[str, float], float]:
    """Recall by class, the right term anywhere over the place being enough; and the share of decoys flagged."""
    by_document: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for document, start, end, number in found:
        by_document[document].append((start, end, terms[number]))
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    flagged, decoys = 0, 0
    for document, each in seen:
        over = any(
            start < each.end and each.start < end and term == each.term.text
            for start, end, term in by_document[document]
        )
        if each.group == "variant":
            total[each.kind.name] += 1
            right[each.kind.name] += over
        elif each.group == "decoy" and each.kind.name != "another designation":
            decoys += 1
            flagged += over
    return {kind: right[kind] / total[kind] for kind in total}, flagged / decoys if decoys else 0.0


def run_all(corpus: Corpus, terms: list[str], *, seconds: float, places: int, limit: float) -> list[Run]:
    """Run every peer in turn."""
    return [run_peer(name, corpus, terms, seconds=seconds, places=places, limit=limit) for name in PEERS]
