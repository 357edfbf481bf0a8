"""Inflection in languages without rules of their own here: a word without its ending, and what is never a slip.

English has rules of its own (inflection.py), and so has Korean (particles.py). For some languages the endings
of nouns and adjectives are listed; of any other language a word may change its last three letters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import Prefix

from glossary.matching.script import Script, script_of, spelt_out

MOST_CHANGED = 3
"""Last letters by which two forms of one word may differ where nothing more is known of the language."""
_NO_SLIP = 4
"""Last letters in which no slip is believed: a verb's ending is longer ("используется", "используются")."""
_SHORTEST_STEM = 3
_LEAST_SHARE = 0.5
_SHORTEST_ROOT = 3

_SLAVIC = (
    "а я о е ё ы и й ь у ю ой ей ём ем ом ам ям ах ях ами ями ов ев ёв ою ею ия ие ии ий ию ией ием иям иях иями "
    "ый ая яя ое ее ые ого его ому ему ым им ых их ыми ими ую юю "
)
_ROMANCE = "a o as os es s e i is ies "
_ENDINGS = {
    language: tuple(sorted(frozenset(listed.casefold().split())))
    for language, listed in {
        "de": "e en em er es n s nen se sen ses ns ens ern",
        "nl": "e en s es",
        "fr": "s x e es ée ées és é al ale ales aux if ive ifs ives eux euse euses",
        "es": _ROMANCE + "ón ones",
        "pt": _ROMANCE + "ão ões ãos al ais el eis",
        "it": "a o e i he hi io",
        "ru": _SLAVIC,
        "be": _SLAVIC + "аў яў ага яга аму яму ыя ія",
        "uk": _SLAVIC + "і ї є єм єю ів їв ові еві єві іх їх ій ої ього ьому ії ією іями іях",
        "bg": _SLAVIC + "та то те ът ят ия ите ата ото",
        "el": "ος ου ο ον οι ους ων α ας η ης ες εις εως ι ιου ια ιων ατος ατα ατων υ υς",
        "hi": "ा े ी ि ो ों ें ं ँ ियों ियाँ ियां यों याँ यां ओं एँ एं ाओं ाएँ ाएं",
        "ar": "ة ات ان ين ون ه ها هم ي نا كم ته تها تهم تنا",
        "he": "ים ות ה ת י",
    }.items()
}
_LANGUAGES = {
    Script.CYRILLIC: ("ru", "be", "uk", "bg", "sr", "mk", "kk", "mn"),
    Script.GREEK: ("el",),
    Script.DEVANAGARI: ("hi", "mr", "ne", "sa"),
    Script.ARABIC: ("ar", "fa", "ur", "ps"),
    Script.HEBREW: ("he", "yi"),
}
"""Languages of a script; a word of it in a text of another language is taken for one of the first."""

_ELIDED = {
    "fr": frozenset("l d qu n s c j m t jusqu lorsqu puisqu quelqu".split()),
    "it": frozenset("l d un c s dell all dall nell sull quell quest".split()),
}
_WRITTEN_BEFORE = {
    "ar": frozenset(map("".join, product(("", "و", "ف"), ("", "ب", "ك"), ("", "ال"))))
    | frozenset(map("".join, product(("", "و", "ف"), ("ل", "لل")))),
    "he": frozenset(map("".join, product(("", "ו"), ("", "ש", "כש", "מ"), ("", "ב", "כ", "ל"), ("", "ה")))),
}


@lru_cache(maxsize=1 << 16)
def bare_forms(word: str, language: str) -> frozenset[str]:
    """`word`, and what it is without the small words written together with it in front.

    و, ف, ب, ك, ل and ال in Arabic, the like in Hebrew, an elided article in French and Italian.
    """
    spoken = language_of_word(word, language)
    before, mark, after = word.rpartition("'")
    if mark and before in _ELIDED.get(spoken, ()):
        return frozenset((word, after))
    return frozenset(
        word.removeprefix(each)
        for each in ("", *_WRITTEN_BEFORE.get(spoken, ()))
        if word.startswith(each) and (not each or len(word) - len(each) >= _SHORTEST_ROOT)
    )


@lru_cache(maxsize=1 << 16)
def stems(word: str, language: str) -> frozenset[str]:
    """What two forms of one word have in common: what `word` is without an ending of the language, and itself."""
    endings = _ENDINGS.get(language_of_word(word, language))
    bare = {_without_accents(each) for each in bare_forms(word, language)}
    if endings is None:
        cut = {each[:-length] for each in bare for length in range(1, MOST_CHANGED + 1)}
    else:
        cut = {each.removesuffix(ending) for each in bare for ending in endings if each.endswith(ending)}
    longest = max(map(len, bare))
    return frozenset((word, *bare, *(each for each in cut if _is_stem(each, longest))))


def language_of_word(word: str, language: str) -> str:
    """Primary language of `word` in a text in `language`: the text's, or the usual one of the word's script."""
    primary = language.split("-", maxsplit=1)[0].lower()
    usual = _LANGUAGES.get(script_of(word), ())
    return usual[0] if usual and primary not in usual else primary


def may_be_slip(word: str, term_word: str) -> bool:
    """Say whether two words that no form relates differ before their endings, where a slip can be told from a form."""
    mine, theirs = spelt_out(word), spelt_out(term_word)
    return Prefix.similarity(mine, theirs) < max(len(mine), len(theirs)) - _NO_SLIP


def _is_stem(stem: str, length: int) -> bool:
    return len(stem) >= _SHORTEST_STEM and len(stem) >= _LEAST_SHARE * length


def _without_accents(word: str) -> str:
    """A Greek word without its accents, which move where it is declined."""
    if script_of(word) is not Script.GREEK:
        return word
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
