"""A glossary file is read by what its suffix says, or refused with the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.concept import Designation
from glossary.errors import GlossaryError
from glossary.formats import FORMATS, load_file, read_file, sniff_format

CONTENTS = {
    "terms.csv": "term,kind\ncadre,name\n",
    "terms.TSV": "term\tkind\ncadre\tname\n",
    "terms.json": '{"concepts": [{"designations": [{"text": "cadre", "kind": "name"}]}]}',
}


@pytest.mark.parametrize("name", CONTENTS)
def test_the_suffix_says_the_format_and_the_path_is_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(CONTENTS[name], encoding="utf-8")
    glossary = load_file(str(path))
    assert glossary.concepts[0].designations[0] == Designation("cadre", kind=glossary.concepts[0].designations[0].kind)
    assert glossary.name == str(path)


def test_what_was_left_alone_is_said_beside_the_glossary(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("term,author\ncadre,K.\n", encoding="utf-8")
    glossary, unread = read_file(str(path))
    assert glossary.terms == 1
    assert unread == ('column "author" is not one of ours and was not read',)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("gone.csv", "there is no such file"),
        ("terms.xlsx", "is an Excel workbook, which cannot be read yet"),
        ("terms.tbx", "is a TBX file, which cannot be read yet"),
        ("terms.docx", 'has the suffix ".docx"'),
        ("terms", "has no suffix that says what it is"),
        ("folder.csv", "is a folder"),
        ("folder", "is a folder"),
    ],
)
def test_a_file_that_is_no_glossary_is_refused_by_name(tmp_path: Path, name: str, what: str) -> None:
    path = tmp_path / name
    if name.startswith("folder"):
        path.mkdir()
    with pytest.raises(GlossaryError) as caught:
        load_file(str(path))
    assert caught.value.where == str(path)
    assert caught.value.what == what
    assert caught.value.remedy


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_glossary_without_a_name_is_told_by_how_it_begins(name: str, encoding: str) -> None:
    content = next(text for path, text in CONTENTS.items() if path.lower().endswith(name))
    assert sniff_format(content.encode(encoding)).name == name


def test_nothing_at_all_is_a_table_without_a_header() -> None:
    assert sniff_format(b"").name == "csv"
