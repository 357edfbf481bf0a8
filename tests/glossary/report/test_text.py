"""The text report shows each finding with its line, and marks the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from glossary.finding import Finding, Severity
from glossary.report import render
from glossary.report.options import RenderOptions
from glossary.summary import Report

FindingMaker = Callable[..., Finding]


def block(output: str, start: str) -> list[str]:
    """Lines from the one that begins with `start` to the next empty one."""
    lines = output.splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith(start))
    return lines[first : lines.index("", first)]


def only(report: Report, finding: Finding, text: str, **fields: object) -> list[str]:
    """Block of the only finding of a report."""
    options = replace(RenderOptions(sources={finding.path: text}.get), **fields)  # type: ignore[arg-type]
    output = render(replace(report, findings=(finding,)), "text", options=options)
    return block(output, f"{finding.path}:{finding.start.line}")


def test_a_finding_shows_its_line_its_marker_and_its_replacement(report: Report, options: RenderOptions) -> None:
    assert block(render(report, "text", options=options), "reports/plenary.txt:2:17") == [
        "reports/plenary.txt:2:17  A101 error  a ligature was split here",
        "    2 | The meeting was fi rmly held by the Workers’",
        "      |                 ^^^^^^^",
        "        -> firmly",
    ]


def test_a_finding_over_a_line_break_shows_both_lines(report: Report, options: RenderOptions) -> None:
    assert block(render(report, "text", options=options), "reports/letter.txt:1:11")[1:] == [
        "    1 | It is our revolu-",
        "      |           ^^^^^^^",
        "    2 | tion, he said.",
        "      | ^^^^",
        "        -> revolution",
    ]


def test_wide_characters_take_two_cells(report: Report, options: RenderOptions) -> None:
    assert block(render(report, "text", options=options), "reports/plenary.txt:4:8")[1:3] == [
        "    4 | “총참모부” fi rmly 𐐀",
        "      |            ^^^^^^^",
    ]


def test_combining_characters_take_none(report: Report, finding: FindingMaker) -> None:
    text = "e\u0301t\u0301e\u0301 fi rmly"
    assert only(report, finding("a.txt", text, "fi rmly"), text)[2] == "      |     ^^^^^^^"


def test_tabs_do_not_move_the_marker(report: Report, finding: FindingMaker) -> None:
    text = "a\tb\tfi rmly"
    assert only(report, finding("a.txt", text, "fi rmly"), text)[1:3] == [
        "    1 | a    b    fi rmly",
        "      |           ^^^^^^^",
    ]


@pytest.mark.parametrize("place", [0, 5_000, 9_990])
def test_a_long_line_is_cut_around_the_place(report: Report, finding: FindingMaker, place: int) -> None:
    filler = "word " * 2_000
    text = f"{filler[:place]}fi rmly {filler[place:]}"
    shown, marker = only(report, finding("a.txt", text, "fi rmly"), text, columns=60)[1:3]
    assert len(shown) <= 8 + 60
    assert shown[marker.index("^") : marker.rindex("^") + 1] == "fi rmly"
    assert shown.startswith("    1 | …") == (place > 0)
    assert shown.endswith("…") == (place < 9_990)


def test_a_passage_of_many_lines_shows_its_first_and_last(report: Report, finding: FindingMaker) -> None:
    text = "a\n" + "\n".join(f"line {number}" for number in range(1, 40)) + "\nz\n"
    passage = text[2:-3]
    lines = only(report, finding("a.txt", text, passage), text)
    assert [line for line in lines if "line" in line] == ["    2 | line 1", "    3 | line 2", "   40 | line 39"]


def test_a_finding_shows_its_words_where_the_text_is_gone(report: Report) -> None:
    assert block(render(report, "text"), "reports/letter.txt:1:11")[1] == "        “revolu-↵tion”"


def test_a_text_that_changed_since_is_not_shown(report: Report) -> None:
    options = RenderOptions(sources=lambda _: "something else altogether, and longer than it was")
    assert "something else" not in render(report, "text", options=options)


def test_nothing_in_a_text_or_a_name_reaches_the_terminal_raw(report: Report, finding: FindingMaker) -> None:
    text = "fi rmly \x1b[31mred\x07 \u202egnp.exe\u2028end"
    hostile = finding("a\x1b]0;x\x07\nb.txt", text, "fi rmly", message="see \x1b[2J\u202e")
    options = RenderOptions(sources=lambda _: text)
    output = render(replace(report, findings=(hostile,)), "text", options=options)
    assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(output)
    assert "<U+001B>[31mred<U+0007> <U+202E>gnp.exe<U+2028>end" in output


def test_an_empty_replacement_says_so(report: Report, finding: FindingMaker) -> None:
    assert only(report, finding("a.txt", "fi rmly", "fi rmly", replacements=("", "x")), "fi rmly")[-1] == (
        "        -> (leave it out) or x"
    )


def test_the_last_line_counts(report: Report) -> None:
    lines = render(report, "text").splitlines()
    assert lines[-3:] == [
        "4 findings in 2 of 3 documents: 2 errors, 1 warning, 1 info",
        "1 hidden: 1 by gloss-ignore.toml (--show-suppressed lists them)",
        "1 document could not be read",
    ]


def test_a_document_with_an_error_is_named(report: Report) -> None:
    assert "broken.bin  not read  this is not text" in render(report, "text").splitlines()


def test_a_clean_report_says_what_was_looked_at(clean_report: Report) -> None:
    assert render(clean_report, "text") == "No findings. 212 terms, 15 rules, 1,027 words.\n"


def test_hidden_findings_are_listed_when_asked_for(report: Report) -> None:
    output = render(report, "text", options=RenderOptions(show_suppressed=True))
    assert "        hidden by gloss-ignore.toml: quoted as printed" in output.splitlines()
    assert "--show-suppressed" not in output


def test_quiet_is_one_line_a_finding(report: Report, options: RenderOptions) -> None:
    lines = render(report, "text", options=replace(options, quiet=True, statistics=True)).splitlines()
    assert [line.split("  ")[:2] for line in lines] == [
        ["reports/letter.txt:1:11", "A104 info"],
        ["reports/plenary.txt:1:32", "T110 warning"],
        ["reports/plenary.txt:2:17", "A101 error"],
        ["reports/plenary.txt:4:8", "A101 error"],
    ]


def test_quiet_and_clean_is_silent(clean_report: Report) -> None:
    assert render(clean_report, "text", options=RenderOptions(quiet=True)) == ""


def test_statistics_count_by_rule_and_by_term(report: Report) -> None:
    lines = render(report, "text", options=RenderOptions(statistics=True)).splitlines()
    assert "A101  split-ligature   2" in lines
    assert "munitions industry  1     “defence industry” 1" in lines


def test_colour_marks_severity_and_only_when_asked(report: Report, options: RenderOptions) -> None:
    assert "\x1b" not in render(report, "text", options=options)
    colored = render(report, "text", options=replace(options, color=True))
    assert "\x1b[1;38;5;166mA101 error\x1b[0m" in colored
    assert "was \x1b[1;38;5;166mfi rmly\x1b[0m held" in colored


def test_a_severity_of_one_is_said_in_the_singular(report: Report, finding: FindingMaker) -> None:
    one = finding("a.txt", "fi rmly", "fi rmly", severity=Severity.INFO)
    single = replace(report, findings=(one,), documents=report.documents[:1], hidden=())
    assert "1 finding in 1 document: 1 info" in render(single, "text")
