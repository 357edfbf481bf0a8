"""What breaks sentences, stands among them or never closes; what only looks so is left alone."""

from __future__ import annotations

import pytest

from align.document import Document
from align.mended import mend
from align.sentences import find_layout
from glossary.rules.pages import PAGE_RULES
from glossary.rules.rule import Reading


def reported(text: str, media_type: str = "text/plain") -> list[tuple[str, str]]:
    reading = Reading(Document("x.txt", text, media_type, ""), mend(text, ()), find_layout(text))
    return [(rule.code, found.span.of(text)) for rule in PAGE_RULES for found in rule.find(reading)]


@pytest.mark.parametrize(
    "text",
    [
        "\u201cFor God so loved the world,\n\u201cThat he gave his Son,\n\u201cThat none should perish.\u201d",
        '"We met. "We spoke at length. "We left," he said.',
        "He wrote (and it is long.\n\nIt goes on here) to the end.",
        "\u201eSo sprach er\u201c, sagte sie.",
        "The '90s, the workers' hall and rock 'n' roll; an 8\" pipe and \" for ditto.",
        "1) bread\n2) salt\na) water",
        "\u00abVive la R\u00e9publique!",
    ],
)
def test_quotations_that_close_somewhere_and_marks_that_are_none_are_left_alone(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("He said, \u201cWe go. \u201cThey stay,\u201d he added. \u201cAll do.", "\u201cAll"),
        ("\u201cWe met.\n\n\u201cWe spoke.\n\nAnd so it ended.", "\u201cWe"),
        ("It was old (so they said.\n\nThe rest (as we know) is new.", "(so"),
    ],
)
def test_what_never_closes_is_found_at_its_last_opening(text: str, flagged: str) -> None:
    assert reported(text) == [("A115", flagged)]


def test_a_head_on_every_page_is_found_on_each() -> None:
    things = ("bread", "salt", "coal", "timber")
    pages = [f"They spoke of {each}.\n\f\nAnnual Report {page}\n\nIt went on." for page, each in enumerate(things)]
    assert [code for code, _ in reported("\n\n".join(pages))] == ["A110"] * 4


def test_where_sentences_are_set_with_empty_lines_throughout_none_is_news() -> None:
    line = "The committee met in the hall of the old\n\ntown and spoke.\n\n"
    assert reported(line * 5) == []


def test_paragraphs_of_markup_are_its_authors() -> None:
    text = "The committee met in the hall of the\f\nold town and spoke."
    assert [code for code, _ in reported(text)] == ["A108"]
    assert reported(text, "text/html") == []
