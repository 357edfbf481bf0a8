"""What is no variant although it looks like one, and what is a hit although it looks damaged."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping

from matchers.terms import Term
from matchers.variants import Kind, Maker, respellings
from matchers.words import LIGATURE_CHARACTERS, REPLACING, SMALL

KNOWN_FROM = 5
"""Times that a word stands in the prose, from which it is a known word and no slip."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def decoys(vocabulary: Counter[str], others: set[str]) -> Mapping[str, Kind]:
    """Decoys by name; `others` are the designations with which a decoy must not coincide."""
    kinds = (
        Kind("known word one edit away", _known_neighbour(vocabulary)),
        Kind("unrelated word", unrelated_word),
        Kind("half", half),
        Kind("over a sentence's end", over_a_stop),
        Kind("over a paragraph's end", over_a_paragraph),
        Kind("comma inside", comma_inside),
        Kind("another designation", another_designation),
    )
    return {kind.name: Kind(kind.name, _unless_known(kind.make, others)) for kind in kinds}


def _unless_known(make: Maker, others: set[str]) -> Maker:
    def made(term: Term, chance: random.Random) -> str | None:
        form = make(term, chance)
        is_own = make is another_designation
        return None if form is None or (form.lower() in others and not is_own) else form

    return made


def _known_neighbour(vocabulary: Counter[str]) -> Maker:
    def known_neighbour(term: Term, chance: random.Random) -> str | None:
        if len(term.content) != 2 or "-" in term.text:
            return None
        places = [(place, _neighbours(term.words[place], vocabulary)) for place in term.content]
        found = [(place, word) for place, words in places for word in words]
        if not found:
            return None
        place, word = chance.choice(found)
        return " ".join([*term.words[:place], word, *term.words[place + 1 :]])

    return known_neighbour


def _neighbours(word: str, vocabulary: Counter[str]) -> list[str]:
    """Known words one edit away that are no inflection of `word`: another stem."""
    if not word.isalpha() or not word.islower():
        return []
    at = range(len(word))
    made = {word[:i] + word[i + 1 :] for i in at} | {word[:i] + c + word[i + 1 :] for i in at for c in _LETTERS}
    made |= {word[:i] + c + word[i:] for i in at for c in _LETTERS}
    known = (each for each in made if vocabulary[each] >= KNOWN_FROM and len(each) > 3)
    return sorted(each for each in known if not _is_related(each, word))


def _is_related(one: str, other: str) -> bool:
    """An inflection, a word of the same stem, or another spelling of the same word."""
    pairs = enumerate(zip(one, other, strict=False))
    common = next((place for place, (mine, its) in pairs if mine != its), min(len(one), len(other)))
    return common >= min(len(one), len(other)) - 2 or one in respellings(other)


def unrelated_word(term: Term, chance: random.Random) -> str | None:
    if len(term.content) != 2 or "-" in term.text:
        return None
    place = chance.choice(term.content)
    return " ".join([*term.words[:place], chance.choice(REPLACING), *term.words[place + 1 :]])


def half(term: Term, chance: random.Random) -> str | None:
    if len(term.content) < 2:
        return None
    middle = term.content[len(term.content) // 2]
    first = term.words[:middle]
    while first and first[-1].lower() in (*SMALL, "the", "a", "and", "our"):
        first.pop()
    return chance.choice([" ".join(first), " ".join(term.words[middle:])])


def _cut(term: Term) -> int | None:
    """Where to cut a term in two, before a content word; None where it has one word or a function word there."""
    pairs = [place for place in term.content[1:] if place - 1 in term.content]
    return pairs[-1] if pairs else None


def over_a_stop(term: Term, _: random.Random) -> str | None:
    at = _cut(term)
    return None if at is None else f"{' '.join(term.words[:at])}. {_capital(' '.join(term.words[at:]))}"


def over_a_paragraph(term: Term, _: random.Random) -> str | None:
    at = _cut(term)
    return None if at is None else f"{' '.join(term.words[:at])}.\n\n{_capital(' '.join(term.words[at:]))}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def comma_inside(term: Term, _: random.Random) -> str | None:
    at = _cut(term)
    return None if at is None else f"{' '.join(term.words[:at])}, {' '.join(term.words[at:])}"


def another_designation(term: Term, _: random.Random) -> str | None:
    """A neighbour of another term, or a deprecated form: T110 may be said of it, and no variant."""
    return term.text if term.kind == "phrase" or term.status in ("deprecated", "forbidden") else None


def plain(term: Term, _: random.Random) -> str | None:
    return term.text


def plural(term: Term, _: random.Random) -> str | None:
    last = term.words[-1]
    if not last.islower() or last[-1] in "sxyhz" or not set(term.content) >= set(range(len(term.words))):
        return None
    return term.text + "s"


def possessive(term: Term, _: random.Random) -> str | None:
    return None if term.text[-1] in "s'’" else term.text + "’s"


def broken_at_a_line_end(term: Term, chance: random.Random) -> str | None:
    words = [place for place in term.content if len(term.words[place]) > 7 and term.words[place].isalpha()]
    if not words:
        return None
    place = chance.choice(words)
    word = term.words[place]
    at = chance.randrange(3, len(word) - 3)
    return " ".join([*term.words[:place], f"{word[:at]}-\n{word[at:]}", *term.words[place + 1 :]])


def ligature_character(term: Term, _: random.Random) -> str | None:
    changed = term.text
    for letters, character in LIGATURE_CHARACTERS.items():
        changed = changed.replace(letters, character)
    return changed if changed != term.text else None


def other_quote(term: Term, _: random.Random) -> str | None:
    return term.text.translate({ord("'"): "’", ord("’"): "'"}) if set("'’") & set(term.text) else None


# Without the A rules a word broken at a line's end may be told as a variant (interface.md, "Damage inside a term").
HITS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("as it is", plain, is_hit=True),
        Kind("plural", plural, is_hit=True),
        Kind("possessive", possessive, is_hit=True),
        Kind("line-end hyphen", broken_at_a_line_end, is_hit=True, tolerated=("T101", "T104")),
        Kind("ligature character", ligature_character, is_hit=True),
        Kind("other apostrophe", other_quote, is_hit=True),
    )
}
