"""Designations that are valid for a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.lint import LintResult

Lint = Callable[..., LintResult]

NAMES = Glossary(
    (
        ConceptEntry(
            "county",
            (
                Designation("Hill County", until=date(2019, 12, 31)),
                Designation("Hill City", since=date(2020, 1, 1)),
                Designation("Hill Township", status=Status.DEPRECATED),
            ),
        ),
    )
)


@pytest.mark.parametrize(("day", "name"), [(date(2019, 12, 31), "Hill County"), (date(2020, 1, 1), "Hill City")])
def test_what_is_proposed_is_what_is_valid_on_the_day(lint: Lint, day: date, name: str) -> None:
    """A name that has lapsed is no replacement and no preferred form."""
    (finding,) = lint("Hill Township lies north.", NAMES, as_of=day).findings
    assert (finding.replacements, finding.preferred) == ((name,), name)
