"""`gloss terms`: glossaries in and out of files, looked at, changed, and changed back."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from glossary.errors import (
    BadRowsError,
    GlossaryError,
    OutputError,
    UsageError,
)
from glossary.formats import load_file
from tests.cli.terms_calling import TABLE, dumped, printed, run, workspace

pytestmark = pytest.mark.usefixtures("project")

# import


def test_an_import_makes_the_workspace_with_what_is_imported_and_nothing_else(project: Path) -> None:
    result = run("import", "terms.csv")
    assert result.stdout == "terms.csv: 4 added, 0 changed, 0 the same\n"
    assert "is a new workspace" in result.stderr
    assert workspace(project).is_file()
    assert printed("list").splitlines() == [
        "General Staff Department; GSD (admitted); General Staff Dept. (deprecated)  [gsd]",
        "cadre  [en:cadre]",
        "US  [us]",
        "us  [pronoun]",
    ]


def test_importing_again_changes_nothing(project: Path) -> None:
    run("import", "terms.csv")
    (project / "terms.csv").write_text(TABLE.replace("cadre,preferred", "cadre,admitted"), encoding="utf-8")
    assert printed("import", "terms.csv") == "terms.csv: 0 added, 1 changed, 3 the same\n"
    assert printed("import", "terms.csv") == "terms.csv: 0 added, 0 changed, 4 the same\n"


def test_a_dry_run_says_the_same_and_writes_nothing(project: Path) -> None:
    said = "terms.csv: 4 added, 0 changed, 0 the same (dry run: nothing was written)\n"
    assert printed("import", "terms.csv", "--dry-run") == said
    assert not workspace(project).exists()
    run("add", "cadre", "--status", "admitted")
    before = dumped(workspace(project))
    said = "terms.csv: 3 added, 1 changed, 0 the same (dry run: nothing was written)\n"
    assert printed("import", "terms.csv", "--dry-run") == said
    assert dumped(workspace(project)) == before


def test_nothing_of_a_file_with_bad_rows_is_imported(project: Path) -> None:
    (project / "bad.csv").write_text("term,status\nfine,preferred\nnot,banned\n,admitted\n", encoding="utf-8")
    with pytest.raises(BadRowsError) as caught:
        run("import", "bad.csv")
    assert [row.row for row in caught.value.rows] == [3, 4]
    assert not workspace(project).exists()


def test_a_glossary_of_its_own_takes_what_is_imported_into_it() -> None:
    run("import", "terms.csv", "--into", "army")
    run("add", "other")
    assert len(printed("list", "--glossary", "army").splitlines()) == 4
    assert len(printed("list").splitlines()) == 5


@pytest.mark.parametrize(
    ("content", "options"),
    [
        ("term\ncadre\n", ()),
        ("term\tstatus\ncadre\tpreferred\n", ()),
        ('{"concepts": [{"designations": [{"text": "cadre"}]}]}', ()),
        ("term\ncadre\n", ("--format", "csv")),
    ],
)
def test_standard_input_is_imported(content: str, options: tuple[str, ...]) -> None:
    assert printed("import", "-", *options, given=content) == "-: 1 added, 0 changed, 0 the same\n"
    assert printed("list") == "cadre  [en:cadre]\n"


def test_a_bad_row_of_standard_input_is_named() -> None:
    with pytest.raises(BadRowsError, match="-:2: status"):
        run("import", "-", given="term,status\nx,banned\n")


def test_a_column_that_was_not_read_is_said_on_standard_error(project: Path) -> None:
    (project / "more.csv").write_text("term,author\ncadre,K.\n", encoding="utf-8")
    assert 'more.csv: column "author" is not one of ours and was not read' in run("import", "more.csv").stderr


def test_importing_goes_into_the_database_that_is_named(project: Path) -> None:
    url = f"sqlite:///{project}/other.db"
    printed("import", "terms.csv", "--database", url)
    printed("import", "terms.csv", "--glossary", f"{url}#second")
    assert not workspace(project).exists()
    assert len(printed("list", "--glossary", f"{url}#second").splitlines()) == 4
    assert len(printed("list", "--database", url).splitlines()) == 4


# export


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.json"])
def test_what_is_exported_is_what_was_imported(project: Path, name: str) -> None:
    run("import", "terms.csv")
    printed("export", "--output", name)
    assert load_file(name).concepts == load_file("terms.csv").concepts
    assert sorted(path.name for path in project.iterdir()) == sorted([".gloss", "gloss.toml", name, "terms.csv"])


def test_standard_output_holds_the_table_alone() -> None:
    result = run("export", "--glossary", "terms.csv", "--format", "tsv")
    assert result.stdout.startswith("concept\tlanguage\tterm\tstatus")
    assert result.stderr == ""
    assert json.loads(printed("export", "--glossary", "terms.csv", "--format", "json", "--output", "-"))["concepts"]


def test_what_csv_cannot_hold_is_said_on_standard_error() -> None:
    run("add", "cadre", "--proposed")
    result = run("export")
    assert 'csv: "cadre" is a proposal; a table would make it approved' in result.stderr
    assert run("export", "--format", "json").stderr == ""


def test_an_export_replaces_a_file_and_keeps_its_rights(project: Path) -> None:
    out = project / "out.csv"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    printed("export", "--glossary", "terms.csv", "--output", "out.csv")
    assert out.read_text(encoding="utf-8").startswith("concept,")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


@pytest.mark.parametrize("path", ["gone/out.csv", "folder", "/dev/full"])
def test_a_path_that_cannot_be_written_is_refused_and_nothing_is_left(project: Path, path: str) -> None:
    (project / "folder").mkdir()
    with pytest.raises(OutputError) as caught:
        run("export", "--glossary", "terms.csv", "--output", path)
    assert caught.value.where == path
    assert sorted(each.name for each in project.iterdir()) == ["folder", "gloss.toml", "terms.csv"]


# list, show


def test_without_a_workspace_the_seed_is_read_and_no_workspace_made(project: Path) -> None:
    assert len(printed("list").splitlines()) >= 150
    assert not workspace(project).exists()


def test_a_list_is_narrowed_by_words_status_and_language(project: Path) -> None:
    (project / "terms.csv").write_text(
        "concept,language,term,status\na,en,Army,\na,ko,군대,\nb,en,army man,forbidden\n"
    )
    assert printed("list", "--glossary", "terms.csv", "ARMY").splitlines() == [
        "Army; 군대 (ko)  [a]",
        "army man (forbidden)  [b]",
    ]
    assert printed("list", "--glossary", "terms.csv", "man army") == "army man (forbidden)  [b]\n"
    assert printed("list", "--glossary", "terms.csv", "--status", "forbidden") == "army man (forbidden)  [b]\n"
    assert printed("list", "--glossary", "terms.csv", "--language", "ko") == "Army; 군대 (ko)  [a]\n"
    assert printed("list", "--glossary", "terms.csv", "--language", "ko", "--status", "forbidden") == ""


def test_several_sources_are_one_glossary_and_the_first_wins(project: Path) -> None:
    (project / "own.csv").write_text("concept,term,note\ngsd,the Staff,Ours.\n", encoding="utf-8")
    shown = printed("show", "gsd", "--glossary", "own.csv", "--glossary", "terms.csv")
    assert "note: Ours." in shown
    assert shown.index("the Staff") < shown.index("GSD")


def test_the_settled_glossary_is_read(project: Path) -> None:
    (project / "gloss.toml").write_text('glossary = ["terms.csv"]\n', encoding="utf-8")
    assert len(printed("list").splitlines()) == 4


def test_everything_about_a_concept_is_shown() -> None:
    assert printed("show", "general staff dept.", "--glossary", "terms.csv") == (
        "gsd\n"
        "  domain: army\n"
        "  note: Say it in full first.\n"
        "  General Staff Department  (en, preferred)\n"
        "  GSD  (en, admitted)\n"
        "  General Staff Dept.  (en, deprecated)\n"
    )


@pytest.mark.parametrize(
    ("term", "key"), [("gsd", "gsd"), ("GSD", "gsd"), ("CADRE", "en:cadre"), ("US", "us"), ("pronoun", "pronoun")]
)
def test_a_concept_is_found_by_key_or_term(term: str, key: str) -> None:
    assert printed("show", term, "--glossary", "terms.csv").splitlines()[0] == key


def test_a_key_goes_before_a_term_of_another_concept(project: Path) -> None:
    (project / "terms.csv").write_text("concept,term\none,two\ntwo,three\n", encoding="utf-8")
    assert printed("show", "two", "--glossary", "terms.csv").splitlines()[0] == "two"


def test_a_term_that_means_several_concepts_is_refused_with_their_keys() -> None:
    with pytest.raises(
        UsageError, match=r"Us: stands for 2 concepts\n  name one by its key: us \(US\), pronoun \(us\)"
    ):
        run("show", "Us", "--glossary", "terms.csv")


def test_a_term_that_is_not_there_is_refused_with_what_nearly_is() -> None:
    with pytest.raises(GlossaryError, match=r"cader: no concept has this key or term\n  did you mean cadre\?"):
        run("show", "cader", "--glossary", "terms.csv")


# bad usage


@pytest.mark.parametrize(
    "arguments",
    [
        ("split",),
        ("merge",),
        ("export", "--format", "xlsx"),
        ("set-status", "cadre", "banned"),
        ("import",),
        ("list", "--nothing"),
    ],
)
def test_what_is_not_there_is_bad_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_name_that_no_format_has_is_refused_before_anything_is_written(project: Path) -> None:
    done = run("export", "--output", str(project / "terms.xlsx"))
    assert (done.exit_code, "not written as .xlsx" in done.output) == (2, True)
    assert not (project / "terms.xlsx").exists()
