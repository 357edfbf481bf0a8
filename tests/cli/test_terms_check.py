"""`gloss terms check`: what is wrong with a glossary, where in its file, and an exit status that says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from glossary.checking import canary
from glossary.errors import UsageError
from glossary.summary import Report
from tests.cli.terms_calling import printed, run

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
BAD = """concept,term,status,note
a,"party, the",,"two
lines"
b,"party, the",,
c,munitions industry,,
c,people,forbidden,
"""


@pytest.fixture
def bad(project: Path) -> Path:
    (project / "bad.csv").write_text(BAD, encoding="utf-8")
    return project


def check(*arguments: str) -> dict[str, object]:
    result = run("check", "--format", "json", *arguments)
    report: dict[str, object] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(report)
    return report


def places(report: dict[str, object]) -> list[tuple[object, ...]]:
    findings: list[dict[str, object]] = report["findings"]  # type: ignore[assignment]
    return [(each["code"], each["path"], each["line"], each["column"], each["text"]) for each in findings]


@pytest.mark.usefixtures("bad")
def test_each_finding_says_its_place_in_the_file() -> None:
    report = check("--glossary", "bad.csv")
    assert places(report) == [("G401", "bad.csv", 4, 4, "party, the"), ("G408", "bad.csv", 6, 3, "people")]
    (document,) = report["documents"]  # type: ignore[misc]
    assert (document["path"], document["findings"], document["characters"]) == ("bad.csv", 2, len(BAD))
    result = run("check", "--glossary", "bad.csv")
    assert result.exit_code == 1
    assert '    4 | b,"party, the",,\n      |    ^^^^^^^^^^' in result.stdout


@pytest.mark.usefixtures("bad")
def test_json_and_tsv_are_read_to_the_column_too() -> None:
    for name in ("copy.json", "copy.tsv"):
        printed("export", "--glossary", "bad.csv", "--output", name)
        text = Path(name).read_text("utf-8")
        for code, path, line, column, found in places(check("--glossary", name)):
            assert path == name
            assert text.splitlines()[int(str(line)) - 1][int(str(column)) - 1 :].startswith(str(found)), code


@pytest.mark.usefixtures("bad")
def test_a_glossary_in_a_workspace_is_shown_as_its_export() -> None:
    printed("import", "bad.csv")
    report = check()
    exported = printed("export").splitlines()
    assert [(code, path) for code, path, *_ in places(report)] == [("G401", "default"), ("G408", "default")]
    for _, _, line, column, found in places(report):
        assert exported[int(str(line)) - 1][int(str(column)) - 1 :].startswith(str(found))


@pytest.mark.usefixtures("bad")
def test_several_glossaries_are_checked_as_one_each_in_its_own_file() -> None:
    Path("more.csv").write_text("concept,term\nd,munitions industry\n", "utf-8")
    report = check("--glossary", "bad.csv", "--glossary", "more.csv", "--select", "G401")
    assert [path for _, path, *_ in places(report)] == ["bad.csv", "more.csv"]


@pytest.mark.usefixtures("bad")
def test_the_exit_status_follows_what_is_asked() -> None:
    def status(*arguments: str) -> int:
        return run("check", "--glossary", "bad.csv", "--quiet", *arguments).exit_code

    assert (status(), status("--fail-on", "error"), status("--fail-on", "never")) == (1, 0, 0)
    assert (status("--ignore", "G401,everyday-word"), status("--select", "G402")) == (0, 0)
    Path("gloss.toml").write_text('fail-on = "error"\n', "utf-8")
    assert (status(), status("--fail-on", "warning")) == (0, 1)
    Path("gloss.toml").write_text('ignore = ["G401", "G408", "T112"]\n', "utf-8")
    assert status() == 0


@pytest.mark.usefixtures("bad")
def test_a_rule_that_is_no_g_rule_leaves_nothing_to_look_for() -> None:
    with pytest.raises(UsageError, match="no rule about glossaries is left"):
        run("check", "--select", "T101")
    with pytest.raises(UsageError, match="is no rule"):
        run("check", "--ignore", "G999")


@pytest.mark.usefixtures("bad")
def test_the_report_never_takes_the_place_of_what_is_read() -> None:
    with pytest.raises(UsageError, match="is one of the files that are read"):
        run("check", "--glossary", "bad.csv", "--output", "bad.csv")
    run("check", "--glossary", "bad.csv", "--format", "jsonl", "--output", "out.jsonl")
    assert [json.loads(line)["code"] for line in Path("out.jsonl").read_text("utf-8").splitlines()] == ["G401", "G408"]


@pytest.mark.usefixtures("project")
def test_the_glossary_that_ships_has_nothing_to_report() -> None:
    result = run("check")
    assert (result.exit_code, result.stdout[:12]) == (0, "No findings.")


@pytest.mark.usefixtures("project")
def test_a_missed_probe_makes_a_clean_report_untrustworthy(monkeypatch: pytest.MonkeyPatch) -> None:
    blind = canary.check_table("term\nschool of cadres\n", frozenset(("G401",)), as_of=canary.date(2026, 1, 1))
    assert isinstance(blind, Report)
    monkeypatch.setattr(canary, "check_table", lambda *_, **__: blind)
    result = run("check", "--select", "G402")
    assert result.exit_code == 2
    assert "G402 missed its own known-bad sample" in result.stderr
