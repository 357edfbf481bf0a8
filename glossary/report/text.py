"""The report for a terminal: findings by document, each with its line and a marker under the words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from glossary.finding import Finding
from glossary.report.excerpt import ExcerptLine, find_excerpt
from glossary.report.options import RenderOptions
from glossary.report.visible import cell_width, on_one_line
from glossary.report.wording import HIDERS, count_of, say_hidden, say_outcome, say_unread
from glossary.summary import Report, TermCount

RESET = "\x1b[0m"
# Okabe–Ito vermilion, orange, sky blue and bluish green, as near as 256 colours come.
STYLES = {
    "error": "\x1b[1;38;5;166m",
    "warning": "\x1b[38;5;178m",
    "info": "\x1b[38;5;74m",
    "replacement": "\x1b[38;5;36m",
    "path": "\x1b[1m",
    "quiet": "\x1b[2m",
}


def render_text(report: Report, options: RenderOptions) -> Iterator[str]:
    """Write `report` for reading on a terminal; with `quiet`, one line a finding and nothing else."""
    for line in _lines(report, options):
        yield f"{line.rstrip()}\n"


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    page = _Page(options)
    if options.quiet:
        yield from map(page.headline, report.findings)
        return
    yield from page.findings(report)
    yield from page.hidden(report)
    yield from page.errors(report)
    if options.statistics:
        yield from page.rules(report)
        yield from page.terms(report)
    yield from page.summary(report)


class _Page:
    """Lines of the report as `options` want them."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options

    def style(self, text: str, name: str) -> str:
        """Colour `text`, where colour is wanted."""
        return f"{STYLES[name]}{text}{RESET}" if self._options.color and text else text

    def headline(self, finding: Finding) -> str:
        """`path:line:column  CODE severity  message`."""
        place = f"{on_one_line(finding.path)}:{finding.start.line}:{finding.start.column}"
        weight = self.style(f"{finding.code} {finding.severity.value}", finding.severity.value)
        return f"{self.style(place, 'path')}  {weight}  {on_one_line(finding.message)}"

    def findings(self, report: Report) -> Iterator[str]:
        """Every finding with its lines, one document after the other."""
        counts = report.per_document()
        for path, findings in groupby(report.findings, key=attrgetter("path")):
            title = f"{on_one_line(path)} · {count_of(counts[path], 'finding')}"
            yield from (self.style(title, "path"), "")
            text = self._options.sources(path) or ""
            for finding in findings:
                yield self.headline(finding)
                yield from self._body(finding, text)
                yield ""

    def _body(self, finding: Finding, text: str) -> Iterator[str]:
        lines = find_excerpt(text, finding, self._options.columns)
        gutter = max(5, len(str(finding.end.line)) + 1)
        for line in lines:
            yield from self._excerpt(line, gutter, finding.severity.value)
        if not lines:
            yield f"{'':{gutter}}   “{on_one_line(finding.text)}”"
        if finding.replacements:
            offered = " or ".join(on_one_line(each) or "(leave it out)" for each in finding.replacements)
            yield f"{'':{gutter}}   -> {self.style(offered, 'replacement')}"

    def _excerpt(self, line: ExcerptLine, gutter: int, severity: str) -> Iterator[str]:
        number = "" if line.number is None else line.number
        bar = self.style(f"{number:>{gutter}} |", "quiet")
        yield f"{bar} {line.before}{self.style(line.marked, severity)}{line.after}"
        if line.marked or line.number is not None:
            yield f"{self.style(f'{chr(32):>{gutter}} |', 'quiet')} {self.style(line.marker(), severity)}"

    def hidden(self, report: Report) -> Iterator[str]:
        """Hidden findings with what hid them, where they are to be shown."""
        if not (self._options.show_suppressed and report.hidden):
            return
        yield from (self.style(f"Hidden · {count_of(len(report.hidden), 'finding')}", "path"), "")
        for each in report.hidden:
            reason = on_one_line(each.reason)
            yield self.headline(each.finding)
            yield self.style(f"        hidden {HIDERS.get(each.by, each.by)}{': ' + reason if reason else ''}", "quiet")
        yield ""

    def errors(self, report: Report) -> Iterator[str]:
        """Documents that could not be read, each with its sentence."""
        unread = [each for each in report.documents if each.error is not None]
        for each in unread:
            label = self.style("not read", "error")
            yield f"{self.style(on_one_line(each.path), 'path')}  {label}  {on_one_line(each.error or '')}"
        if unread:
            yield ""

    def rules(self, report: Report) -> Iterator[str]:
        """How many findings each rule made."""
        names = {finding.code: finding.rule for finding in report.findings}
        rows = [(code, names[code], f"{count:,}") for code, count in report.by_rule().items()]
        yield from _table(("rule", "name", "findings"), rows)

    def terms(self, report: Report) -> Iterator[str]:
        """How often each term stands in its fixed form, and in which others."""
        rows = [(_term_name(term), f"{term.hits:,}", _variants(term)) for term in report.terms]
        yield from _table(("term", "hits", "variants"), rows)

    def summary(self, report: Report) -> Iterator[str]:
        """What the run says as a whole; it comes last, where a terminal shows it."""
        yield say_outcome(report)
        if hidden := say_hidden(report):
            hint = "" if self._options.show_suppressed else " (--show-suppressed lists them)"
            yield self.style(hidden + hint, "quiet")
        if unread := say_unread(report):
            yield self.style(unread, "error")


def _term_name(term: TermCount) -> str:
    return on_one_line(term.preferred or term.concept)


def _variants(term: TermCount) -> str:
    return ", ".join(f"“{on_one_line(form)}” {count:,}" for form, count in term.variants.items())


def _table(titles: tuple[str, str, str], rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """Three columns as wide as they need to be; nothing where there are no rows."""
    if not rows:
        return
    widths = [max(cell_width(row[column]) for row in (titles, *rows)) for column in range(3)]
    for row in (titles, *rows):
        yield "  ".join(cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True))
    yield ""
