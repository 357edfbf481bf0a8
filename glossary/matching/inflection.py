"""Inflection both ways: which words could be forms of one another, and how to inflect alike.

Regular English here; Korean particles and the endings of other languages are in modules of their own, chosen by
the word's script and the text's language.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from glossary.matching.endings import bare_forms, stems
from glossary.matching.english import IRREGULAR, TAKEN_OFF, VOWELS, add_ending, is_plural, singular_of
from glossary.matching.particles import attach, nouns, particles_after
from glossary.matching.script import Script, script_of

_SHORTEST_BASE = _SHORTEST_STEM = 2
_POSSESSIVES = ("'s", "'")
OF_VERBS = ("ing", "ed", "en")

BEFORE = "+"
"""Ends an `ending` that is written together with a word in front of it, as the Arabic و is."""


@lru_cache(maxsize=64)
def is_english(language: str) -> bool:
    """Say whether words of a text in `language` are inflected as English ones."""
    return language.split("-", maxsplit=1)[0].lower() == "en"


@lru_cache(maxsize=1 << 16)
def bases(word: str, language: str = "en") -> frozenset[str]:
    """Words of which `word` could be the plural, possessive, past, participle or third person, itself included.

    `word` is in its matching form. Generous on purpose: a base that is no word matches no term. In Korean the noun
    that particles follow; in other languages what is left without endings, which need be no word.
    """
    match script_of(word):
        case Script.LATIN if is_english(language):
            return _english_bases(word)
        case Script.HANGUL:
            return nouns(word)
        case Script.HAN | Script.KANA:
            return frozenset((word,))
    return stems(word, language)


def term_bases(word: str, language: str = "en") -> frozenset[str]:
    """The bases of a glossary's word; in Korean the word alone, since no particle is taken off a term."""
    return frozenset((word,)) if script_of(word) is Script.HANGUL else bases(word, language)


def is_attached(word: str, base: str, language: str = "en") -> bool:
    """Say whether `word` is `base` itself, only written together with another word: 당은, والحزب, l'armée."""
    if script_of(word) is Script.HANGUL:
        return base in nouns(word)
    return not is_english(language) and base in bare_forms(word, language)


def _english_bases(word: str) -> frozenset[str]:
    found = {word}
    for ending in _POSSESSIVES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            found.add(word.removesuffix(ending))
    for stem in tuple(found):
        found.update(base for base in _stripped(stem) if len(base) >= _SHORTEST_BASE)
    return frozenset(found)


def _stripped(word: str) -> list[str]:
    found = [IRREGULAR[word][0]] if word in IRREGULAR else []
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
        if word.endswith("es"):
            found.append(word[:-2])
        if word.endswith("ies"):
            found.append(word[:-3] + "y")
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            found += _verb_stems(word.removesuffix(ending))
            if word.endswith("ied"):
                found.append(word[:-3] + "y")
    return found


def _verb_stems(stem: str) -> list[str]:
    if len(stem) < _SHORTEST_STEM or not any(letter in VOWELS for letter in stem):
        return []
    doubled = len(stem) > _SHORTEST_STEM + 1 and stem[-1] == stem[-2]
    return [stem, stem + "e", *([stem[:-1]] if doubled else [])]


def is_possessive_of(word: str, base: str, *, plural: bool) -> bool:
    """Say whether `word` is `base` with a possessive ending, or, where `plural` may be, a plural one."""
    endings = ("", "'s", "'", "s", "s'", "es", "es'") if plural else ("", "'s", "'")
    return any(word == base + ending for ending in endings)


def plural_bases(word: str) -> tuple[str, ...]:
    """What `word` may be the plural or possessive of, by its ending alone; it need not be a word."""
    return tuple(word.removesuffix(ending) for ending in ("'s", "s'", "es", "s") if word.endswith(ending))


def unjoined(word: str, language: str = "en") -> Collection[str]:
    """What `word` may be less a plural's or possessive's ending, or the words written together with it."""
    match script_of(word):
        case Script.LATIN if is_english(language):
            return plural_bases(word) if word[-1:] in "s'" else ()
        case Script.HANGUL:
            return nouns(word) - {word}
    return bare_forms(word, language) - {word}


def are_related(word: str, base: str, language: str = "en") -> bool:
    """Say whether `word` could be a form of `base`, or both of one word; an apostrophe set wrongly is no form."""
    if word == base:
        return True
    if script_of(word) is not Script.LATIN or not is_english(language):
        return not bases(word, language).isdisjoint(term_bases(base, language))
    if word.replace("'", "") == base.replace("'", ""):
        return word == base + "'"
    return not bases(word).isdisjoint(bases(base))


@dataclass(frozen=True, slots=True)
class Endings:
    """What inflection put after a term's words: a verb's in front, and the head's; one of a lone word is the head's."""

    leading: str = ""
    head: str = ""


UNINFLECTED = Endings()


def ending_of(word: str, base: str, language: str = "en") -> str:
    """What inflection added to `base` to make `word`: `'s`, `s`, `ing`, `ed`, `en`, `-s` …; empty for none.

    Also Korean particles, and what Arabic writes together in front; other languages' endings belong to one word alone.
    """
    if word == base:
        return ""
    match script_of(word):
        case Script.HANGUL:
            return particles_after(word, base)
        case Script.ARABIC | Script.HEBREW if word.endswith(base) and base in bare_forms(word, language):
            return word.removesuffix(base) + BEFORE
        case script if script is not Script.LATIN or not is_english(language):
            return ""
    for ending in ("'s", "s'", "'"):
        if word.endswith(ending) and not base.endswith(ending):
            stem = word.removesuffix(ending)
            return ("s'" if ending == "s'" else ending) if stem == base else _ending(stem, base) + ending
    return _ending(word, base)


def _ending(word: str, base: str) -> str:
    if word == base:
        return ""
    irregular, ending = IRREGULAR.get(word, ("", ""))
    if irregular == base:
        return ending
    if is_plural(base) and not is_plural(word) and singular_of(base) == word:
        return TAKEN_OFF
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending) and not base.endswith(ending)), "")


def inflect(word: str, ending: str) -> str:
    """Put `ending` (as `ending_of` gives it) to `word`, spelt as its language spells it; what has it already stays."""
    if ending.endswith(BEFORE):
        return _put_before(word, ending.removesuffix(BEFORE))
    if script_of(ending) is Script.HANGUL:
        return attach(word, ending)
    possessive = next((each for each in ("s'", "'s", "'") if ending.endswith(each)), "")
    if possessive == "s'":
        return inflect(word, "s") + "\u2019"
    form = add_ending(word, ending.removesuffix(possessive))
    return form + possessive.replace("'", "\u2019")


def _put_before(word: str, prefix: str) -> str:
    article = "ال"
    return (prefix.removesuffix(article) if word.startswith(article) else prefix) + word
