"""Canaries: known-bad samples that every run puts through its own path, so that a clean report proves it looked."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from align.document import Document
from glossary.concept import Glossary
from glossary.lint import LintSettings, lint_document
from glossary.rules import RULES
from glossary.rules.rule import Rule

ENGLISH = "en"


def missed_canaries(settings: LintSettings) -> tuple[str, ...]:
    """Families of which a selected rule no longer finds its own first failing example; empty is as it should be."""
    return tuple(
        rule.code[0]
        for rule in _first_of_each_family(settings)
        if not _is_found(rule, replace(settings, min_score=0.0))
    )


def _first_of_each_family(settings: LintSettings) -> tuple[Rule, ...]:
    first: dict[str, Rule] = {}
    for rule in RULES:
        if rule.code in settings.select and rule.fails:
            first.setdefault(rule.code[0], rule)
    return tuple(first.values())


def _is_found(rule: Rule, settings: LintSettings) -> bool:
    example = rule.fails[0]
    digest = sha256(example.text.encode()).hexdigest()
    sample = Document(f"canary {rule.code}", example.text, "text/plain", digest)
    found = lint_document(sample, Glossary(example.concepts), replace(settings, language=ENGLISH)).findings
    return any(each.code == rule.code and each.text == example.flagged for each in found)
