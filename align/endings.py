"""How a line leaves off: at a sentence's stop, at a colon, at what cannot end anything, or open."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from align.lines import Line
from align.stops import BEFORE_NUMBER, CLOSERS, NEVER_ENDING, STOP, TITLES, ends_sentence, word_before

GOING_ON = frozenset(
    "the a an of and or nor but to in on at by for from with as that which who whose than into upon onto between among "
    "towards toward against through under over within without during via per its his her their our your my this these "
    "those is are was were be been being has have had will would can could should must may might not very more "
    "most".split(),
)
"""Words after which no heading, caption or paragraph ends."""

_ENDING_STOPS = frozenset(".!?…‥‼⁇⁈⁉؟۔।॥።։。！？｡．")
CLOSING = frozenset(CLOSERS.replace("\\", ""))
HANGING = frozenset(",;-‐‑–—([{“‘«/&、，；،؛")
SLOW_ENDINGS = _ENDING_STOPS | CLOSING | frozenset(":：")
_LAST_WORD = re.compile(r"[^\W_]+$")
_POSSESSIVE = re.compile(r"[^\W_](?:['’][sS]|[sS]['’])$")
_LONGEST_GOING_ON = 16
_LONGEST_LAST = 24


class Ending(Enum):
    """How a line leaves off."""

    STOP = auto()
    COLON = auto()
    HANGING = auto()
    OPEN = auto()


def find_ending(text: str, last: Line, line: Line) -> Ending:
    """How `last` leaves off, with `line` after it."""
    end = last.end
    while end > last.start and text[end - 1] in CLOSING:
        end -= 1
    if end == last.start:
        return Ending.OPEN
    tail = text[end - 1]
    if tail in ":：":
        return Ending.COLON
    if tail in _ENDING_STOPS:
        return Ending.STOP if _is_stop(text, end, last, line) else Ending.HANGING
    return Ending.HANGING if text[last.end - 1] in HANGING or _awaits_more(text, end, last, line) else Ending.OPEN


def ends_plainly(text: str, start: int, end: int) -> bool:
    """Say whether the last word of the line `text[start:end]` shows a sentence's end, with a gap after the line.

    Where it says so, `find_ending` does; where it does not, that may still.
    """
    word = text[max(start, end - _LONGEST_LAST) : end].rsplit(None, 1)[-1]
    if word[-1] == "." and word[:-1].isalpha():
        return word[:-1].lower() not in NEVER_ENDING
    return len(word) < _LONGEST_LAST and word[0] not in _ENDING_STOPS and _is_stopped(word)


@lru_cache(maxsize=1 << 12)
def _is_stopped(word: str) -> bool:
    line = Line(0, len(word), 0, has_trailing_blank=False, is_apart=True, is_folio=False)
    return find_ending(word, line, line) is Ending.STOP


def _awaits_more(text: str, end: int, last: Line, line: Line) -> bool:
    """Say whether `last` ends in a word that ends nothing: "of the", "Workers’", "Mt", "No" before a number."""
    if text[last.end - 1] in "'’sS":
        possessive = _POSSESSIVE.search(text, max(last.start, last.end - 3), last.end)
        if possessive:
            is_plural = possessive.group()[-1] in "'’"
            return not is_plural or not any(quote in text[last.start : possessive.start()] for quote in "‘'")
    word = text[max(last.start, end - _LONGEST_GOING_ON) : end].rpartition(" ")[2]
    if end < last.end or not word:
        return False
    if not word.isalnum():
        found = _LAST_WORD.search(word)
        if found is None:
            return False
        word = found.group()
    low = word.lower()
    if low in GOING_ON or (low in TITLES and word[0].isupper()):
        return True
    return low in BEFORE_NUMBER and text[line.start].isdigit()


def _is_stop(text: str, end: int, last: Line, line: Line) -> bool:
    start = end
    while start > last.start and text[start - 1] in _ENDING_STOPS:
        start -= 1
    found = STOP.match(text, start)
    if found is None or found.start("blanks") < last.end:
        return False
    if line.is_apart:
        return word_before(text, last.start, start).lower() not in NEVER_ENDING
    return ends_sentence(text, found, start=last.start, end=line.end)
