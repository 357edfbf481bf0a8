"""Words whose ligature was split off by a space, or lost: found, and restored to the word they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import LIGATURES
from glossary.artifacts.pieces import PieceTokens
from glossary.artifacts.proof import Proof
from glossary.artifacts.restoration import Restoration, restore_gap, restore_rare, restore_start, restore_word
from glossary.artifacts.rivals import is_spaced_out, joins_beside
from glossary.finding import Fix

SPLIT, LOST = "A101", "A102"

_OPEN_LEVEL = 50  # a rarer longer word leaves no doubt: "to fi rm"
_SHORTEST_REST = 2  # letters of a name after its ligature: "Pfeiff er"
# Share of a text's strange words that damaged ligatures explain: in nine texts with a third of their ligatures lost .27
# to 1, in nine with split words and nine with cut ones .21 at most. More where no piece is certain by itself.
_EXPLAINED_SHARE = 0.25
_EXPLAINED_ALONE = 0.5
_FEWEST_EXPLAINED = 2
_STUB = 2  # letters; so short a word is strange in any text
_MOST_PIECES = 4  # "e ffi ci ent" has no more; longer runs are spaced-out letters


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring tokens, `first` to `last`, and the word they make."""

    first: int
    last: int
    word: str
    rank: tuple[int, int, int]


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
    if not tokens.is_readable:
        return []
    found: list[Damage] = []
    lost: list[_Lost] = []
    names: list[Damage] = []
    done = -1
    for number in tokens.doubtful:
        if number <= done or tokens.is_word_fi(number) or is_spaced_out(tokens, number):
            continue
        is_near = tokens.is_near_ligature(number)
        windows = _splits(tokens, number, done) if is_near else []
        if windows and not _splits_name(tokens, windows[0]):
            done = windows[0].last
            found.append(_split_damage(tokens, windows))
        elif is_near and (name := _split_name(tokens, number, done)) is not None:
            damage, done = name
            names.append(damage)
        elif (piece := _find_lost(tokens, number, done)) is not None:
            lost.append(piece)
            done = piece.last
    found += [_lost_damage(tokens, each) for each in lost if each.evidence is Evidence.STRONG]
    doubtful = [each for each in lost if each.evidence is not Evidence.STRONG]
    is_explained = _is_explained(tokens, doubtful, len(found))
    return (
        found
        + (names if found else [])
        + [
            _lost_damage(tokens, each, is_alone=not is_explained)
            for each in doubtful
            if is_explained or each.evidence is Evidence.EVEN
        ]
    )


def _is_explained(tokens: PieceTokens, doubtful: list[_Lost], found: int) -> bool:
    """Say whether ligatures explain so much of what is strange in the text that they explain the doubtful pieces."""
    strange = {word for number in tokens.doubtful if len(word := tokens.word(number)) > _STUB and word.islower()}
    pieces = len(strange.intersection(tokens.word(each.first) for each in doubtful))
    share = (found + pieces) / max(len(strange), 1)
    return share >= (_EXPLAINED_SHARE if found else _EXPLAINED_ALONE) and found + pieces >= _FEWEST_EXPLAINED


def _splits(tokens: PieceTokens, number: int, done: int) -> list[_Window]:
    """Words that the token and its neighbours make, best first."""
    first = last = number
    while first > max(done + 1, number - _MOST_PIECES + 1) and _may_join(tokens, first - 1):
        first -= 1
    while last < number + _MOST_PIECES - 1 and _may_join(tokens, last):
        last += 1
    windows = [
        _split_window(tokens, start, end)
        for start in range(first, number + 1)
        for end in range(max(start + 1, number), min(last, start + _MOST_PIECES - 1) + 1)
    ]
    return sorted((window for window in windows if window is not None), key=lambda window: window.rank)


def _may_join(tokens: PieceTokens, number: int) -> bool:
    """Say whether a blank, and a ligature beside it, part the token from the next one."""
    if not tokens.touches_next(number) or tokens.is_word_fi(number) or tokens.is_word_fi(number + 1):
        return False
    if is_spaced_out(tokens, number) or is_spaced_out(tokens, number + 1):
        return False
    right = tokens.word(number + 1)
    return right.islower() and _parts_at_ligature(tokens.word(number), right)


def _split_window(tokens: PieceTokens, first: int, last: int) -> _Window | None:
    pieces = [tokens.word(number) for number in range(first, last + 1)]
    word = "".join(pieces)
    level = tokens.proof.target_level(word)
    if level is None or all(tokens.proof.stands_beside(piece, word) for piece in pieces):
        return None
    stranded = sum(_is_stranded(tokens, number, step) for number, step in ((first, -1), (last, 1)))
    return _Window(first, last, word, (stranded, level, -len(pieces)))


