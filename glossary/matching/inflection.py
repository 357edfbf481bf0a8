"""Regular English inflection, both ways: which words could be forms of one another, and how to inflect alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_SHORTEST_BASE = _SHORTEST_STEM = 2
_VOWELS = "aeiou"
_POSSESSIVES = ("'s", "'")
OF_VERBS = ("ing", "ed", "en")
TAKEN_OFF = "-s"
"""The ending of a singular beside a designation in the plural."""

# Forms that are no other everyday word ("left", "found", "thought" are): base → plural; base → past, participle.
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "life": "lives",
    "half": "halves",
    "shelf": "shelves",
    "wolf": "wolves",
    "foot": "feet",
    "tooth": "teeth",
    "analysis": "analyses",
    "axis": "axes",
    "basis": "bases",
    "crisis": "crises",
    "thesis": "theses",
    "hypothesis": "hypotheses",
    "synthesis": "syntheses",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "memorandum": "memoranda",
}
_VERBS = {
    base: (past, participle or past)
    for base, past, participle in (
        line.split("/")
        for line in (
            "arise/arose/arisen become/became/become begin/began/begun break/broke/broken bring/brought/ build/built/ "
            "catch/caught/ choose/chose/chosen come/came/come deal/dealt/ draw/drew/drawn drive/drove/driven "
            "fight/fought/ forget/forgot/forgotten freeze/froze/frozen give/gave/given go/went/gone grow/grew/grown "
            "hang/hung/ hold/held/ keep/kept/ know/knew/known lay/laid/ lead/led/ lose/lost/ make/made/ meet/met/ "
            "overthrow/overthrew/overthrown pay/paid/ put/put/ run/ran/run seek/sought/ sell/sold/ send/sent/ "
            "set/set/ shake/shook/shaken sing/sang/sung sink/sank/sunk speak/spoke/spoken spend/spent/ stand/stood/ "
            "steal/stole/stolen strike/struck/ sweep/swept/ swear/swore/sworn take/took/taken teach/taught/ "
            "tear/tore/torn throw/threw/thrown undertake/undertook/undertaken uphold/upheld/ win/won/ "
            "withdraw/withdrew/withdrawn withstand/withstood/ write/wrote/written"
        ).split()
    )
}
IRREGULAR: dict[str, tuple[str, str]] = {
    **{form: (base, "s") for base, form in _PLURALS.items()},
    **{participle: (base, "en") for base, (_, participle) in _VERBS.items() if participle != base},
    **{past: (base, "ed") for base, (past, _) in _VERBS.items() if past != base},
}
"""Irregular form → its base, and the ending of a regular word; a past that is the participle too is `ed`."""

_DOUBLING = frozenset(
    "admit begin commit compel control defer equip expel forget omit patrol permit prefer propel rebel refer regret "
    "submit transfer transmit upset".split(),
)
_ENDS_IN_OES = frozenset("do echo embargo go hero tomato torpedo undergo veto".split())
_NO_PLURALS = frozenset("alias atlas bias canvas gas lens".split())


@lru_cache(maxsize=1 << 16)
def bases(word: str) -> frozenset[str]:
    """Words of which `word` could be the plural, possessive, past, participle or third person, itself included.

    `word` is in its matching form. Generous on purpose: a base that is no word matches no term.
    """
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
    if len(stem) < _SHORTEST_STEM or not any(letter in _VOWELS for letter in stem):
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


def are_related(word: str, base: str) -> bool:
    """Say whether `word` could be a form of `base`, or both of one word; an apostrophe set wrongly is no form."""
    if word == base:
        return True
    if word.replace("'", "") == base.replace("'", ""):
        return word == base + "'"
    return not bases(word).isdisjoint(bases(base))


@dataclass(frozen=True, slots=True)
class Endings:
    """What inflection put after a term's words: a verb's in front, and the head's; one of a lone word is the head's."""

    leading: str = ""
    head: str = ""


UNINFLECTED = Endings()


def ending_of(word: str, base: str) -> str:
    """What inflection added to `base` to make `word`: `'s`, `s`, `ing`, `ed`, `en`, `-s` …; empty for none."""
    if word == base:
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
    if is_plural(base) and not is_plural(word) and _singular(base) == word:
        return TAKEN_OFF
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending) and not base.endswith(ending)), "")


def is_plural(word: str) -> bool:
    """Say whether `word` has a plural's form."""
    lowered = word.lower()
    if IRREGULAR.get(lowered, ("", ""))[1] == "s":
        return True
    return lowered.endswith("s") and not lowered.endswith(("ss", "us", "is")) and lowered not in _NO_PLURALS


def _singular(word: str) -> str:
    lowered = word.lower()
    base, ending = IRREGULAR.get(lowered, ("", ""))
    if ending == "s":
        return word[:1] + base[1:]
    if lowered.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if lowered.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def inflect(word: str, ending: str) -> str:
    """Put `ending` (as `ending_of` gives it) after `word`, spelt as English spells it; what has it already stays."""
    possessive = next((each for each in ("s'", "'s", "'") if ending.endswith(each)), "")
    if possessive == "s'":
        return inflect(word, "s") + "\u2019"
    form = _add(word, ending.removesuffix(possessive))
    return form + possessive.replace("'", "\u2019")


def _add(word: str, ending: str) -> str:
    lowered = word.lower()
    match ending:
        case "":
            return word
        case "-s":
            return _singular(word) if is_plural(word) else word
        case "s":
            return word if is_plural(word) else _third(word, _PLURALS.get(lowered))
        case _ if lowered.endswith("ing") and any(letter in _VOWELS for letter in lowered[:-3]):
            return word  # its base is not certain: "making" and "upholding"
        case "ing":
            return _stem_for_ending(word, "ing") + "ing"
    past, participle = _VERBS.get(lowered, (None, None))
    chosen = participle if ending == "en" else past
    if chosen:
        return word[:1] + chosen[1:]
    return word if is_past(lowered) else _stem_for_ending(word, "ed") + "ed"


def is_past(word: str) -> bool:
    """Say whether `word` has the form of a past or a participle."""
    return IRREGULAR.get(word, ("", ""))[1] in ("ed", "en") or (word.endswith("ed") and not word.endswith("eed"))


def _third(word: str, irregular: str | None) -> str:
    lowered = word.lower()
    if irregular:
        return word[:1] + irregular[1:]
    if lowered.endswith("sis"):
        return word[:-2] + "es"
    if lowered.endswith(("s", "x", "z", "ch", "sh")) or lowered in _ENDS_IN_OES:
        return word + "es"
    if lowered.endswith("y") and lowered[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stem_for_ending(word: str, ending: str) -> str:
    """`word` as it stands before `ed` or `ing`."""
    lowered = word.lower()
    if ending == "ed" and lowered.endswith("y") and lowered[-2:-1] not in _VOWELS:
        return word[:-1] + "i"
    if lowered.endswith("e") and not (ending == "ing" and lowered.endswith(("ee", "ye", "oe"))):
        return word[:-1]
    return word + word[-1] if _doubles(lowered) else word


def _doubles(word: str) -> bool:
    """Say whether a verb's last consonant is doubled: "stop", "set", "commit"; not "open", "build", "fix"."""
    one_beat = sum(letter in _VOWELS for letter in word) == 1 and word[-2:-1] in _VOWELS
    return word in _DOUBLING or (one_beat and len(word) > _SHORTEST_STEM and word[-1] not in _VOWELS + "wxy")
