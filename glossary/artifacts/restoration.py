"""Which word stood where a ligature was lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from glossary.artifacts.judge import LIGATURES, LONGEST_WORD, PREFIXES, Judge
from glossary.artifacts.proof import Proof

# What was lost where nothing, a space or U+FFFD is left in its place.
_BLOT = re.compile(r"[\ufffd\x00]+")
# A shorter word needs a more frequent restoration: "rst" is "first", but "mu" is no "muff".
_SHORTEST = 3
_LONGEST_SHORT = 4
_STUB = 2
_FOREIGN_STUBS = frozenset("al da de del di du el en et la le re st th un van von".split())
# How English words begin: what begins otherwise ("rmly") is no word.
_ONSET = re.compile(
    "[aeiouy]|[bcdfghjklmnpqrstvwxz][aeiouy]|[bcfgp][lr]|[dkt]r|[cgpstw]h|[dstw]w|s[cklmnpqt]|[gk]n|ps|rh|wr|tw|qu",
)
_LEVELS = {3: 20, 4: 20, 5: 50, 6: 50}
_LEVEL = 70
_GAP_LEVEL, _LONG_GAP_LEVEL = 35, 50
_LONG_GAP = 8
_SHORTEST_NAME = 5
_NAME_LEVEL = 50
_FREQUENT_LEVEL = 10
_TH_LEVEL = 20
# Another reading casts doubt unless it is that many levels rarer than the best, or rare altogether.
_MARGIN = 25
_RARE_LEVEL = 55
_RARE_MARGIN = 15


_INNER = tuple(each for each in LIGATURES if each != "Th")


@dataclass(frozen=True, slots=True)
class Restoration:
    """Words that may have stood there, best first; certain where no other reading comes near.

    `needs_company` says that what stands there may be a short word of its own ("trie", "uid"): only other
    ligatures damaged in the same text make it damage.
    """

    words: tuple[str, ...]
    is_certain: bool
    needs_company: bool = False


def restore_gap(left: str, right: str, proof: Proof) -> Restoration | None:
    """What `left` and `right` were before the ligature between them turned into a space: `de nition`."""
    if not right.islower() or not (left.islower() or left.istitle()):
        return None
    is_word = left not in PREFIXES and proof.is_word(left)
    if is_word and proof.is_word(right):
        return None
    whole = left + right
    readings = [left + ligature + right for ligature in _INNER]
    if not any(map(proof.lexicon.may_know, readings)):
        return None  # as nearly always: the rest is not worth its while
    split = proof.target_level(whole)
    if len(right) == 1 and is_word:
        restored = _choose(readings, proof, _GAP_LEVEL)  # "the s" is a word and a letter
        return None if restored is None else replace(restored, is_certain=False, needs_company=True)
    if split is not None and len(whole) > _LONGEST_SHORT and len(left) > 1:
        restored = _choose(readings, proof, split)  # a split word is another kind of damage, if likelier
    elif split is not None or proof.is_word(right) or (is_word and len(left) == len(right) == _STUB):
        # "to ee" is not "toffee", but "be er" is "better" where other ligatures are lost
        highest = _LONG_GAP_LEVEL if len(whole) >= _LONG_GAP else _LEVELS.get(len(whole), _GAP_LEVEL)
        restored = _choose(readings, proof, highest)
    else:
        return _choose(readings, proof, _LEVEL)
    return None if restored is None else replace(restored, needs_company=True)


def restore_after_article(article: str, right: str, proof: Proof) -> Restoration | None:
    """What `right` was if the `article` before it, which should be "an", is a piece of it: "a airs"."""
    restored = _choose((f"{article}{ligature}{right}" for ligature in _INNER), proof, _TH_LEVEL)
    return None if restored is None else replace(restored, needs_company=True)


def restore_word(word: str, proof: Proof) -> Restoration | None:
    """What `word` was before a ligature in it vanished (`condence`) or left its first letter (`confdence`)."""
    if len(word) > LONGEST_WORD:
        return None
    is_name = not word.islower()
    if is_name and word.istitle() and word.startswith("T"):
        with_th = _choose((f"Th{word[1:]}",), proof, _TH_LEVEL)
        if with_th is not None:
            return replace(with_th, needs_company=True)
    if len(word) == _STUB and not is_name:
        return _restore_stub(word, proof)
    if len(word) < (_SHORTEST_NAME if is_name else _SHORTEST) or not (word.islower() or word.istitle()):
        return None
    restored = _rank(proof.judge.remember(_inside, word), proof)
    if restored is None or len(word) > _LONGEST_SHORT or not _ONSET.match(word):
        return restored
    return replace(restored, needs_company=True)


def _inside(word: str, judge: Judge) -> dict[str, int]:
    """Level of each word that `word` may be less a ligature."""
    highest = _LEVELS.get(len(word), _LEVEL) if word.islower() else _NAME_LEVEL
    return _levels((*_with_ligature(word), *_with_rest(word)), judge, highest)


def _restore_stub(word: str, proof: Proof) -> Restoration | None:
    """What two letters that are no word were before the ligature at their head vanished: `ve`, `sh`."""
    if word in _FOREIGN_STUBS:
        return None
    restored = _choose((ligature + word for ligature in ("fi", "fl")), proof, _FREQUENT_LEVEL)
    return None if restored is None else replace(restored, needs_company=True)


def restore_rare(word: str, proof: Proof) -> Restoration | None:
    """What `word`, itself a very rare one, was if it is one of the most frequent less a ligature: `benet`."""
    restored = _rank(proof.judge.remember(_frequent_inside, word), proof)
    return None if restored is None else replace(restored, is_certain=False)


def _frequent_inside(word: str, judge: Judge) -> dict[str, int]:
    return _levels(_with_ligature(word), judge, _FREQUENT_LEVEL)


def restore_start(word: str, proof: Proof) -> Restoration | None:
    """What `word` was at a sentence's start before it lost Th: `ey`."""
    if not word.islower() or word in _FOREIGN_STUBS:
        return None
    restored = _choose((f"Th{word}",), proof, _TH_LEVEL)
    if restored is None or len(word) > 1:
        return restored
    return replace(restored, is_certain=False, needs_company=True)


