"""What lies between a term's words and is no word: page numbers are read over, addresses end the term."""

from __future__ import annotations

import pytest

from align.document import Document
from align.reading import read_bytes
from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.finding import Finding, Fix
from glossary.lint import Linter, LintResult, LintSettings, lint_document

GLOSSARY = Glossary(
    (
        ConceptEntry(
            key="union",
            designations=(
                Designation(language="en", text="Eastern Orchard Union"),
                Designation(language="en", text="Orchard Club", status=Status.DEPRECATED),
            ),
        ),
        ConceptEntry(key="color", designations=(Designation(language="en", text="color"),)),
    ),
)
LINTER = Linter(GLOSSARY, LintSettings())
NUMBERS = ["\n\n12\n\f", "\n\n- 12 -\n\n", "\n\n\n12\n\f\n", "\r\n\r\nPage 12\r\n\f"]


def lint(text: str) -> LintResult:
    return LINTER.lint(read_bytes(text.encode(), "a.txt"))


def first(text: str, code: str) -> Finding:
    return next(finding for finding in lint(text).findings if finding.code == code)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_term_goes_on_over_a_page_number(number: str) -> None:
    text = f"They honoured the members of the Eastern{number}Orchard Union and all others."
    assert lint(text).hits == {"union": 1}
    assert lint(text).words == lint(text.replace("12", "").replace("Page", "")).words


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_number_is_no_part_of_a_fingerprint(number: str) -> None:
    text = "They honoured the members of the Orchard{}Club and all others."
    found, other = (first(text.format(gap), "T110") for gap in (number, number.replace("12", "7")))
    assert found.fingerprint == other.fingerprint == first(text.format("\n"), "T110").fingerprint


def test_a_fix_that_would_take_a_page_number_along_is_never_safe() -> None:
    text = "They honoured the members of the eastern{}orchard union and all others."
    assert first(text.format("\n"), "T102").fix is Fix.SAFE
    assert first(text.format("\n\n12\n\f"), "T102").fix is Fix.UNSAFE


@pytest.mark.parametrize("address", ["www.a.org", "https://a.b/c", "a@b.org", "program.py"])
def test_a_term_does_not_go_on_over_an_address(address: str) -> None:
    assert lint(f"They saw the Eastern {address} Orchard Union.").hits == {}


def test_words_in_an_address_are_no_terms() -> None:
    text = "They saw www.color.org, color@color.net, /usr/color/color.h and color.py, and no color else."
    assert lint(text).hits == {"color": 1}


def test_documents_linted_together_have_what_each_has_alone() -> None:
    terms = Glossary((ConceptEntry("deterrent", (Designation("nuclear deterrent"),)),))
    texts = ["Its nuclear war deterrent grew.", "A nuclear deterrnt, fi rmly held.", "", "Nothing here."]
    documents = [Document(f"{n}.txt", text, "text/plain", "") for n, text in enumerate(texts)]
    linter = Linter(terms, LintSettings(language="en"))
    assert [*linter.lint_together(documents)] == [lint_document(each, terms, linter.settings) for each in documents]
