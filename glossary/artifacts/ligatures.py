"""Words whose ligature was split off by a space, or lost: found, and restored to the word they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from align.document import Span
from glossary.artifacts.around import count_around, count_distinct_around
from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import AFTER_AN, PREFIXES
from glossary.artifacts.pieces import PieceTokens
from glossary.artifacts.proof import Proof
from glossary.artifacts.restoration import (
    Restoration,
    restore_after_article,
    restore_gap,
    restore_rare,
    restore_start,
    restore_word,
)
from glossary.artifacts.rivals import is_spaced_out, joins_beside
from glossary.artifacts.surroundings import is_among_strangers
from glossary.artifacts.usage import ask_usage
from glossary.artifacts.windows import find_windows, split_damage, split_name, splits_name
from glossary.finding import Fix

LOST = "A102"

# Share of a text's strange words that damaged ligatures explain: in nine texts with a third of their ligatures lost .27
# to 1, in nine with split words and nine with cut ones .21 at most. More where no piece is certain by itself.
_EXPLAINED_SHARE = 0.25
_EXPLAINED_ALONE = 0.5
_FEWEST_EXPLAINED = 2
_SLIP_LEVEL = 35
_STUB = 2  # letters; so short a word is strange in any text


class Evidence(Enum):
    """How surely a piece lost a ligature, and was not damaged otherwise."""

    STRONG = auto()  # nothing else explains it
    EVEN = auto()  # something else does as well: "ght" is "fight" or the end of "night"
    COMPANY = auto()  # something else does better, unless other ligatures are damaged in the same text


@dataclass(frozen=True, slots=True)
class _Lost:
    """Tokens `first` to `last` that lost a ligature."""

    first: int
    last: int
    restored: Restoration
    evidence: Evidence


def find_ligatures(text: str, proof: Proof) -> list[Damage]:
    """Split ligatures, then lost ones among the words left; none where the lexicon cannot read the text."""
    tokens = PieceTokens(text, proof)
    if not proof.testimony.is_legible:
        return []
    found: list[Damage] = []
    lost: list[_Lost] = []
    names: list[Damage] = []
    done = -1
    for number in tokens.doubtful:
        if number <= done or tokens.is_word_fi(number) or is_spaced_out(tokens, number):
            continue
        is_near = tokens.is_near_ligature(number)
        windows = find_windows(tokens, number, done) if is_near else []
        if windows and not splits_name(tokens, windows[0]):
            done = windows[0].last
            found.append(split_damage(tokens, windows))
        elif is_near and (name := split_name(tokens, number, done)) is not None:
            damage, done = name
            names.append(damage)
        elif (piece := _find_lost(tokens, number, done)) is not None:
            lost.append(piece)
            done = piece.last
    in_code = proof.testimony.tell(ask_usage).in_code if lost else frozenset()
    lost = [each for each in lost if each.first != each.last or tokens.word(each.first) not in in_code]
    if found or lost:
        taken = {number for each in lost for number in (each.first, each.last)}
        lost += [each for each in _find_after_article(tokens) if taken.isdisjoint((each.first, each.last))]
    if lost:
        lost = _doubt_foreign(tokens, lost, found)
    found += [_lost_damage(tokens, each) for each in lost if each.evidence is Evidence.STRONG]
    doubtful = sorted((each for each in lost if each.evidence is not Evidence.STRONG), key=lambda each: each.first)
    starts = sorted(each.span.start for each in found)
    are_explained = _are_explained(tokens, doubtful, starts, [tokens.proof.start(each.first) for each in doubtful])
    return (
        found
        + [each for each in names if count_around(starts, each.span.start)]
        + [
            _lost_damage(tokens, each, is_alone=not is_explained)
            for each, is_explained in zip(doubtful, are_explained, strict=True)
            if is_explained or each.evidence is Evidence.EVEN
        ]
    )


def _doubt_foreign(tokens: PieceTokens, lost: list[_Lost], found: list[Damage]) -> list[_Lost]:
    """The same pieces, with no surety for those in foreign company that no other damage explains."""
    lost = sorted(lost, key=lambda each: each.first)
    weak = [each for each in lost if each.evidence is not Evidence.STRONG]
    strong = [tokens.span(each.first).start for each in lost if each.evidence is Evidence.STRONG]
    starts = sorted([*strong, *(each.span.start for each in found)])
    explained = frozenset(tokens.word(number) for each in lost for number in (each.first, each.last))
    places = [tokens.proof.start(each.first) for each in lost]
    return [
        replace(each, evidence=Evidence.COMPANY)
        if not is_explained and is_among_strangers(each.first, tokens.proof, explained)
        else each
        for each, is_explained in zip(lost, _are_explained(tokens, weak, starts, places), strict=True)
    ]


def _are_explained(tokens: PieceTokens, doubtful: list[_Lost], found: list[int], places: list[int]) -> Iterator[bool]:
    """Say of each place whether ligatures explain enough of what is strange around it to explain that too."""
    start = tokens.proof.start
    strange = [
        (start(number), word)
        for number in tokens.doubtful
        if len(word := tokens.word(number)) > _STUB and word.islower()
    ]
    told = [
        (start(each.first), each.restored.words[0])
        for each in doubtful
        if each.first != each.last or len(tokens.word(each.first)) > _STUB
    ]
    counts = (count_distinct_around(words, places) for words in (strange, told))
    for place, among, pieces in zip(places, *counts, strict=True):
        splits = count_around(found, place)
        share = (splits + pieces) / max(among, 1)
        yield share >= (_EXPLAINED_SHARE if splits else _EXPLAINED_ALONE) and splits + pieces >= _FEWEST_EXPLAINED


def _find_after_article(tokens: PieceTokens) -> Iterator[_Lost]:
    """Words after an "a" that should be "an": "a airs" is "affairs" where other ligatures are lost."""
    for number in (*tokens.proof.after("a", AFTER_AN), *tokens.proof.after("A", AFTER_AN)):
        if not tokens.touches_next(number) or not (tokens.is_free(number) and tokens.is_free(number + 1)):
            continue
        restored = restore_after_article(tokens.word(number), tokens.word(number + 1), tokens.proof)
        if restored is not None:
            yield _Lost(number, number + 1, restored, Evidence.COMPANY)


def _find_lost(tokens: PieceTokens, number: int, done: int) -> _Lost | None:
    """A word that lost its ligature to a space or to nothing."""
    word = tokens.word(number)
    if word in PREFIXES and (gap := _lost_gap(tokens, number)) is not None:
        return _weigh(tokens, _Lost(number, number + 1, gap, Evidence.STRONG))
    if tokens.proof.is_word(word):  # which most doubtful words are
        rare = restore_rare(word, tokens.proof) if tokens.proof.is_rarest(word) and tokens.is_free(number) else None
        return None if rare is None else _Lost(number, number, rare, Evidence.COMPANY)
    inside = _lost_inside(tokens, number)
    if inside is not None and tokens.touches_next(number - 1) and _is_plural_after_a(tokens.word(number - 1), inside):
        inside = None
    for first in (number - 1, number):
        restored = _lost_gap(tokens, first) if first > done else None
        if restored is None:
            continue
        neighbour = tokens.word(first if first < number else first + 1)
        if inside is not None and _is_likelier(neighbour, restored, tokens):
            break  # the neighbour stands by itself: "to ee" is "to flee" before it is "toffee"
        return _weigh(tokens, _Lost(first, first + 1, restored, Evidence.STRONG))
    return None if inside is None else _weigh(tokens, _Lost(number, number, inside, Evidence.STRONG))


def _is_likelier(neighbour: str, restored: Restoration, tokens: PieceTokens) -> bool:
    """Say whether the neighbour is a word, and more frequent than the one that it may be a piece of."""
    if tokens.proof.is_doubtful(neighbour):
        return False
    return (tokens.proof.lexicon.level(neighbour) or 0) <= (tokens.proof.target_level(restored.words[0]) or 0)


def _is_plural_after_a(neighbour: str, restored: Restoration) -> bool:
    """Say whether the restored word cannot follow an article: "a xes" is not "a fixes"."""
    best = restored.words[0]
    return neighbour.lower() == "a" and best.endswith("s") and not best.endswith(("ss", "us", "is"))


def _weigh(tokens: PieceTokens, lost: _Lost) -> _Lost | None:
    """How good the evidence is, against every other reading of the pieces; None where another is better."""
    restored = lost.restored
    best = restored.words[0]
    level = tokens.proof.target_level(best)
    if level is None or joins_beside(tokens, lost.first, lost.last, level):
        return None
    if restored.needs_company:
        return replace(lost, evidence=Evidence.COMPANY)
    if lost.first != lost.last or best.startswith("Th"):
        return lost
    word = tokens.word(lost.first)
    if word in (best.replace("ff", "f", 1), best.replace("tt", "t", 1)):
        # "commiting" is as well a slip of the pen, "pater" a foreign word
        return replace(lost, evidence=Evidence.EVEN if level <= _SLIP_LEVEL else Evidence.COMPANY)
    rival = tokens.rival_level(word, best)
    if rival is None or rival > level:
        return lost
    return replace(lost, evidence=Evidence.EVEN if rival == level else Evidence.COMPANY)


def _lost_gap(tokens: PieceTokens, first: int) -> Restoration | None:
    if not tokens.touches_next(first) or not (tokens.is_free(first) and tokens.is_free(first + 1)):
        return None
    if is_spaced_out(tokens, first) or is_spaced_out(tokens, first + 1):
        return None
    pair = (tokens.word(first), tokens.word(first + 1))
    if pair not in tokens.readings:
        tokens.readings[pair] = restore_gap(*pair, tokens.proof)
    return tokens.readings[pair]


def _lost_inside(tokens: PieceTokens, number: int) -> Restoration | None:
    if not (tokens.is_free(number) or tokens.ends_compound(number)):
        return None
    word = tokens.word(number)
    if _may_lack_th(tokens, number) and (restored := restore_start(word, tokens.proof)) is not None:
        return restored
    if (word,) not in tokens.readings:
        tokens.readings[(word,)] = restore_word(word, tokens.proof)
    restored = tokens.readings[(word,)]
    if restored is None or word.islower():
        return restored
    is_proven = tokens.proof.has(restored.words[0]) or tokens.starts_sentence(number)
    return restored if is_proven else None


def _may_lack_th(tokens: PieceTokens, number: int) -> bool:
    """Say whether a sentence that goes on starts with the token, and not the rest of an abbreviation: i.e."""
    if not tokens.starts_sentence(number) or not tokens.touches_next(number):
        return False
    if len(tokens.word(number)) == 1 and not tokens.runs_on(number):
        return False  # an option, or an item of a list
    return number == 0 or not (tokens.touches(number - 1) or len(tokens.word(number - 1)) == 1)


def _lost_damage(tokens: PieceTokens, lost: _Lost, *, is_alone: bool = False) -> Damage:
    """The damage; where nothing else in the text speaks for it, it is for the editor to say."""
    restored = lost.restored
    span = Span(tokens.span(lost.first).start, tokens.span(lost.last).end)
    is_certain = restored.is_certain and not is_alone
    message = f"a ligature was lost from “{restored.words[0]}”"
    return Damage(span, LOST, restored.words, Fix.SAFE if is_certain else Fix.UNSAFE, message, mends=is_certain)
