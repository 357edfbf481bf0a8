"""The process that reads one file which may be broken or hostile: limits first, then the parser, then an answer."""

from __future__ import annotations

import json
import sys
from importlib import import_module

from align.errors import UnreadableError
from align.reading.extract import write_extract

MEMORY = 2 << 30
"""Bytes of address space. An HTML file of 50 MB takes 0.9 GB, a PDF of 10,000 pages 0.5 GB (decisions 0008, 0009)."""

SECONDS = 120
"""Of computing. A PDF of 10,000 pages takes 24 s, an HTML file of 50 MB 22 s (decisions 0008, 0009)."""

OPEN_FILES = 64
TOO_MUCH_MEMORY = {"what": "takes more than 2 GB of memory to read", "remedy": "split it into smaller files"}


def serve(target: str) -> None:
    """Read standard input with the parser that `target` ("module:function") names, and print what it took out.

    The parser is one of our own, named by our own code; the content is a stranger's.
    """
    _limit()
    content = sys.stdin.buffer.read()
    answer = _answer(target, content)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def _answer(target: str, content: bytes) -> bytes:
    module, _, function = target.partition(":")
    try:
        return write_extract(getattr(import_module(module), function)(content))
    except UnreadableError as refused:
        return json.dumps({"refused": {"what": refused.what, "remedy": refused.remedy}}).encode()
    except MemoryError:
        return json.dumps({"refused": TOO_MUCH_MEMORY}).encode()


def _limit() -> None:
    """Take from this process what a parser does not need; Windows has no such limits, there the clock is all."""
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, allowed))
