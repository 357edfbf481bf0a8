"""Where a full stop ends a sentence and where it does not, from the words on both sides of it."""

from __future__ import annotations

import re

CLOSERS = "\"'”’»›)\\]}」』）］】〉》*_"
OPENERS = "\"'“‘«‹(\\[{「『（［【〈《¿¡*_"

_NARROW, _WIDE = ".!?…‥‼⁇⁈⁉؟۔।॥።։", "。！？｡．"
STOP = re.compile(
    # one class at the beginning, because the engine runs to the next of its characters five times as fast
    rf"(?P<stop>[{_NARROW}{_WIDE}](?:(?<=[{_NARROW}])[{_NARROW}]*+|(?<=[{_WIDE}])[{_WIDE}]*+))(?P<closers>[{CLOSERS}]*+)(?:\[\d{{1,3}}\])*+[¹²³⁰-⁹]*+"
    rf"(?P<blanks>\s*+)(?P<openers>(?:[–—-]\s*+)?[{OPENERS}]*+)",
)
"""A stop with what closes after it and opens before the next word; nothing in it is tried twice."""

_WORD = re.compile(r"\w+")
_WIDE_STOPS = frozenset(_WIDE)
_RANGE = re.compile(r"[A-Z] to [A-Z]\.")
_ROMAN = re.compile(r"[IVX]+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

TITLES = frozenset(
    "mr mrs ms mx dr prof gen maj col lt capt cpt cmdr adm sgt cpl brig gov sen rep pres hon rev fr st mt ft messrs "
    "mme mlle mgr".split(),
)
"""Short forms before a name: with or without a stop, and with a capital, no line ends there."""

NEVER_ENDING = TITLES | frozenset("i.e e.g cf vs viz approx ca resp incl esp al.e z.b d.h u.a bzw vgl".split())
"""Abbreviations after which a sentence goes on, whatever follows."""

BEFORE_NUMBER = frozenset(
    "no nos nr vol vols p pp fig figs art arts ch chap sec para paras pt ed eds n op "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split(),
)
"""Abbreviations only before a number; before anything else they are words like any other."""

SELDOM_ENDING = frozenset(
    "co corp inc ltd bros jr sr dept univ assn ave blvd rd sq mts jan feb mar apr jun jul aug sept sep oct nov dec "
    "a.m p.m u.s u.k u.n d.c ph.d".split(),
)
"""Abbreviations that end a sentence only where its next word could not go on in capitals."""

_ABBREVIATIONS = NEVER_ENDING | BEFORE_NUMBER | SELDOM_ENDING

SENTENCE_OPENERS = frozenset(
    "the a an this that these those he she it they we you i his her its their our my in on at by for from with "
    "to of as if when while where after before since until although though because but and or so yet then "
    "there here now thus therefore however moreover no not all each every some any many most such what who "
    "which how why under over during through also both one only even still another other is are was were be "
    "has have had will would can could should must may might do does did saying noting stressing referring "
    "confirming".split(),
)
"""Words that stand in small letters inside a sentence: with a capital they begin one."""

_MONTHS = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember jahrhundert "
    "jahrhunderts".split(),
)
_ON_AFTER_QUOTE = frozenset("とってはがもにでのを、，")
_QUOTATIONS = (("“", "”"), ("«", "»"), ('"', '"'))
_LONGEST_QUOTED_TITLE = 200
_LONGEST_ABBREVIATION = 12


def ends_sentence(text: str, found: re.Match[str], *, start: int, end: int) -> bool:
    """Say whether the stop `found` ends the sentence that began at `start`.

    Nothing at or beyond `end`, the block's own, is looked at; a stop there ends.
    """
    following = found.end()
    if following >= end:
        return True
    if text[following].islower():
        return False
    if not found["blanks"]:
        return _ends_unspaced(text, found)
    if found["stop"] == "." and not found["closers"]:
        word = word_before(text, start, found.start())
        if (
            not _is_plain_word(word)
            and is_abbreviation(word, following_word(text, following))
            and not _ends_range(text, found.start())
        ):
            return False
    if found["stop"][0] in ".…" and found["closers"].startswith("]"):
        return False
    return not _is_inside_quotation(text, found, start=start, end=end)


def word_before(text: str, start: int, stop: int) -> str:
    """The last word before `stop`, opening marks taken off; of a long one only its end."""
    words = text[max(start, stop - _LONGEST_ABBREVIATION) : stop].split()
    return words[-1].lstrip("([{\"'“‘«‹-–—*_") if words else ""


def following_word(text: str, start: int) -> str:
    """Word that begins at `start`, empty where none does."""
    found = _WORD.match(text, start, start + 40)
    return found.group() if found else ""


def _is_plain_word(word: str) -> bool:
    """Say whether `word` is no abbreviation, whatever follows: most words, decided at once."""
    return word.isalpha() and len(word) > 1 and word.lower() not in _ABBREVIATIONS


def is_abbreviation(word: str, following: str) -> bool:
    """Say whether `word` with its stop is a short form with the sentence going on at `following`."""
    low = word.lower()
    if low in NEVER_ENDING:
        return True
    if following[:1].isdigit() or _ROMAN.fullmatch(following):
        return low in BEFORE_NUMBER or low in SELDOM_ENDING or _DOTTED.fullmatch(word) is not None
    if word.isdigit():
        return len(word) <= len("31") and following.lower() in _MONTHS
    is_initial = len(word) == 1 and word.isupper() and word.isalpha()
    if is_initial or low in SELDOM_ENDING or _DOTTED.fullmatch(word):
        return following.lower() not in SENTENCE_OPENERS
    return False


def _ends_range(text: str, stop: int) -> bool:
    """Say whether the letter before `stop` is no initial but the end of a range: "from A to Z."."""
    return _RANGE.match(text, max(0, stop - len("A to Z"))) is not None


def _ends_unspaced(text: str, found: re.Match[str]) -> bool:
    """A wide stop needs no blank after it; a quotation it closes may go on."""
    if found["stop"][0] not in _WIDE_STOPS:
        return found["stop"][0] in "।॥"
    return not (found["closers"] and text[found.end("closers")] in _ON_AFTER_QUOTE)


def _is_inside_quotation(text: str, found: re.Match[str], *, start: int, end: int) -> bool:
    """Say whether a short quotation is open at the stop and its sentence goes on after it, as after a quoted slogan."""
    stop = found.end("closers")
    low = max(start, stop - _LONGEST_QUOTED_TITLE)
    high = min(end, stop + _LONGEST_QUOTED_TITLE)
    before = text[low:stop]
    for opening, closing in _QUOTATIONS:
        if opening not in before:
            continue
        is_open = text.rfind(opening, low, stop) > text.rfind(closing, low, stop)
        if opening == closing:
            is_open = low == start and closing not in found["closers"] and text.count(opening, low, stop) % 2 == 1
        if not is_open:
            continue
        closed = text.find(closing, stop, high)
        if closed < 0:
            return False
        is_closed_by_stop = text[closed - 1] in ".!?…"
        after = text[closed + 1 : closed + 3].lstrip()
        return not is_closed_by_stop or after[:1].islower() or after[:1] in {",", ";", "–", "—"}
    return False
