"""JSON: everything a concept holds, and how each thing wrong is named by its path."""

from __future__ import annotations

import json

import pytest

from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.errors import BadRowsError, GlossaryError
from glossary.formats.concepts_json import parse_json, serialize_json


def parse(content: object) -> Glossary:
    if isinstance(content, str | bytes):
        return parse_json(content.encode() if isinstance(content, str) else content, "terms.json")
    return parse_json(json.dumps(content).encode(), "terms.json")


def refused(content: object) -> list[tuple[str, str]]:
    with pytest.raises(BadRowsError) as caught:
        parse(content)
    return [(each.column, each.what) for each in caught.value.rows]


def one(**fields: object) -> dict[str, object]:
    return {"concepts": [{"key": "a", "designations": [{"text": "x", **fields}]}]}


def test_only_text_is_needed() -> None:
    assert parse({"concepts": [{"designations": [{"text": "cadre", "language": "ko"}]}]}) == Glossary(
        (ConceptEntry("ko:cadre", (Designation("cadre", language="ko"),)),)
    )


def test_every_field_is_written_in_a_fixed_order() -> None:
    written = json.loads(serialize_json(Glossary((ConceptEntry("a", (Designation("x", approved=False),)),))))
    (concept,) = written["concepts"]
    assert list(concept) == ["key", "domain", "definition", "note", "designations"]
    assert concept["designations"] == [
        {
            "text": "x",
            "language": "en",
            "status": "preferred",
            "kind": "full",
            "case": "smart",
            "match": "fuzzy",
            "forms": [],
            "allow": [],
            "source": "",
            "since": None,
            "until": None,
            "written_status": None,
            "approved": False,
        }
    ]


def test_a_concept_without_designations_and_a_foreign_status_are_kept() -> None:
    glossary = Glossary(
        (ConceptEntry("a"), ConceptEntry("b", (Designation("x", status=Status.ADMITTED, written_status="Draft"),)))
    )
    assert parse(serialize_json(glossary)) == glossary


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_does_no_harm(encoding: str) -> None:
    assert parse('{"concepts": []}'.encode(encoding)) == Glossary()


@pytest.mark.parametrize(
    ("content", "path", "what"),
    [
        (one(statuss="preferred"), "concepts[0].designations[0].statuss", "is not a field we know"),
        (one(status="banned"), "concepts[0].designations[0].status", '"banned" is not one we know'),
        (one(status=None), "concepts[0].designations[0].status", "is null where text belongs"),
        (one(text=5), "concepts[0].designations[0].text", "is the number 5 where text belongs"),
        (one(text=""), "concepts[0].designations[0].text", "is empty"),
        (one(text="\ud800"), "concepts[0].designations[0].text", "has a control character in it, U+D800"),
        (one(forms="a|b"), "concepts[0].designations[0].forms", "is not a list of texts"),
        (one(forms=["a", 1]), "concepts[0].designations[0].forms", "is not a list of texts"),
        (one(forms=["a|b"]), "concepts[0].designations[0].forms", '"a|b" holds a |'),
        (one(approved=1), "concepts[0].designations[0].approved", "is the number 1 where true or false belongs"),
        (one(since=20210101), "concepts[0].designations[0].since", "is the number 20210101 where text belongs"),
        (one(since="soon"), "concepts[0].designations[0].since", '"soon" is not a date'),
        (
            one(since="2021-01-02", until="2021-01-01"),
            "concepts[0].designations[0].until",
            "2021-01-01 is before since, 2021-01-02",
        ),
        ({"concepts": [{"key": "a", "designations": [{}]}]}, "concepts[0].designations[0].text", "is missing"),
        ({"concepts": [{"key": "a"}]}, "concepts[0].designations", "is missing"),
        ({"concepts": [{"designations": []}]}, "concepts[0].key", "is missing"),
        (
            {"concepts": [{"key": "a", "designations": {}}]},
            "concepts[0].designations",
            "is an object where a list belongs",
        ),
        ({"concepts": [7]}, "concepts[0]", "is the number 7 where {…} belongs"),
        ({"concepts": "x"}, "concepts", 'is the text "x" where a list belongs'),
        ({"concepts": [], "name": "x"}, "name", "is not a field we know"),
        ({}, "", "there is no list called concepts"),
        ([], "", "is a list where {…} belongs"),
        ("null", "", "is null where {…} belongs"),
        ("true", "", "is true where {…} belongs"),
        ('{"concepts": NaN}', "concepts", "is the number NaN where a list belongs"),
        ('{"concepts": [], "concepts": []}', "concepts", "is there twice"),
        (f'{{"concepts": {"9" * 9000}}}', "concepts", f"is the number {'9' * 39}… where a list belongs"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(content: object, path: str, what: str) -> None:
    assert refused(content) == [(path, what)]


def test_everything_wrong_is_named_at_once() -> None:
    content = {
        "concepts": [
            {"key": "a", "designations": [{"text": "x", "kind": "y"}, {"text": 1}]},
            {"key": "b", "note": 1, "designations": [{"text": "x"}, {"text": "x", "language": "EN"}]},
            {"key": "c", "designations": []},
            {"key": "c", "designations": []},
        ]
    }
    assert refused(content) == [
        ("concepts[0].designations[0].kind", '"y" is not one we know'),
        ("concepts[0].designations[1].text", "is the number 1 where text belongs"),
        ("concepts[1].note", "is the number 1 where text belongs"),
        ("concepts[1].designations", '"x" is there twice in one language'),
        ("concepts[3].key", '"c" is the key of concepts[2] too'),
    ]


def test_a_message_names_the_file_and_the_path() -> None:
    with pytest.raises(BadRowsError) as caught:
        parse(one(status="banned"))
    assert str(caught.value) == (
        'terms.json: concepts[0].designations[0].status "banned" is not one we know\n'
        "  use preferred, admitted, deprecated or forbidden\n"
        "terms.json: 1 bad place; nothing was taken from this file"
    )


def test_broken_json_is_named_by_its_line() -> None:
    with pytest.raises(GlossaryError, match=r"terms\.json:2: is not JSON: expecting .* at column \d+"):
        parse('{"concepts":\n[}')


@pytest.mark.parametrize("content", ["", "   ", "not json"])
def test_what_is_no_json_is_refused(content: str) -> None:
    with pytest.raises(GlossaryError, match=r"terms\.json:1: is not JSON"):
        parse(content)


@pytest.mark.parametrize("bomb", ["[" * 100_000, '{"concepts":' * 100_000])
def test_lists_within_lists_without_end_are_refused(bomb: str) -> None:
    with pytest.raises(GlossaryError, match="deeper than any glossary"):
        parse(bomb)


def test_a_hundred_thousand_names_in_one_object_are_all_looked_at() -> None:
    names = ",".join(f'"n{n}": 1' for n in range(100_000))
    assert len(refused(f'{{{names}, "n0": 1}}')) == 100_001
