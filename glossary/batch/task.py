"""What a batch is made of: a document to lint, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from glossary.finding import Finding, Severity
from glossary.lint import LintSettings
from glossary.packed import Packed
from glossary.paths import Named
from glossary.summary import DocumentSummary
from glossary.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Task:
    """One document to lint, and how; `content` where it was read already, as standard input is."""

    named: Named
    settings: LintSettings
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing makes of a document: its file before and after, and what is left to say of it then."""

    before: bytes
    after: bytes
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one document, hidden findings apart.

    `kept` and `hidden` are packed in the order of the report, and `tally` counts those kept; `late` are kept ones
    that only the whole of a document cut into parts showed. `forms` are those that `count_forms` counts, `used` the
    suppressions that are about a finding. `date_decided` says that another day could have given another result.
    """

    kept: Packed = field(default_factory=Packed)
    hidden: Packed = field(default_factory=Packed)
    late: tuple[Finding, ...] = ()
    tally: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    hits: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, Counter[str]] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    used: frozenset[Suppression] = frozenset()
    date_decided: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task; `found` is None where the document could not be read or is no text.

    `fixed` is None where fixing was not asked for, or changes nothing.
    """

    summary: DocumentSummary
    found: Found | None = None
    fixed: Fixed | None = None
