"""Rules: values with their examples, one module per family; `RULES` is all of them."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.errors import UsageError
from glossary.rules.artifacts import ARTIFACT_RULES
from glossary.rules.consistency import DOCUMENT_RULES
from glossary.rules.rule import Rule
from glossary.rules.suppressions import SUPPRESSION_RULES, SuppressionRule
from glossary.rules.terms import TERM_RULES

RULES: tuple[Rule, ...] = tuple(sorted((*TERM_RULES, *DOCUMENT_RULES, *ARTIFACT_RULES), key=lambda rule: rule.code))
ALL_CODES = frozenset(rule.code for rule in RULES)
SUPPRESSION_CODES = frozenset(rule.code for rule in SUPPRESSION_RULES)

EVERY_RULE: tuple[Rule | SuppressionRule, ...] = (*RULES, *SUPPRESSION_RULES)
"""Those that are about texts, and those that are about suppressions."""


def rule_by_code(asked: str) -> Rule | SuppressionRule:
    """Rule with this code or name.

    Raises:
        UsageError: there is none.
    """
    for rule in EVERY_RULE:
        if asked.upper() == rule.code or asked.lower() == rule.name:
            return rule
    raise UsageError("gloss rules", f"there is no rule “{asked}”", "`gloss rules` lists them all")


def resolve_codes(asked: Iterable[str], *, option: str) -> frozenset[str]:
    """Codes that a list of codes, their beginnings (`T`, `T1`) and names means.

    Raises:
        UsageError: one of them means no rule.
    """
    asked = tuple(asked)
    found: set[str] = set()
    for each in (part.strip() for entry in asked for part in entry.split(",")):
        if not each:
            continue
        codes = {code for code in ALL_CODES | SUPPRESSION_CODES if code.startswith(each.upper())}
        codes |= {rule.code for rule in EVERY_RULE if rule.name == each.lower()}
        if not codes:
            raise UsageError(option, f"“{each}” is no rule", "`gloss rules` lists codes and names")
        found |= codes
    if asked and not found:
        raise UsageError(option, "names no rule", "`gloss rules` lists codes and names")
    return frozenset(found)
