"""Beside the content words of a term: function words that changed, words spelt otherwise."""

from __future__ import annotations

from glossary.matching.kinship import Kin
from glossary.matching.pairing import Pairing, Stretch
from glossary.matching.pattern import Pattern
from glossary.matching.spelling import spelling_key
from glossary.matching.words import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, STEADY_WORDS


def steady_words(words: tuple[str, ...]) -> list[str]:
    """Words that turn a meaning round, sorted."""
    return sorted(word for word in words if word in STEADY_WORDS)


def changed_function_words(pattern: Pattern, stretch: Stretch) -> tuple[str, ...]:
    """Function words added, left out or changed inside the term; another spelling of one is no change."""
    wanted = [_function_key(word) for word in pattern.words if word in FUNCTION_WORDS]
    changed = []
    for word, surface in zip(stretch.words, stretch.surfaces, strict=True):
        if word not in FUNCTION_WORDS:
            continue
        key = _function_key(word)
        if key in wanted:
            wanted.remove(key)
        else:
            changed.append(surface)
    return (*changed, *wanted[len(changed) :])


def function_class(word: str) -> int:
    """Number that function words share where one stands for the other; 0 for any other word."""
    return _CLASSES.get(_function_key(word), 0) if word in FUNCTION_WORDS else 0


def _function_key(word: str) -> str:
    return "the" if word in DETERMINERS else spelling_key(word)


def has_other_preposition(pattern: Pattern, stretch: Stretch) -> bool:
    """Say whether the stretch has one that the term has not, "of" aside: "Moses in the law" is no "law of Moses"."""
    return any(word in PREPOSITIONS and word != "of" and word not in pattern.words for word in stretch.words)


def respelt_words(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> tuple[str, ...]:
    """Words of the stretch that are spelt otherwise than the term's, function words among them."""
    unspelt = (Kin.SAME, Kin.FORM)
    content = tuple(stretch.surfaces[place] for _, place, kin in pairing.pairs if kin not in unspelt)
    wanted = {word for word in pattern.words if word in FUNCTION_WORDS}
    keys = {spelling_key(word) for word in wanted}
    function = tuple(
        surface
        for word, surface in zip(stretch.words, stretch.surfaces, strict=True)
        if word in FUNCTION_WORDS and word not in wanted and spelling_key(word) in keys
    )
    return (*content, *function)


_CLASSES = {key: number for number, key in enumerate(sorted({_function_key(word) for word in FUNCTION_WORDS}), 1)}
