"""One small project, and ways to call `gloss` in it as its users do: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

TERMS = """\
concept,term,status
d,nuclear deterrent,
m,munitions industry,
m,defence industry,deprecated
m,arms trade,forbidden
"""
CLEAN = "The munitions industry built up the nuclear deterrent.\n"
BAD = "The defence industry built up the nuclear war deterrent. It was fi rmly held.\n"


def gloss(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "glossary", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "HOME": str(folder), "GLOSS_CACHE": str(folder / "cache"), **environment},
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def lint(folder: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    return gloss(folder, "lint", *arguments, "--glossary", "terms.csv", **more)  # type: ignore[arg-type]


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [each["code"] for each in json.loads(done.stdout)["findings"]]
