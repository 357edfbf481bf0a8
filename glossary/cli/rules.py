"""`gloss rules`: what each rule flags and why, with its own examples."""

from __future__ import annotations

from collections.abc import Iterator

import click

from glossary.rules import AnyRule, every_rule, rule_by_code
from glossary.rules.rule import Example


@click.command(epilog="Example: gloss rules T103")
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the rules, or explain the one called CODE."""
    lines = describe(rule_by_code(code)) if code else (summarise(rule) for rule in every_rule())
    for line in lines:
        click.echo(line)


def summarise(rule: AnyRule) -> str:
    """One line on a rule."""
    return f"{rule.code}  {rule.name:<24} {rule.severity:<8} fix: {rule.fix}"


def describe(rule: AnyRule) -> Iterator[str]:
    """Say what a rule flags, why, and show what it reports and what it leaves alone."""
    yield summarise(rule)
    yield ""
    yield rule.why
    yield ""
    yield "Reported:"
    yield from (f"  {_show(example)}" for example in rule.fails)
    yield ""
    yield "Left alone:"
    yield from (f"  {_show(example)}" for example in rule.passes)


def _show(example: Example) -> str:
    text = example.text.replace("\n", "⏎")
    if not example.flagged:
        return text
    flagged = example.flagged.replace("\n", "⏎")
    proposal = f" → “{example.replacement}”" if example.replacement else ""
    return f"{text}  (“{flagged}”{proposal})"
