"""Names, slips and capitals: where a variant ends and ordinary writing begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glossary.concept import ConceptEntry, Designation, Glossary, Kind, Status
from glossary.lint import LintResult

Lint = Callable[..., LintResult]

SEVERAL = Glossary(
    (
        ConceptEntry("forces", (Designation("hostile forces"),)),
        ConceptEntry("assembly", (Designation("Supreme People's Assembly", kind=Kind.NAME),)),
        ConceptEntry("persons", (Designation("talented persons"),)),
    )
)


def test_a_deprecated_spelling_inside_a_name_is_the_names_own(lint: Lint) -> None:
    centre = Glossary(
        (ConceptEntry("centre", (Designation("centre"), Designation("center", status=Status.DEPRECATED))),)
    )
    assert lint("They met at Lincoln Center.", centre).findings == ()
    assert [f.text for f in lint("Center and center.", centre).findings] == ["Center", "center"]


@pytest.mark.parametrize(
    ("text", "marked", "proposal"),
    [
        ("The hostile forxes lost.", "hostile forxes", "hostile forces"),
        ("They trained talented persnos.", "talented persnos", "talented persons"),
        ("The Suprmee Peopel’s Assembly met.", "Suprmee Peopel’s Assembly", "Supreme People’s Assembly"),
    ],
)
def test_a_slip_in_a_plural_and_slips_in_several_words_are_seen(
    lint: Lint, text: str, marked: str, proposal: str
) -> None:
    found = lint(text, SEVERAL, select=frozenset({"T101"})).findings
    assert [(f.text, f.replacements) for f in found] == [(marked, (proposal,))]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("They fear the Lord.", []),
        ("It was the day the Lord made.", []),
        ("In the fear the Lord was praised.", ["T105"]),
    ],
)
def test_a_term_that_lost_its_of_is_told_only_where_it_is_no_clause(lint: Lint, text: str, codes: list[str]) -> None:
    glossary = Glossary(
        tuple(ConceptEntry(term, (Designation(term),)) for term in ("fear of the Lord", "day of the Lord"))
    )
    assert [each.code for each in lint(text, glossary=glossary).findings] == codes


def test_a_small_term_inside_a_longer_name_keeps_that_names_capitals(lint: Lint) -> None:
    glossary = Glossary((ConceptEntry("security", (Designation("social security"),)),))
    assert not lint("It passed the Social Security Act.", glossary=glossary).findings
    assert [each.code for each in lint("It cut Social Security again.", glossary=glossary).findings] == ["T102"]


def test_block_capitals_of_a_contract_are_emphasis(lint: Lint) -> None:
    glossary = Glossary((ConceptEntry("warranty", (Designation("warranty of merchantability"),)),))
    assert not lint("It gives no warranty of MERCHANTABILITY here.", glossary=glossary).findings


def test_a_replacement_keeps_the_apostrophe_that_stands(lint: Lint) -> None:
    found = lint("The Workers' Party Of Korea met. It’s here.").findings
    assert [each.replacements for each in found] == [("Workers' Party of Korea",)]
