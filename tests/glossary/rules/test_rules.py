"""Every rule keeps what its own examples promise."""

from __future__ import annotations

from hashlib import sha256

import pytest

from align.document import Document
from glossary.concept import Glossary
from glossary.errors import UsageError
from glossary.finding import Finding
from glossary.lint import LintSettings, lint_document
from glossary.rules import RULES, resolve_codes, rule_by_code
from glossary.rules.rule import Example, Rule


def every_example(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{kind}-{number}")
        for rule in RULES
        for number, example in enumerate(rule.fails if kind == "fails" else rule.passes)
    ]


def lint_example(rule: Rule, example: Example) -> list[Finding]:
    document = Document("example.txt", example.text, "text/plain", sha256(example.text.encode()).hexdigest())
    found = lint_document(document, Glossary(example.concepts), LintSettings(language="en")).findings
    return [each for each in found if each.code == rule.code]


@pytest.mark.parametrize(("rule", "example"), every_example("fails"))
def test_a_rule_reports_its_failing_example(rule: Rule, example: Example) -> None:
    found = lint_example(rule, example)
    assert [each.text for each in found] == [example.flagged]
    if example.replacement is not None:
        assert found[0].replacements[0] == example.replacement


@pytest.mark.parametrize(("rule", "example"), every_example("passes"))
def test_a_rule_leaves_its_passing_example_alone(rule: Rule, example: Example) -> None:
    assert lint_example(rule, example) == []


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_has_examples_and_a_reason() -> None:
    for rule in RULES:
        assert rule.fails, rule.code
        assert rule.passes, rule.code
        assert rule.why.endswith("."), rule.code


def test_codes_are_chosen_by_family_beginning_and_name() -> None:
    assert resolve_codes(["T10"], option="--select") == {"T101", "T102", "T103", "T104", "T105"}
    assert resolve_codes(["split-ligature,T111"], option="--select") == {"A101", "T111"}
    assert resolve_codes(["X"], option="--select") == {"X901", "X902"}


def test_a_code_that_is_none_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError, match=r"Z9.*is no rule"):
        resolve_codes(["Z9"], option="--select")
    with pytest.raises(UsageError, match="there is no rule"):
        rule_by_code("T999")
