"""What it costs to start `gloss` and to lint a handful of documents: CPU seconds, caches cold and warm.

Each figure is the median of five processes, alternating cold and warm. "No bytecode" is the very first run after an
installation, where Python compiles every module anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from measurements import write_section

CHECKOUT = Path(__file__).resolve().parent.parent
RUNS = 5
SHOWN_PACKAGES = 8
SHARED = CHECKOUT.parent / "shared" / "seeds"
GLOSSARY = "seeds/glossary.csv"
IMPORT_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")


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


def import_seconds(arguments: Sequence[str], cache: str) -> Counter[str]:
    """Time that importing takes, by top package; ours by module."""
    command = gloss(*arguments, options=("-X", "importtime"))
    done = subprocess.run(command, cwd=CHECKOUT, env=environment(cache), capture_output=True, text=True, check=False)
    spent: Counter[str] = Counter()
    for microseconds, module in IMPORT_LINE.findall(done.stderr):
        top = module.partition(".")[0]
        spent["the standard library" if top in sys.stdlib_module_names else top] += int(microseconds)
    return spent


def documents() -> dict[str, list[str]]:
    """What is linted: our samples, and the real document where it is there."""
    found = {"the samples": ["seeds/samples"]}
    real = sorted(str(path) for path in SHARED.glob("*.txt"))
    if real:
        found["the real document"] = real
    else:
        print("The real document is not here: measured on the samples alone.", file=sys.stderr)
    return found


def main() -> None:
    """Measure, print, and write the section."""
    lines = ["| command | no bytecode | caches cold | second time |", "|---|---|---|---|"]
    jobs = {"`gloss --help`": gloss("--help")}
    for name, paths in documents().items():
        arguments = ("lint", *paths, "--glossary", GLOSSARY)
        jobs[f"`gloss lint` on {name}"] = gloss(*arguments)
    for name, command in jobs.items():
        bare, cold, warm = measure(command)
        lines.append(f"| {name} | {bare:.2f} s | {cold:.2f} s | {warm:.2f} s |")
    lines += ["", "Where importing spends its share of the second time (milliseconds):", "", *import_plot(arguments)]
    body = "\n".join(lines)
    print(body)
    write_section("start", "Starting, and linting one document (CPU seconds)", body)


def import_plot(arguments: Sequence[str]) -> list[str]:
    """Draw the dearest packages as bars."""
    with tempfile.TemporaryDirectory() as kept:
        import_seconds(arguments, kept)
        spent = import_seconds(arguments, kept)
    rows = [(name, microseconds / 1_000) for name, microseconds in spent.most_common(SHOWN_PACKAGES)]
    rows.append(("all together", sum(spent.values()) / 1_000))
    scale = 40 / rows[-1][1]
    bars = [f"{name:<22} {taken:6.0f}  {'#' * round(taken * scale)}" for name, taken in rows]
    return ["```", *bars, "```"]


if __name__ == "__main__":
    main()
