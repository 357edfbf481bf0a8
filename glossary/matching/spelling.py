"""One word in two spelling systems: British and American, -ise and -ize; and what recognition misreads."""

from __future__ import annotations

import re
from functools import lru_cache

_WHOLE = {
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
_ENDINGS = (
    (re.compile(r"(?<=[^aeiou])our(?=$|s$|ed$|ing$|able$|ful$|less$|ist$|ite$|er$|ers$|hood$|ly$)"), "or"),
    (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[bt])re(?=$|s$)"), "er"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors|ous)$)"), "l"),
    (re.compile(r"ogue(?=s?$)"), "og"),
)
_DIGRAPHS = re.compile(r"ae|oe")


@lru_cache(maxsize=1 << 16)
def spelling_key(word: str) -> str:
    """Key that a word's British, American and Oxford spellings share; no spelling itself."""
    possessive = "'s" if word.endswith("'s") else ""
    stem = word.removesuffix("'s")
    if stem in _WHOLE:
        return _WHOLE[stem] + possessive
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


@lru_cache(maxsize=1 << 16)
def misread_key(word: str) -> str:
    """Key shared by words that recognition of print takes for one another."""
    for seen, meant in _MISREAD:
        word = word.replace(seen, meant)
    return word.replace("c", "e")
