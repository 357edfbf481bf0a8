"""Which words exist, and roughly how frequent they are; not what a damaged word should read."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("words.gz")  # made by tools/make_words.py
_GZIP = 31  # zlib's name for a gzip stream; the module gzip would cost a further import
_PREFIX = 3  # letters that the words of one section share

_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_LEVEL = 50
OWN_LEVEL = 10  # a glossary's words are as certain as the most frequent ones


class Lexicon:
    """A word list by level: 10 holds the most frequent words, 80 the rarest.

    A capitalised word is known where its small letters are; "korea" is not known though "Korea" is. Possessives
    are known where the word is.
    """

    def __init__(self, sections: dict[str, str], own: frozenset[str] = frozenset()) -> None:
        self._sections = sections
        self._own = own
        self._levels: dict[str, int | None] = {}

    def knows(self, word: str) -> bool:
        """Say whether `word` exists, as it is spelt and capitalised."""
        return self.level(word) is not None

    def level(self, word: str) -> int | None:
        """Level of `word`, small for a frequent one; None where it is unknown."""
        if word in self._levels:
            return self._levels[word]
        level = self._levels[word] = self._find_level(word)
        return level

    def lists(self, word: str) -> bool:
        """Say whether `word` is listed letter for letter; for many trials, none of which is worth remembering."""
        return self._look_up(word) is not None

    def owns(self, word: str) -> bool:
        """Say whether `word` was given by `extended`: a word of the glossary, whole compounds included."""
        return word in self._own or word.lower() in self._own

    def extended(self, words: Iterable[str]) -> Lexicon:
        """Lexicon that knows `words` too; of a phrase or a compound, it knows the whole and each part."""
        own = set(self._own)
        for phrase in words:
            for word in phrase.translate(_APOSTROPHES).split():
                own.add(word)
                own.update(re.split(r"[^\w']+", word))
        return Lexicon(self._sections, frozenset(own - {""}))

    def _find_level(self, word: str) -> int | None:
        plain = word.translate(_APOSTROPHES)
        forms = [*_forms(plain)] if plain.isascii() else [*_forms(plain), *_forms(_without_accents(plain))]
        levels = [level for form in forms if (level := self._look_up(form)) is not None]
        if levels:
            return min(levels)
        return _ROMAN_LEVEL if _ROMAN.fullmatch(plain) else None

    def _look_up(self, word: str) -> int | None:
        if word in self._own:
            return OWN_LEVEL
        section = self._sections.get(word[:_PREFIX].ljust(_PREFIX))
        found = section.find(f" {word} ") if section else -1
        if section is None or found < 0 or " " in word:
            return None
        line = section.rindex("\n", 0, found) + 1
        return int(section[line : line + 2])


@cache
def load_lexicon() -> Lexicon:
    """Read the shipped list, once in a process."""
    text = zlib.decompress(WORDS.read_bytes(), _GZIP).decode("latin-1")
    return Lexicon({section[:_PREFIX]: section for section in text.split("\n\n")})


def _without_accents(word: str) -> str:
    """`café` as the list has it."""
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _forms(word: str) -> Iterable[str]:
    """Spellings under which `word` may be listed: as it stands, in small letters, without its possessive."""
    bare = word.removesuffix("'s").removesuffix("'S")
    if bare == word and len(word) > 2 and word[-2:].lower() == "s'":  # noqa: PLR2004 - a letter at least before s'
        bare = word[:-1]
    for form in dict.fromkeys((word, bare)):
        yield form
        if form[:1].isupper():
            yield form.lower()
            if form.isupper():
                yield form.capitalize()
