"""Suppressions that hide nothing: reported once the findings of a run are known, and hidden by nothing.

These rules have no `find`: they are about other rules' findings, not about a text. `glossary.suppression.idle`
applies them.
"""

from __future__ import annotations

from dataclasses import dataclass

from glossary.finding import Fix, Severity
from glossary.rules.rule import Example


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """A rule about suppressions; its examples are linted without any finding in them."""

    code: str
    name: str
    severity: Severity
    fix: Fix
    why: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]


UNUSED = SuppressionRule(
    code="X901",
    name="unused-suppression",
    severity=Severity.WARNING,
    fix=Fix.NONE,
    why="A suppression that hides nothing will hide tomorrow's mistake in the same place.",
    fails=(
        Example(
            "<!-- gloss:ignore A109 -- as it was sung -->\nNo word stands twice here.",
            "<!-- gloss:ignore A109 -- as it was sung -->",
        ),
        Example("Never, never again. <!-- gloss:ignore A109 -->", "<!-- gloss:ignore A109 -->"),
        Example("# gloss:ignore A999 -- as printed\nNo rule is called that.", "# gloss:ignore A999 -- as printed"),
    ),
    passes=(
        Example("No word stands twice here, and nothing is ignored."),
        Example("```\n<!-- gloss:ignore A109 -- shown, not meant -->\n```"),
    ),
)

EXPIRED = SuppressionRule(
    code="X902",
    name="expired-suppression",
    severity=Severity.WARNING,
    fix=Fix.NONE,
    why="Its last day has passed: what it hid is reported again, and it is to be renewed or removed.",
    fails=(
        Example(
            "% gloss:ignore T110 until 2020-01-31 -- the old name until the reprint\nThe old name.",
            "% gloss:ignore T110 until 2020-01-31 -- the old name until the reprint",
        ),
    ),
    passes=(Example("It was right until 2020-01-31 -- and nobody ignores it."),),
)

SUPPRESSION_RULES = (UNUSED, EXPIRED)
