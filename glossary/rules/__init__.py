"""Rules: values with their examples, one module per family; `RULES` is all of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from glossary.errors import UsageError
from glossary.rules.artifacts import ARTIFACT_RULES
from glossary.rules.consistency import DOCUMENT_RULES
from glossary.rules.pages import PAGE_RULES
from glossary.rules.rule import Rule
from glossary.rules.suppressions import SUPPRESSION_RULES, SuppressionRule
from glossary.rules.terms import TERM_RULES

if TYPE_CHECKING:
    from glossary.rules.glossary.reading import GlossaryRule

RULES: tuple[Rule, ...] = tuple(
    sorted((*TERM_RULES, *DOCUMENT_RULES, *ARTIFACT_RULES, *PAGE_RULES), key=lambda rule: rule.code)
)
ALL_CODES = frozenset(rule.code for rule in RULES)
SUPPRESSION_CODES = frozenset(rule.code for rule in SUPPRESSION_RULES)

AnyRule: TypeAlias = "Rule | SuppressionRule | GlossaryRule"


@cache
def every_rule() -> tuple[AnyRule, ...]:
    """Rules about texts, about the glossary itself, and about suppressions."""
    from glossary.rules.glossary import GLOSSARY_RULES  # `gloss lint` starts without them

    return (*RULES, *GLOSSARY_RULES, *SUPPRESSION_RULES)


def rule_by_code(asked: str) -> AnyRule:
    """Rule with this code or name.

    Raises:
        UsageError: there is none.
    """
    for rule in every_rule():
        if asked.upper() == rule.code or asked.lower() == rule.name:
            return rule
    raise UsageError("gloss rules", f"there is no rule “{asked}”", "`gloss rules` lists them all")


def resolve_codes(
    asked: Iterable[str], *, option: str, among: frozenset[str] = ALL_CODES | SUPPRESSION_CODES
) -> frozenset[str]:
    """Codes of `among` that a list of codes, their beginnings (`T`, `T1`) and names means.

    Rules of another command may be named too, because one list in the settings holds for all commands.

    Raises:
        UsageError: one of them means no rule, or nothing is named.
    """
    asked = tuple(asked)
    found: set[str] = set()
    for each in (part.strip() for entry in asked for part in entry.split(",")):
        if not each:
            continue
        codes = {rule.code for rule in every_rule() if rule.code.startswith(each.upper()) or rule.name == each.lower()}
        if not codes:
            raise UsageError(option, f"“{each}” is no rule", "`gloss rules` lists codes and names")
        found |= codes
    if asked and not found:
        raise UsageError(option, "names no rule", "`gloss rules` lists codes and names")
    return among & found
