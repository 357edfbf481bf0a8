"""Sentences that more than one report says: how many findings, how many hidden, what was looked at."""

from __future__ import annotations

from collections import Counter

from glossary.summary import Report

HIDERS = {
    "suppression": "by a suppression in the text",
    "sidecar": "by gloss-ignore.toml",
    "decision": "by an editor's decision",
    "baseline": "by the baseline",
}


def count_of(number: int, one: str, many: str | None = None) -> str:
    """Number and noun: `1 finding`, `4,593 words`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def say_outcome(report: Report) -> str:
    """One sentence on the whole run; a clean one says what was looked at."""
    if report.findings:
        return f"{say_count(report)}: {say_severities(report)}"
    words = sum(document.words for document in report.documents)
    looked_at = (
        count_of(report.glossary.terms, "term"),
        count_of(report.rules, "rule"),
        count_of(words, "word"),
    )
    return f"{say_count(report)}. {', '.join(looked_at)}."


def say_count(report: Report) -> str:
    """How many findings in how many documents: `12 findings in 3 of 5 documents`, or `No findings`."""
    if not report.findings:
        return "No findings"
    total, with_findings = len(report.documents), sum(document.findings > 0 for document in report.documents)
    documents = count_of(total, "document")
    if 0 < with_findings < total:
        documents = f"{with_findings:,} of {documents}"
    return f"{count_of(len(report.findings), 'finding')} in {documents}"


def say_severities(report: Report) -> str:
    """How many of each severity: `2 errors, 9 warnings, 1 info`."""
    return ", ".join(
        count_of(number, severity, "info" if severity == "info" else None)
        for severity, number in report.by_severity().items()
    )


def say_hidden(report: Report) -> str:
    """How many findings are hidden and by what; empty where none is."""
    if not report.hidden:
        return ""
    counts = Counter(each.by for each in report.hidden)
    parts = [f"{counts[by]:,} {says}" for by, says in HIDERS.items() if counts[by]]
    return f"{len(report.hidden):,} hidden: {', '.join(parts)}"


def say_unread(report: Report) -> str:
    """How many documents could not be read; empty where all were."""
    unread = sum(document.error is not None for document in report.documents)
    return f"{count_of(unread, 'document')} could not be read" if unread else ""
