"""Findings become text, JSON, HTML: a module per format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TextIO

from glossary.errors import UsageError
from glossary.report.options import RenderOptions
from glossary.summary import Report

Renderer = Callable[[Report, RenderOptions], Iterable[str]]

FORMATS: Mapping[str, str] = {
    "text": "glossary.report.text:render_text",
    "json": "glossary.report.json:render_json",
    "jsonl": "glossary.report.jsonl:render_jsonl",
    "html": "glossary.report.html:render_html",
}


def render(report: Report, format_name: str, *, options: RenderOptions | None = None) -> str:
    """Write `report` out in the format called `format_name`; ends with a line break unless it is empty.

    Raises:
        UsageError: there is no such format.
    """
    return "".join(render_pieces(report, format_name, options=options))


def render_pieces(report: Report, format_name: str, *, options: RenderOptions | None = None) -> Iterable[str]:
    """The same piece by piece, each made when it is asked for: a report of a million findings is never one text.

    Raises:
        UsageError: there is no such format.
    """
    if format_name not in FORMATS:
        raise UsageError("--format", f'"{format_name}" is not a format we write', f"use one of {', '.join(FORMATS)}")
    module, name = FORMATS[format_name].split(":")
    renderer: Renderer = getattr(import_module(module), name)
    return renderer(report, options or RenderOptions())


def wants_color(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Say whether to colour what is printed on `stream`: a terminal that can, and nobody set NO_COLOR."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
