"""A document linted in parts has what it has as a whole, wherever it is cut."""

from __future__ import annotations

import random
from functools import cache

import pytest

from align.document import Document
from align.reading import read_bytes, read_path
from glossary.concept import ConceptEntry, Designation, Glossary, Kind, Status
from glossary.formats import load_file
from glossary.lint import Linter, LintResult, LintSettings
from glossary.parts import cut_document
from glossary.resources import seeds_folder
from glossary.rules import ALL_CODES

TERMS = LintSettings(frozenset(code for code in ALL_CODES if code.startswith("T")))
SAMPLES = sorted((seeds_folder() / "samples").iterdir())
SIZES = (400, 2_000, 7_000, 11_111)
SENTENCES = (
    "The defence industry grew in that year.",
    "They built up a nuclear war deterrent, and then the Nuclear Deterrent.",
    "The munitions industry of Mr. Smith stood still, e.g. in winter.",
    "The munitions sector and the WPK met on “a day of rest.”",
    "The Workers’ Party of Korea decided otherwise!",
    "Nothing was said of it.",
)


OWN = Glossary(
    (
        ConceptEntry("d", (Designation("nuclear deterrent"),)),
        ConceptEntry("p", (Designation("Workers' Party of Korea"), Designation("WPK", kind=Kind.ABBREVIATION))),
        ConceptEntry(
            "m",
            (
                Designation("munitions industry"),
                Designation("munitions sector", status=Status.ADMITTED),
                Designation("defence industry", status=Status.DEPRECATED),
            ),
        ),
    )
)


@cache
def seed() -> Glossary:
    return load_file(str(seeds_folder() / "glossary.csv"))


def results(document: Document, size: int, glossary: Glossary = OWN) -> tuple[LintResult, LintResult]:
    whole = Linter(glossary, TERMS).lint(document)
    return whole, Linter(glossary, TERMS, part_chars=size).lint(document)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_in_parts_is_the_sample(sample: object, size: int) -> None:
    whole, parted = results(read_path(str(sample)), size, seed())
    assert parted == whole
    assert whole.hits


@pytest.mark.parametrize("joint", [" ", "\n\n", "\r\n\r\n", "\n"], ids=["one line", "paragraphs", "crlf", "lines"])
@pytest.mark.parametrize("size", [1_000, 9_000])
def test_a_generated_text_in_parts_is_the_text(joint: str, size: int) -> None:
    chosen = random.Random(7)  # noqa: S311 - a text, not a secret
    text = joint.join(chosen.choice(SENTENCES) for _ in range(800))
    whole, parted = results(read_bytes(text.encode(), "a.txt"), size)
    assert parted == whole
    assert len({each.fingerprint for each in parted.findings}) == len(parted.findings)
    assert {each.code for each in parted.findings} >= {"T110", "T120", "T130"}


def test_pages_and_lines_are_those_of_the_whole() -> None:
    text = "\n\f".join(f"Page {number} has the defence industry in it, and no more.\n" * 40 for number in range(9))
    whole, parted = results(read_bytes(text.encode(), "a.txt"), 900)
    assert [(each.page, each.start, each.end) for each in parted.findings] == [
        (each.page, each.start, each.end) for each in whole.findings
    ]
    assert parted.findings[-1].page == 9


@pytest.mark.parametrize("text", ["x" * 50_000, "x" * 9_999 + " y. Z " * 9_000, "\n" * 30_000, "\r\n" * 9_000, ""])
def test_the_cores_are_the_text_once_over(text: str) -> None:
    document = Document("a.txt", text, "text/plain", "0" * 64)
    cut = list(cut_document(document, 3_000))
    assert "".join(text[part.core.start : part.core.end] for part in cut) == text
    for part in cut:
        assert part.document.text[part.own.start : part.own.end] == text[part.core.start : part.core.end]
        assert len(part.document.text) < 3_000 + 4 * 4_000
