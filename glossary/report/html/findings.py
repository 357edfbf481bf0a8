"""Findings on the page: each in its sentence, with what is said of it and what should stand there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from glossary.finding import Finding, Fix
from glossary.report.html.context import Context, Contexts
from glossary.report.html.difference import show_change
from glossary.report.html.markup import CUT, TABLE_END, escape, exact, isolated_path, open_table, running
from glossary.report.html.tables import Numbered
from glossary.report.options import RenderOptions
from glossary.report.wording import HIDERS, count_of, say_hidden
from glossary.summary import Report

SHAPES = {"error": "▲", "warning": "◆", "info": "●"}  # severity by shape before colour
UNWANTED = frozenset({"T110", "T111"})
INCONSISTENT = frozenset({"T112", "T120", "T130"})
FIXES = {Fix.SAFE: "safe to apply", Fix.UNSAFE: "to be looked at first", Fix.NONE: ""}


def show_findings(numbered: Numbered, options: RenderOptions, sections: dict[str, str]) -> Iterator[str]:
    """Every finding, a section for each document; `sections` leads from its path to the section's id."""
    languages = {document.path: document.language for document in numbered.report.documents}
    counts = numbered.report.per_document()
    for path, group in groupby(numbered.shown, key=attrgetter("path")):
        findings, section = list(group), sections[path]
        count = counts[path]
        yield f'<section class="document" id="{section}" aria-labelledby="{section}-title">'
        yield f'<h2 id="{section}-title">{isolated_path(path)} <span class="tally">{count_of(count, "finding")}'
        yield '</span></h2><ol class="findings">'
        contexts = Contexts(options.sources(path), options.context_chars)
        for finding in findings:
            number = numbered.number(finding)
            yield f'<li class="finding {finding.severity.value} {_kind(finding)}" id="f{number}">'
            remark = f'<p class="place"><a href="#f{number}">#{number}</a> · {_place(finding)}</p>'
            yield from _finding(finding, contexts.find(finding), languages.get(path), remark)
            yield "</li>"
        yield "</ol></section>"


def show_hidden(report: Report, options: RenderOptions) -> Iterator[str]:
    """How many findings are hidden and by what; each of them where that was asked for."""
    if not report.hidden:
        return
    yield '<section class="document" id="hidden" aria-labelledby="hidden-title"><h2 id="hidden-title">Hidden</h2>'
    if not options.show_suppressed:
        yield f'<p class="aside">{escape(say_hidden(report))}. Lint with'
        yield "<code>--show-suppressed</code> to see them here.</p></section>"
        return
    yield f'<p class="aside">{escape(say_hidden(report))}.</p><ol class="findings">'
    languages = {document.path: document.language for document in report.documents}
    contexts: dict[str, Contexts] = {}
    for hidden in report.hidden:
        finding, path = hidden.finding, hidden.finding.path
        if path not in contexts:
            contexts[path] = Contexts(options.sources(path), options.context_chars)
        yield f'<li class="finding {finding.severity.value} {_kind(finding)}">'
        remark = f'<p class="message">Hidden {HIDERS.get(hidden.by, "")}: {running(hidden.reason)}</p>'
        remark += f'<p class="place">{isolated_path(path)} · {_place(finding)}</p>'
        yield from _finding(finding, contexts[path].find(finding), languages.get(path), remark)
        yield "</li>"
    yield "</ol></section>"


def show_errors(report: Report) -> Iterator[str]:
    """Documents that could not be read, each with its sentence."""
    unread = [document for document in report.documents if document.error is not None]
    if not unread:
        return
    yield open_table("unread", "Not read")
    yield '<thead><tr><th scope="col">Document</th><th scope="col">Why</th></tr></thead><tbody>'
    for document in unread:
        yield f'<tr><th scope="row">{isolated_path(document.path)}</th><td>{running(document.error or "")}</td></tr>'
    yield TABLE_END


def _finding(finding: Finding, context: Context, language: str | None, remark: str) -> Iterator[str]:
    """The inside of a finding; `remark` is HTML and comes last."""
    tag = f' lang="{escape(language)}"' if language else ""
    yield f'<div><p class="context"{tag} dir="auto">{_sentence(context)}</p>'
    for index, replacement in enumerate(finding.replacements):
        joint = '<span class="or">or </span>' if index else ""
        yield f'<p class="change"{tag} dir="auto">{joint}{show_change(finding.text, replacement)}</p>'
    severity = finding.severity.value
    yield f'</div><div class="note"><p class="what"><span class="severity"><span aria-hidden="true">{SHAPES[severity]}'
    yield f"</span> {severity}</span> · <code>{escape(finding.code)}</code> {escape(finding.rule)}</p>"
    yield f'<p class="message">{running(finding.message)}</p>{remark}</div>'


def _sentence(context: Context) -> str:
    before = f"{CUT} " if context.is_cut_before else ""
    after = f" {CUT}" if context.is_cut_after else ""
    return f"{before}{running(context.before)}<mark>{exact(context.marked)}</mark>{running(context.after)}{after}"


def _place(finding: Finding) -> str:
    parts = [f"line {finding.start.line:,}, column {finding.start.column:,}"]
    if finding.page is not None:
        parts.append(f"page {finding.page:,}")
    if finding.score is not None:
        parts.append(f"score {finding.score:.0f}")
    if finding.replacements and FIXES[finding.fix]:
        parts.append(FIXES[finding.fix])
    return " · ".join(parts)


def _kind(finding: Finding) -> str:
    """Class of the mark: its form says what kind of departure it is."""
    if finding.code in UNWANTED:
        return "unwanted"
    if finding.code in INCONSISTENT:
        return "inconsistent"
    return {"A": "artifact", "T": "variant", "B": "variant"}.get(finding.code[:1], "other")