def _parts_at_ligature(left: str, right: str) -> bool:
    """Say whether a ligature stands where the two pieces part."""
    return left.endswith(LIGATURES) or right.startswith(LIGATURES)


def _is_stranded(tokens: PieceTokens, number: int, step: int) -> bool:
    """Say whether the window leaves a piece beside it that is no word of its own."""
    beside = number + step
    if not 0 <= beside < len(tokens) or not tokens.touches_next(min(number, beside)):
        return False
    word = tokens.word(beside)
    return word.islower() and tokens.proof.is_doubtful(word)


def _split_damage(tokens: PieceTokens, windows: list[_Window]) -> Damage:
    best = windows[0]
    span = Span(tokens.span(best.first).start, tokens.span(best.last).end)
    message = f"a space beside a ligature splits “{best.word}”"
    return Damage(span, SPLIT, (best.word,), Fix.UNSAFE if _is_open(tokens, windows) else Fix.SAFE, message)


def _is_open(tokens: PieceTokens, windows: list[_Window]) -> bool:
    """Say whether a longer word fits too: "in fl exible" is "in flexible" or "inflexible"."""
    best = windows[0]
    return any(
        other.first <= best.first
        and best.last <= other.last
        and other.rank[1] <= _OPEN_LEVEL
        and tokens.word(other.first).lower() != "a"
        for other in windows[1:]
    )


def _splits_name(tokens: PieceTokens, window: _Window) -> bool:
    """Say whether the window is only the first two pieces of a name split in three: "Je ff ries"."""
    is_head = window.word.istitle() and tokens.word(window.last) in LIGATURES
    return is_head and window.last < len(tokens) - 1 and _is_stranded(tokens, window.last, 1)


def _split_name(tokens: PieceTokens, number: int, done: int) -> tuple[Damage, int] | None:
    """A name that no list has, split at a ligature: "Griffi ths"; right only where other ligatures are damaged."""
    first, last = number - 1, number
    if first < 0 or not (
        _parts_at_ligature(tokens.word(first), tokens.word(number)) or tokens.word(number) in LIGATURES
    ):
        return None
    if tokens.word(number) in LIGATURES:
        last += 1
    elif first > done and tokens.word(first) in LIGATURES:
        first -= 1
    if first <= done or last >= len(tokens) or not all(tokens.touches_next(each) for each in range(first, last)):
        return None
    pieces = [tokens.word(each) for each in range(first, last + 1)]
    rest = pieces[-1]
    if not pieces[0].istitle() or not rest.islower() or len(rest) < _SHORTEST_REST or tokens.proof.is_word(rest):
        return None
    if not (tokens.is_free(first) and tokens.is_free(last)):
        return None
    if last - first == 1 and not pieces[0].endswith(LIGATURES) and tokens.proof.is_word(pieces[0]):
        return None  # "One fids" is two words
    if not all(_parts_at_ligature(left, right) for left, right in pairwise(pieces)):
        return None
    span = Span(tokens.span(first).start, tokens.span(last).end)
    name = "".join(pieces)
    message = f"a space beside a ligature seems to split the name “{name}”"
    return Damage(span, SPLIT, (name,), Fix.UNSAFE, message), last


def _find_lost(tokens: PieceTokens, number: int, done: int) -> _Lost | None:
    """A word that lost its ligature to a space or to nothing."""
    word = tokens.word(number)
    if tokens.proof.is_word(word):
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
        if inside is not None and not tokens.proof.is_doubtful(neighbour):
            break  # the neighbour stands by itself: "to ee" is "to flee" before it is "toffee"
        return _weigh(tokens, _Lost(first, first + 1, restored, Evidence.STRONG))
    return None if inside is None else _weigh(tokens, _Lost(number, number, inside, Evidence.STRONG))


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
    rival = tokens.rival_level(tokens.word(lost.first), best)
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
    is_proven = restored.words[0] in tokens.proof.vocabulary or tokens.starts_sentence(number)
    return restored if is_proven else None


def _may_lack_th(tokens: PieceTokens, number: int) -> bool:
    """Say whether a sentence that goes on starts with the token, and not the rest of an abbreviation: i.e."""
    if not tokens.starts_sentence(number) or not tokens.touches_next(number):
        return False
    return number == 0 or not (tokens.touches(number - 1) or len(tokens.word(number - 1)) == 1)


def _lost_damage(tokens: PieceTokens, lost: _Lost, *, is_alone: bool = False) -> Damage:
    """The damage; where nothing else in the text speaks for it, it is for the editor to say."""
    restored = lost.restored
    span = Span(tokens.span(lost.first).start, tokens.span(lost.last).end)
    is_certain = restored.is_certain and not is_alone
    message = f"a ligature was lost from “{restored.words[0]}”"
    return Damage(span, LOST, restored.words, Fix.SAFE if is_certain else Fix.UNSAFE, message, mends=is_certain)
