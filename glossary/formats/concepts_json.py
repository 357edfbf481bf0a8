"""Glossaries in JSON, with everything that a concept holds: `{"concepts": [{"key", …, "designations": [{…}]}]}`.

A concept needs `designations`, a designation needs `text`; everything else may be left out, and nothing else may stand
there. A concept without a key has that of its first designation, `language:term`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.errors import BadRow, BadRowsError, GlossaryError
from glossary.formats.encoding import decode_text
from glossary.formats.fields import TEXT_FIELDS, check_period, quoted, read_items

LISTS = ("forms", "allow")
OPTIONAL = ("since", "until", "written_status")
DESIGNATION_FIELDS = tuple(field.name for field in fields(Designation))
CONCEPT_FIELDS = ("key", "domain", "definition", "note", "designations")


class _Object(dict[str, object]):
    """An object of the file, with the names that it holds more than once."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, which no field of a glossary holds, as it is written."""

    written: str


def parse_json(content: bytes, path: str) -> Glossary:
    """Read a glossary written in JSON.

    Raises:
        BadRowsError: some fields cannot be taken; all of them are named by their path.
        GlossaryError: it is no JSON.
    """
    bad: list[BadRow] = []
    whole = _load(decode_text(content, path), path)
    values = _take_fields(whole, "", ("concepts",), bad)
    listed = _take_list(values.get("concepts"), "concepts", bad) if "concepts" in values else []
    if not bad and "concepts" not in values:
        bad.append(BadRow(0, "", "there is no list called concepts", 'write {"concepts": [...]}'))
    read = [(f"concepts[{n}]", _read_concept(each, f"concepts[{n}]", bad)) for n, each in enumerate(listed)]
    held: dict[str, str] = {}
    for place, concept in read:
        if concept and (first := held.setdefault(concept.key, place)) != place:
            what = f"{quoted(concept.key)} is the key of {first} too"
            bad.append(BadRow(0, f"{place}.key", what, "make one concept of the two, or give one another key"))
    if bad:
        raise BadRowsError(path, tuple(bad))
    return Glossary(tuple(concept for _, concept in read if concept))


def serialize_json(glossary: Glossary) -> str:
    """Write everything that a glossary's concepts hold, in their order."""
    concepts = [
        {
            "key": concept.key,
            "domain": concept.domain,
            "definition": concept.definition,
            "note": concept.note,
            "designations": [_write_designation(each) for each in concept.designations],
        }
        for concept in glossary.concepts
    ]
    return json.dumps({"concepts": concepts}, ensure_ascii=False, indent=2) + "\n"


def _write_designation(designation: Designation) -> dict[str, object]:
    written = {name: getattr(designation, name) for name in DESIGNATION_FIELDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in written.items()}


def _load(text: str, path: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_take_pairs,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_Number,
        )
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}"
        raise GlossaryError(
            f"{path}:{error.lineno}", what, "correct that place; look at the commas and brackets"
        ) from None
    except RecursionError:
        what = "holds lists within lists deeper than any glossary"
        raise GlossaryError(path, what, 'write {"concepts": [{"key": …, "designations": [{"text": …}]}]}') from None


def _take_pairs(pairs: list[tuple[str, object]]) -> _Object:
    taken = _Object(pairs)
    if len(taken) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        taken.repeated = tuple(name for name in taken if counts[name] > 1)
    return taken


def _read_concept(value: object, place: str, bad: list[BadRow]) -> ConceptEntry | None:
    before = len(bad)
    given = _take_fields(value, place, CONCEPT_FIELDS, bad)
    values = {name: _take(name, each, place, bad) for name, each in given.items() if name != "designations"}
    if len(bad) == before and "designations" not in given:
        bad.append(BadRow(0, f"{place}.designations", "is missing", 'add "designations": [{"text": …}]'))
    listed = _take_list(given.get("designations", []), f"{place}.designations", bad)
    read = [_read_designation(each, f"{place}.designations[{n}]", bad) for n, each in enumerate(listed)]
    designations = tuple(each for each in read if each)
    _check_repeats(designations, place, bad)
    key = values.pop("key", "") or (f"{designations[0].language}:{designations[0].text}" if designations else "")
    if len(bad) == before and not key:
        bad.append(BadRow(0, f"{place}.key", "is missing", "give the concept a key of its own"))
    return None if len(bad) > before else ConceptEntry(key, designations, **values)


