"""`gloss terms add|set-status|history|undo`: a glossary is changed, remembers it, and is changed back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.errors import (
    GlossaryError,
    NotFoundError,
    RefusedError,
    StoreError,
    UsageError,
)
from tests.cli.terms_calling import TABLE, printed, run, workspace

pytestmark = pytest.mark.usefixtures("project")

# add, set-status


def test_a_term_is_added_with_every_field() -> None:
    options = "--concept k --language en-GB --status Admitted --kind name --case exact --match inflected --form as"
    options += " --form bs --allow x --domain d --definition e --note n --source s --since 2020-01-02"
    printed("add", "Term", *options.split(), "--until", "2020-01-03", "--proposed")
    (concept,) = json.loads(printed("export", "--format", "json"))["concepts"]
    assert concept == {
        "key": "k",
        "domain": "d",
        "definition": "e",
        "note": "n",
        "designations": [
            {
                "text": "Term",
                "language": "en-GB",
                "status": "admitted",
                "kind": "name",
                "case": "exact",
                "match": "inflected",
                "forms": ["as", "bs"],
                "allow": ["x"],
                "source": "s",
                "since": "2020-01-02",
                "until": "2020-01-03",
                "written_status": None,
                "approved": False,
            }
        ],
    }


def test_a_term_is_added_to_a_concept_that_is_there() -> None:
    run("import", "terms.csv")
    added = printed("add", "Gen. Staff", "--concept", "gsd", "--status", "forbidden")
    assert added.endswith("General Staff Dept. (deprecated); Gen. Staff (forbidden)  [gsd]\n")
    assert "note: Say it in full first." in printed("show", "gsd")


def test_adding_what_is_there_is_refused() -> None:
    run("import", "terms.csv")
    with pytest.raises(UsageError, match="the concept gsd has this term, admitted"):
        run("add", "GSD", "--concept", "gsd")
    with pytest.raises(UsageError, match="the concept en:cadre has this term, preferred"):
        run("add", "cadre")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--language", "English"), '--language: "English" is not a language tag'),
        (("--since", "soon"), '--since: "soon" is not a date'),
        (("--since", "2021-01-01", "--until", "2020-01-01"), "--until: 2020-01-01 is before since"),
        (("--form", "a|b"), "--form: .* holds a"),
    ],
)
def test_an_option_that_its_field_cannot_hold_is_refused(project: Path, options: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        run("add", "x", *options)
    assert not workspace(project).exists()


def test_a_status_is_set_and_the_rest_stays() -> None:
    run("import", "terms.csv")
    assert printed("set-status", "gsd", "forbidden", "--concept", "gsd") == "GSD [gsd]: admitted → forbidden\n"
    assert printed("list", "staff").startswith("General Staff Department; GSD (forbidden); General Staff Dept.")


def test_a_status_that_is_set_is_no_longer_as_another_tool_wrote_it() -> None:
    content = '{"concepts": [{"designations": [{"text": "cadre", "status": "admitted", "written_status": "Draft"}]}]}'
    run("import", "-", given=content)
    run("set-status", "cadre", "preferred")
    (concept,) = json.loads(printed("export", "--format", "json"))["concepts"]
    assert concept["designations"][0]["written_status"] is None


def test_a_status_is_set_on_one_term_only() -> None:
    run("import", "terms.csv")
    with pytest.raises(UsageError, match=r"Us: means 2 terms: US \(us, en\), us \(pronoun, en\)|us \(pronoun"):
        run("set-status", "Us", "forbidden")
    printed("set-status", "Us", "forbidden", "--concept", "us")
    printed("set-status", "us", "admitted")
    assert printed("list", "us").splitlines() == ["US (forbidden)  [us]", "us (admitted)  [pronoun]"]
    with pytest.raises(GlossaryError, match="nothing: no concept has this key or term"):
        run("set-status", "nothing", "forbidden")


@pytest.mark.parametrize("source", ["terms.csv", "seed"])
def test_a_file_is_not_changed(project: Path, source: str) -> None:
    with pytest.raises(UsageError, match=f"take it into a workspace first: gloss terms import {source}"):
        run("add", "x", "--glossary", source)
    assert (project / "terms.csv").read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize("command", [("set-status", "cadre", "forbidden"), ("undo",)])
def test_what_changes_something_there_makes_no_workspace(project: Path, command: tuple[str, ...]) -> None:
    with pytest.raises(StoreError, match="there is no workspace here"):
        run(*command)
    assert not workspace(project).exists()


# history, undo


def test_a_history_says_who_did_what_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", "terms.csv")
    monkeypatch.setenv("GLOSS_USER", "bob")
    run("set-status", "cadre", "deprecated")
    first, what, second, whole = printed("history", "Cadre").splitlines()
    assert first.endswith("  bob  change [en:cadre]")
    assert what == "    cadre: status: preferred → deprecated"
    assert second.endswith("  ann  import [en:cadre]")
    assert whole == "    added: cadre  [en:cadre]"


def test_a_glossary_outside_a_workspace_has_no_history() -> None:
    result = run("history", "cadre", "--glossary", "terms.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "gloss: en:cadre: only a workspace keeps a history\n"


def test_undo_takes_back_the_newest_change_and_then_the_one_before() -> None:
    run("import", "terms.csv")
    run("set-status", "cadre", "deprecated")
    assert printed("undo") == "undone [en:cadre]\n  cadre: status: deprecated → preferred\n"
    assert len(printed("undo").splitlines()) == 2 * 4
    assert printed("list") == ""
    with pytest.raises(RefusedError, match="there is nothing to undo"):
        run("undo")


def test_undo_of_a_term_leaves_other_changes() -> None:
    run("import", "terms.csv")
    run("set-status", "cadre", "deprecated")
    run("set-status", "US", "forbidden")
    printed("undo", "cadre")
    assert printed("list", "--status", "forbidden") == "US (forbidden)  [us]\n"
    assert printed("show", "cadre").endswith("cadre  (en, preferred)\n")


def test_an_undo_is_taken_back_by_its_number() -> None:
    run("add", "cadre")
    run("undo")
    number = printed("history", "en:cadre").split()[0]
    printed("undo", "--change", number)
    assert printed("list") == "cadre  [en:cadre]\n"
    with pytest.raises(NotFoundError):
        run("undo", "--change", "99999")


def nobody() -> str:
    raise OSError("no username set in the environment")


def test_a_login_without_a_name_still_changes_things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GLOSS_USER")
    monkeypatch.setattr("getpass.getuser", nobody)
    printed("add", "cadre")
    assert "  unknown  add" in printed("history", "cadre")
