"""What holds for every format, and how one is chosen."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from glossary.errors import UsageError
from glossary.report import FORMATS, render, wants_color
from glossary.report.options import RenderOptions
from glossary.summary import Report


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(report: Report, options: RenderOptions, name: str) -> None:
    assert render(report, name, options=options) == render(report, name, options=options)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_with_one_line_break(report: Report, options: RenderOptions, name: str) -> None:
    output = render(report, name, options=options)
    assert output.endswith("\n")
    assert not output.endswith("\n\n")


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="text, json, jsonl"):
        render(None, "sarif")  # type: ignore[arg-type]


def test_color_is_for_terminals_that_want_it() -> None:
    assert wants_color(Terminal(), {})
    assert not wants_color(io.StringIO(), {})
    assert not wants_color(Terminal(), {"NO_COLOR": "1"})
    assert not wants_color(Terminal(), {"TERM": "dumb"})
    assert wants_color(Terminal(), {"NO_COLOR": ""})


def test_text_loads_neither_json_nor_html() -> None:
    program = "import glossary.report.text, sys; print(*(each for each in sys.modules if 'report' in each))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert "glossary.report.text" in loaded
    assert not [each for each in loaded if each.startswith(("glossary.report.json", "glossary.report.html"))]
