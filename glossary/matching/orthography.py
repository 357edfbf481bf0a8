"""Korean: one key for a word as the North and as the South write it (로동/노동, 녀성/여성, 규률/규율)."""

from __future__ import annotations

from functools import lru_cache

_FIRST, _LAST = 0xAC00, 0xD7A3
_FINALS, _PER_INITIAL = 28, 21 * 28
_NIEUN, _RIEUL, _SILENT = 2, 5, 11  # numbers of the initial consonants ㄴ, ㄹ and of none
_FINAL_NIEUN = 4
_BEFORE_I = frozenset((2, 3, 6, 7, 12, 17, 20))  # the vowels ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
_YEO, _YU = 6, 17
_LONG = 4
"""Syllables from which a word is taken for a compound, of which each part is written as a word by itself is."""


@lru_cache(maxsize=1 << 16)
def initial_key(word: str) -> str:
    """`word` as the South writes it: no ㄹ at a word's beginning, no ㄴ there before an i or a y."""
    key = []
    for place, letter in enumerate(word):
        if not _FIRST <= ord(letter) <= _LAST:
            key.append(letter)
            continue
        is_first = place == 0 or len(word) >= _LONG or _is_softened(word[place - 1], letter)
        key.append(_southern(letter) if is_first else letter)
    return "".join(key)


def _southern(letter: str) -> str:
    number = ord(letter) - _FIRST
    initial, rest = divmod(number, _PER_INITIAL)
    softened = rest // _FINALS in _BEFORE_I
    if initial == _RIEUL:
        initial = _SILENT if softened else _NIEUN
    elif initial == _NIEUN and softened:
        initial = _SILENT
    return chr(_FIRST + initial * _PER_INITIAL + rest)


def _is_softened(before: str, letter: str) -> bool:
    """Say whether `letter` is 렬 or 률 after a vowel or ㄴ, where the South writes 열 and 율."""
    number = ord(letter) - _FIRST
    initial, rest = divmod(number, _PER_INITIAL)
    ends_in_rieul = rest % _FINALS == 8  # noqa: PLR2004 - the final consonant ㄹ
    if initial != _RIEUL or not ends_in_rieul or rest // _FINALS not in (_YEO, _YU):
        return False
    return _FIRST <= ord(before) <= _LAST and (ord(before) - _FIRST) % _FINALS in (0, _FINAL_NIEUN)
