"""A report of our own in many settings: wrapped, double-spaced, paged; the paragraphs stay the same."""

from __future__ import annotations

import re
import textwrap

from align.document import Span
from align.sentences import Layout, find_layout

HEADING = "Third Conference of the Eastern Orchard Union Held"
PARAGRAPHS = (
    (
        (
            "The Third Conference of the Eastern Orchard Union was held at the House of Gardeners in Harrowgate "
            "from March 3 to 5, 2011."
        ),
    ),
    (
        "Dr. J. R. Ashdown, chairman of the Union, guided the conference.",
        (
            "Present were members of the Union Council, i.e. officials of the Orchard Board and of the provincial "
            "growers' committees, and, as observers, guests from the U.S. Department of Agriculture."
        ),
    ),
    (
        (
            "He said that the growers have harvested 3.5 million baskets in No. 4 Valley alone, that the song We Are "
            "the Keepers of the Orchard is sung everywhere, and continued:"
        ),
    ),
    (
        "“Let Us Plant a Tree on Every Hill of Our Country!”–this is the call that the whole Union should uphold.",
        "Why should we wait?",
        "Nobody will plant the trees of the North Valley for us!",
    ),
    (
        (
            "Noting that the “season of frost” and the “year of the two storms,” as the people call them, have passed, "
            "he set forth the tasks of the Orchard Board, the State Nursery and the Harrowgate School of Gardening "
            "in the East-West Exchange of Seeds."
        ),
        "The meeting began at 10 a.m. on Thursday.",
        "It went on from A to Z.",
    ),
)
SENTENCES = tuple(sentence for paragraph in PARAGRAPHS for sentence in paragraph)


def squeeze(text: str) -> str:
    """Take all white space out: what wrapping may change is only that."""
    return re.sub(r"\s+", "", text)


def squeezed_sentences(text: str) -> list[str]:
    return [squeeze(span.of(text)) for span in sentence_spans(find_layout(text))]


def sentence_spans(layout: Layout) -> list[Span]:
    return [sentence for block in layout.blocks for sentence in block.sentences]


def wrap(paragraph: str, width: int) -> list[str]:
    return textwrap.wrap(paragraph, width, break_long_words=False)


def wrap_report(width: int, *, line_end: str = "\n", between: str = "\n\n") -> str:
    """The report's paragraphs, wrapped at `width`."""
    return between.join(line_end.join(wrap(" ".join(paragraph), width)) for paragraph in PARAGRAPHS)
