"""Korean: a noun and the particles written together with it, each in the form that the sound before it asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

_FIRST, _LAST = 0xAC00, 0xD7A3
_FINALS = 28  # a syllable's number modulo 28 is its final consonant, 0 for none
_RIEUL = 8  # number of the final consonant ㄹ

_OTHER_FORM = {
    form: (after_consonant, after_vowel)
    for after_consonant, after_vowel in (
        pair.split("/")
        for pair in "은/는 이/가 을/를 과/와 으로/로 이나/나 이라/라 이며/며 이다/다 이란/란 이고/고 이라고/라고 "
        "이라는/라는 으로서/로서 으로써/로써 으로부터/로부터 이야말로/야말로 이였다/였다 이여/여".split()
    )
    for form in (after_consonant, after_vowel)
}
"""A particle of two forms → the one after a consonant, the one after a vowel."""

_MIDDLE = (
    "에 에서 에게 에게서 에로 께 께서 한테 까지 부터 만 뿐 보다 처럼 마다 조차 마저 대로 으로 로 으로서 로서 으로써 "
    "로써 으로부터 로부터 과 와"
).split()
_FINAL = [*_OTHER_FORM, *"의 도 만 에 에서 까지 부터 보다 조차 마저 밖에 인 입니다".split()]
_FREQUENT = "은 는 이 가 을 를 의 에 에서 에게 로 으로 과 와 도 만 에서는 에는".split()
_KINDS = ("", "님", "들", "님들")
_LONGEST_TAIL = 8


def _final_of(letter: str) -> int | None:
    """Number of a syllable's final consonant, 0 for none; None for what is no Hangul syllable."""
    return (ord(letter) - _FIRST) % _FINALS if _FIRST <= ord(letter) <= _LAST else None


def _form_after(before: str, particle: str) -> str:
    """The form of `particle` that the last sound of `before` asks for; what is no Hangul takes either."""
    pair, final = _OTHER_FORM.get(particle), _final_of(before[-1])
    if pair is None or final is None:
        return particle
    after_consonant, after_vowel = pair
    if after_consonant.startswith("으") and final == _RIEUL:
        return after_vowel
    return after_consonant if final else after_vowel


@cache
def _tails() -> dict[str, frozenset[str]]:
    """What may follow a noun → the particle that it begins with; empty after 님 and 들, which follow any sound."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind in _KINDS:
        for middle in ("", *_MIDDLE):
            for final in ("", *_FINAL):
                particles = [each for each in (middle, final) if each]
                rest = particles if kind else particles[1:]
                before = kind or "".join(particles[:1])
                if all(_form_after(before, each) == each for each in rest[:1]):
                    found[kind + middle + final].add("" if kind or not particles else particles[0])
    return {tail: frozenset(firsts) for tail, firsts in found.items() if tail}


@lru_cache(maxsize=1 << 16)
def nouns(word: str) -> frozenset[str]:
    """Nouns that `word` could be with particles after them, `word` itself included.

    Only the form of a particle that fits is taken off: 당은 is 당 and 은, 국가 is not 국 and 가.
    """
    cuts = range(max(1, len(word) - _LONGEST_TAIL), len(word))
    return frozenset((word, *(word[:cut] for cut in cuts if _may_follow(word[:cut], word[cut:]))))


def _may_follow(noun: str, tail: str) -> bool:
    return any(_form_after(noun, first) == first for first in _tails().get(tail, ()))


def particles_after(word: str, noun: str) -> str:
    """What `word` has after `noun`, or after as long a spelling of it; empty where that is no particle."""
    return word[len(noun) :] if _may_follow(word[: len(noun)], word[len(noun) :]) else ""


def with_frequent(noun: str) -> Iterator[str]:
    """`noun` with each of the particles that most often stand after one."""
    for particle in _FREQUENT:
        if _form_after(noun, particle) == particle:
            yield noun + particle


def attach(noun: str, tail: str) -> str:
    """Write the particles `tail` after `noun`, the first in the form that the last sound of `noun` asks for."""
    first = max(_tails().get(tail, ("",)), key=len)
    return noun + _form_after(noun, first) + tail.removeprefix(first)
