"""The report as one HTML file that needs nothing else: no scripts, no requests, everything escaped."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from importlib.resources import files

from glossary.report.html.findings import show_errors, show_findings, show_hidden
from glossary.report.html.markup import escape
from glossary.report.html.tables import Numbered, number_findings, show_documents, show_rules, show_terms
from glossary.report.options import RenderOptions
from glossary.report.wording import count_of, say_count, say_severities
from glossary.summary import Report


def render_html(report: Report, options: RenderOptions) -> Iterator[str]:
    """Write `report` as a page; of very many findings the first are on it, and it says so."""
    return (f"{line}\n" for line in _page(number_findings(report), options))


def _page(numbered: Numbered, options: RenderOptions) -> Iterator[str]:
    report = numbered.report
    paths = dict.fromkeys(finding.path for finding in numbered.shown)
    sections = {path: f"d{number}" for number, path in enumerate(paths, start=1)}
    yield from _head(report)
    yield '<body><a class="skip" href="#main">To the report</a><div class="page">'
    yield from _header(report)
    yield from _navigation(report)
    yield '<main id="main">'
    yield from show_errors(report)
    yield from show_rules(numbered)
    yield from show_terms(numbered)
    yield from show_documents(report, sections)
    if len(numbered.shown) < len(report.findings):
        yield f'<p class="aside">The first {len(numbered.shown):,} of {count_of(len(report.findings), "finding")} are'
        yield "shown, all are counted. <code>--format jsonl</code> writes every one.</p>"
    yield from show_findings(numbered, options, sections)
    yield from show_hidden(report, options)
    yield "</main>"
    yield from _footer(report)
    yield "</div></body></html>"


def _head(report: Report) -> Iterator[str]:
    """The head: its policy allows this very style and nothing else."""
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(say_count(report))} · Glossary report</title><style>{style}</style></head>"


def _header(report: Report) -> Iterator[str]:
    words = sum(document.words for document in report.documents)
    glossary = report.glossary
    yield f'<header><p class="eyebrow">Glossary report</p><h1>{say_count(report)}</h1><p class="facts">'
    if report.findings:
        yield f"<strong>{say_severities(report)}.</strong>"
    yield f"{count_of(words, 'word')} read, with {count_of(report.rules, 'rule')} and a glossary of"
    yield f"{count_of(glossary.terms, 'term')} for {count_of(glossary.concepts, 'concept')}."
    if report.as_of is not None:
        yield f"What was valid on {report.as_of.isoformat()} counts."
    yield "</p></header>"


def _navigation(report: Report) -> Iterator[str]:
    """Links to the sections that there are."""
    links = {
        "#unread": ("Not read", any(document.error is not None for document in report.documents)),
        "#rules": ("By rule", bool(report.findings)),
        "#terms": ("Terms", any(term.variants for term in report.terms)),
        "#standing": ("In their fixed form", any(not term.variants for term in report.terms)),
        "#documents": ("Documents", any(document.error is None for document in report.documents)),
        "#d1": ("Findings", bool(report.findings)),
        "#hidden": ("Hidden", bool(report.hidden)),
    }
    yield '<nav aria-label="Sections"><ul>'
    yield from (f'<li><a href="{target}">{name}</a></li>' for target, (name, is_there) in links.items() if is_there)
    yield "</ul></nav>"


def _footer(report: Report) -> Iterator[str]:
    yield f"<footer>glosswright {escape(report.version)} · glossary <code>{escape(report.glossary.fingerprint)}</code>"
    yield "</footer>"
