"""Regular English endings: plurals, third persons, pasts and participles, as English spells them."""

from __future__ import annotations

VOWELS = "aeiou"
_SHORTEST_VERB = 2
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


def is_plural(word: str) -> bool:
    """Say whether `word` has a plural's form."""
    lowered = word.lower()
    if IRREGULAR.get(lowered, ("", ""))[1] == "s":
        return True
    return lowered.endswith("s") and not lowered.endswith(("ss", "us", "is")) and lowered not in _NO_PLURALS


def singular_of(word: str) -> str:
    """Singular of a plural."""
    lowered = word.lower()
    base, ending = IRREGULAR.get(lowered, ("", ""))
    if ending == "s":
        return word[:1] + base[1:]
    if lowered.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if lowered.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def add_ending(word: str, ending: str) -> str:
    """Put `ending` after `word`: `s`, `ing`, `ed`, `en`, `-s`; what has it already stays."""
    lowered = word.lower()
    match ending:
        case "":
            return word
        case "-s":
            return singular_of(word) if is_plural(word) else word
        case "s":
            return word if is_plural(word) else _third(word, _PLURALS.get(lowered))
        case _ if lowered.endswith("ing") and any(letter in VOWELS for letter in lowered[:-3]):
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
    if lowered.endswith("y") and lowered[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stem_for_ending(word: str, ending: str) -> str:
    """`word` as it stands before `ed` or `ing`."""
    lowered = word.lower()
    if ending == "ed" and lowered.endswith("y") and lowered[-2:-1] not in VOWELS:
        return word[:-1] + "i"
    if lowered.endswith("e") and not (ending == "ing" and lowered.endswith(("ee", "ye", "oe"))):
        return word[:-1]
    return word + word[-1] if _doubles(lowered) else word


def _doubles(word: str) -> bool:
    """Say whether a verb's last consonant is doubled: "stop", "set", "commit"; not "open", "build", "fix"."""
    one_beat = sum(letter in VOWELS for letter in word) == 1 and word[-2:-1] in VOWELS
    return word in _DOUBLING or (one_beat and len(word) > _SHORTEST_VERB and word[-1] not in VOWELS + "wxy")
