"""Words that run together with a function word: `ofthe`. Other words that run together may be compounds."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import LONGEST_WORD, Judge
from glossary.artifacts.pieces import is_free_standing, starts_sentence
from glossary.artifacts.proof import Proof
from glossary.artifacts.surroundings import is_among_strangers
from glossary.artifacts.testimony import Testimony
from glossary.artifacts.usage import ask_usage
from glossary.finding import Fix

CODE = "A105"

# After these any frequent word may stand; no English word is formed with them.
_OPENING = frozenset("of the and that this with from which their these those was were are has have been".split())
_PLAIN = frozenset("of the and this with been their which".split())  # nor a name or a command
# These begin and end words too ("inborn", "towards"): only the most frequent words may follow them.
_SMALL = frozenset("to as it or not but we he if had will into upon our".split())
_PREFIXES = frozenset("in on by at is be for all".split())  # and nothing but the small words after these: "inplace"
_FOLLOWING = frozenset(
    "the this that these those their his her its our your which all any some such been being have has they them who"
    " and of".split()
)
_CLOSING = frozenset("of the and to for by with that from which this their have has been was were are".split())
_ANY_SMALL = (
    _OPENING
    | _SMALL
    | _PREFIXES
    | _FOLLOWING
    | _CLOSING
    | frozenset(
        "a an who what when where there here so than then no nor every can may shall should would could must do does "
        "did also now between during against among more most".split()
    )
)
# The rarest level of the other word: beyond it lie word parts and dialect. Measured in bench/artifacts.py.
_LEVEL, _SMALL_LEVEL = 35, 20
_FEWEST, _FEWEST_SMALL = 5, 6
_FEWEST_OTHER = 3
# So many run-together words, among the strange ones, teach that the document loses its spaces; then rarer words may
# stand beside small ones. A dictionary has .001 of them by chance.
_LESSONS, _LESSON_SHARE = 2, 0.02
_FEW_UNKNOWN, _CHANCE_SHARE = 20, 0.05  # manual pages, changelogs and a dictionary have up to .01: "tostop", "indexof"
_LOOSE_LEVEL, _MARGIN = 50, 25
_OF_CODE = frozenset("sizeof typeof instanceof mailto".split())


def find_joined_words(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that no list has, and that is a function word and a frequent one."""
    in_code = proof.testimony.tell(ask_usage).in_code
    splits = {word: read for word in proof.unknown - in_code if (read := proof.judge.remember(_splits, word))}
    if not splits or not proof.testimony.is_readable:
        return
    if not proof.testimony.tell(joins_words):
        splits = {word: read for word, read in splits.items() if _is_plain(read)}
    if proof.testimony.tell(loses_spaces):
        loose = {word: read for word in proof.unknown if (read := _split_as_taught(word, proof))}
        splits = loose | splits
    explained = frozenset(splits)
    for number in proof.unknown_places:
        word = proof.words[number]
        if word not in splits:
            continue
        span = proof.span(number)
        if not is_free_standing(text, span) or is_among_strangers(number, proof, explained):
            continue
        if word.istitle() and not starts_sentence(text, span.start) and not _holds_known_name(splits[word][0], proof):
            continue
        message = f"“{splits[word][0]}” runs together"
        yield Damage(span, CODE, splits[word], Fix.UNSAFE, message, mends=len(splits[word]) == 1)


def _is_plain(splits: tuple[str, ...]) -> bool:
    """Say whether two small words run together, or one that begins no other word and a longer one."""
    left, right = splits[0].split()
    return (left.lower() in _ANY_SMALL and right in _ANY_SMALL) or left.lower() in _PLAIN


def joins_words(testimony: Testimony) -> bool:
    """Say whether more words run together than a text of code and names has by chance; a short text tells nothing."""
    return len(testimony.unknown) < _FEW_UNKNOWN or len(_all_splits(testimony)) >= _CHANCE_SHARE * len(
        testimony.unknown
    )


def loses_spaces(testimony: Testimony) -> bool:
    """Say whether so many words run together that the document loses its spaces."""
    splits = _all_splits(testimony)
    if not testimony.tell(joins_words):
        splits = [each for each in splits if _is_plain(each)]
    return len(splits) >= max(_LESSONS, _LESSON_SHARE * len(testimony.unknown))


def _all_splits(testimony: Testimony) -> list[tuple[str, ...]]:
    words = testimony.unknown - testimony.tell(ask_usage).in_code
    return [read for word in words if (read := testimony.judge.remember(_splits, word))]


def _holds_known_name(split: str, proof: Proof) -> bool:
    """Say whether the document has the first word so capitalised elsewhere, and it is no small word."""
    first = split.partition(" ")[0]
    return first.lower() not in _ANY_SMALL and proof.has(first)


def _split_as_taught(word: str, proof: Proof) -> tuple[str, ...]:
    """What `word` may be two of; each a frequent word, or one that the document has."""
    return tuple(
        split
        for split in proof.judge.remember(_split_loosely, word)
        if all((proof.lexicon.level(each) or 0) <= _SMALL_LEVEL or proof.stands(each) for each in split.split())
    )


def _split_loosely(word: str, judge: Judge) -> tuple[str, ...]:
    """Two words that `word` may be in a text that loses its spaces: one of them a small word, both of them in use."""
    if not _FEWEST <= len(word) <= LONGEST_WORD or not (word.islower() or word.istitle()):
        return ()
    parts = [(word[:place], word[place:]) for place in range(1, len(word) - 1)]
    levels = {
        f"{left} {right}": max(judge.lexicon.level(each) or 0 for each in (left, right))
        for left, right in parts
        if _may_be_two(left, right, judge)
    }
    best = min(levels.values(), default=0)
    return tuple(split for split, level in sorted(levels.items(), key=lambda each: each[1]) if level - best < _MARGIN)


def _may_be_two(left: str, right: str, judge: Judge) -> bool:
    if left.lower() in _ANY_SMALL and (right in _ANY_SMALL or _is_frequent(right, _LOOSE_LEVEL, judge)):
        return True
    return right in _ANY_SMALL and _is_frequent(left, _LOOSE_LEVEL, judge)


def _splits(word: str, judge: Judge) -> tuple[str, ...]:
    if word in _OF_CODE or not _FEWEST <= len(word) <= LONGEST_WORD or not (word.islower() or word.istitle()):
        return ()
    parts = [(word[:place], word[place:]) for place in range(2, len(word) - 1)]
    if not word.islower():  # a name may look like two words: "Ofman"
        parts = [(left, right) for left, right in parts if right in _FOLLOWING]
    return tuple(f"{left} {right}" for left, right in parts if _are_two(left, right, judge))


def _are_two(left: str, right: str, judge: Judge) -> bool:
    first = left.lower()
    if first in _OPENING or first in _SMALL or first in _PREFIXES:
        if right in _FOLLOWING or (right in _SMALL | _PREFIXES and len(left + right) >= _FEWEST_SMALL):
            return True
        if first not in _PREFIXES and _is_frequent(right, _LEVEL if first in _OPENING else _SMALL_LEVEL, judge):
            return first in _OPENING or len(right) > _FEWEST_OTHER
    if first == "an" and right[0] in "aeiou" and len(right) > _FEWEST_OTHER:
        return _is_frequent(right, _SMALL_LEVEL, judge)
    return right in _CLOSING and left.islower() and _is_frequent(left, _LEVEL, judge)


def _is_frequent(word: str, highest: int, judge: Judge) -> bool:
    level = judge.lexicon.level(word)
    return len(word) >= _FEWEST_OTHER and level is not None and level <= highest
