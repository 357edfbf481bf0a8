"""What counts as a standing place of a term, whatever a printer or a reader of print did to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from align.reading import read_bytes
from glossary.concept import ConceptEntry, Designation, Glossary, Kind, Status
from glossary.lint import LintResult, LintSettings, lint_document

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


def test_markup_between_words_is_no_departure() -> None:
    """A line break of Markdown is white space, however it is written."""
    text = "The limitation<br>period, the limitation\\\nperiod and the *limitation* period."
    found = lint_document(read_bytes(text.encode(), "a.md"), GLOSSARY, LintSettings(language="en"))
    assert (found.hits, found.findings) == ({"period": 3}, ())


def test_a_sign_behind_a_letter_makes_another_word(lint: Lint) -> None:
    """“C” is deprecated; “C++” and “C#” are other languages."""
    languages = Glossary(
        (
            ConceptEntry("sharp", (D("C#"), D("C", status=Status.DEPRECATED))),
            ConceptEntry("plus", (D("C++"),)),
        )
    )
    result = lint("They write C++ and C# and C.", languages)
    assert result.hits == {"plus": 1, "sharp": 1}
    assert [(each.code, each.text, each.replacements) for each in result.findings] == [("T110", "C", ("C#",))]


def test_a_form_that_is_allowed_is_no_near_form_either(lint: Lint) -> None:
    """What an entry deprecates but allows in a context is not reported there as a variant of the same entry."""
    law = ConceptEntry("law", (D("rule of law"), D("law rule", status=Status.DEPRECATED, allow=("*",))))
    assert not lint("It is a law rule.", Glossary((law,))).findings
