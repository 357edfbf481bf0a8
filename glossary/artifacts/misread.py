"""Words in which recognition took letters for others that look alike: rn for m, 1 for l, cl for d."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from align.document import Span
from glossary.artifacts.confusions import LONG_S, Pair, is_target, learnt_level, read_loosely, read_strictly
from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import DOUBTFUL, LONGEST_WORD, Judge
from glossary.artifacts.pieces import is_free_standing, starts_sentence
from glossary.artifacts.proof import Proof
from glossary.artifacts.surroundings import is_among_strangers
from glossary.artifacts.testimony import Testimony
from glossary.artifacts.usage import ask_usage
from glossary.artifacts.words import word_around
from glossary.finding import Fix

CODE = "A107"

_DIGITS = (("0", "o"), ("1", "l"), ("1", "i"))
_AT_START = (("0", "O"), ("1", "I"))
_DIGIT = re.compile(  # what begins with a set of letters is searched for far more quickly
    r"[01](?:(?<=[A-Za-z][01])(?=[a-z])|(?<![\w.,/+-][01])(?=[a-z]{3})|(?<=[a-z]{3}[01])(?![\w.,/-]))"
)
_LETTERS_AND_DIGITS = re.compile(r"[A-Za-z01'\u2019]+")
_LETTERS_PER_DIGIT = 3
_SMALL_BEFORE = re.compile(r"\b[a-z]+[,;]?\s$")
_SMALL_AFTER = re.compile(r"[,;]?\s[a-z]|[.!?,;:]")
_REACH = 24
_APOSTROPHE = re.compile("['\u2019]")

# Capitalised words may be names: they have to be longer, and what was printed more frequent. Measured in
# bench/artifacts.py on the addresses' development half and the King James Bible.
_FEWEST = 4
_LEVEL, _NAME_LEVEL, _SHORT_LEVEL = 60, 35, 20
_NAME_FEWEST, _NAME_LONG = 6, 8
# So many words misread with certainty by one pair of letters teach that the document has it misread elsewhere too.
_LESSONS, _LESSON_SHARE = 2, 0.01
_LONE_LEVEL = 20  # the rarest level at which one word alone is surely misread: "brotli" is no "broth"
_MARGIN = 25  # levels by which the best reading has to be more frequent than the next


def find_misread(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that is none, and that is one with its letters read otherwise; certain where there is one reading."""
    in_code = proof.testimony.tell(ask_usage).in_code if proof.unknown else frozenset()
    readings = {word: read for word in proof.unknown - in_code if (read := proof.judge.remember(read_strictly, word))}
    if proof.testimony.is_readable:
        taught = proof.testimony.tell(learn_pairs)
        readings = {word: read for word, read in readings.items() if not _is_own_word(word, read, proof, taught)}
        yield from _find_strict(text, proof, readings, taught)
        if taught:
            yield from _find_learnt(text, proof, taught)
        if LONG_S in text:
            yield from _find_long_s(text, proof)
    yield from _find_digits(text, proof)


def learn_pairs(testimony: Testimony) -> frozenset[Pair]:
    """The pairs of letters by which the document is surely misread: each in two words at least, names left out."""
    judge = testimony.judge
    words = testimony.unknown - testimony.tell(ask_usage).in_code
    readings = {word: read for word in words if (read := judge.remember(read_strictly, word))}
    lessons = {
        (_APOSTROPHE.split(word)[0].lower(), next(iter(read.values())))
        for word, read in readings.items()
        if len(read) == 1 and (word.islower() or _may_stand(word, next(iter(read)), testimony))
    }
    counts = Counter(pair for _, pair in lessons)
    fewest = max(_LESSONS, _LESSON_SHARE * len(testimony.unknown))
    return frozenset(pair for pair, count in counts.items() if count >= fewest)


def _is_own_word(word: str, read: Mapping[str, Pair], proof: Proof, taught: frozenset[Pair]) -> bool:
    """Say whether the document has the word so often, and never what it may be, that it is its own: "brotli"."""
    if word not in proof.testimony.tell(ask_usage).often or any(pair in taught for pair in read.values()):
        return False
    return not any(proof.stands(reading) or is_target(reading, _SHORT_LEVEL, proof.judge) for reading in read)


def _find_strict(
    text: str, proof: Proof, readings: Mapping[str, Mapping[str, Pair]], taught: frozenset[Pair]
) -> Iterator[Damage]:
    explained = frozenset(readings)
    for number in proof.unknown_places if readings else ():
        word = proof.words[number]
        if word not in readings:
            continue
        span = proof.span(number)
        if is_among_strangers(number, proof, explained):
            continue
        ranked = _ranked(readings[word], proof.judge)
        if is_free_standing(text, span) and (word.islower() or _may_stand(word, ranked[0], proof.testimony)):
            is_likely = readings[word][ranked[0]] in taught or _is_frequent(ranked[0], proof)
            yield _damage(span, word, ranked, is_certain=len(ranked) == 1 and is_likely)


