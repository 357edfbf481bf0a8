"""Which word of a text stands for which word of a term."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.matching.kinship import Kin, Kinship
from glossary.matching.pattern import Pattern
from glossary.matching.words import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text, in their matching form and as they stand, with what is between them."""

    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    gaps: tuple[str, ...]


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


def pair_words(pattern: Pattern, words: tuple[str, ...], kinship: Kinship) -> Pairing:
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
        free.remove(chosen)
        pairs.append((place, chosen, kin))
        last = chosen
    return Pairing(tuple(pairs), tuple(missing), tuple(free))
