"""Words whose ligature was split off by a space, or lost: found, and restored to the word they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import LIGATURES, WORD, Proof
from glossary.artifacts.restoration import Restoration, restore_gap, restore_word
from glossary.finding import Fix

SPLIT, LOST = "A101", "A102"

_GAP = re.compile(r"[ \t\u00a0]*(?:\r\n|\n|\r)?[ \t\u00a0]*")
_LONGEST_GAP = 24  # blanks and one line break with its indent
_MOST_PIECES = 4  # "e ffi ci ent" has no more; longer runs are spaced-out letters
_FI_IS_A_WORD = frozenset("wi hi sci semper lo".split())  # wi fi, semper fi
_WORD_MARK = re.compile(r"[\w'\u2019\u2010\u2011@/\\-]")


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring tokens, `first` to `last`, and the word they make."""

    first: int
    last: int
    word: str
    rank: tuple[int, int, int]


class _Tokens:
    """The words of one text by number, and which of them can be a piece of a damaged word."""

    def __init__(self, text: str, proof: Proof) -> None:
        self.text = text
        self.proof = proof
        verdicts = {word: not proof.is_word(word) for word in set(WORD.findall(text))}
        self.spans: list[tuple[int, int]] = []
        self.unknown: list[int] = []
        if any(verdicts.values()):
            for number, found in enumerate(WORD.finditer(text)):
                self.spans.append(found.span())
                if verdicts[found.group()]:
                    self.unknown.append(number)

    def word(self, number: int) -> str:
        start, end = self.spans[number]
        return self.text[start:end]

    def touches_next(self, number: int) -> bool:
        """Say whether only blanks, or one line break with them, part the token from the next one."""
        if not 0 <= number < len(self.spans) - 1:
            return False
        start, end = self.spans[number][1], self.spans[number + 1][0]
        return end - start <= _LONGEST_GAP and _GAP.fullmatch(self.text, start, end) is not None

    def is_free(self, number: int) -> bool:
        """Say whether the token stands between blanks or punctuation, not inside a compound, an address or a number."""
        start, end = self.spans[number]
        before, after = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        return not (_WORD_MARK.match(before) or _WORD_MARK.match(after))

    def is_word_fi(self, number: int) -> bool:
        """Say whether the token is a word that looks like a ligature: semper fi, 6 ft, pp. 12 ff."""
        word = self.word(number)
        if word == "fi":
            return number > 0 and self.touches_next(number - 1) and self.word(number - 1).lower() in _FI_IS_A_WORD
        if word in ("ff", "ft", "fl"):
            return self.text[: self.spans[number][0]].rstrip()[-1:].isdigit()
        return False


def find_ligatures(text: str, proof: Proof) -> Iterator[Damage]:
    """Split ligatures first, then lost ones among the words that are left."""
    tokens = _Tokens(text, proof)
    done = -1
    for number in tokens.unknown:
        if number <= done or tokens.is_word_fi(number):
            continue
        window = _best_split(tokens, number, done)
        if window is not None:
            done = window.last
            yield _split_damage(tokens, window)
            continue
        lost = _find_lost(tokens, number, done)
        if lost is not None:
            damage, done = lost
            yield damage


def _best_split(tokens: _Tokens, number: int, done: int) -> _Window | None:
    windows = []
    for first in range(max(done + 1, number - _MOST_PIECES + 1), number + 1):
        for last in range(max(first + 1, number), first + _MOST_PIECES):
            if not tokens.touches_next(last - 1):
                break
            if last >= number and (window := _split_window(tokens, first, last)) is not None:
                windows.append(window)
    return min(windows, key=lambda window: window.rank, default=None)


def _split_window(tokens: _Tokens, first: int, last: int) -> _Window | None:
    numbers = range(first, last + 1)
    pieces = [tokens.word(number) for number in numbers]
    if not all(tokens.touches_next(number) for number in numbers[:-1]):
        return None
    if any(not _parts_at_ligature(left, right) for left, right in zip(pieces, pieces[1:], strict=False)):
        return None
    if any(not piece.islower() for piece in pieces[1:]) or any(tokens.is_word_fi(number) for number in numbers):
        return None
    level = tokens.proof.target_level("".join(pieces))
    if level is None or _is_phrase(pieces, tokens.proof):
        return None
    stranded = sum(_is_stranded(tokens, number, step) for number, step in ((first, -1), (last, 1)))
    return _Window(first, last, "".join(pieces), (stranded, level, -len(pieces)))


def _parts_at_ligature(left: str, right: str) -> bool:
    """Say whether a ligature stands where the two pieces part."""
    if not left or not right:
        return False
    return left.endswith(LIGATURES) or right.startswith(LIGATURES)


def _is_phrase(pieces: list[str], proof: Proof) -> bool:
    """Say whether every piece is a word where the pieces part, so that nothing need be damaged."""
    return all(proof.is_word(piece) for piece in pieces)


def _is_stranded(tokens: _Tokens, number: int, step: int) -> bool:
    """Say whether the window leaves a piece beside it that is no word of its own."""
    beside = number + step
    if not 0 <= beside < len(tokens.spans) or not tokens.touches_next(min(number, beside)):
        return False
    word = tokens.word(beside)
    return word.islower() and tokens.proof.is_piece(word)


def _split_damage(tokens: _Tokens, window: _Window) -> Damage:
    span = Span(tokens.spans[window.first][0], tokens.spans[window.last][1])
    return Damage(span, SPLIT, (window.word,), Fix.SAFE, f"a space beside a ligature splits “{window.word}”")


def _find_lost(tokens: _Tokens, number: int, done: int) -> tuple[Damage, int] | None:
    """A word that lost its ligature to a space, or to nothing; and the last token it takes."""
    for first in (number - 1, number):
        if first > done and (found := _lost_gap(tokens, first)) is not None:
            return found, first + 1
    found = _lost_inside(tokens, number)
    return None if found is None else (found, number)


def _lost_gap(tokens: _Tokens, first: int) -> Damage | None:
    if not tokens.touches_next(first) or not (tokens.is_free(first) and tokens.is_free(first + 1)):
        return None
    restored = restore_gap(tokens.word(first), tokens.word(first + 1), tokens.proof)
    if restored is None:
        return None
    return _lost_damage(Span(tokens.spans[first][0], tokens.spans[first + 1][1]), restored)


def _lost_inside(tokens: _Tokens, number: int) -> Damage | None:
    if not tokens.is_free(number):
        return None
    restored = restore_word(tokens.word(number), tokens.proof)
    return None if restored is None else _lost_damage(Span(*tokens.spans[number]), restored)


def _lost_damage(span: Span, restored: Restoration) -> Damage:
    fix = Fix.SAFE if restored.is_certain else Fix.UNSAFE
    message = f"a ligature was lost from “{restored.words[0]}”"
    return Damage(span, LOST, restored.words, fix, message, mends=restored.is_certain)
