"""What it costs to start `gloss` and to lint a handful of documents: CPU seconds, caches cold and warm.

Each figure is the median of five processes, alternating cold and warm. "No bytecode" is the very first run after an
installation, where Python compiles every module anew.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from matchers.terms import as_csv, draw_terms, find_phrases
from matchers.texts import half_of_prose
from measurements import write_section

CHECKOUT = Path(__file__).resolve().parent.parent
RUNS = 5
PLOT_WIDTH = 50
MORE_TERMS = 10_000
SHARED = CHECKOUT.parent / "shared" / "seeds"
GLOSSARY = "seeds/glossary.csv"
# Each stage is a function, told by the end of its file and its name; none of them runs inside another.
PROFILE = """
import cProfile, io, json, pstats, sys, time
stages = {
    "importing": ("importlib._bootstrap>", "_find_and_load"),
    "reading the glossary": ("formats/__init__.py", "read_file"),
    "compiling or mapping it": ("matching/keeping.py", "make_ready"),
    "reading the document": ("align/reading/__init__.py", "read_path"),
    "finding damage": ("artifacts/detection.py", "find_damage"),
    "matching terms": ("matching/settle.py", "match_passage"),
    "writing the report": ("report/__init__.py", "render"),
}
sys.argv = ["gloss", *sys.argv[1:], "--jobs", "1"]
profile = cProfile.Profile(time.process_time)
profile.enable()
try:
    from glossary.cli import main
    main()
except SystemExit:
    pass
profile.disable()
statistics = pstats.Stats(profile, stream=io.StringIO()).stats
spent = {stage: 0.0 for stage in stages}
for (file, _, function), (_, _, _, cumulative, _) in statistics.items():
    for stage, (end, name) in stages.items():
        if file.endswith(end) and function == name:
            spent[stage] += cumulative
spent["whole"] = sum(each[2] for each in statistics.values())
print(json.dumps(spent), file=sys.stderr)
"""


def cpu_seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """User and system time of one process and its children; findings (status 1) are no failure."""
    before = os.times()
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, check=False)
    after = os.times()
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return after.children_user + after.children_system - before.children_user - before.children_system


def gloss(*arguments: str, options: Sequence[str] = ()) -> list[str]:
    """Command line of `gloss` in this interpreter."""
    return [sys.executable, *options, "-m", "glossary", *arguments]


def environment(cache: str, **more: str) -> dict[str, str]:
    """Environment with a cache of its own and no workspace."""
    inherited = {name: value for name, value in os.environ.items() if name != "GLOSS_DATABASE"}
    return {**inherited, "GLOSS_CACHE": cache, **more}


def measure(command: Sequence[str]) -> tuple[float, float, float]:
    """Median CPU seconds without bytecode, with cold caches, and the second time."""
    bare, cold, warm = [], [], []
    with tempfile.TemporaryDirectory() as kept:
        cpu_seconds(command, environment(kept))
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as fresh:
                bare.append(cpu_seconds(command, environment(f"{fresh}/a", PYTHONPYCACHEPREFIX=f"{fresh}/b")))
                cold.append(cpu_seconds(command, environment(f"{fresh}/c")))
            warm.append(cpu_seconds(command, environment(kept)))
    return median(bare), median(cold), median(warm)


def stage_shares(arguments: Sequence[str], cache: str) -> dict[str, float]:
    """Share of each stage of one lint run, by a profile of its CPU time; what is in no stage is the rest."""
    command = [sys.executable, "-c", PROFILE, *arguments]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment(cache), capture_output=True, text=True, check=True)
    spent: dict[str, float] = json.loads(done.stderr.splitlines()[-1])
    whole = spent.pop("whole")
    shares = {stage: taken / whole for stage, taken in spent.items()}
    return {**shares, "the rest": 1 - sum(shares.values())}


def documents() -> dict[str, list[str]]:
    """What is linted: our samples, and the real document where it is there."""
    found = {"the samples": ["seeds/samples"]}
    real = sorted(str(path) for path in SHARED.glob("*.txt"))
    if real:
        found["the real document"] = real
    else:
        print("The real document is not here: measured on the samples alone.", file=sys.stderr)
    return found


def write_terms(path: Path) -> Path:
    """A glossary of many noun phrases of the State of the Union addresses."""
    pool = find_phrases(half_of_prose("test"))
    pool.counts.update(find_phrases(half_of_prose("development")).counts)
    path.write_text(as_csv(draw_terms(pool, MORE_TERMS, random.Random(1), seed_share=0.0)), encoding="utf-8")
    return path


def main() -> None:
    """Measure, print, and write the section."""
    lines = ["| command | no bytecode | caches cold | second time |", "|---|---|---|---|"]
    jobs = {"`gloss --help`": gloss("--help")}
    for name, paths in documents().items():
        arguments = ("lint", *paths, "--glossary", GLOSSARY)
        jobs[f"`gloss lint` on {name}"] = gloss(*arguments)
    with tempfile.TemporaryDirectory() as made:
        more = write_terms(Path(made) / "more.csv")
        jobs[f"the same with {MORE_TERMS:,} terms more"] = gloss(*arguments, "--glossary", str(more))
        for name, command in jobs.items():
            bare, cold, warm = measure(command)
            lines.append(f"| {name} | {bare:.2f} s | {cold:.2f} s | {warm:.2f} s |")
    lines += ["", "Where the last one spends it (profiled, hence shares):", "", *stage_plot(arguments)]
    body = "\n".join(lines)
    print(body)
    write_section("start", "Starting, and linting one document (CPU seconds)", body)


def stage_plot(arguments: Sequence[str]) -> list[str]:
    """Draw where one lint run spends its time."""
    with tempfile.TemporaryDirectory() as kept:
        stage_shares(arguments, kept)
        shares = stage_shares(arguments, kept)
    bars = [f"{stage:<22} {share:4.0%}  {'#' * round(share * PLOT_WIDTH)}" for stage, share in shares.items()]
    return ["```", *(bar.rstrip() for bar in bars), "```"]


if __name__ == "__main__":
    main()
