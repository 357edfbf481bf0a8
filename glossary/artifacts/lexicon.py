"""Which words exist, and roughly how frequent they are; not what a damaged word should read."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

WORDS = Path(__file__).with_name("words.gz")  # made by tools/make_words.py
_GZIP = 31  # zlib's name for a gzip stream; the module gzip would cost a further import
_PREFIX = 3  # letters that the words of one section share

_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
_NO_LETTERS = re.compile(r"[^\w']+")
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_LEVEL = 50
OWN_LEVEL = 10  # a glossary's words are as certain as the most frequent ones


class Lexicon:
    """A word list by level: 10 holds the most frequent words, 80 the rarest.

    A capitalised word is known where its small letters are; "korea" is not known though "Korea" is. Possessives
    are known where the word is.
    """

    def __init__(
        self,
        sections: dict[str, str],
        own: Collection[str] = frozenset(),
        language: str = "en",
        *,
        folded: Collection[str] | None = None,
    ) -> None:
        self.language = language
        self.own = own
        self._sections = sections
        self._folded = folded
        self._levels: dict[str, int | None] = {}
        self._read: dict[str, dict[str, int]] = {}
        self._folded_sections: dict[str, str] = {}

    def knows(self, word: str) -> bool:
        """Say whether `word` exists, as it is spelt and capitalised."""
        return self.level(word) is not None

    def knows_letters(self, word: str) -> bool:
        """Say whether `word`, case-folded, exists in any capitalisation: "korea" and "mcleod" do."""
        if self._lists_letters(word):
            return True
        forms = {word, _without_possessive(word)}
        if not word.isascii():
            forms |= {_without_accents(form) for form in forms}
        return any(self._lists_letters(form) for form in forms) or _ROMAN.fullmatch(word.upper()) is not None

    def level(self, word: str) -> int | None:
        """Level of `word`, small for a frequent one; None where it is unknown."""
        if word in self._levels:
            return self._levels[word]
        level = self._levels[word] = self._find_level(word)
        return level

    def lists(self, word: str) -> bool:
        """Say whether `word` is listed letter for letter; for many trials, none of which is worth remembering."""
        return self._look_up(word) is not None

    def may_know(self, word: str) -> bool:
        """Say whether `word` is listed, in small letters or less what follows an apostrophe; for many trials."""
        if self._look_up(word) is not None:
            return True
        if word.isalpha():
            return not word.islower() and self._look_up(word.lower()) is not None
        plain = word.translate(_APOSTROPHES).partition("'")[0]
        return self._look_up(plain) is not None or self._look_up(plain.lower()) is not None

    def listed_among(self, words: Iterable[str]) -> Iterator[str]:
        """Those of `words` that are listed letter for letter; thousands of trials in one call."""
        read, own = self._read, self.own
        for word in words:
            levels = read.get(word[:_PREFIX])
            if levels is None:
                self._look_up(word)
                levels = read[word[:_PREFIX]]
            if word in levels or word in own:
                yield word

    def owns(self, word: str) -> bool:
        """Say whether `word` was given by `extended`: a word of the glossary, whole compounds included."""
        return word in self.own or word.lower() in self.own

    def extended(self, words: Iterable[str], language: str = "en") -> Lexicon:
        """Lexicon that knows `words` too; of a phrase or a compound, it knows the whole and each part.

        `language` is that of the texts: of another than English the list says nothing about what a slip is.
        """
        own = set("\n".join(words).translate(_APOSTROPHES).split())
        for word in [word for word in own if not word.isalnum()]:
            own.update(_NO_LETTERS.split(word))
        return Lexicon(self._sections, frozenset({*self.own, *own} - {""}), language)

    def owning(self, own: Collection[str], folded: Collection[str], language: str) -> Lexicon:
        """What `extended` made, from its `own` and `folded_own` words."""
        return Lexicon(self._sections, own, language, folded=folded)

    def _lists_letters(self, word: str) -> bool:
        return word in self.folded_own or (f" {word} " in self._folded_section(word[:_PREFIX]) and " " not in word)

    def _folded_section(self, begin: str) -> str:
        section = self._folded_sections.get(begin)
        if section is None:
            prefixes = self._folded_prefixes.get(begin.ljust(_PREFIX), ())
            section = "\n".join(self._sections[prefix].casefold() for prefix in prefixes)
            self._folded_sections[begin] = section
        return section

    @cached_property
    def _folded_prefixes(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for prefix in self._sections:
            found[prefix.casefold()].append(prefix)
        return found

    @cached_property
    def folded_own(self) -> Collection[str]:
        """What `own` words are in any capitalisation."""
        if self._folded is not None:
            return self._folded
        return frozenset(word.casefold() for word in self.own)

    def _find_level(self, word: str) -> int | None:
        plain = word.translate(_APOSTROPHES)
        forms = [*_forms(plain)] if plain.isascii() else [*_forms(plain), *_forms(_without_accents(plain))]
        levels = [level for form in forms if (level := self._look_up(form)) is not None]
        if levels:
            return min(levels)
        return _ROMAN_LEVEL if _ROMAN.fullmatch(plain) else None

    def _look_up(self, word: str) -> int | None:
        if word in self.own:
            return OWN_LEVEL
        prefix = word[:_PREFIX]
        levels = self._read.get(prefix)
        if levels is None:
            levels = self._read[prefix] = _read_section(self._sections.get(prefix.ljust(_PREFIX), ""))
        return levels.get(word)


@cache
def load_lexicon() -> Lexicon:
    """Read the shipped list, once in a process."""
    text = zlib.decompress(WORDS.read_bytes(), _GZIP).decode("latin-1")
    return Lexicon({section[:_PREFIX]: section for section in text.split("\n\n")})


def _read_section(section: str) -> dict[str, int]:
    """Levels of one section's words; sections that no word asks for are never read."""
    levels: dict[str, int] = {}
    for line in section.split("\n")[1:]:
        level, *words = line.split()
        levels.update(dict.fromkeys(words, int(level)))
    return levels


def _without_accents(word: str) -> str:
    """`café` as the list has it."""
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _forms(word: str) -> Iterable[str]:
    """Spellings under which `word` may be listed: as it stands, in small letters, without its possessive."""
    for form in dict.fromkeys((word, _without_possessive(word))):
        yield form
        if form[:1].isupper():
            yield form.lower()
            if form.isupper():
                yield form.capitalize()


def _without_possessive(word: str) -> str:
    bare = word.removesuffix("'s").removesuffix("'S")
    if bare == word and len(word) > 2 and word[-2:].lower() == "s'":  # noqa: PLR2004 - a letter at least before s'
        return word[:-1]
    return bare
