"""The A rules about pages and passages: what breaks a sentence, stands among others, or opens and never closes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from glossary.artifacts.breaks import find_broken_sentences, find_passages, find_running_heads, find_twice, is_passage
from glossary.artifacts.unclosed import find_unclosed
from glossary.finding import Fix, Severity
from glossary.rules.rule import Departure, Example, Reading, Rule

_PASSAGE = (
    "The committee met in the hall of the old town and spoke at length about the harvest of the year, the roads that "
    "had to be mended before the winter came, and the school whose roof the storm of the spring had carried away."
)


TWICE = "this passage stands in the text twice"
"""In a part of a document it is said of each passage: which of them stood before, only the parts before can tell."""

_MARKUP = frozenset(("text/html", "application/xhtml+xml", "text/markdown"))
"""Paragraphs are the author's there, and a passage that stands twice is mostly meant."""


def _find_broken_paragraphs(reading: Reading) -> Iterator[Departure]:
    if reading.document.media_type in _MARKUP:
        return
    for span in find_broken_sentences(reading.view.text, reading.layout):
        yield Departure(reading.view.to_source(span), "a page or an empty line breaks this sentence")


def _find_running_heads(reading: Reading) -> Iterator[Departure]:
    for span, message in find_running_heads(reading.view.text, reading.layout):
        yield Departure(reading.view.to_source(span), message)
    if reading.document.media_type in _MARKUP:
        return
    passages = map(reading.view.to_source, find_passages(reading.layout))
    text = reading.document.text
    if reading.is_part:
        yield from (Departure(span, TWICE) for span in passages if is_passage(span.of(text)))
    else:
        yield from (Departure(span, TWICE) for span in find_twice(text, passages))


def _find_unbalanced_quotes(reading: Reading) -> Iterator[Departure]:
    text, view = reading.view.text, reading.view
    masked = sorted(view.to_mended(span) for span in reading.document.masked)
    starts = [span.start for span in masked]

    def is_masked(place: int) -> bool:
        number = bisect_right(starts, place) - 1
        return number >= 0 and place < masked[number].end

    for span in find_unclosed(text, reading.layout, is_masked):
        what = "bracket" if text[span.start] == "(" else "quotation"
        yield Departure(view.to_source(span), f"this {what} opens and never closes")


BROKEN_PARAGRAPH = Rule(
    code="A108",
    name="broken-paragraph",
    severity=Severity.INFO,
    fix=Fix.NONE,
    why="A page or column ended inside a sentence; where paragraphs count, this one counts as two.",
    fails=(
        Example("The committee met in the hall of the\f\nold town and spoke.", "the\f\nold"),
        Example(
            "The first day was long.\n\nThe committee met in the hall of the\n\nold town and spoke.\n\nIt rained.\n\n"
            + "\n\n".join(f"On day {number} it met again in the hall." for number in range(2, 12)),
            "the\n\nold",
        ),
    ),
    passes=(
        Example("The committee met.\f\nIt spoke."),
        Example("Dear colleagues,\n\nthe committee met.\n\nYours"),
        Example("The committee\n\nmet in the\n\nhall of the\n\ntown.", ""),
    ),
    find=_find_broken_paragraphs,
)

RUNNING_HEADER = Rule(
    code="A110",
    name="running-header",
    severity=Severity.INFO,
    fix=Fix.NONE,
    why="A page’s number or head stands among the words, or a passage was extracted twice: search stumbles over both.",
    fails=(
        Example("The committee met in the hall of the\n\n12\n\nold town and spoke at length.", "12"),
        Example(f"{_PASSAGE}\n\nIt rained.\n\n{_PASSAGE}", _PASSAGE),
    ),
    passes=(
        Example("There were\n12\nmen in the hall, and they spoke."),
        Example("The bell rang.\n\nThe bell rang.\n\nThe bell rang.\n\nIt was late."),
    ),
    find=_find_running_heads,
)

UNBALANCED_QUOTES = Rule(
    code="A115",
    name="unbalanced-quotes",
    severity=Severity.WARNING,
    fix=Fix.NONE,
    why="A quotation or a bracket opens and never closes, so that nobody can tell where it ends.",
    fails=(
        Example("He said, \u201cWe shall meet again, and left.", "\u201cWe"),
        Example("The annex (see the table was read.", "(see"),
        Example('He said, "We shall meet again, and left.', '"We'),
    ),
    passes=(
        Example("\u201cWe met.\n\n\u201cWe spoke.\n\n\u201cWe left,\u201d he said."),
        Example("He said, \u201cShe cried, \u2018No!\u2019 and \u201cnever\u201d again,\u201d and left."),
        Example("a) the workers\u2019 hall\n\nb) the peasants\u2019 (old) field :-( and :("),
        Example('A plank of 6" by 4", the "old" one, as in the \'90s.'),
    ),
    find=_find_unbalanced_quotes,
)

PAGE_RULES: tuple[Rule, ...] = (BROKEN_PARAGRAPH, RUNNING_HEADER, UNBALANCED_QUOTES)
