"""What the house says, as a run needs it: counted, fingerprinted, and the glossary itself only if somebody asks.

Where a cache has the glossary compiled, nobody does: not even its files are parsed.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from glossary import __version__
from glossary.cache import kept_file
from glossary.concept import Glossary, fingerprint
from glossary.mapped import read_arrays, write_arrays

_ENTRY = "glossary-"
_PACKAGES = Path(__file__).resolve().parent.parent
_COMPILING = ("align", "glossary", "glossary/artifacts", "glossary/formats", "glossary/matching")
"""Folders of the code that decides what a glossary is compiled to."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a run tells of a glossary; `is_dated` says that a day decides about a designation."""

    concepts: int
    terms: int
    languages: tuple[str, ...]
    fingerprint: str
    is_dated: bool


class House:
    """A glossary that is loaded when it is first asked for; `key` is what a cache keeps it under, empty for nowhere."""

    def __init__(self, load: Callable[[], Glossary], *, facts: Facts | None = None, key: str = "") -> None:
        self.key = key
        self._load = load
        self._facts = facts

    @cached_property
    def glossary(self) -> Glossary:
        """All that it says."""
        return self._load()

    @cached_property
    def facts(self) -> Facts:
        """What there is to tell of it."""
        return self._facts or find_facts(self.glossary)


def house_of(glossary: Glossary, *, key: str = "") -> House:
    """The house of a glossary that is there already."""
    return House(lambda: glossary, key=key)


def find_facts(glossary: Glossary) -> Facts:
    """Work out what there is to tell of `glossary`."""
    every = [each for concept in glossary.concepts for each in concept.designations]
    return Facts(
        concepts=len(glossary.concepts),
        terms=len(every),
        languages=glossary.languages(),
        fingerprint=fingerprint(glossary),
        is_dated=any(each.is_dated for each in every),
    )


def key_of_content(content: Iterable[bytes]) -> str:
    """What a glossary is kept under that follows from `content`, for the code and the libraries of this process."""
    digest = hashlib.sha256(_versions())
    for piece in content:
        digest.update(b"%d\n" % len(piece))
        digest.update(piece)
    return digest.hexdigest()


def kept_facts(key: str) -> Facts | None:
    """What is kept of the glossary under `key`; None where nothing is."""
    path = kept_file(_ENTRY + key)
    arrays = None if path is None else read_arrays(path, key)
    if arrays is None:
        return None
    told = json.loads(arrays["told"].tobytes())
    return Facts(**{**told, "languages": tuple(told["languages"])})


def keep_facts(house: House) -> None:
    """Keep what there is to tell of `house` under its key, where anything can be kept."""
    path = kept_file(_ENTRY + house.key)
    if path is not None:
        told = json.dumps(asdict(house.facts)).encode()
        write_arrays(path, house.key, {"told": np.frombuffer(told, np.uint8)})


@cache
def _versions() -> bytes:
    """What else a compiled glossary depends on; in a checkout the code may change from one run to the next."""
    code = sorted(
        (path.as_posix(), path.stat().st_size, path.stat().st_mtime_ns)
        for folder in _COMPILING
        for path in (_PACKAGES / folder).glob("*.py")
    )
    told = (__version__, sys.version, np.__version__, unicodedata.unidata_version, code)
    return json.dumps(told).encode()
