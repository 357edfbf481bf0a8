"""The tables of the page: rules, terms, documents. Every count leads to what it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from glossary.finding import Finding
from glossary.report.html.markup import TABLE_END, escape, exact, isolated, isolated_path, open_table
from glossary.report.wording import count_of
from glossary.summary import DocumentSummary, Report, TermCount

MOST_PLACES = 40  # numbers listed beside a count; the first of them leads on to the rest
MOST_SHOWN = 10_000
"""Findings on a page: some 10 MB of it, which a browser still opens and searches at once."""
BAR_UNITS = 100


@dataclass(frozen=True, slots=True)
class Numbered:
    """A report and those of its findings that are shown, numbered from 1, which is what links point to."""

    report: Report
    shown: tuple[Finding, ...]
    places: dict[int, int]

    def number(self, finding: Finding) -> int:
        """Number of one of the report's own findings."""
        return self.places[id(finding)]


def number_findings(report: Report) -> Numbered:
    """Number the findings of `report` in their order, as many as a page can show."""
    shown = tuple(islice(report.findings, MOST_SHOWN))
    return Numbered(report, shown, {id(finding): place for place, finding in enumerate(shown, start=1)})


def show_rules(numbered: Numbered) -> Iterator[str]:
    """How many findings each rule made, the rules in the order of their codes."""
    report = numbered.report
    by_code = defaultdict(list)
    for finding in numbered.shown:
        by_code[finding.code].append(finding)
    if not by_code:
        return
    most = max(report.by_rule().values())
    yield open_table("rules", "By rule")
    yield '<thead><tr><th scope="col">Rule</th><th scope="col" class="wide">Severity</th>'
    yield '<th scope="col" class="number">Findings</th><th scope="col" class="wide">Share</th>'
    yield '<th scope="col">Places</th></tr></thead><tbody>'
    for code, count in report.by_rule().items():
        findings = by_code[code]
        first = findings[0] if findings else next(each for each in report.findings if each.code == code)
        severity = first.severity.value
        linked = f'<a href="#f{numbered.number(first)}">{count:,}</a>' if findings else f"{count:,}"
        yield f'<tr><th scope="row"><code>{escape(code)}</code> {escape(first.rule)}</th>'
        yield f'<td class="wide">{severity}</td>'
        yield f'<td class="number">{linked}</td>'
        yield f'<td class="wide">{_bar(count, most, severity)}</td><td>{_places(findings, numbered)}</td></tr>'
    yield TABLE_END


def show_terms(numbered: Numbered) -> Iterator[str]:
    """A table of the terms found in other forms too, then a list of those in their fixed form alone."""
    varied = [term for term in numbered.report.terms if term.variants]
    standing = [term for term in numbered.report.terms if not term.variants]
    if varied:
        by_form = defaultdict(list)
        for finding in numbered.shown:
            by_form[finding.concept, _folded(finding.text)].append(finding)
        yield open_table("terms", "Terms")
        yield f"<caption>{count_of(len(varied), 'term')} found in other forms too.</caption>"
        yield '<thead><tr><th scope="col">Term</th><th scope="col" class="number">Hits</th>'
        yield '<th scope="col">Other forms</th></tr></thead><tbody>'
        for term in varied:
            yield f'<tr><th scope="row" class="term">{isolated(term.preferred or term.concept)}</th>'
            yield f'<td class="number">{term.hits:,}</td><td>{"".join(_forms(term, by_form, numbered))}</td></tr>'
        yield TABLE_END
    if standing:
        yield '<section id="standing" aria-labelledby="standing-title"><h2 id="standing-title">In their fixed form</h2>'
        yield f'<p class="aside">{count_of(len(standing), "term")} found as the glossary has them.</p>'
        yield '<ul class="standing">'
        for term in standing:
            yield f"<li><span>{isolated(term.preferred or term.concept)}</span> <b>{term.hits:,}</b></li>"
        yield "</ul></section>"


def show_documents(report: Report, sections: dict[str, str]) -> Iterator[str]:
    """Every document that was read, with its language, size and findings; `sections` leads from path to id."""
    read = [document for document in report.documents if document.error is None]
    if not read:
        return
    yield open_table("documents", "Documents")
    yield '<thead><tr><th scope="col">Document</th><th scope="col" class="wide">Language</th>'
    yield '<th scope="col" class="number">Words</th><th scope="col" class="number">Findings</th></tr></thead><tbody>'
    for document in read:
        yield f'<tr><th scope="row">{isolated_path(document.path)}{_warnings(document)}</th>'
        yield f'<td class="wide">{escape(document.language or "")}</td><td class="number">{document.words:,}</td>'
        count = f"{document.findings:,}"
        section = sections.get(document.path)
        linked = f'<a href="#{section}">{count}</a>' if section else count
        yield f'<td class="number">{linked}</td></tr>'
    yield TABLE_END


def _warnings(document: DocumentSummary) -> str:
    return "".join(f'<div class="places">{exact(warning)}</div>' for warning in document.warnings)


def _forms(term: TermCount, by_form: dict[tuple[str | None, str], list[Finding]], numbered: Numbered) -> Iterator[str]:
    yield '<ul class="forms">'
    for form, count in term.variants.items():
        findings = by_form.get((term.concept, _folded(form)), [])
        times = f'<span class="count">× {count:,}</span>'
        yield f"<li><q>{isolated(form)}</q> {times} {_places(findings, numbered)}</li>"
    yield "</ul>"


def _places(findings: Sequence[Finding], numbered: Numbered) -> str:
    if not findings:
        return ""
    links = [f'<a href="#f{number}">#{number}</a>' for number in map(numbered.number, findings[:MOST_PLACES])]
    more = len(findings) - MOST_PLACES
    return f'<span class="places">{" ".join(links)}{f" and {more:,} more" if more > 0 else ""}</span>'


def _bar(count: int, most: int, severity: str) -> str:
    width = max(1, round(BAR_UNITS * count / most))
    return (
        f'<svg class="bar {severity}" viewBox="0 0 {BAR_UNITS} 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{width}" height="4"/></svg>'
    )


def _folded(text: str) -> str:
    return " ".join(text.split())
