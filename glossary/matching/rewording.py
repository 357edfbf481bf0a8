"""What should stand in a text's place: a designation, inflected, capitalised and pointed as the place asks."""

from __future__ import annotations

import re

from align.document import Span
from align.normal import normal_form
from glossary.concept import CaseRule, Designation
from glossary.matching.english import TAKEN_OFF
from glossary.matching.inflection import OF_VERBS, Endings, inflect
from glossary.matching.passage import Passage
from glossary.matching.places import Placed
from glossary.matching.words import FUNCTION_WORDS, PREPOSITIONS

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*['\u2019]?")
_POSSESSIVE = re.compile(r"(?:['\u2019]s|(?<=s)['\u2019])$")
_STOPS = "!?.,;:\u2026"


def reword(wanted: Designation, endings: Endings, passage: Passage, place: Placed, span: Span) -> str:
    """Text of `wanted` as it should stand in place of `span`, the tokens of `place`.

    Its words take `endings`; a possessive at the end and the capitals that the place asks for are kept, and no
    mark is doubled.
    """
    text = inflect_term(wanted.text, endings)
    if _POSSESSIVE.search(passage.tokens.surface(place.last)) and not _POSSESSIVE.search(text):
        text = inflect(text, "'" if text.endswith("s") else "'s")
    text = _with_apostrophes_of(text, span.of(passage.tokens.text), passage.tokens.text)
    if wanted.case is not CaseRule.EXACT:
        text = capitalise_alike(text, passage, place)
    return _without_doubled(text, passage.tokens.text, span)


def _with_apostrophes_of(text: str, standing: str, around: str) -> str:
    """Write apostrophes as `standing` writes its own, else as the text around does: curly where it has a curly one."""
    is_curly = "\u2019" in standing or ("'" not in standing and "\u2019" in around)
    return text.replace("'", "\u2019") if is_curly else text.replace("\u2019", "'")


def inflect_term(text: str, endings: Endings) -> str:
    """Put endings on a term: the head's on the word before its first preposition, a verb's on its first."""
    head = endings.head.removesuffix("'s").removesuffix("'")
    words = list(_WORD.finditer(text))
    if not words or not (head or endings.leading):
        return text
    leading = endings.leading
    if head in OF_VERBS:
        head, leading = "", head
    places = (i for i, word in enumerate(words) if i and word.group().lower() in PREPOSITIONS)
    added = [(next(places, len(words)) - 1, head), (0, "" if leading == TAKEN_OFF else leading)]
    for place, ending in added:
        start, end = words[place].span()
        text = text[:start] + inflect(text[start:end], ending) + text[end:] if ending else text
    return text


def capitalise_alike(text: str, passage: Passage, place: Placed) -> str:
    """Give `text` the capitals that are due where `place` stands: at a beginning, in a heading, all of them."""
    words = [passage.tokens.surface(each) for each in range(place.first, place.last + 1)]
    if not any(word[:1].isupper() for word in words):
        return text
    standing = words[0]
    if passage.has_free_capitals(place.first):
        if passage.is_shouted(place.first):
            return text.upper()
        if all(word[:1].isupper() or word.lower() in FUNCTION_WORDS for word in words):
            text = _WORD.sub(_in_title_case, text)
    if text[:1].islower() and standing[:1].isupper() and passage.is_start(place.first):
        return text[:1].upper() + text[1:]
    return text


def _in_title_case(word: re.Match[str]) -> str:
    found = word.group()
    return found if found in FUNCTION_WORDS else found[:1].upper() + found[1:]


def _without_doubled(text: str, around: str, span: Span) -> str:
    """Leave out the quotation marks, brackets and stops of `text` that stand around `span` already."""
    before, after = around[max(0, span.start - 1) : span.start], around[span.end : span.end + 1]
    if before and not text[0].isalnum() and normal_form(before) == normal_form(text[0]):
        text = text[1:]
    last = text[-1]
    doubled = not last.isalnum() and after and normal_form(after) == normal_form(last)
    if doubled or (last in "!?" and after and after in _STOPS):
        return text[:-1]
    return text
