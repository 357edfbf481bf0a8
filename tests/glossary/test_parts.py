"""A document linted in parts has what it has as a whole, wherever it is cut."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from textwrap import fill

import pytest

from align.document import Document
from align.reading import read_bytes, read_path
from glossary import parts
from glossary.artifacts import around, unclosed
from glossary.concept import ConceptEntry, Designation, Glossary, Kind, Status
from glossary.formats import load_file
from glossary.lint import Linter, LintResult, LintSettings
from glossary.matching import fillers
from glossary.parts import cut_document
from glossary.resources import seeds_folder

REAL_DOCUMENTS = Path(__file__).parents[3] / "shared" / "seeds"
SAMPLES = sorted((seeds_folder() / "samples").iterdir())
SIZES = (400, 2_000, 7_000, 11_111)
SENTENCES = (
    "The defence industry grew in that year.",
    "They built up a nuclear war deterrent, and then the Nuclear Deterrent.",
    "The munitions industry of Mr. Smith stood still, e.g. in winter.",
    "The munitions sector and the WPK met on “a day of rest.”",
    "The Workers’ Party of Korea decided otherwise!",
    "Nothing was said of it.",
    "Careful attention of the Congress was asked for, and careful orchard of the Congress was had.",
    "Careful orchards, careful gardens and careful hours of the Congress went by.",
)
LONG = (
    "The committee met in the hall of the old town and spoke at length about the harvest of the year, the roads that "
    "had to be mended before the winter came, and the school whose roof the storm of the spring had carried away."
)
DAMAGED = (
    "The of\ufb01ce was con fi rmed by the gov-\nernment of that year, and a con\ufb01dential paper was dened.",
    "The tovvn and the rnodern comrnittee spoke ofthe harvest , and of the roads  that had to be mended.",
    "The Treaty Treaty was signed by Kim Jong-un and by Ri Chun-hee ( as was said ) in the hall.",
    "He said, \u201cWe shall meet again, and left the the hall.",
    "She said, \u201cWe met.\u201d  They spoke.  It was late, and the hall was closed (see the table.",
    "The committee met in the hall of the\n\nold town and spoke at length about the harvest of the year.",
    "A page ended in this sentence of the\f\nold committee that met in the hall.",
    "\n\nThe Annual Report 12\n\f\nThe work went on without them,",
    f"\n\n{LONG}\n\n",
    "1. The first of the articles.\n2. The second of them,\n3. The third.\n",
    "\u201eSo war es\u201c, sagte sie.",
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


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let little count as the text around a place, so that small parts do not have all of the text."""
    for module in (around, fillers, unclosed):
        monkeypatch.setattr(module, "AROUND", 1_000)
    monkeypatch.setattr(parts, "AROUND_CHARS", 1_200)


@cache
def seed() -> Glossary:
    return load_file(str(seeds_folder() / "glossary.csv"))


def results(document: Document, size: int, glossary: Glossary = OWN) -> tuple[LintResult, LintResult]:
    whole = Linter(glossary, LintSettings()).lint(document)
    return whole, Linter(glossary, LintSettings(), part_chars=size).lint(document)


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_in_parts_is_the_sample(sample: Path, size: int) -> None:
    whole, parted = results(read_path(str(sample)), size, seed())
    assert parted == whole
    assert whole.hits


@pytest.mark.skipif(
    not REAL_DOCUMENTS.is_dir(),
    reason="the real document is not beside this checkout (../shared/seeds): NOT linted in parts",
)
@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("size", [1_000, 7_000])
def test_the_real_document_in_parts_is_the_document(size: int) -> None:
    (path,) = REAL_DOCUMENTS.glob("000_*.txt")
    whole, parted = results(read_path(str(path)), size, seed())
    assert parted == whole
    assert {each.code[0] for each in whole.findings} == {"A", "T"}


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("joint", [" ", "\n\n", "\r\n\r\n", "\n"], ids=["one line", "paragraphs", "crlf", "lines"])
@pytest.mark.parametrize("size", [1_000, 9_000])
def test_a_generated_text_in_parts_is_the_text(joint: str, size: int) -> None:
    chosen = random.Random(7)  # noqa: S311 - a text, not a secret
    text = joint.join(chosen.choice(SENTENCES) for _ in range(800))
    whole, parted = results(read_bytes(text.encode(), "a.txt"), size)
    assert parted == whole
    assert len({each.fingerprint for each in parted.findings}) == len(parted.findings)
    assert {each.code for each in parted.findings} >= {"T105", "T110", "T120", "T130"}


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("size", [500, 2_500])
@pytest.mark.parametrize("damaged", [0.1, 0.3, 0.9], ids=["little", "some", "most"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("width", [0, 50], ids=["as it is", "wrapped"])
def test_a_damaged_text_in_parts_is_the_text(name: str, damaged: float, width: int, size: int) -> None:
    chosen = random.Random(size)  # noqa: S311 - a text, not a secret
    text = "".join(
        chosen.choice(DAMAGED if chosen.random() < damaged else SENTENCES) + chosen.choice((" ", " ", "\n", "\n\n"))
        for _ in range(100)
    )
    if width:
        text = "\n".join(fill(line, width) for line in text.split("\n"))
    whole, parted = results(read_bytes(text.encode(), name), size)
    assert parted == whole
    assert {each.code[0] for each in whole.findings} == {"A", "T"}


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
        assert len(part.document.text) < 3_000 + 2 * (parts.AROUND_CHARS + 2 * parts.MARGIN_CHARS)
