"""Blanks that are doubled, missing, or before punctuation; layout is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import Proof
from glossary.artifacts.testimony import Testimony
from glossary.finding import Fix

CODE = "A114"

# What begins with letters to be found as they stand is searched for far more quickly than what begins by looking back.
_DOUBLED = re.compile(r"  (?=[^\s\ufffc,;:!?.])(?<=[^\s\ufffc]  )")
_WIDE = re.compile(r"(?<=\S)(?: {2,}| *\t\s*)(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:][\"'\u2019\u201d)\]]*$")
_SENTENCE_GAP = re.compile(r"(?<=[.!?])( {1,2})(?=[A-Z])")
_LIST_MARK = re.compile(
    r"\s*(?:[-*+\u2022\u2013\u2014\u00b7o]|[(\[]?(?:\d{1,4}(?:\.\d+)*|[A-Za-z]|[ivxIVX]+)[.)\]:]*)$"
    r"|\s*[A-Z]\w+ (?:\d+|[IVXLC]+)[.:]?$"
)
_BEFORE_POINT = re.compile(r" ([,;:!?.])(?=[\s\"\u2019\u201d)\]]|$)(?!\s*[.!?])")
_NO_SPACE = re.compile(r"[.,;!?](?=[A-Za-z])")
_ADDRESS = re.compile(r"://|@|www\.|[\\/_=<>{}|#&]")
_PARTS = re.compile(r"[^\W\d_]+|[.,;!?]")
_LONGEST_LINE = 400  # looked at to each side: no table or list mark needs more
_LONGEST_WORD = 60
_NUMBER_AFTER = re.compile(r"\s*\d")
_GUILLEMET_AFTER = re.compile(r"\s*\u00bb")
# Between letters only: code and formulas have blanks there on purpose.
_OPENING = re.compile(r"\( (?=[^\W\d_]{2}[^()\n=<>{}\[\]$%&|\\]{0,200}\))")
_CLOSING = re.compile(r" \)(?=[\s.,;:!?]|$)")
_TIGHT_BRACKET = re.compile(r"\([^\s()]|[^\s()]\)")
_FEW_BRACKETS = 5  # so many loose ones are slips even where none is tight
_WORDS_A_GAP = 3
_FEWEST_LETTERS = 2
_STYLE_SHARE = 0.2
_FEWEST_COLONS = 3  # so many make it the style of a list: "name : value"
_COMMON_LEVEL = 60  # rarer than this, "city,ort" is more likely a code than two words


def find_odd_spacing(text: str, proof: Proof) -> Iterator[Damage]:
    """Doubled blanks between words, a blank before punctuation, none after it."""
    yield from _find_doubled(text, proof)
    yield from _find_before_point(text, proof)
    yield from _find_in_brackets(text, proof)
    yield from _find_missing(text, proof)


def _find_doubled(text: str, proof: Proof) -> Iterator[Damage]:
    places = [found.span() for found in _DOUBLED.finditer(text)]
    if not places:
        return
    is_style = proof.testimony.tell(doubles_after_sentences)
    for start, end in places:
        before, after = _line_before(text, start), _line_after(text, end)
        if _LIST_MARK.match(before):
            continue
        if (_WIDE.search(before) or _WIDE.search(after)) and not _is_prose(f"{before}  {after}"):
            continue
        if _SENTENCE_END.search(before[-4:]) and is_style:
            continue
        if _is_column(text, start, end):
            continue
        yield Damage(Span(start, end), CODE, (" ",), Fix.SAFE, f"two spaces after “{before.split()[-1]}”")


def _is_prose(line: str) -> bool:
    """Say whether a line with several wide gaps is a sentence rather than a row: its gaps part words that go on."""
    gaps = [found.span() for found in _WIDE.finditer(line)]
    if any(line[start:end] != "  " for start, end in gaps) or len(line.split()) < len(gaps) * _WORDS_A_GAP:
        return False
    return all((line[start - 1].islower() or line[start - 1] in ",;") and line[end].islower() for start, end in gaps)


def doubles_after_sentences(testimony: Testimony) -> bool:
    """Say whether the document sets two spaces after a sentence as its style, if not everywhere."""
    gaps = [len(gap) for gap in _SENTENCE_GAP.findall(testimony.text)]
    return gaps.count(2) >= len(gaps) * _STYLE_SHARE


def _is_column(text: str, start: int, end: int) -> bool:
    """Say whether a wide gap in the line above or below ends in the same column: a table."""
    line = text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
    if not line and start > _LONGEST_LINE:
        return False
    above = text.rfind("\n", max(0, line - _LONGEST_LINE), max(0, line - 1)) + 1
    below = text.find("\n", end, end + _LONGEST_LINE) + 1
    starts = ([above] if line else []) + ([below] if below else [])
    places = [start + end - line for start in starts]
    return any(text[place - 2 : place] == "  " and text[place : place + 1].strip() != "" for place in places)


def _find_before_point(text: str, proof: Proof) -> Iterator[Damage]:
    has_spaced_colons = proof.testimony.tell(spaces_colons)
    for found in _BEFORE_POINT.finditer(text):
        start = found.start() - text[max(0, found.start() - 1) : found.start()].count(" ")
        if not text[max(0, start - 1) : start].strip():
            continue  # wider gaps are layout
        before = _line_before(text, start)
        if before[-1:].isdigit() and _NUMBER_AFTER.match(text, found.end()):
            continue  # a ratio, a time, a number with its parts set apart
        if before.rfind("\u00ab") > before.rfind("\u00bb") or _GUILLEMET_AFTER.match(text, found.end()):
            continue  # French, where the space belongs
        if before[-1:].isalnum() and not (found[1] == ":" and has_spaced_colons):
            message = f"a space before the punctuation after “{before.split()[-1]}”"
            yield Damage(Span(start, found.end()), CODE, (found[1],), Fix.SAFE, message)


def spaces_colons(testimony: Testimony) -> bool:
    """Say whether the document sets blanks before colons as its style."""
    return testimony.text.count(" : ") >= _FEWEST_COLONS


def _find_in_brackets(text: str, proof: Proof) -> Iterator[Damage]:
    """Blanks inside round brackets, unless that is how the text sets them."""
    places = sorted(_loose_brackets(text))
    if not places or proof.testimony.tell(spaces_brackets):
        return
    for place in places:
        side = "after an opening" if text[place - 1] == "(" else "before a closing"
        yield Damage(Span(place, place + 1), CODE, ("",), Fix.SAFE, f"a space {side} bracket")


def spaces_brackets(testimony: Testimony) -> bool:
    """Say whether the document sets more brackets with blanks than without."""
    loose = sum(1 for _ in _loose_brackets(testimony.text))
    if loose <= _FEW_BRACKETS:
        return False
    return loose > sum(1 for _ in _TIGHT_BRACKET.finditer(testimony.text)) + _FEW_BRACKETS


def _loose_brackets(text: str) -> Iterator[int]:
    """Where the blanks stand."""
    for found in _OPENING.finditer(text):
        if not text[max(0, found.start() - 1) : found.start()].strip():
            yield found.start() + 1
    for found in _CLOSING.finditer(text):
        if _closes(text, found.start()):
            yield found.start()


def _closes(text: str, place: int) -> bool:
    """Say whether a word stands before the blank, and its bracket was opened before."""
    before = text[max(0, place - _LONGEST_LINE) : place]
    return before[-_FEWEST_LETTERS:].isalnum() and before.rfind("(") > before.rfind(")")


def _find_missing(text: str, proof: Proof) -> Iterator[Damage]:
    for found in _NO_SPACE.finditer(text):
        place = found.start()
        if not text[place - 1 : place].islower():
            continue
        left = text[max(0, place - _LONGEST_WORD) : place].rpartition(" ")[2].rpartition("\n")[2]
        right = text[place + 1 : place + _LONGEST_WORD].partition(" ")[0].partition("\n")[0]
        if _ADDRESS.search(left + right) or not _are_words(left, found.group(), right, proof):
            continue
        message = f"no space after the punctuation in “{left}{found.group()}{right}”"
        yield Damage(Span(place, place + 1), CODE, (f"{found.group()} ",), Fix.SAFE, message)


def _are_words(left: str, point: str, right: str, proof: Proof) -> bool:
    """Say whether two words of a sentence stand beside the punctuation, and no abbreviation, name of a file or code."""
    lefts, rights = _PARTS.findall(left), _PARTS.findall(right)
    if (
        not lefts
        or not rights
        or any(part in ".,;!?" for part in lefts)
        or any(part in ".,;!?" for part in rights[:-1])
    ):
        return False
    last, first = lefts[-1], rights[0]
    if point != "," and not first.istitle():
        return False
    if len(last) < _FEWEST_LETTERS or not last.islower():
        return False
    levels = (proof.lexicon.level(last), proof.lexicon.level(first))
    return all(level is not None and level <= _COMMON_LEVEL for level in levels)


def _line_before(text: str, place: int) -> str:
    """The line up to `place`."""
    start = max(0, place - _LONGEST_LINE)
    return text[max(start, text.rfind("\n", start, place) + 1) : place]


def _line_after(text: str, place: int) -> str:
    """The line from `place` on."""
    end = text.find("\n", place, place + _LONGEST_LINE)
    return text[place : place + _LONGEST_LINE if end < 0 else end]
