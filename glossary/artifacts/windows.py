"""Neighbouring pieces that make a word: those that a space beside a ligature parted, names among them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import LIGATURES
from glossary.artifacts.pieces import PieceTokens
from glossary.artifacts.rivals import is_spaced_out
from glossary.artifacts.surroundings import touches_code
from glossary.finding import Fix

CODE = "A101"

_OPEN_LEVEL = 50  # a rarer longer word leaves no doubt: "to fi rm"
_SHORTEST_REST = 2  # letters of a name after its ligature: "Pfeiff er"
# Levels by which the longer word may be rarer than what is left without a first piece of so few letters.
_REST_MARGIN, _SHORT_FIRST = 25, 3
# A whole as rare as this is no proof where one of its pieces is a word of so many letters and so frequent.
_RARE_LEVEL, _LONG_PIECE, _WORD_LEVEL = 70, 4, 35
_MOST_PIECES = 5  # "ba tt le fi eld" has no more; longer runs are spaced-out letters


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring tokens, `first` to `last`, and the word they make."""

    first: int
    last: int
    word: str
    rank: tuple[int, int, int, int]


def find_windows(tokens: PieceTokens, number: int, done: int) -> list[Window]:
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


def _split_window(tokens: PieceTokens, first: int, last: int) -> Window | None:
    pieces = [tokens.word(number) for number in range(first, last + 1)]
    word = "".join(pieces)
    level = tokens.proof.target_level(word)
    if (
        level is None
        or _is_taken_apart(tokens, first, last)
        or all(tokens.proof.stands_beside(piece, word) for piece in pieces)
    ):
        return None
    stranded = sum(_is_stranded(tokens, number, step) for number, step in ((first, -1), (last, 1)))
    if _is_set_apart(tokens, pieces, level):
        return Window(first, last, word, (stranded, 0, -len(pieces), level))  # "over fl ow" is no "over flow"
    return Window(first, last, word, (stranded, 1, level, -len(pieces)))


def _is_taken_apart(tokens: PieceTokens, first: int, last: int) -> bool:
    """Say whether the pieces are words of the document's own, or stand in code."""
    if any(tokens.is_own_word(tokens.word(number)) for number in range(first, last + 1)):
        return True
    return touches_code(tokens.text, Span(tokens.span(first).start, tokens.span(last).end))


def _is_set_apart(tokens: PieceTokens, pieces: list[str], level: int) -> bool:
    """Say whether the first piece belongs to the ligature after it: "over fl ow", but not "in fi ghting"."""
    if not tokens.sets_ligatures_apart or not any(piece in LIGATURES for piece in pieces[1:]):
        return False
    rest = tokens.proof.target_level("".join(pieces[1:]))
    is_article = pieces[0].lower() == "a"
    return rest is None or len(pieces[0]) > _SHORT_FIRST or (not is_article and level - rest <= _REST_MARGIN)


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


def split_damage(tokens: PieceTokens, windows: list[Window]) -> Damage:
    """The damage that the best of `windows` puts right."""
    best = windows[0]
    span = Span(tokens.span(best.first).start, tokens.span(best.last).end)
    message = f"a space beside a ligature splits “{best.word}”"
    if _may_be_compound(tokens, best):
        return Damage(span, CODE, (best.word,), Fix.UNSAFE, message, mends=False)
    is_sure = not (_is_open(tokens, windows) or _ends_in_word(tokens, best))
    return Damage(span, CODE, (best.word,), Fix.SAFE if is_sure else Fix.UNSAFE, message)


def _ends_in_word(tokens: PieceTokens, window: Window) -> bool:
    """Say whether the last piece is a far more frequent word than the whole: "diff uses"."""
    last = tokens.word(window.last)
    level, whole = tokens.proof.lexicon.level(last), tokens.proof.judge.target_level(window.word)
    return len(last) >= _LONG_PIECE and level is not None and (whole is None or level + _REST_MARGIN <= whole)


def _may_be_compound(tokens: PieceTokens, window: Window) -> bool:
    """Say whether the pieces may be two words that are rarely written as one: "pasque flower"."""
    proof = tokens.proof
    if (proof.judge.target_level(window.word) or _RARE_LEVEL) < _RARE_LEVEL:
        return False
    pieces = [tokens.word(number) for number in range(window.first, window.last + 1)]
    return any(
        len(each) >= _LONG_PIECE and (proof.lexicon.level(each) or _RARE_LEVEL) <= _WORD_LEVEL for each in pieces
    )


def _is_open(tokens: PieceTokens, windows: list[Window]) -> bool:
    """Say whether a longer word fits too: "in fl exible" is "in flexible" or "inflexible"."""
    best = windows[0]
    return any(
        other.first <= best.first
        and best.last <= other.last
        and (tokens.proof.target_level(other.word) or 0) <= _OPEN_LEVEL
        and tokens.word(other.first).lower() != "a"
        for other in windows[1:]
    )


def splits_name(tokens: PieceTokens, window: Window) -> bool:
    """Say whether the window is only the first two pieces of a name split in three: "Je ff ries"."""
    is_head = window.word.istitle() and tokens.word(window.last) in LIGATURES
    return is_head and window.last < len(tokens) - 1 and _is_stranded(tokens, window.last, 1)


def _lacks_head(rest: str) -> bool:
    """Say whether nothing begins as `rest` does: "ffiths"."""
    return rest.startswith(("ff", "tt"))


def split_name(tokens: PieceTokens, number: int, done: int) -> tuple[Damage, int] | None:
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
    if last - first == 1 and not pieces[0].endswith(LIGATURES) and not _lacks_head(rest):
        return None  # "One fids" is two words, and so is "Noturus flavus"
    if not all(_parts_at_ligature(left, right) for left, right in pairwise(pieces)):
        return None
    span = Span(tokens.span(first).start, tokens.span(last).end)
    name = "".join(pieces)
    message = f"a space beside a ligature seems to split the name “{name}”"
    return Damage(span, CODE, (name,), Fix.UNSAFE, message), last