def restore_blotted(word: str, proof: Proof, *, starts_sentence: bool) -> Restoration | None:
    """What `word` was before U+FFFD or NUL took the place of each ligature, or several that of one."""
    for each in dict.fromkeys((word, _BLOT.sub("\ufffd", word))):  # several may stand for one ligature
        restored = _restore_blots(each, proof, starts_sentence=starts_sentence)
        if restored is not None:
            return restored
    return None


def _restore_blots(word: str, proof: Proof, *, starts_sentence: bool) -> Restoration | None:
    readings = _with_blots_read(word)
    with_th = [reading for reading in readings if reading.startswith("Th")]
    others = [reading for reading in readings if "Th" not in reading]
    at_start = _choose(with_th, proof, _TH_LEVEL)
    inside = _choose(others, proof, _LEVEL)
    if inside is None:
        return at_start or _choose(with_th, proof, _LEVEL)
    if starts_sentence and at_start is not None:
        return at_start
    best, other = proof.target_level("The"), proof.target_level(inside.words[0])
    is_article = "The" in with_th and best is not None and other is not None and _is_far(other, best)
    return at_start if is_article else inside


def _with_blots_read(word: str) -> list[str]:
    readings = [""]
    for letter in word:
        letters = LIGATURES if letter in "\ufffd\x00" else (letter,)
        readings = [reading + each for reading in readings for each in letters]
        if len(readings) > len(LIGATURES) ** 2:
            return []
    return readings


def _with_ligature(word: str) -> Iterable[str]:
    """`word` with a ligature where nothing is left of it."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield from [head + ligature + tail for ligature in _INNER]


def _with_rest(word: str) -> Iterable[str]:
    """`word` with a ligature of which the first letter is left."""
    for place, letter in enumerate(word):
        head, tail = word[:place], word[place + 1 :]
        if letter == "f":
            yield from (head + ligature + tail for ligature in LIGATURES if ligature.startswith("f"))
        elif letter == "t" and len(word) >= _SHORTEST_NAME:
            yield f"{head}tt{tail}"


def _choose(readings: Iterable[str], proof: Proof, highest: int) -> Restoration | None:
    return _rank(_levels(readings, proof.judge, highest), proof)


def _levels(readings: Iterable[str], judge: Judge, highest: int) -> dict[str, int]:
    """Level of each reading that is a word frequent enough to be put there."""
    trials = tuple(readings)
    plain = bool(trials) and trials[0].isalpha() and trials[0].islower()
    likely = judge.lexicon.listed_among(trials) if plain else filter(judge.lexicon.may_know, trials)
    return {word: level for word in likely if (level := judge.target_level(word)) is not None and level <= highest}


def _rank(levels: Mapping[str, int], proof: Proof) -> Restoration | None:
    if not levels:
        return None
    ranked = sorted(levels.items(), key=lambda each: (each[1] - _MARGIN * proof.stands(each[0]), each))
    best = ranked[0][1]
    is_certain = all(_is_far(level, best) for _, level in ranked[1:])
    return Restoration(tuple(word for word, _ in ranked), is_certain)


def _is_far(level: int, best: int) -> bool:
    return level - best >= _MARGIN or (level >= _RARE_LEVEL and level - best >= _RARE_MARGIN)
