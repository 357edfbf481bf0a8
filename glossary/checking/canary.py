"""Canaries of the G rules: each selected rule is shown its own known-bad glossary, the same way as a user's."""

from __future__ import annotations

from datetime import date

from glossary.checking import GlossaryText, check_glossary, report_check
from glossary.formats import FORMATS
from glossary.rules.glossary import GLOSSARY_RULES
from glossary.rules.glossary.reading import GlossaryRule
from glossary.summary import Report


def missed_probes(select: frozenset[str]) -> tuple[str, ...]:
    """Codes of the selected rules that no longer find their own first failing example; empty is as it should be."""
    return tuple(rule.code for rule in GLOSSARY_RULES if rule.code in select and not _is_found(rule))


def check_table(table: str, select: frozenset[str], *, as_of: date) -> Report:
    """Check a glossary that is written in CSV."""
    format_ = FORMATS["csv"]
    glossary = format_.parse(table.encode(), "canary.csv")
    text = GlossaryText("canary.csv", table, format_.media_type, "0" * 64, format_.find_places(table))
    flaws = check_glossary(glossary, as_of=as_of, select=select)
    return report_check(glossary, (text,), flaws, as_of=as_of, version="", rules=len(select))


def _is_found(rule: GlossaryRule) -> bool:
    example = rule.fails[0]
    findings = check_table(example.text, frozenset((rule.code,)), as_of=date.today()).findings
    return any(each.code == rule.code and each.text == example.flagged for each in findings)
