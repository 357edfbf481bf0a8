"""How words are written and joined, in small numbers, so that a million places are compared at once."""

from __future__ import annotations

from collections.abc import Iterable

SMALL, CAPITAL, CAPITALS, ODD = range(4)
JOINTS = {" ": 0, "-": 4, "\u2013": 8, "": 12}
"""What usually stands between two words of a term, as the upper half of a word's four bits."""
JOINS = frozenset(
    ("", " ", "-", "\u2013", " - ", " \u2013 ", "\u00b7", "\u2027", "\u30fb", "\uff65")
)  # the last are middle dots
"""What may stand between two words of a term that is only hyphenated, spaced or joined otherwise."""
MOST_WORDS = 15
"""Words whose four bits each fit into one number."""


def shape_of(surface: str) -> int:
    """Shape of a word as written: small letters, a capital in front, all capitals, or anything else."""
    if surface == surface.lower():
        return SMALL
    if surface[1:] == surface[1:].lower():
        return CAPITAL
    return CAPITALS if surface == surface.upper() else ODD


def writing_of(surfaces: Iterable[str], gaps: Iterable[str]) -> int:
    """Shapes and joints of a term in one number; -1 where one of them is out of the ordinary."""
    code = 0
    for surface, gap in zip(surfaces, (" ", *gaps), strict=True):
        shape, joint = shape_of(surface), JOINTS.get(gap)
        if shape == ODD or joint is None:
            return -1
        code = code * 16 + joint + shape
    return code
