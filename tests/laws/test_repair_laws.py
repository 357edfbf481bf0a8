"""What holds for every text that is repaired."""

from __future__ import annotations

from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from align.document import Span
from align.reading import read_bytes
from glossary.artifacts.lexicon import load_lexicon
from glossary.clean_copy import CleanCopy, make_clean_copy
from glossary.finding import Finding
from glossary.fixing import Fixing, Look, fix_document
from glossary.formats import load_file
from glossary.lint import Linter, LintSettings
from glossary.resources import seeds_folder
from glossary.suppression import Hiding, mask_suppressions

SAMPLES = sorted((seeds_folder() / "samples").iterdir())
REAL = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
WORDS = st.sampled_from(
    "the of a and fi rm firm clari fied offensive for frontal breakthrough Frontal Break-\nthrough Party central "
    "committee WPK DPRK-\nUS hostile policy towards toward deterrent self reliance self-reliance revolu-\ntion "
    "pre-\nand post-war "
    "ﬁrst - – — “ ” . , ; : \n \n\n \f \r\n \u00ad \u200b о 1. • * ** > # | ` 12 총참모부 国 The The".split(" ")
)
TEXTS = st.builds(str.join, st.sampled_from([" ", " ", ""]), st.lists(WORDS, max_size=30))
NAMES = st.sampled_from(["a.txt", "a.md"])
QUIETLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def linter() -> Linter:
    return Linter(load_file(str(seeds_folder() / "glossary.csv")), LintSettings())


def looked_at(content: bytes, name: str) -> Look:
    document = mask_suppressions(read_bytes(content, name))
    result = linter().lint(document)
    return Look(content, document, result, result.findings)


def fixed(text: str, name: str, *, unsafe: bool = False) -> tuple[Look, Look]:
    before = looked_at(text.encode(), name)
    after = fix_document(before.content, before.document, before.result, linter(), Fixing(Hiding(), unsafe=unsafe))
    return before, after


def kinds(findings: tuple[Finding, ...]) -> Counter[tuple[str, str | None]]:
    return Counter((each.code, each.concept) for each in findings)


def clean(text: str, name: str) -> CleanCopy:
    return make_clean_copy(read_bytes(text.encode(), name), load_lexicon())


@given(TEXTS, NAMES, st.booleans())
@QUIETLY
def test_fixing_twice_changes_nothing_more(text: str, name: str, unsafe: bool) -> None:  # noqa: FBT001
    _, after = fixed(text, name, unsafe=unsafe)
    _, again = fixed(after.content.decode(), name, unsafe=unsafe)
    assert again.content == after.content


@given(TEXTS, NAMES, st.booleans())
@QUIETLY
def test_no_fix_makes_a_new_finding(text: str, name: str, unsafe: bool) -> None:  # noqa: FBT001
    before, after = fixed(text, name, unsafe=unsafe)
    assert not kinds(after.kept) - kinds(before.kept)


@given(TEXTS, NAMES)
@QUIETLY
def test_what_has_no_finding_that_may_be_fixed_comes_back_byte_for_byte(text: str, name: str) -> None:
    before, after = fixed(text, name)
    if not any(each.fix == "safe" for each in before.kept):
        assert after.content == before.content


@given(TEXTS, NAMES)
@QUIETLY
@example("a\n\n- b\n\n12\n\nc", "a.txt")
def test_a_clean_copy_of_a_clean_copy_is_the_same(text: str, name: str) -> None:
    first = clean(text, name)
    assert clean(first.view.text, name).view.text == first.view.text


@given(TEXTS, NAMES)
@QUIETLY
def test_a_clean_copy_leads_back_and_loses_no_word(text: str, name: str) -> None:
    copy = clean(text, name)
    for edit, stands in copy.view.places:
        assert stands.of(copy.view.text) == edit.replacement
    if not copy.repaired:
        assert "".join(copy.view.text.split()).replace(">", "") == "".join(text.split()).replace(">", "")
    for start in range(len(copy.view.text)):
        span = Span(start, start + 1)
        source = copy.view.to_source(span)
        if not copy.view.edits_within(source) and source:
            assert source.of(text) == span.of(copy.view.text)


@pytest.mark.parametrize("path", SAMPLES + REAL, ids=lambda path: path.name[:30])
def test_real_texts_are_repaired_once_and_for_all(path: Path) -> None:
    content = path.read_bytes()
    before, after = fixed(content.decode(), path.name)
    assert not kinds(after.kept) - kinds(before.kept)
    assert not any(each.fix == "safe" for each in after.kept)
    assert fixed(after.content.decode(), path.name)[1].content == after.content
    copy = clean(content.decode(), path.name).view.text
    assert clean(copy, path.name).view.text == copy
    assert sha256(path.read_bytes()).digest() == sha256(content).digest()
