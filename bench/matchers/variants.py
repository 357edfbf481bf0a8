"""Variants of every class, decoys and hits: how each is made of a term, and as what it may be reported."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matchers.terms import Term
from matchers.words import (
    ADDED,
    KEYBOARD,
    LIGATURES,
    LOOKS,
    REPLACING,
    SMALL,
    SPELLED_ENDS,
    SPELLED_STARTS,
    STOP,
    SWAPS,
)

LEAST_REPLACED = 3
"""Content words of a term from which one replaced is a departure (interface.md)."""

Maker = Callable[[Term, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of planted stretches.

    `codes` are the rules that are right about it, none for decoys and hits; `tolerated` ones count neither way.
    """

    name: str
    make: Maker
    codes: tuple[str, ...] = ()
    is_hit: bool = False
    tolerated: tuple[str, ...] = ()


def _with(words: list[str], place: int, changed: str) -> str:
    return " ".join([*words[:place], changed, *words[place + 1 :]])


def _edit(word: str, chance: random.Random) -> str:
    """One edit at any place but the first letter: a letter lost, doubled, swapped, hit beside, or put in."""
    place = chance.randrange(1, len(word))
    letter = word[place]
    match chance.randrange(5):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[:place] + letter + word[place:]
        case 2 if place + 1 < len(word) and word[place + 1] != letter:
            return word[:place] + word[place + 1] + letter + word[place + 2 :]
        case 3:
            return word[:place] + chance.choice(KEYBOARD.get(letter, "e")) + word[place:]
        case _:
            return word[:place] + chance.choice(KEYBOARD.get(letter, "e")) + word[place + 1 :]


def _long_places(term: Term, least: int) -> list[int]:
    return [place for place in term.content if len(term.words[place]) >= least and term.words[place].isalpha()]


def slip(term: Term, chance: random.Random) -> str | None:
    places = _long_places(term, 5)
    if not places:
        return None
    place = chance.choice(places)
    return _with(term.words, place, _edit(term.words[place], chance))


def two_slips_in_a_word(term: Term, chance: random.Random) -> str | None:
    places = _long_places(term, 8)
    if not places:
        return None
    place = chance.choice(places)
    return _with(term.words, place, _edit(_edit(term.words[place], chance), chance))


def slips_in_two_words(term: Term, chance: random.Random) -> str | None:
    places = _long_places(term, 6)
    if len(places) < 2:
        return None
    words = term.words
    for place in chance.sample(places, 2):
        words[place] = _edit(words[place], chance)
    return " ".join(words)


def misread(term: Term, chance: random.Random) -> str | None:
    found = [(place, look) for place in _long_places(term, 5) for look in LOOKS if look[0] in term.words[place]]
    if not found:
        return None
    place, (printed, read) = chance.choice(found)
    word = term.words[place]
    at = chance.choice([each.start() for each in re.finditer(re.escape(printed), word)])
    return _with(term.words, place, word[:at] + read + word[at + len(printed) :])


def split_word(term: Term, chance: random.Random) -> str | None:
    places = _long_places(term, 7)
    if not places:
        return None
    place = chance.choice(places)
    at = chance.randrange(2, len(term.words[place]) - 1)
    return _with(term.words, place, term.words[place][:at] + " " + term.words[place][at:])


def run_together(term: Term, chance: random.Random) -> str | None:
    if len(term.words) < 2:
        return None
    at = chance.randrange(len(term.words) - 1)
    return " ".join([*term.words[:at], term.words[at] + term.words[at + 1], *term.words[at + 2 :]])


def lost_ligature(term: Term, chance: random.Random) -> str | None:
    found = [(place, each) for place in _long_places(term, 6) for each in LIGATURES if each in term.words[place][1:]]
    if not found:
        return None
    place, ligature = found[0]
    return _with(term.words, place, term.words[place].replace(ligature, chance.choice(("", " ", ligature + " ")), 1))


def respelt(term: Term, chance: random.Random) -> str | None:
    found = [(place, changed) for place in term.content for changed in respellings(term.words[place])]
    if not found:
        return None
    place, changed = chance.choice(found)
    return _with(term.words, place, changed)


def respellings(word: str) -> Iterator[str]:
    """British spellings of an American word, and the other way."""
    both_ways = [way for pair in (*SPELLED_STARTS, *SPELLED_ENDS) for way in (pair, pair[::-1])]
    for old, new in both_ways:
        is_start = (old, new) in SPELLED_STARTS or (new, old) in SPELLED_STARTS
        if is_start and word.startswith(old) and not word.startswith(new):
            yield new + word.removeprefix(old)
        elif not is_start and word.endswith(old) and not word.endswith(new):
            yield word.removesuffix(old) + new


def apostrophe(term: Term, chance: random.Random) -> str | None:
    if not any(mark in term.text for mark in "'’"):
        return None
    plain = term.text.replace("’", "'")
    moved = re.sub(r"(\w)'s\b", r"\1s'", plain) if "'s" in plain else re.sub(r"s'(?!\w)", "'s", plain)
    return chance.choice([plain.replace("'", ""), moved])


