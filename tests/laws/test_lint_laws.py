"""What holds for every text that is linted."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.document import Document
from glossary.concept import Glossary
from glossary.formats import load_file
from glossary.lint import Linter, LintResult, LintSettings
from glossary.resources import seeds_folder

SAMPLES = sorted((seeds_folder() / "samples").glob("*.txt"))
REAL = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))

WORDS = st.sampled_from(
    "the of a for and fi rm firm offensive frontal breakthrough Party Central Committee WPK DPRK US us hostile policy "
    "towards nuclear deterrent self-reliance self-sufficiency defence defense industry General Staff revolution "
    "ﬁrst clari fied 1. - “ ” . , ; \n \n\n \u00ad \u200b о 총참모부 𐐀".split(" ")
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


@cache
def seed_linter() -> Linter:
    return Linter(seed_glossary(), LintSettings())


def seed_glossary() -> Glossary:
    return load_file(str(seeds_folder() / "glossary.csv"))


def lint(text: str) -> LintResult:
    return seed_linter().lint(Document("law.txt", text, "text/plain", sha256(text.encode()).hexdigest()))


@given(TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_findings_text_is_the_documents_slice_and_its_lines_lead_there(text: str) -> None:
    lines = re.split(r"(?<=\n)", text)
    for each in lint(text).findings:
        assert each.text == text[each.span.start : each.span.end]
        before = "".join(lines[: each.start.line - 1])
        assert len(before) + each.start.column - 1 == each.span.start


FRONT = st.lists(
    st.sampled_from(
        [
            "A quiet word was said.",
            "Nobody was there to hear of it, and so it was forgotten by all who might have known.",
            "Was it true?",
            "“It was,” he said.",
            "On 4 May the first of them came.",
        ]
    ),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(st.sampled_from(SAMPLES + REAL), FRONT)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_paragraph_in_front_changes_no_fingerprint(path: Path, front: str) -> None:
    text = path.read_text("utf-8")
    alone = [each.fingerprint for each in lint(text).findings]
    after = [each.fingerprint for each in lint(f"{front}\n\n{text}").findings]
    assert set(alone) <= set(after)


@given(TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_input_gives_the_same_findings_and_no_two_share_a_fingerprint(text: str) -> None:
    first, again = lint(text).findings, lint(text).findings
    assert first == again
    assert len({each.fingerprint for each in first}) == len(first)


def hits_of(text: str) -> dict[str, int]:
    return dict(lint(text).hits)


def rewrap(text: str, width: int) -> str:
    paragraphs = re.split(r"\n{2,}", text)
    wrapped = (textwrap.fill(each, width, break_long_words=False, break_on_hyphens=False) for each in paragraphs)
    return "\n\n".join(wrapped)


@pytest.mark.parametrize("width", [20, 31, 47, 60, 78, 100])
def test_hits_are_the_same_however_clean_prose_is_wrapped(width: int) -> None:
    clean = "\n\n".join(
        re.sub(r"\s+", " ", paragraph)
        for paragraph in re.split(
            r"\n{2,}", (seeds_folder() / "samples" / "report-first-edition.txt").read_text("utf-8")
        )
        if len(paragraph) > 120
    )
    assert hits_of(rewrap(clean, width)) == hits_of(clean)


@pytest.mark.parametrize("path", SAMPLES + REAL, ids=lambda path: path.name[:30])
def test_a_documents_findings_do_not_depend_on_what_was_linted_before(path: Path) -> None:
    text = path.read_text("utf-8")
    document = Document("x.txt", text, "text/plain", sha256(text.encode()).hexdigest())
    lint("The WPK met.")
    assert seed_linter().lint(document).findings == Linter(seed_glossary(), LintSettings()).lint(document).findings
