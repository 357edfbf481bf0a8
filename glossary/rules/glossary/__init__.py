"""The G rules: what is wrong with a glossary, before it does harm to a text."""

from __future__ import annotations

from glossary.rules.glossary.conflicts import CONFLICT_RULES
from glossary.rules.glossary.details import DETAIL_RULES
from glossary.rules.glossary.reach import REACH_RULES

GLOSSARY_RULES = tuple(sorted((*CONFLICT_RULES, *REACH_RULES, *DETAIL_RULES), key=lambda rule: rule.code))
