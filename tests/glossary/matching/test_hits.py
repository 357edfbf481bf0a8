"""What counts as a standing place of a term, whatever a printer or a reader of print did to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glossary.concept import ConceptEntry, Designation, Glossary, Kind
from glossary.lint import LintResult

Lint = Callable[..., LintResult]
D = Designation

GLOSSARY = Glossary(
    (
        ConceptEntry("member", (D("MP", kind=Kind.ABBREVIATION),)),
        ConceptEntry("interface", (D("API", kind=Kind.ABBREVIATION),)),
        ConceptEntry("council", (D("workers' council"),)),
        ConceptEntry("constitution", (D("uphold the constitution"),)),
        ConceptEntry("economy", (D("planned economy"),)),
        ConceptEntry("period", (D("limitation period"),)),
        ConceptEntry("offer", (D("firm offer"),)),
    )
)


@pytest.mark.parametrize(
    ("concept", "text", "places"),
    [
        ("member", "MPs met; an MP's vote and the MPs’ votes.", 3),
        ("interface", "Two APIs, one API and the API’s docs.", 3),
        ("council", "The workers’ council, the workers` council, the workers´ council, the workers′ council.", 4),
        ("constitution", "They upheld the constitution, and she upholds the constitution.", 2),
        ("period", "The limitation\r\nperiod, the limitation\n\nperiod and the limita\u00adtion period.", 3),
    ],
)
def test_plural_possessive_verb_form_and_print_make_no_difference(
    lint: Lint, concept: str, text: str, places: int
) -> None:
    """A form that the language asks for, and a mark that only looks otherwise, are the term itself."""
    result = lint(text, GLOSSARY)
    assert result.hits == {concept: places}
    assert not [each for each in result.findings if each.code.startswith("T1") and each.code != "T130"]


def test_a_participle_in_front_is_no_verb(lint: Lint) -> None:
    """“Planning economy” is another thing than “planned economy”."""
    assert not lint("It is a planning economy.", GLOSSARY).hits


def test_a_running_sentence_is_no_title(lint: Lint) -> None:
    """A short word in small letters shows that the capitals around it are meant."""
    assert [each.code for each in lint("The Limitation Period ran.", GLOSSARY).findings] == ["T102"]


def test_damage_inside_a_variant_names_its_concept(lint: Lint) -> None:
    """Whoever looks for all that touches a term finds the broken word in its near form too."""
    found = {each.code: each.concept for each in lint("It made a fi rm offr here.", GLOSSARY).findings}
    assert found == {"A101": "offer", "T101": "offer"}