def joined_otherwise(term: Term, chance: random.Random) -> str | None:
    if "-" in term.text:
        return term.text.replace("-", chance.choice((" ", "")), 1)
    pairs = [place for place in term.content[:-1] if place + 1 in term.content]
    if not pairs:
        return None
    at = chance.choice(pairs)
    return " ".join([*term.words[:at], f"{term.words[at]}-{term.words[at + 1]}", *term.words[at + 2 :]])


def dash(term: Term, _: random.Random) -> str | None:
    return term.text.replace("-", "–", 1) if "-" in term.text else None


def capitals(term: Term, chance: random.Random) -> str | None:
    if dict(term.rest).get("case") == "any":  # any capitals are right there
        return None
    if term.text != term.text.lower():
        return term.text.lower()
    words = [word.capitalize() if place in term.content else word for place, word in enumerate(term.words)]
    return chance.choice([" ".join(words), term.text.upper()]) if len(words) > 1 else None


def order(term: Term, _: random.Random) -> str | None:
    """First and last word change places, in a compound, around an “and”, or around the “of” between two words."""
    small = [word for word in term.words if word.lower() in STOP]
    if len(term.content) < 2 or (small and small != ["and"] and len(term.content) > 2):
        return None
    words, first, last = term.words, term.content[0], term.content[-1]
    if "and" in words:
        at = words.index("and")
        first, last = at - 1, at + 1
    words[first], words[last] = words[last], words[first]
    return " ".join(words)


def order_around_of(term: Term, _: random.Random) -> str | None:
    """“Industry of defence” for “defence industry”, “speech freedom” for “freedom of speech”."""
    words = term.words
    if " of " in f" {term.text} " and words.count("of") == 1 and "and" not in words:
        at = words.index("of")
        rest = [word for word in words[at + 1 :] if word not in ("the", "a")]
        return " ".join([*rest, *words[:at]]) if rest and at else None
    if len(words) == len(term.content) and len(words) in (2, 3):
        return " ".join([*words[1:], "of", words[0]])
    return None


def _inner_small(term: Term) -> list[int]:
    return [place for place, word in enumerate(term.words) if word in SMALL and 0 < place < len(term.words) - 1]


def function_word_changed(term: Term, chance: random.Random) -> str | None:
    places = _inner_small(term)
    if not places:
        return None
    place = chance.choice(places)
    return _with(term.words, place, chance.choice([word for word in SWAPS if word != term.words[place]]))


def function_word_added(term: Term, chance: random.Random) -> str | None:
    places = [place for place in _inner_small(term) if term.words[place + 1] not in ("the", "a")]
    if not places:
        return None
    place = chance.choice(places)
    return " ".join([*term.words[: place + 1], chance.choice(("the", "a", "our")), *term.words[place + 1 :]])


def function_word_dropped(term: Term, chance: random.Random) -> str | None:
    places = [place for place, word in enumerate(term.words) if word in (*SMALL, "the", "a") and place > 0]
    if not places or len(term.content) < 2:
        return None
    return " ".join(_without(term.words, chance.choice(places)))


def _without(words: list[str], place: int) -> list[str]:
    return [*words[:place], *words[place + 1 :]]


def abbreviated(term: Term, _: random.Random) -> str | None:
    return term.abbreviated or None


def word_added(term: Term, chance: random.Random) -> str | None:
    """A short word before the last, where that is part of the same noun phrase."""
    if len(term.content) < 2:
        return None
    at = chance.choice(term.content[1:])
    return " ".join([*term.words[:at], chance.choice(ADDED), *term.words[at:]])


def inner_word_replaced(term: Term, chance: random.Random) -> str | None:
    return _replaced(term, term.content[1:-1], chance)


def edge_word_replaced(term: Term, chance: random.Random) -> str | None:
    """The first or last word; not the head of a compound of three, which names another thing (decisions/0011)."""
    edges = [term.content[0], term.content[-1]] if term.content else []
    is_compound = len(term.content) == len(term.words) == LEAST_REPLACED
    return _replaced(term, edges[:1] if is_compound else edges, chance)


def _replaced(term: Term, places: list[int], chance: random.Random) -> str | None:
    lower = [place for place in places if term.words[place].islower()]
    if len(term.content) < LEAST_REPLACED or not lower:
        return None
    return _with(term.words, chance.choice(lower), chance.choice(REPLACING))


def word_left_out(term: Term, chance: random.Random) -> str | None:
    if len(term.content) < 4:
        return None
    place = chance.choice(term.content[1:-1])
    beside = (term.words[place - 1].lower(), term.words[place + 1].lower())
    if "and" in beside or (beside[0] in SMALL and beside[1] in SMALL):
        return None
    return " ".join(_without(term.words, place))


def slip_and_function_word(term: Term, chance: random.Random) -> str | None:
    changed = function_word_changed(term, chance)
    return None if changed is None else slip(Term(changed, term.concept), chance)


def slip_in_a_form(term: Term, chance: random.Random) -> str | None:
    last = term.words[-1]
    if not last.isalpha() or len(last) < 7 or last[-1] in "sxyhz":
        return None
    return _with(term.words, len(term.words) - 1, _edit(last, chance) + "s")
