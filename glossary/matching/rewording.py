"""What should stand in a text's place: a designation, inflected and capitalised as the place asks."""

from __future__ import annotations

import re

from glossary.matching.inflection import inflect
from glossary.matching.passage import Passage
from glossary.matching.words import PREPOSITIONS

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*['\u2019]?")
_POSSESSIVE = re.compile(r"(?:['\u2019]s|(?<=s)['\u2019])$")


def reword(text: str, ending: str, passage: Passage, first: int, last: int) -> str:
    """Term `text` as it should stand in place of tokens `first` to `last`.

    Its head takes `ending`; a possessive at the end and a capital that the place asks for are kept.
    """
    number = ending.removesuffix("'s").removesuffix("'")
    text = inflect_term(text, number)
    if _POSSESSIVE.search(passage.tokens.surface(last)) and not _POSSESSIVE.search(text):
        text = inflect(text, "'" if text.endswith("s") else "'s")
    return capitalise_alike(_with_apostrophes_of(passage, text), passage, first)


def _with_apostrophes_of(passage: Passage, text: str) -> str:
    """Write apostrophes as the text around writes them: curly where it has a curly one."""
    if "\u2019" in passage.tokens.text:
        return text.replace("'", "\u2019")
    return text.replace("\u2019", "'")


def inflect_term(text: str, ending: str) -> str:
    """Put a plural or verb `ending` on a term: on the word before its first preposition, a verb's on its first."""
    words = list(_WORD.finditer(text))
    if not ending or not words:
        return text
    places = (i for i, word in enumerate(words) if i and word.group().lower() in PREPOSITIONS)
    head = 0 if ending in ("ing", "ed") else next(places, len(words)) - 1
    start, end = words[head].span()
    return text[:start] + inflect(text[start:end], ending) + text[end:]


def capitalise_alike(text: str, passage: Passage, first: int) -> str:
    """Give `text` the first capital of the token at `first`, where one is due there."""
    standing = passage.tokens.surface(first)
    if text[:1].islower() and standing[:1].isupper() and passage.is_start(first):
        return text[:1].upper() + text[1:]
    return text
