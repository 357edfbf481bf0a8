"""Words whose ligature was split off by a space, or lost: found, and restored to the word they were."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.pieces import PieceTokens
from glossary.artifacts.proof import LIGATURES, Proof
from glossary.artifacts.restoration import Restoration, restore_gap, restore_rare, restore_start, restore_word
from glossary.finding import Fix

SPLIT, LOST = "A101", "A102"

_OPEN_LEVEL = 50  # a rarer longer word leaves no doubt: "to fi rm"
_MOST_PIECES = 4  # "e ffi ci ent" has no more; longer runs are spaced-out letters


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring tokens, `first` to `last`, and the word they make."""

    first: int
    last: int
    word: str
    rank: tuple[int, int, int]


def find_ligatures(text: str, proof: Proof) -> list[Damage]:
    """Split ligatures, then lost ones among the words left; none where the lexicon cannot read the text."""
    tokens = PieceTokens(text, proof)
    if not tokens.is_readable:
        return []
    found: list[Damage] = []
    lonely: list[Damage] = []
    done = -1
    for number in tokens.doubtful:
        if number <= done or tokens.is_word_fi(number):
            continue
        windows = _splits(tokens, number, done)
        if windows:
            done = windows[0].last
            found.append(_split_damage(tokens, windows))
            continue
        lost = _find_lost(tokens, number, done)
        if lost is not None:
            damage, done, needs_company = lost
            (lonely if needs_company else found).append(damage)
    return (found + lonely) if found else []


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
    if not 0 <= beside < len(tokens.spans) or not tokens.touches_next(min(number, beside)):
        return False
    word = tokens.word(beside)
    return word.islower() and tokens.proof.is_doubtful(word)


def _split_damage(tokens: PieceTokens, windows: list[_Window]) -> Damage:
    best = windows[0]
    span = Span(tokens.spans[best.first][0], tokens.spans[best.last][1])
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


def _find_lost(tokens: PieceTokens, number: int, done: int) -> tuple[Damage, int, bool] | None:
    """A word that lost its ligature to a space or to nothing, the last token it takes, and if it needs company."""
    word = tokens.word(number)
    if tokens.proof.is_word(word):
        rare = restore_rare(word, tokens.proof) if tokens.proof.is_rarest(word) and tokens.is_free(number) else None
        return None if rare is None else (_lost_damage(Span(*tokens.spans[number]), rare), number, True)
    inside = _lost_inside(tokens, number)
    for first in (number - 1, number):
        found = _lost_gap(tokens, first) if first > done else None
        if found is None:
            continue
        neighbour = first if first < number else first + 1
        if inside is not None and not tokens.proof.is_doubtful(tokens.word(neighbour)):
            break  # the neighbour stands by itself: "to ee" is "to flee" before it is "toffee"
        return _lost_damage(Span(tokens.spans[first][0], tokens.spans[first + 1][1]), found), first + 1, False
    return None if inside is None else (_lost_damage(Span(*tokens.spans[number]), inside), number, inside.needs_company)


def _lost_gap(tokens: PieceTokens, first: int) -> Restoration | None:
    if not tokens.touches_next(first) or not (tokens.is_free(first) and tokens.is_free(first + 1)):
        return None
    pair = (tokens.word(first), tokens.word(first + 1))
    if pair not in tokens.readings:
        tokens.readings[pair] = restore_gap(*pair, tokens.proof)
    return tokens.readings[pair]


def _lost_inside(tokens: PieceTokens, number: int) -> Restoration | None:
    if not tokens.is_free(number):
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


def _lost_damage(span: Span, restored: Restoration) -> Damage:
    fix = Fix.SAFE if restored.is_certain else Fix.UNSAFE
    message = f"a ligature was lost from “{restored.words[0]}”"
    return Damage(span, LOST, restored.words, fix, message, mends=restored.is_certain)
