"""`gloss-ignore.toml` is found beside a document and above it, and every mistake in it is located."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from glossary.errors import UsageError
from glossary.suppression import find_sidecars, load_sidecar

GOOD = """# Why we leave the reprints alone.
[[ignore]]
paths = ["reports/*.txt"]
rules = ["T103", "variant-case"]
reason = "a facsimile"
until = 2027-01-31

[[ignore]]
concept = "en:defence industry"
text = "defence industry"
reason = "so it was called"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports" / "old").mkdir(parents=True)
    return tmp_path


def test_an_entry_is_read_with_its_place(project: Path) -> None:
    Path("gloss-ignore.toml").write_text(GOOD)
    first, second = load_sidecar("gloss-ignore.toml")
    assert (first.paths, first.rules) == (("reports/*.txt",), ("T103", "variant-case"))
    assert (first.reason, first.until) == ("a facsimile", date(2027, 1, 31))
    assert (second.concept, second.text) == ("en:defence industry", "defence industry")
    assert [(each.place.start.line, each.place.end.line) for each in (first, second)] == [(2, 6), (8, 11)]
    for each in (first, second):
        assert each.place.text == each.place.span.of(GOOD)
        assert each.place.text.startswith("[[ignore]]")
    assert project.exists()


def test_entries_in_one_line_stand_on_that_line(tmp_path: Path) -> None:
    path = tmp_path / "gloss-ignore.toml"
    path.write_text('ignore = [{rules = ["T"], reason = "a"}, {rules = ["A"], reason = "b"}]\n')
    assert [each.place.start.line for each in load_sidecar(str(path))] == [1, 1]


def test_an_empty_sidecar_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gloss-ignore.toml"
    path.write_text("")
    assert load_sidecar(str(path)) == ()


@pytest.mark.parametrize(
    ("entry", "what", "remedy"),
    [
        ('rules = ["T"]', "it gives no reason", 'write reason = "why it may stay"'),
        ('rules = ["T"]\nreason = " "', "reason cannot be ' '", "say why it may stay"),
        ('reason = "x"', "it names nothing to hide", "give rules, concept, text or fingerprint"),
        ('reason = "x"\npaths = ["*"]', "it names nothing to hide", "give rules, concept, text or fingerprint"),
        ('rules = 3\nreason = "x"', "rules cannot be 3", 'list rules or families, as in ["T103"]'),
        ('rules = ["T"]\nreason = "x"\nuntil = "soon"', "until cannot be 'soon'", "write a day"),
        ('rules = ["T"]\nreason = "x"\nuntil = 2027-01-31T10:00:00', "until cannot be", "write a day"),
        ('rule = ["T"]\nreason = "x"', '"rule" is not known here', 'did you mean "rules"?'),
    ],
)
def test_a_mistake_names_file_line_entry_and_remedy(tmp_path: Path, entry: str, what: str, remedy: str) -> None:
    path = tmp_path / "gloss-ignore.toml"
    path.write_text(f'[[ignore]]\nrules = ["A"]\nreason = "fine"\n\n[[ignore]]\n{entry}\n')
    with pytest.raises(UsageError) as refused:
        load_sidecar(str(path))
    assert refused.value.where == f"{path}:5: entry 2"
    assert refused.value.what.startswith(what)
    assert refused.value.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("[[ignore]\n", "this is not TOML"),
        ("[ignore]\nrules = []\n", '"ignore" is not a list of entries'),
        ('[[ignored]]\nreason = "x"\n', '"ignored" is not a list of entries'),
        ("ignore = [1]\n", '"ignore" is not a list of entries'),
    ],
)
def test_what_is_no_list_of_entries_is_refused(tmp_path: Path, content: str, what: str) -> None:
    path = tmp_path / "gloss-ignore.toml"
    path.write_text(content)
    with pytest.raises(UsageError, match=what):
        load_sidecar(str(path))


def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "gloss-ignore.toml"
    path.write_bytes(b'[[ignore]]\nreason = "\xff"\n')
    with pytest.raises(UsageError, match="this is not TOML"):
        load_sidecar(str(path))


def test_a_sidecar_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it cannot be read"):
        load_sidecar(str(tmp_path / "gloss-ignore.toml"))


def test_the_nearest_comes_first_up_to_the_settings(project: Path) -> None:
    for folder in (".", "reports", "reports/old"):
        Path(folder, "gloss-ignore.toml").write_text("")
    assert find_sidecars("reports/old/a.txt", project) == (
        "reports/old/gloss-ignore.toml",
        "reports/gloss-ignore.toml",
        "gloss-ignore.toml",
    )
    assert find_sidecars("reports/old/a.txt", project / "reports") == (
        "reports/old/gloss-ignore.toml",
        "reports/gloss-ignore.toml",
    )


def test_without_settings_above_it_only_the_one_beside_it_counts(project: Path) -> None:
    for folder in (".", "reports", "reports/old"):
        Path(folder, "gloss-ignore.toml").write_text("")
    assert find_sidecars("reports/old/a.txt", None) == ("reports/old/gloss-ignore.toml",)
    assert find_sidecars("reports/a.txt", project / "reports" / "old") == ("reports/gloss-ignore.toml",)


def test_where_there_is_none_there_is_none(project: Path) -> None:
    assert find_sidecars("reports/a.txt", project) == ()
    (project / "gloss-ignore.toml").write_text("")
    assert find_sidecars("-", project) == ()
