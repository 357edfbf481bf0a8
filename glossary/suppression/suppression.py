"""A suppression: what somebody wrote down that hides findings, where it stands, and which it is about."""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, chain
from pathlib import Path

from align.document import Position, Span
from glossary.finding import Finding
from glossary.settings import is_glob_of

IN_TEXT = "suppression"
IN_SIDECAR = "sidecar"
HIDDEN_BY_NOTHING = "X"
FAMILY_OR_CODE = re.compile(r"[A-Za-z]\d{0,3}")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the file at `path`, and the words that stand there."""

    path: str
    span: Span
    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """Something written down that hides findings.

    No `rules` are every rule, no `paths` every document below `folder`. `reach` is the stretch of the text that
    a comment is about; in a sidecar it is None. Where `fault` says what is wrong with it, it hides nothing.
    """

    by: str
    place: Place
    rules: tuple[str, ...]
    reason: str
    until: date | None = None
    reach: Span | None = None
    folder: str = ""
    paths: tuple[str, ...] = ()
    concept: str | None = None
    text: str | None = None
    fingerprint: str | None = None
    fault: str = ""

    def is_over(self, as_of: date) -> bool:
        """Say whether its last day has passed."""
        return self.until is not None and self.until < as_of

    def is_about_document(self, path: str) -> bool:
        """Say whether it is about the document at `path`."""
        if self.by == IN_TEXT:
            return path == self.place.path
        seen = _seen_from(self.folder, path)
        return seen is not None and (not self.paths or any(is_glob_of(glob, seen) for glob in self.paths))

    def is_about(self, finding: Finding) -> bool:
        """Say whether it is about `finding`; not whether it is still in force."""
        return (
            (self.reach is None or self.reach.overlaps(finding.span))
            and (not self.rules or any(names_rule(each, finding.code, finding.rule) for each in self.rules))
            and self.concept in (None, finding.concept)
            and self.text in (None, finding.text)
            and self.fingerprint in (None, finding.fingerprint)
            and self.is_about_document(finding.path)
        )


class Suppressions:
    """Several of them, in order, asked which are about a finding; of those about a place only the ones near it are."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        given = list(suppressions)
        self._anywhere = [each for each in given if each.reach is None]
        placed = sorted(((each.reach, each) for each in given if each.reach is not None), key=_reach_start)
        self._placed = [each for _, each in placed]
        self._starts = [reach.start for reach, _ in placed]
        self._ends = list(accumulate((reach.end for reach, _ in placed), max))

    def about(self, finding: Finding) -> Iterator[Suppression]:
        """Those that are about `finding`, the ones about a place first."""
        low = bisect_right(self._ends, finding.span.start)
        high = bisect_left(self._starts, finding.span.end)
        for each in chain(self._placed[low:high], self._anywhere):
            if each.is_about(finding):
                yield each


def _reach_start(placed: tuple[Span, Suppression]) -> int:
    return placed[0].start


def names_rule(selector: str, code: str, name: str) -> bool:
    """Say whether `selector` (`T`, `T10`, `T101` or `variant-spelling`) means the rule `code`, called `name`."""
    return code.startswith(selector.upper()) if FAMILY_OR_CODE.fullmatch(selector) else name == selector.lower()


@lru_cache(maxsize=4096)
def _seen_from(folder: str, path: str) -> str | None:
    """`path` as seen from `folder`, None where it does not lie below it."""
    seen = Path(os.path.relpath(Path(path).absolute(), Path(folder).absolute()))
    return None if seen.parts[:1] == ("..",) else seen.as_posix()
