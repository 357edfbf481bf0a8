"""Words that a space splits elsewhere than at a ligature: `revo lution`, `C e n t r a l`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import LIGATURES, LONGEST_WORD
from glossary.artifacts.pieces import PieceTokens, is_free_standing
from glossary.artifacts.proof import Proof
from glossary.artifacts.restoration import restore_gap
from glossary.artifacts.usage import ask_usage
from glossary.finding import Fix

CODE = "A106"

_SPACED = re.compile(r"(?<![^\s\"\u201c(\[])[A-Za-z](?: [A-Za-z](?![\w'\u2019-])){3,39}+(?! ?\.\w)")
_LETTERS_APART = re.compile(r" [A-Za-z] [A-Za-z] [A-Za-z](?![A-Za-z])")
_GAPS = frozenset((" ", "\n", " \n", "\r\n", "\u00a0"))
# Older texts set these apart ("co operation"); beside a word they are no piece of one.
_OPEN_PREFIXES = frozenset(
    "anti co de ex extra inter mid multi non over post pre pro re semi sub super un under".split()
)
# The rarest level of the whole word where both pieces are none, and where one is. Measured in bench/artifacts.py.
_LEVEL, _HALF_LEVEL = 55, 40
_FEWEST, _HALF_FEWEST = 5, 7
_SHORTEST_PIECE = 2
_LONE_LETTERS, _FEWEST_SPACED = "aAI", 4


def find_split_words(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word split in two of which one at least is none."""
    wholes = _find_pairs(proof)
    if not wholes or not proof.testimony.is_readable:
        return
    tokens = PieceTokens(text, proof)
    in_code = proof.testimony.tell(ask_usage).in_code
    done = -1
    for number, whole in wholes.items():
        left, right = proof.span(number), proof.span(number + 1)
        start, end = left.start, right.end
        gap = text[left.end : right.start]
        if number <= done or gap not in _GAPS or not is_free_standing(text, Span(start, end)):
            continue
        pieces = proof.words[number : number + 2]
        if any(tokens.is_own_word(each) or each in in_code for each in pieces):
            continue
        done = number + 1
        is_certain = number - 1 not in wholes and number + 1 not in wholes
        yield Damage(Span(start, end), CODE, (whole,), Fix.UNSAFE, f"a space splits “{whole}”", mends=is_certain)


def _find_pairs(proof: Proof) -> dict[int, str]:
    """Number of the first piece, and the whole word."""
    words = proof.words
    last = len(words) - 1
    found: dict[int, str] = {}
    verdicts: dict[tuple[str, str], bool] = {}
    for number in proof.unknown_places:
        for first in (number - 1, number):
            if not 0 <= first < last:
                continue
            pair = (words[first], words[first + 1])
            if pair not in verdicts:
                verdicts[pair] = _is_split(*pair, proof)
            if verdicts[pair]:
                found[first] = "".join(pair)
    return found


def _is_split(left: str, right: str, proof: Proof) -> bool:
    if not right.islower() or not (left.islower() or left.istitle()) or min(len(left), len(right)) < _SHORTEST_PIECE:
        return False
    if left.endswith(LIGATURES) or right.startswith(LIGATURES):
        return False  # that is a ligature's damage
    whole = left + right
    if not proof.lexicon.may_know(whole):
        return False
    level = proof.lexicon.level(whole) if len(whole) <= LONGEST_WORD else None
    if level is None or proof.lexicon.owns(left) or proof.lexicon.owns(right):
        return False
    if restore_gap(left, right, proof) is not None:
        return False  # a ligature lost there makes a word as frequent
    if left in proof.unknown and right in proof.unknown:
        return len(whole) >= _FEWEST and level <= _LEVEL
    return len(whole) >= _HALF_FEWEST and level <= _HALF_LEVEL and left.lower() not in _OPEN_PREFIXES


def find_spaced_words(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word set with a space after every letter; a word of one letter may stand before or after it."""
    if _LETTERS_APART.search(text) is None:
        return
    for found in _SPACED.finditer(text):
        letters = found.group().replace(" ", "")
        head = letters[0] in _LONE_LETTERS
        tail = letters[-1] in _LONE_LETTERS
        places = dict.fromkeys(((0, 0), (head, 0), (0, tail), (head, tail)))
        fitting = [place for place in places if _is_whole(letters[place[0] : len(letters) - place[1]], proof)]
        if fitting:
            start, end = fitting[0]
            whole = letters[start : len(letters) - end]
            span = Span(found.start() + 2 * start, found.end() - 2 * end)
            message = f"“{whole}” is set with a space after every letter"
            yield Damage(span, CODE, (whole,), Fix.UNSAFE, message, mends=len(fitting) == 1)  # "a l o n g": a long


def _is_whole(word: str, proof: Proof) -> bool:
    return len(word) >= _FEWEST_SPACED and proof.lexicon.knows(word) and _is_one_case(word)


def _is_one_case(word: str) -> bool:
    return word.islower() or word.istitle() or word.isupper()
