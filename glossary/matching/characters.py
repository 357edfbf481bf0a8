"""Designations in scripts without spaces, beside a text: one character amiss is a slip, more is another term."""

from __future__ import annotations

from glossary.matching.index import Index
from glossary.matching.pairing import Stretch
from glossary.matching.pattern import Pattern

LEAST_TO_SLIP = 5
LEAST_TO_REPLACE = 6
"""Characters from which one may be left out or added, and from which another may stand for one.

Words are of two characters, and a shorter term differs from others by one: on the Chinese text of Debian's
debian-reference, of 300 runs of four to nine characters taken for terms, all replacements in five were other words.
"""

_TELLING = frozenset(
    "一二三四五六七八九十百千万萬亿億兆两兩〇零第半不非反无無未没沒前后後上下左右东東西南北中内內外大小新旧舊男女"
)
"""Numerals, and characters that turn a meaning round: one of them for another is another term."""
_BETWEEN_WORDS = frozenset("のをにがはでともへやかなて的了在是和与及之地得等们你我他")
"""Characters that stand between words: one more of them or one less is grammar, no slip."""


def find_amiss(pattern: Pattern, stretch: Stretch, index: Index) -> tuple[str, str] | None:
    """The one character of the stretch that is amiss and the term's in its place, either empty; None where more is.

    The first and the last character stand, since what lacks them is a shorter term.
    """
    term, standing = pattern.words, stretch.words
    if len(term) < LEAST_TO_SLIP or term[0] != standing[0] or term[-1] != standing[-1]:
        return None
    if any(gap not in ("", " ") and gap not in pattern.gaps for gap in stretch.gaps):
        return None
    start = next((place for place, pair in enumerate(zip(term, standing, strict=False)) if pair[0] != pair[1]), 0)
    wanted, found = term[start:], standing[start:]
    match len(found) - len(wanted):
        case 0 if found[1:] == wanted[1:] and len(term) >= LEAST_TO_REPLACE:
            amiss = found[0], wanted[0]
        case 1 if found[1:] == wanted:
            amiss = found[0], ""
        case -1 if found == wanted[1:]:
            amiss = "", wanted[0]
        case _:
            return None
    if not all(amiss) and "".join(amiss) in _BETWEEN_WORDS:
        return None
    is_telling = any(each in _TELLING or each.isdecimal() or each.isascii() for each in amiss if each)
    return None if is_telling or _is_shared(pattern, start, amiss[1], index) else amiss


def _is_shared(pattern: Pattern, place: int, wanted: str, index: Index) -> bool:
    """Say whether terms of several concepts differ by the character wanted, so that another one may be meant."""
    return bool(wanted) and pattern.without(place) in index.shared
