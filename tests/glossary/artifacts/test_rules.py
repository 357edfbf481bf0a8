"""Every example beside an artifact rule is what the rule does, and all that any artifact rule does there."""

from __future__ import annotations

import pytest

from align.document import Document
from align.sentences import find_layout
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix
from glossary.rules.artifacts import ARTIFACT_RULES
from glossary.rules.pages import PAGE_RULES
from glossary.rules.rule import Example, Reading, Rule

RULES = (*ARTIFACT_RULES, *PAGE_RULES)
FAILING = [(rule, example) for rule in RULES for example in rule.fails]
PASSING = [(rule, example) for rule in RULES for example in rule.passes]


def read(text: str) -> Reading:
    document = Document("example.txt", text, "text/plain", "")
    damage = find_damage(document, load_lexicon())
    view = mend_document(document, damage)
    return Reading(document, view, find_layout(view.text), damage)


@pytest.mark.parametrize(("rule", "example"), FAILING)
def test_a_rule_reports_its_failing_example_and_nothing_else(rule: Rule, example: Example) -> None:
    reading = read(example.text)
    found = [(each.span.of(example.text), *each.replacements[:1]) for each in rule.find(reading)]
    assert found == [(example.flagged, *([example.replacement] if example.replacement else []))]
    others = [other for other in RULES if other is not rule and list(other.find(reading))]
    assert others == []


@pytest.mark.parametrize(("rule", "example"), PASSING)
def test_no_artifact_rule_reports_a_passing_example(rule: Rule, example: Example) -> None:
    reading = read(example.text)
    assert [departure for each in RULES for departure in each.find(reading)] == []
    assert list(rule.find(reading)) == []


def test_no_finding_promises_more_than_its_rule() -> None:
    for rule, example in FAILING:
        fixes = {departure.fix for departure in rule.find(read(example.text))}
        promised = {Fix.SAFE: {Fix.SAFE, Fix.UNSAFE}, Fix.UNSAFE: {Fix.UNSAFE}, Fix.NONE: {Fix.NONE}}
        assert fixes <= promised[rule.fix]


def test_codes_are_sorted_and_names_are_unique() -> None:
    for family in (ARTIFACT_RULES, PAGE_RULES):
        assert [rule.code for rule in family] == sorted(rule.code for rule in family)
    codes = {rule.code for rule in RULES}
    assert len({rule.name for rule in RULES}) == len(codes)
