"""Settings are found, checked and told apart by where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import UsageError
from glossary.settings import Settings, find_settings, is_glob_of, settings_for

ALL_OF_IT = """\
glossary = ["terms.csv", "seed", "sqlite:///terms.db#names"]
select = ["T", "A101"]
ignore = "T112, T130"
fail-on = "error"
min-score = 88
language = "en-GB"
database = "sqlite:///here.db"
jobs = 2

[[per-file]]
paths = ["drafts/**"]
ignore = ["A114"]

[[per-file]]
paths = ["*.md", "old/"]
min-score = 95.5
language = "en-US"
"""


def settled(folder: Path, content: str, name: str = "gloss.toml") -> Settings:
    (folder / name).write_text(content, encoding="utf-8")
    return find_settings(folder, {})


def refusal(folder: Path, content: str, name: str = "gloss.toml") -> UsageError:
    with pytest.raises(UsageError) as refused:
        settled(folder, content, name)
    return refused.value


def test_without_a_file_everything_is_as_by_default(tmp_path: Path) -> None:
    settings = find_settings(tmp_path, {})
    assert settings == Settings()
    assert settings.origin("fail_on") == "default"


def test_every_key_is_read(tmp_path: Path) -> None:
    settings = settled(tmp_path, ALL_OF_IT)
    assert settings.glossary == ("terms.csv", "seed", "sqlite:///terms.db#names")
    assert settings.select == ("T", "A101")
    assert settings.ignore == ("T112", "T130")
    assert (settings.fail_on, settings.min_score, settings.language) == ("error", 88.0, "en-GB")
    assert (settings.database, settings.jobs) == ("sqlite:///here.db", 2)
    assert [entry.paths for entry in settings.per_file] == [("drafts/**",), ("*.md", "old/")]


def test_every_value_knows_its_file_and_line(tmp_path: Path) -> None:
    settings = settled(tmp_path, ALL_OF_IT)
    assert settings.origin("min_score") == f"{tmp_path / 'gloss.toml'}:5"
    assert settings.origin("jobs") == f"{tmp_path / 'gloss.toml'}:8"
    assert settings.per_file[1].origin == f"{tmp_path / 'gloss.toml'}:14"
    assert settings.per_file[1].origins["min_score"] == f"{tmp_path / 'gloss.toml'}:16"


def test_pyproject_holds_the_same_under_tool_gloss(tmp_path: Path) -> None:
    other = "[project]\njobs = 9\n\n"
    content = other + '[tool.gloss]\njobs = 3\n\n[[tool.gloss.per-file]]\npaths = ["a"]\nselect = "A"\n'
    settings = settled(tmp_path, content, "pyproject.toml")
    assert settings.jobs == 3
    assert settings.origin("jobs") == f"{tmp_path / 'pyproject.toml'}:5"
    assert settings_for(settings, tmp_path / "a").select == ("A",)


def test_the_nearest_file_upwards_counts_and_gloss_toml_before_pyproject(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "gloss.toml").write_text("jobs = 1\n")
    (tmp_path / "pyproject.toml").write_text("[tool.gloss]\njobs = 2\n")
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert find_settings(below, {}).jobs == 1
    (below / "pyproject.toml").write_text("[tool.gloss]\njobs = 3\n")
    assert find_settings(below, {}).jobs == 3


def test_files_named_in_the_settings_are_seen_from_the_settings_file(tmp_path: Path) -> None:
    below = tmp_path / "drafts"
    below.mkdir()
    (tmp_path / "gloss.toml").write_text(ALL_OF_IT)
    settings = find_settings(below, {})
    assert settings.glossary == (
        str(tmp_path / "terms.csv"),
        "seed",
        f"sqlite:///{tmp_path / 'terms.db'}#names",
    )
    assert settings.database == f"sqlite:///{tmp_path / 'here.db'}"


def test_a_database_named_as_a_file_is_seen_from_there_too(tmp_path: Path) -> None:
    below = tmp_path / "drafts"
    below.mkdir()
    (tmp_path / "gloss.toml").write_text('database = "data/terms.db"\n')
    assert find_settings(below, {}).database == str(tmp_path / "data" / "terms.db")
    assert find_settings(tmp_path, {}).database == "data/terms.db"


@pytest.mark.parametrize("url", ["sqlite:////srv/terms.db", "sqlite:///:memory:", "postgresql+psycopg://host/terms"])
def test_a_whole_database_url_stays_as_it_is(tmp_path: Path, url: str) -> None:
    below = tmp_path / "below"
    below.mkdir()
    (tmp_path / "gloss.toml").write_text(f'database = "{url}"\n')
    assert find_settings(below, {}).database == url


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "gloss.toml").write_text(ALL_OF_IT)
    settings = find_settings(tmp_path, {"GLOSS_DATABASE": "sqlite:///other.db"})
    assert settings.database == "sqlite:///other.db"
    assert settings.origin("database") == "environment variable GLOSS_DATABASE"


def test_a_document_takes_the_entries_that_fit_it(tmp_path: Path) -> None:
    settings = settled(tmp_path, ALL_OF_IT)
    assert settings_for(settings, tmp_path / "report.txt") == settings
    draft = settings_for(settings, tmp_path / "drafts" / "new" / "note.md")
    assert draft.ignore == ("T112", "T130", "A114")
    assert (draft.min_score, draft.language) == (95.5, "en-US")
    assert draft.origin("ignore") == f"{tmp_path / 'gloss.toml'}:12"
    assert settings_for(settings, tmp_path / "old" / "x" / "y.txt").min_score == 95.5
    assert settings_for(settings, tmp_path.parent / "elsewhere.md") == settings


def test_a_path_given_from_the_current_folder_fits_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settled(tmp_path, ALL_OF_IT)
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    assert "A114" in settings_for(settings, "note.txt").ignore


@pytest.mark.parametrize(
    ("content", "line", "what", "remedy"),
    [
        ("jobs = 0\n", 1, "jobs cannot be 0", "1 or more"),
        ("\nmin_score = 3\n", 2, '"min_score" is not a setting', 'did you mean "min-score"?'),
        ("colour = 3\n", 1, '"colour" is not a setting', "use one of "),
        ('fail-on = "fatal"\n', 1, 'fail-on cannot be "fatal"', "use error, warning, info or never"),
        ("min-score = 101\n", 1, "min-score cannot be 101", "a number from 0 to 100"),
        ("min-score = true\n", 1, "min-score cannot be true", "a number from 0 to 100"),
        ('language = "English please"\n', 1, "language cannot be", "a language tag"),
        ("glossary = [3]\n", 1, "glossary cannot be [3]", "list files"),
        ('[[per-file]]\nselect = "T"\n', 1, "per-file has no paths", "list globs"),
        ('[[per-file]]\npaths = "a"\njobs = 2\n', 3, '"jobs" is not a setting', "use one of "),
        ('[per-file]\npaths = "a"\n', None, "per-file is not a list of tables", "write [[per-file]]"),
    ],
)
def test_what_means_nothing_is_refused_with_its_line_and_a_remedy(
    tmp_path: Path, content: str, line: int | None, what: str, remedy: str
) -> None:
    refused = refusal(tmp_path, content)
    place = str(tmp_path / "gloss.toml")
    assert refused.where == (place if line is None else f"{place}:{line}")
    assert what in refused.what
    assert remedy in refused.remedy


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    assert "not TOML" in refusal(tmp_path, "jobs: 3\n").what
    (tmp_path / "gloss.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not TOML"):
        find_settings(tmp_path, {})


def test_tool_gloss_that_is_not_a_table_is_refused(tmp_path: Path) -> None:
    assert "not a table" in refusal(tmp_path, '[tool]\ngloss = "x"\n', "pyproject.toml").what


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("*.md", "a/b/note.md", True),
        ("a/*.md", "a/note.md", True),
        ("a/*.md", "a/b/note.md", False),
        ("a/**", "a/b/note.md", True),
        ("**/b/*.md", "b/note.md", True),
        ("**/b/*.md", "x/y/b/note.md", True),
        ("a/", "a/b/c.txt", True),
        ("a/", "ab/c.txt", False),
        ("note.??", "note.md", True),
        ("note(1).md", "note(1).md", True),
    ],
)
def test_globs_mean_what_editors_expect(glob: str, path: str, *, fits: bool) -> None:
    assert is_glob_of(glob, path) is fits


@given(st.lists(st.text("ab.-(+[ü", min_size=1), min_size=1).map("/".join))
def test_a_path_is_a_glob_of_itself(path: str) -> None:
    assert is_glob_of(path, path)
