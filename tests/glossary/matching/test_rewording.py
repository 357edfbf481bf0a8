"""What is put in a text's place: inflected, capitalised and pointed as the text is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glossary.concept import CaseRule, ConceptEntry, Designation, Glossary, Kind, Status
from glossary.lint import LintResult

Lint = Callable[..., LintResult]
D = Designation
OUT = Status.DEPRECATED

GLOSSARY = Glossary(
    (
        ConceptEntry("party", (D("high contracting party"),)),
        ConceptEntry("keyboard", (D("on-screen keyboard"),)),
        ConceptEntry("fire", (D("cease-fire"),)),
        ConceptEntry("law", (D("uphold the constitution"), D("guard the constitution", status=OUT))),
        ConceptEntry("peace", (D("lay down arms"), D("drop arms", status=OUT))),
        ConceptEntry("people", (D("children of Israel"), D("sons of Israel", status=OUT))),
        ConceptEntry("system", (D("macOS", case=CaseRule.EXACT),)),
        ConceptEntry("union", (D("Workers of all lands, unite!", kind=Kind.SLOGAN),)),
        ConceptEntry("courage", (D("Fear not!", kind=Kind.SLOGAN), D("Be not afraid", status=OUT))),
        ConceptEntry("world", (D("United Nations"), D("U.N.O.", kind=Kind.ABBREVIATION, status=OUT))),
        ConceptEntry("bench", (D("high court"), D("upper court", status=OUT))),
    )
)


@pytest.mark.parametrize(
    ("text", "marked", "instead"),
    [
        ("The High Contracting Parties agree.", "High Contracting Parties", "high contracting parties"),
        ("There are two on screen keyboards here.", "on screen keyboards", "on-screen keyboards"),
        ("They want ceasefires there.", "ceasefires", "cease-fires"),
        ("It is the ceasefire's end.", "ceasefire's", "cease-fire's"),
        ("They guarded the constitution.", "guarded the constitution", "upheld the constitution"),
        ("She guards the constitution.", "guards the constitution", "upholds the constitution"),
        ("They dropped arms.", "dropped arms", "laid down arms"),
        ("He drops arms.", "drops arms", "lays down arms"),
        ("A son of Israel went.", "son of Israel", "child of Israel"),
        ("MacOS is running.", "MacOS", "macOS"),
    ],
)
def test_a_replacement_is_inflected_as_the_text_is(lint: Lint, text: str, marked: str, instead: str) -> None:
    """“Parties” becomes “parties”, never “party”: such a fix may be applied unseen."""
    assert _replaced(lint, text) == (marked, instead)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("They cried: Workers of all lands unite!", "They cried: Workers of all lands, unite!"),
        ("“Be not afraid!” he said.", "“Fear not!” he said."),
        ("“Be not afraid,” he said.", "“Fear not,” he said."),
        ("Then came the U.N.O. They met.", "Then came the United Nations. They met."),
        ("Then the U.N.O. members met.", "Then the United Nations members met."),
    ],
)
def test_no_stop_is_doubled_and_none_is_lost(lint: Lint, text: str, fixed: str) -> None:
    """What a term ends with and what the text goes on with are put together as a reader would."""
    (finding,) = [each for each in lint(text, GLOSSARY).findings if each.code.startswith("T1")]
    assert text[: finding.span.start] + finding.replacements[0] + text[finding.span.end :] == fixed


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("THE UPPER COURT SITS\n\nIt sat for long, and then it rose.", "HIGH COURT"),
        ("The Upper Court Sits\n\nIt sat for long, and then it rose.", "High Court"),
    ],
)
def test_a_heading_keeps_its_capitals(lint: Lint, text: str, instead: str) -> None:
    """A heading in capitals gets its replacement in capitals."""
    assert _replaced(lint, text)[1] == instead


def _replaced(lint: Lint, text: str) -> tuple[str, str]:
    (finding,) = [each for each in lint(text, GLOSSARY).findings if each.code.startswith("T1")]
    return finding.text, finding.replacements[0]
