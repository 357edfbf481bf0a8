"""One word in two spelling systems: British and American, -ise and -ize; and what recognition misreads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from glossary.matching.orthography import initial_key
from glossary.matching.script import Script, script_of

WHOLE = {
    "programme": "program",
    "programmes": "programs",
    "grey": "gray",
    "cheque": "check",
    "cheques": "checks",
    "plough": "plow",
    "mould": "mold",
    "sceptical": "skeptical",
    "tyre": "tire",
    "aluminium": "aluminum",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "defence": "defense",
    "defences": "defenses",
    "offence": "offense",
    "licence": "license",
    "pretence": "pretense",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "towards": "toward",
    "afterwards": "afterward",
    "forwards": "forward",
    "ageing": "aging",
    "judgement": "judgment",
    "fulfil": "fulfill",
    "skilful": "skillful",
    "enrol": "enroll",
    "instalment": "installment",
}
"""Words whose other spelling no pattern gives."""
_ENDINGS = (
    (re.compile(r"(?<=[^aeiou])our(?=$|s$|ed$|ing$|able$|ful$|less$|ist$|ite$|er$|ers$|hood$|ly$)"), "or"),
    (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[bt])re(?=$|s$)"), "er"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors|ous)$)"), "l"),
    (re.compile(r"ogue(?=s?$)"), "og"),
)
_DIGRAPHS = re.compile(r"ae|oe")
_TOUCHED = re.compile(r"our|[iy]s[aei]|[bt]re(?:s|$)|ll[eio]|ogue|[ao]e", re.MULTILINE)
"""Letters without which none of the patterns finds anything in a word."""


def are_respelt(words: Sequence[str]) -> list[bool]:
    """Whether each word, possessives aside, may have another key than itself; in one pass over all of them."""
    marked = _TOUCHED.sub("\0", "\n".join(words)).split("\n") if words else []
    return [word != left or word in WHOLE or not word.isascii() for word, left in zip(words, marked, strict=True)]


def spelling_keys(words: Sequence[str]) -> list[str]:
    """Key of each word; quicker than one by one."""
    asked = zip(words, are_respelt(words), strict=True)
    return [spelling_key(word) if is_respelt or "'" in word else word for word, is_respelt in asked]


@lru_cache(maxsize=1 << 16)
def spelling_key(word: str) -> str:
    """Key that a word's British, American and Oxford spellings share, or its North and South Korean ones."""
    if script_of(word) is Script.HANGUL:
        return initial_key(word)
    possessive = "'s" if word.endswith("'s") else ""
    stem = word.removesuffix("'s")
    if stem in WHOLE:
        return WHOLE[stem] + possessive
    for ending, other in _ENDINGS:
        stem = ending.sub(other, stem)
    return _DIGRAPHS.sub("e", stem) + possessive


# Pairs that recognition of print confuses (rn/m, cl/d …); the detector's own list, no benchmark shares it.
_MISREAD = (
    ("rn", "m"),
    ("ri", "n"),
    ("cl", "d"),
    ("vv", "w"),
    ("ii", "u"),
    ("li", "h"),
    ("0", "o"),
    ("1", "l"),
    ("i", "l"),
    ("5", "s"),
    ("8", "b"),
    ("6", "b"),
    ("\u017f", "f"),
    ("!", "l"),
    ("|", "l"),
)


def misread_key(word: str) -> str:
    """Key shared by words that recognition of print takes for one another; of several words, with anything between."""
    for seen, meant in _MISREAD:
        word = word.replace(seen, meant)
    return word.replace("c", "e")


_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")
_LEAST_LEFT = 4
"""Letters that must be left for a word to be told by what its ligature was lost from: "rmly" of "firmly"."""


def without_ligature(word: str) -> frozenset[str]:
    """What is left of `word` where a font's ligature was lost, one at a time: "confidence" leaves "condence"."""
    return frozenset(
        left
        for ligature in _LIGATURES
        for place in range(len(word))
        if word.startswith(ligature, place) and len(left := word[:place] + word[place + len(ligature) :]) >= _LEAST_LEFT
    )
