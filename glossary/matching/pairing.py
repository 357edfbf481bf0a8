"""Which word of a text stands for which word of a term."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.matching.kinship import Kin, Kindred
from glossary.matching.pattern import Pattern
from glossary.matching.words import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text, in their matching form and as they stand, with what is between them.

    `goes_on` says that a content word follows at once: what stands here may only lead up to it.
    """

    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    gaps: tuple[str, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """Content words of the term (`pairs`: place there, place in the stretch), those missing, and extra ones."""

    pairs: tuple[tuple[int, int, Kin], ...]
    missing: tuple[int, ...]
    extra: tuple[int, ...]

    @property
    def is_ordered(self) -> bool:
        """Whether the paired words stand in the term's order."""
        places = [place for _, place, _ in self.pairs]
        return places == sorted(places)

    def kinds(self) -> set[Kin]:
        """Relations among the pairs."""
        return {kin for _, _, kin in self.pairs}


def pair_words(pattern: Pattern, words: tuple[str, ...], kinship: Kindred) -> Pairing:
    """Pair each content word of the term with the nearest free one of the stretch, in order where possible."""
    free = [place for place, word in enumerate(words) if word not in FUNCTION_WORDS]
    pairs: list[tuple[int, int, Kin]] = []
    missing: list[int] = []
    last = -1
    for place in pattern.content:
        options = [(kinship.between(words[each], pattern.words[place]), each) for each in free]
        related = [(kin, each < last, each) for kin, each in options if kin is not None]
        if not related:
            missing.append(place)
            continue
        kin, _, chosen = min(related)
        if kin is Kin.FORM and _loses_possessive(words[chosen], pattern, place):
            kin = Kin.APOSTROPHE
        free.remove(chosen)
        pairs.append((place, chosen, kin))
        last = chosen
    return Pairing(tuple(pairs), tuple(missing), tuple(free))


def _loses_possessive(word: str, pattern: Pattern, place: int) -> bool:
    """Say whether a possessive inside the term stands without its ending: "Supreme People Assembly"."""
    return place < len(pattern.words) - 1 and pattern.words[place] in (word + "'s", word + "'")


def swaps_conjuncts(pattern: Pattern, words: tuple[str, ...], pairing: Pairing) -> bool:
    """Say whether the stretch only changes the places of what an "and" or "or" of the term joins.

    Words that both sides share stay where they are: "non-socialist and anti-socialist practices" swaps,
    "anti-socialist practices and non-socialist ..." says something else.
    """
    middles = [place for place, word in enumerate(pattern.words) if word in ("and", "or")]
    standing = [place for place, word in enumerate(words) if word in ("and", "or")]
    if len(middles) != 1 or len(standing) != 1:
        return False
    left = [pattern.words[place] for place in pattern.content if place < middles[0]]
    right = [pattern.words[place] for place in pattern.content if place > middles[0]]
    ordered = sorted((chosen, pattern.words[place]) for place, chosen, _ in pairing.pairs)
    before = [word for chosen, word in ordered if chosen < standing[0]]
    after = [word for chosen, word in ordered if chosen > standing[0]]
    trailing = any(before == right[:cut] and after == left + right[cut:] for cut in range(1, len(right) + 1))
    leading = any(before == left[:cut] + right and after == left[cut:] for cut in range(len(left)))
    return trailing or leading
