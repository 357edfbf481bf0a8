"""Regular English inflection, both ways: which words could be forms of one another, and how to inflect alike."""

from __future__ import annotations

from functools import lru_cache

_SHORTEST_BASE = 3
_VOWELS = "aeiou"
_POSSESSIVES = ("'s", "'")
IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "analyses": "analysis",
    "bases": "basis",
    "crises": "crisis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "built": "build",
    "fought": "fight",
    "held": "hold",
    "made": "make",
    "took": "take",
    "taken": "take",
    "gave": "give",
    "given": "give",
    "won": "win",
    "led": "lead",
    "upheld": "uphold",
    "set": "set",
}


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
    found = [IRREGULAR[word]] if word in IRREGULAR else []
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
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
    if len(stem) < _SHORTEST_BASE - 1 or not any(letter in _VOWELS for letter in stem):
        return []
    doubled = len(stem) > _SHORTEST_BASE and stem[-1] == stem[-2]
    return [stem, stem + "e", *([stem[:-1]] if doubled else [])]


def is_possessive_of(word: str, base: str, *, plural: bool) -> bool:
    """Say whether `word` is `base` with a possessive ending, or, where `plural` may be, a plural one."""
    endings = ("", "'s", "'", "s", "s'", "es", "es'") if plural else ("", "'s", "'")
    return any(word == base + ending for ending in endings)


def are_related(word: str, base: str) -> bool:
    """Say whether `word` could be a form of `base`, or both of one word; an apostrophe set wrongly is no form."""
    if word == base:
        return True
    if word.replace("'", "") == base.replace("'", ""):
        return word == base + "'"
    return not bases(word).isdisjoint(bases(base))


def ending_of(word: str, base: str) -> str:
    """What inflection added to `base` to make `word`: `'s`, `s`, `ing`, `ed` …; empty for the base itself."""
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
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending) and not base.endswith(ending)), "")


def inflect(word: str, ending: str) -> str:
    """Put `ending` (as `ending_of` gives it) after `word`, spelt as English spells it."""
    possessive = next((each for each in ("s'", "'s", "'") if ending.endswith(each)), "")
    if possessive == "s'":
        return inflect(word, "s") + "\u2019"
    form = _add(word, ending.removesuffix(possessive)) if possessive else _add(word, ending)
    return form + possessive.replace("'", "\u2019")


def _add(word: str, ending: str) -> str:
    lowered = word.lower()
    ends_in_y = lowered.endswith("y") and lowered[-2:-1] not in _VOWELS
    match ending:
        case "s" if lowered.endswith(("s", "x", "z", "ch", "sh")):
            return word + "es"
        case "s" if ends_in_y:
            return word[:-1] + "ies"
        case "ed" if ends_in_y:
            return word[:-1] + "ied"
        case "ed" | "ing" if lowered.endswith("e") and not lowered.endswith(("ee", "ye", "oe")):
            return word[:-1] + ending
        case _:
            return word + ending
