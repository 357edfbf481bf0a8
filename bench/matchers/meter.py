"""Run a command and say what it cost: CPU seconds, wall seconds and peak memory of it and its children.

A process of its own, small, so that the peak of whoever measures is not taken for the command's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_METER = """
import json, resource, subprocess, sys, time
began = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
wall = time.monotonic() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024]))
"""
SETTLE = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process and its children took."""

    status: int
    cpu: float
    wall: float
    peak: int
    told: str = ""


def start(command: Sequence[str], environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start a command under the meter; several may run side by side."""
    inherited = {name: value for name, value in os.environ.items() if name != "GLOSS_DATABASE"}
    return subprocess.Popen(
        [sys.executable, "-S", "-c", _METER, *command],
        env={**inherited, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str], *, limit: float | None = None) -> Cost | None:
    """Wait for a metered command; None where it needed more than `limit` seconds and was ended."""
    try:
        out, err = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        _end(process)
        return None
    return Cost(*json.loads(out.splitlines()[-1]), told=err)


def run(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    limit: float | None = None,
) -> Cost | None:
    """Run one command under the meter."""
    return finish(start(command, environment), limit=limit)


def _end(process: subprocess.Popen[str]) -> None:
    """End a metered command by its own process numbers: the command first, then the meter."""
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False
    )
    for number in children.stdout.split():
        os.kill(int(number), 9)
    time.sleep(SETTLE)
    process.kill()
    process.communicate()
