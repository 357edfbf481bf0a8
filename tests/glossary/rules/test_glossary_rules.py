"""Every rule about glossaries keeps what its own examples promise."""

from __future__ import annotations

from datetime import date

import pytest

from glossary.checking.canary import check_table, missed_probes
from glossary.finding import Finding
from glossary.rules import every_rule, resolve_codes, rule_by_code
from glossary.rules.glossary import GLOSSARY_RULES
from glossary.rules.glossary.reading import GlossaryRule
from glossary.rules.rule import Example

DAY = date(2026, 1, 1)
CODES = frozenset(rule.code for rule in GLOSSARY_RULES)


def every_example(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{kind}-{number}")
        for rule in GLOSSARY_RULES
        for number, example in enumerate(rule.fails if kind == "fails" else rule.passes)
    ]


def check_example(rule: GlossaryRule, example: Example) -> list[Finding]:
    found = check_table(example.text, CODES, as_of=DAY).findings
    return [each for each in found if each.code == rule.code]


@pytest.mark.parametrize(("rule", "example"), every_example("fails"))
def test_a_rule_reports_its_failing_example_once_and_at_its_place(rule: GlossaryRule, example: Example) -> None:
    (found,) = check_example(rule, example)
    assert found.text == example.flagged == found.span.of(example.text)
    assert (found.rule, found.severity) == (rule.name, rule.severity)


@pytest.mark.parametrize(("rule", "example"), every_example("passes"))
def test_a_rule_leaves_its_passing_example_alone(rule: GlossaryRule, example: Example) -> None:
    assert check_example(rule, example) == []


def test_every_probe_is_found() -> None:
    assert missed_probes(CODES) == ()


def test_codes_and_names_are_unique_in_order_and_explained() -> None:
    codes = [rule.code for rule in GLOSSARY_RULES]
    assert codes == sorted(set(codes))
    names = [rule.name for rule in every_rule()]
    assert len(set(names)) == len(names)
    assert all(rule.fails and rule.passes and rule.why.endswith(".") for rule in GLOSSARY_RULES)


def test_each_command_takes_the_rules_of_others_for_known_and_for_not_its_own() -> None:
    assert resolve_codes(["G"], option="--ignore") == frozenset()
    assert resolve_codes(["T,G401"], option="--select", among=CODES) == {"G401"}
    assert rule_by_code("duplicate-term").code == "G401"
