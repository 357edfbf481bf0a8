"""Whether the capitals of a text agree with a designation's case rule."""

from __future__ import annotations

from glossary.concept import CaseRule
from glossary.matching.passage import Passage
from glossary.matching.pattern import Pattern


def agrees_in_case(pattern: Pattern, passage: Passage, first: int) -> bool:
    """Say whether the words of `pattern`, standing at token `first`, have capitals that its rule allows.

    `smart`: its own capitals stand, further ones only where capitals are free. `exact`: as written. `any`: free.
    """
    if pattern.is_strict and pattern.designation.text != pattern.designation.text.lower():
        return all(_begins(passage, first + place, surface) for place, surface in enumerate(pattern.surfaces))
    rule = pattern.designation.case
    if rule is CaseRule.ANY:
        return True
    if not keeps_capitals(pattern, passage, first):
        return False
    return not _extra_capitals(pattern, passage, first, exact=rule is CaseRule.EXACT)


def _begins(passage: Passage, place: int, surface: str) -> bool:
    return _level(passage.tokens.surface(place)).startswith(_level(surface))


def _level(surface: str) -> str:
    return surface.replace("\u2019", "'")


def keeps_capitals(pattern: Pattern, passage: Passage, first: int) -> bool:
    """Say whether the capitals of `pattern` stand, whatever others there are."""
    for place, surface in enumerate(pattern.surfaces):
        standing = passage.tokens.surface(first + place)
        for wanted, found in zip(surface, standing, strict=False):
            if wanted.isupper() and not found.isupper() and found.isalpha():
                return False
    return True


def _extra_capitals(pattern: Pattern, passage: Passage, first: int, *, exact: bool) -> bool:
    extra = [
        place
        for place, surface in enumerate(pattern.surfaces)
        if _has_extra(surface, passage.tokens.surface(first + place))
    ]
    if not extra:
        return False
    if exact:
        return True
    if extra == [0] and passage.is_start(first) and not _is_shouted(passage.tokens.surface(first)):
        return False
    if passage.has_free_capitals(first) or _is_emphasis(pattern, passage, first, extra):
        return False
    return not passage.is_quoted_title(first, first + len(pattern.words) - 1)


def _is_emphasis(pattern: Pattern, passage: Passage, first: int, extra: list[int]) -> bool:
    """Say whether some words of the term, not all, are in block capitals, as in a contract: no other form is meant."""
    surfaces = [passage.tokens.surface(first + place) for place in extra]
    return len(extra) < len(pattern.content) and all(
        len(surface) >= _SHORTEST_BLOCK and surface.isupper() for surface in surfaces
    )


_SHORTEST_BLOCK = 4


def _has_extra(surface: str, standing: str) -> bool:
    return any(found.isupper() and wanted.islower() for wanted, found in zip(surface, standing, strict=False))


def _is_shouted(surface: str) -> bool:
    return len(surface) > 1 and surface.isupper()
