"""What else may explain a piece that looks like a word less its ligature: a split word, or letters set apart."""

from __future__ import annotations

from glossary.artifacts.pieces import PieceTokens

_MOST_PIECES = 4
_SPACED_RUN = 3  # so many single letters in a row are one word: "s m a s h"


def is_spaced_out(tokens: PieceTokens, number: int) -> bool:
    """Say whether the token is one of a run of single letters: one word, its letters set apart."""
    if len(tokens.word(number)) > 1:
        return False
    first = last = number
    while number - first < _SPACED_RUN and tokens.touches_next(first - 1) and len(tokens.word(first - 1)) == 1:
        first -= 1
    while last - number < _SPACED_RUN and tokens.touches_next(last) and len(tokens.word(last + 1)) == 1:
        last += 1
    return last - first + 1 >= _SPACED_RUN


def joins_beside(tokens: PieceTokens, first: int, last: int, level: int) -> bool:
    """Say whether some of the tokens `first` to `last` and those beside them are one split word: "mem ber".

    A neighbour that is a word of its own joins only where that makes a word at least as frequent as `level`, and
    what a split word leaves over must be words.
    """
    low, high = first, last
    while low > first - _MOST_PIECES + 1 and tokens.touches_next(low - 1):
        low -= 1
    while high < last + _MOST_PIECES - 1 and tokens.touches_next(high):
        high += 1
    return any(
        _is_split_word(tokens, start, end, level)
        for start in range(low, last + 1)
        for end in range(max(start + 1, first), min(high, start + _MOST_PIECES - 1) + 1)
        if (start < first or end > last)
        and all(
            tokens.proof.is_word(tokens.word(number)) for number in (*range(first, start), *range(end + 1, last + 1))
        )
    )


def _is_split_word(tokens: PieceTokens, first: int, last: int, level: int) -> bool:
    pieces = [tokens.word(number) for number in range(first, last + 1)]
    if not all(piece.islower() for piece in pieces[1:]):
        return False
    word = "".join(pieces)
    proof = tokens.proof
    joined = proof.target_level(word)
    if joined is None:
        return False
    stands = [proof.stands_beside(piece, word) for piece in pieces]
    return sum(not each for each in stands) > 1 or (not all(stands) and joined <= level)
