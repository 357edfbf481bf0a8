"""TERM on the command line becomes a concept, or one of its designations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.errors import GlossaryError, UsageError

LISTED = 10
Found = TypeVar("Found")


def find_entry(glossary: Glossary, term: str) -> ConceptEntry:
    """Find the concept by its key, else by a designation as it is written, else by either without case.

    Raises:
        GlossaryError: there is none, or there are several.
    """
    folded = term.casefold()
    found = first_found(
        glossary.concepts,
        lambda entry: entry.key == term,
        lambda entry: any(each.text == term for each in entry.designations),
        lambda entry: folded in {entry.key.casefold(), *(each.text.casefold() for each in entry.designations)},
    )
    if not found:
        raise unknown_term(glossary.concepts, term)
    if len(found) > 1:
        raise UsageError(term, f"stands for {len(found)} concepts", f"name one by its key: {listed(found)}")
    return found[0]


def find_designations(entries: Iterable[ConceptEntry], term: str) -> list[tuple[ConceptEntry, Designation]]:
    """Find the designations that TERM means: by text, without case, or all of the concept with this key."""
    pairs = [(entry, each) for entry in entries for each in entry.designations]
    return first_found(
        pairs,
        lambda pair: pair[1].text == term,
        lambda pair: pair[1].text.casefold() == term.casefold(),
        lambda pair: pair[0].key == term,
    )


def first_found(among: Iterable[Found], *conditions: Callable[[Found], bool]) -> list[Found]:
    """Everything that meets the first condition that anything meets."""
    held = list(among)
    tries = ([each for each in held if condition(each)] for condition in conditions)
    return next((found for found in tries if found), [])


def unknown_term(entries: Iterable[ConceptEntry], term: str) -> GlossaryError:
    """Say that nothing is called `term`, and what nearly is."""
    names = {each.text for entry in entries for each in entry.designations}
    near = get_close_matches(term, names, n=3)
    remedy = f"did you mean {' or '.join(near)}?" if near else "see what there is with gloss terms list"
    return GlossaryError(term, "no concept has this key or term", remedy)


def listed(entries: Iterable[ConceptEntry]) -> str:
    """Name concepts by key and first term."""
    names = [f"{entry.key} ({entry.designations[0].text})" if entry.designations else entry.key for entry in entries]
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more
