"""What was reported, held against what was planted."""

from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from matchers.corpus import Corpus, Planted
from matchers.meter import Cost, run

VARIANT_CODES = ("T101", "T102", "T103", "T104", "T105")
OVERLAP = 0.8
"""Share of both that a finding and its gold stretch must have in common (measures.md)."""
REACH = 400


@dataclass(frozen=True, slots=True)
class Reported:
    """One finding of a T1 variant rule."""

    name: str
    start: int
    end: int
    code: str
    concept: str
    score: float
    text: str
    preferred: str

    @property
    def group(self) -> str:
        """Precision is asked of T105 apart."""
        return "T105" if self.code == "T105" else "T101–T104"


@dataclass(slots=True)
class Score:
    """Counts by kind, what went wrong, and the findings that touch nothing planted."""

    seen: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    right_by_group: Counter[str] = field(default_factory=Counter)
    wrong_by_group: Counter[str] = field(default_factory=Counter)
    misses: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrongs: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unplanted: list[Reported] = field(default_factory=list)
    by_score: dict[int, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def recall(self, kind: str) -> float:
        """Share of planted stretches of a kind that were reported as what they are."""
        return self.right[kind] / self.seen[kind]


def gloss_command(folder: Path, glossary: Path, output: Path, *, jobs: int = 1) -> list[str]:
    """Command line of the real path; `--language` so that a short document is not guessed at."""
    options = ["--select", "T", "--jobs", str(jobs), "--format", "jsonl", "--output", str(output), "--quiet"]
    return [sys.executable, "-m", "glossary", "lint", str(folder), "--glossary", str(glossary), *options]


def lint(
    folder: Path, glossary: Path, output: Path, *, cache: Path, jobs: int = 1, limit: float | None = None
) -> Cost | None:
    """Lint a folder as a user would; findings (status 1) are no failure, None where it took more than `limit`."""
    cost = run(gloss_command(folder, glossary, output, jobs=jobs), {"GLOSS_CACHE": str(cache)}, limit=limit)
    if cost is not None and (cost.status > 1 or not output.is_file()):
        sys.exit(f"bench: gloss lint failed:\n{cost.told}")
    return cost


def read_findings(output: Path) -> list[Reported]:
    """Variants out of a jsonl report, documents by their names."""
    found = []
    for line in output.read_text("utf-8").splitlines():
        each = json.loads(line)
        if each.get("code") in VARIANT_CODES:
            name = Path(each["path"]).stem
            rest = (each["code"], each["concept"], each["score"] or 0.0, each["text"], each["preferred"] or "")
            found.append(Reported(name, each["start"], each["end"], *rest))
    return found


def score(corpus: Corpus, findings: Iterable[Reported]) -> Score:
    """Count by kind; a finding is used once, for the planted stretch that it overlaps most."""
    result = Score()
    by_name: defaultdict[str, list[Reported]] = defaultdict(list)
    for each in findings:
        by_name[each.name].append(each)
    for name, planted in corpus.planted.items():
        reported = sorted(by_name[name], key=lambda each: each.start)
        starts = [each.start for each in reported]
        used: set[int] = set()
        for gold in planted:
            low, high = bisect_left(starts, gold.start - REACH), bisect_left(starts, gold.end)
            over = [at for at in range(low, high) if _concerns(gold, reported[at])]
            used.update(over)
            _count(result, gold, [reported[at] for at in over])
        result.unplanted += [each for at, each in enumerate(reported) if at not in used]
    return result


def _concerns(gold: Planted, each: Reported) -> bool:
    """Whether a finding is about the planted stretch: of its term, or mostly over it."""
    common = min(gold.end, each.end) - max(gold.start, each.start)
    return common > 0 and (each.concept == gold.term.concept or 2 * common >= each.end - each.start)


def _count(result: Score, gold: Planted, over: list[Reported]) -> None:
    kind = gold.kind.name if gold.group == "variant" else f"{gold.group}: {gold.kind.name}"
    right = [each for each in over if is_right(gold, each)]
    near = [each for each in over if each.concept == gold.term.concept]
    result.seen[kind] += 1
    result.right[kind] += bool(right)
    result.near[kind] += bool(near)
    told = ", ".join(f"{each.code} {each.score:.0f} {each.text!r} -> {each.preferred!r}" for each in over) or "nothing"
    line = f"{gold.form!r} for {gold.term.text!r}: {told}"
    if gold.group == "variant" and not right:
        result.misses[kind].append(line)
    for each in over:
        is_good = each in right
        if each.code in gold.kind.tolerated and each.concept == gold.term.concept:
            continue
        result.by_score[round(each.score)].append(is_good)
        (result.right_by_group if is_good else result.wrong_by_group)[each.group] += 1
        if not is_good:
            result.alarms[kind] += 1
            result.wrongs[kind].append(line)


def is_right(gold: Planted, each: Reported) -> bool:
    """Same concept, a code that is right for the kind, and four fifths of both stretches in common."""
    if each.concept != gold.term.concept or each.code not in gold.kind.codes:
        return False
    common = min(gold.end, each.end) - max(gold.start, each.start)
    return common >= OVERLAP * max(gold.end - gold.start, each.end - each.start)


def mean_recall(result: Score, kinds: Mapping[str, object] | list[str]) -> float:
    """Mean over the classes, each weighing the same."""
    shares = [result.recall(kind) for kind in kinds if result.seen[kind]]
    return sum(shares) / len(shares)