def _is_frequent(reading: str, proof: Proof) -> bool:
    """Say whether the reading is so frequent, or the document's own, that one misread word is proof enough."""
    return proof.stands(reading) or is_target(reading, _LONE_LEVEL, proof.judge)


def _find_learnt(text: str, proof: Proof, taught: frozenset[Pair]) -> Iterator[Damage]:
    """Words that are none, or rare, by the pairs that the document itself teaches."""
    ranked: dict[str, tuple[str, ...]] = {}
    explained = frozenset(word for word in proof.unknown if _read_as_taught(word, proof, taught))
    for number in proof.places(DOUBTFUL):
        word = proof.words[number]
        if word not in ranked:
            ranked[word] = _read_as_taught(word, proof, taught)
        if not ranked[word] or not is_free_standing(text, span := proof.span(number)):
            continue
        if not proof.is_word(word) and is_among_strangers(number, proof, explained):
            continue
        levels = [proof.lexicon.level(each) or 0 for each in ranked[word]]
        is_clear = len(levels) == 1 or levels[1] - levels[0] >= _MARGIN
        yield _damage(span, word, ranked[word], is_certain=is_clear and not proof.is_word(word), mends=is_clear)


def _read_as_taught(word: str, proof: Proof, taught: frozenset[Pair]) -> tuple[str, ...]:
    found = proof.judge.remember(read_loosely, word)
    likely = [each for each, pair in found.items() if pair in taught and _is_likely(word, each, proof)]
    return _ranked(likely, proof.judge)


def _is_likely(word: str, reading: str, proof: Proof) -> bool:
    if proof.stands(reading):
        return True
    is_short_name = not word.islower() and len(word) < _NAME_FEWEST
    highest = min(learnt_level(reading), _NAME_LEVEL) if is_short_name else learnt_level(reading)
    return (proof.lexicon.level(reading) or 0) <= highest


def _find_long_s(text: str, proof: Proof) -> Iterator[Damage]:
    for number in proof.unknown_places:
        word = proof.words[number]
        if LONG_S in word and is_free_standing(text, span := proof.span(number)):
            yield _damage(span, word, (word.replace(LONG_S, "s"),), is_certain=True)


def _may_stand(word: str, best: str, testimony: Testimony) -> bool:
    """Say whether a capitalised word is none that only looks like a name."""
    if "I" in word[1:]:
        return True
    if best.islower():
        return (
            word.isalpha() and len(word) > _FEWEST and (testimony.lexicon.level(best) or 0) <= _SHORT_LEVEL
        )  # I for l at the start
    if (testimony.lexicon.level(best) or 0) > _NAME_LEVEL or len(word) < _NAME_FEWEST:
        return False
    return len(word) >= _NAME_LONG or (testimony.stands(best) or testimony.lexicon.owns(best))


def _ranked(found: Iterable[str], judge: Judge) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda word: (judge.lexicon.level(word) or 0, not word.islower(), word)))


def _find_digits(text: str, proof: Proof) -> Iterator[Damage]:
    """Words with a 0 or a 1 in them; codes and numbers are none."""
    end = 0
    for found in _DIGIT.finditer(text):
        if found.start() < end:
            continue
        span = word_around(text, found.start())
        end = span.end
        word = span.of(text)
        if not _FEWEST <= len(word) <= LONGEST_WORD or not _LETTERS_AND_DIGITS.fullmatch(word):
            continue
        if (word.count("0") + word.count("1")) * _LETTERS_PER_DIGIT > len(word):
            continue  # a code: c0a1
        readings = _ranked({each for each in _letters(word) if is_target(each, _LEVEL, proof.judge)}, proof.judge)
        if starts_sentence(text, span.start):
            readings = tuple(each for each in readings if not each.islower()) or readings
        elif _runs_small(text, span):
            readings = tuple(each for each in readings if each.islower() and not _has_capital(each, proof)) or readings
        if readings and is_free_standing(text, span):
            yield _damage(span, word, readings, is_certain=len(readings) == 1)


def _runs_small(text: str, span: Span) -> bool:
    """Say whether words in small letters stand on both sides."""
    before, after = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]
    return _SMALL_BEFORE.search(before) is not None and _SMALL_AFTER.match(after) is not None


def _has_capital(word: str, proof: Proof) -> bool:
    return proof.has(word.capitalize())


def _letters(word: str) -> Iterator[str]:
    """`word` with each of its digits a letter, all 1 the same."""
    for one in "li":
        plain = word.replace("0", "o").replace("1", one)
        yield plain
    for digit, letter in _AT_START:
        if word[0] == digit:
            yield letter + word[1:].replace("0", "o").replace("1", "l")


def _damage(span: Span, word: str, readings: tuple[str, ...], *, is_certain: bool, mends: bool | None = None) -> Damage:
    fix = Fix.SAFE if is_certain else Fix.UNSAFE
    message = f"“{word}” is “{readings[0]}” misread"
    return Damage(span, CODE, readings, fix, message, mends=is_certain if mends is None else mends)