def _read_designation(value: object, place: str, bad: list[BadRow]) -> Designation | None:
    before = len(bad)
    given = _take_fields(value, place, DESIGNATION_FIELDS, bad)
    if len(bad) == before and "text" not in given:
        bad.append(BadRow(0, f"{place}.text", "is missing", "write the term"))
    values = {name: _take(name, each, place, bad) for name, each in given.items()}
    if len(bad) > before:
        return None
    try:
        check_period(values.get("since"), values.get("until"))
    except GlossaryError as refused:
        bad.append(BadRow(0, f"{place}.{refused.where}", refused.what, refused.remedy))
        return None
    return Designation(**values)


def _check_repeats(designations: tuple[Designation, ...], place: str, bad: list[BadRow]) -> None:
    held = set()
    for each in designations:
        identity = (each.language.lower(), each.text)
        if identity in held:
            what = f"{quoted(each.text)} is there twice in one language"
            bad.append(BadRow(0, f"{place}.designations", what, "take one of the two out"))
        held.add(identity)


def _take_fields(value: object, place: str, known: tuple[str, ...], bad: list[BadRow]) -> Mapping[str, object]:
    """Look at the names in an object; those that we do not know are refused."""
    if not isinstance(value, _Object):
        bad.append(BadRow(0, place, f"is {_kind(value)} where {{…}} belongs", f"write {{{', '.join(known)}}}"))
        return {}
    prefix = f"{place}." if place else ""
    bad += [
        BadRow(0, prefix + quoted(name)[1:-1], "is there twice", "take one of the two out") for name in value.repeated
    ]
    bad += [
        BadRow(0, prefix + quoted(name)[1:-1], "is not a field we know", f"known are {', '.join(known)}")
        for name in value
        if name not in known
    ]
    return {name: each for name, each in value.items() if name in known}


def _take_list(value: object, place: str, bad: list[BadRow]) -> list[object]:
    if isinstance(value, list):
        return value
    bad.append(BadRow(0, place, f"is {_kind(value)} where a list belongs", "write [...]"))
    return []


def _take(name: str, value: object, place: str, bad: list[BadRow]) -> Any:  # noqa: ANN401 - as the field has it
    try:
        return _read_field(name, value)
    except GlossaryError as refused:
        bad.append(BadRow(0, f"{place}.{name}", refused.what, refused.remedy))
        return None


def _read_field(name: str, value: object) -> object:
    if name in OPTIONAL and value is None:
        return None
    if name == "approved":
        if isinstance(value, bool):
            return value
        raise GlossaryError(name, f"is {_kind(value)} where true or false belongs", "write true or false")
    if name in LISTS:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return read_items(name, value)
        raise GlossaryError(name, "is not a list of texts", 'write ["…", "…"], or [] for none')
    if isinstance(value, str):
        return TEXT_FIELDS[name](name, value)
    raise GlossaryError(
        name, f"is {_kind(value)} where text belongs", "put it in quotation marks, or leave the field out"
    )


def _kind(value: object) -> str:
    names: list[tuple[type, Callable[[Any], str]]] = [
        (_Number, lambda number: f"the number {quoted(number.written)[1:-1]}"),
        (bool, lambda truth: str(truth).lower()),
        (str, lambda text: f"the text {quoted(text)}"),
        (list, lambda _: "a list"),
        (_Object, lambda _: "an object"),
    ]
    return next((say(value) for type_, say in names if isinstance(value, type_)), "null")
