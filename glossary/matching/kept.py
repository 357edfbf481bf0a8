"""A glossary made ready for matching, as arrays and back: what is not asked for is never made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from glossary.artifacts.lexicon import Lexicon, load_lexicon
from glossary.concept import Designation
from glossary.mapped import Arrays
from glossary.matching.index import Index
from glossary.matching.keys import Keyed, KeyTable
from glossary.matching.kinship import Kindred, KinTables
from glossary.matching.lookup import Lookup
from glossary.matching.near import Neighbourhood, Owned, Surroundings
from glossary.matching.records import (
    KeptDesignations,
    KeptPatterns,
    Records,
    designation_record,
    keep_records,
    pattern_record,
)
from glossary.matching.script import spelt_out
from glossary.matching.seams import SeamTable
from glossary.matching.strings import Sequences, StringMap, Strings, keep_sequences, keep_strings
from glossary.matching.tables import Columns, Rows, Trie, as_rows

Part = TypeVar("Part")

_TOLD = ("language", "fingerprint", "concepts", "terms", "has_dates", "has_lapsed")
"""Attributes of an index that are plain values."""
_KEYS = ("own", "without_apostrophes", "bases", "spellings", "in_print", "without_ligatures")
_SURROUNDINGS = ("one", "two", "stems", "beginnings")


def as_arrays(lookup: Lookup, keys: Sequence[str]) -> Arrays:
    """What `lookup`, which nobody has used yet, consists of; `keys` are those of all concepts in order."""
    arrays: Arrays = {}
    for name, part in (
        *_parts_of_index(lookup.index, keys),
        *_parts_of_kindred(lookup.kindred),
        ("own", keep_strings(lookup.lexicon.own)),
        ("folded", keep_strings(lookup.lexicon.folded_own)),
    ):
        arrays.update(_flat(name, part))
    return arrays


def from_arrays(arrays: Arrays) -> Lookup:
    """What `as_arrays` took apart."""
    words = _strings(arrays, "content_words")
    index = _index(arrays, words)
    lexicon = load_lexicon().owning(_strings(arrays, "own"), _strings(arrays, "folded"), index.language)
    return Lookup(index, lexicon, _kindred(arrays, words, lexicon))


def _parts_of_index(index: Index, keys: Sequence[str]) -> Iterator[tuple[str, object]]:
    yield "told", np.frombuffer(json.dumps({name: getattr(index, name) for name in _TOLD}).encode(), np.uint8)
    yield from _parts_of_patterns(index, keys)
    yield "words", keep_strings(index.numbers)
    yield "trie", index.trie
    yield "columns", index.columns
    yield "forms", keep_strings(index.forms)
    yield "form_words", as_rows([[index.numbers[word] for word in sorted(words)] for words in index.forms.values()])
    yield "content_words", keep_strings(index.content_words)
    yield "by_content", index.by_content
    yield "content_seams", index.content_seams
    yield "bereft", keep_strings(index.bereft)
    yield "bereft_words", as_rows(index.bereft.values())
    yield "joined", keep_strings(index.joined)
    yield "joined_patterns", as_rows(index.joined.values())
    yield "joined_seams", index.joined_seams
    yield "run_together", keep_strings(index.run_together)
    pairs = [[index.numbers[word] for word in pair] for pair in index.run_together.values()]
    yield "run_together_words", np.array(pairs, np.int32).reshape(-1, 2)
    yield "gaps", keep_strings(sorted(index.gaps))
    yield "shared", keep_sequences(index.shared)
    yield "reportable", index.reportable


def _parts_of_patterns(index: Index, keys: Sequence[str]) -> Iterator[tuple[str, object]]:
    numbers: dict[int, int] = {}  # by identity: the same designation has a pattern for each of its forms
    designations: list[Designation] = []

    def number_of(designation: Designation) -> int:
        number = numbers.setdefault(id(designation), len(designations))
        if number == len(designations):
            designations.append(designation)
        return number

    yield "patterns", keep_records(pattern_record(each, number_of(each.designation)) for each in index.patterns)
    yield "concepts", keep_strings(keys)
    yield "preferred", keep_strings(index.preferred)
    yield "preferred_designations", np.array([number_of(each) for each in index.preferred.values()], np.int32)
    yield "designations", keep_records(map(designation_record, designations))


def _parts_of_kindred(kindred: Kindred) -> Iterator[tuple[str, object]]:
    keys, near = kindred.tables.keys, kindred.tables.near
    yield "key_beginnings", keep_strings(keys.beginnings)
    for name in _KEYS:
        keyed: Keyed = getattr(keys, name)
        yield f"{name}_keys", keep_strings(keyed.keys)
        yield f"{name}_keyed", np.stack((keyed.starts, keyed.counts))
        yield f"{name}_keyed_words", keyed.words
    for name in _SURROUNDINGS:
        yield f"near_{name}", getattr(near.surroundings, name)


def _flat(name: str, part: object) -> Iterator[tuple[str, NDArray[Any]]]:
    if isinstance(part, np.ndarray):
        yield name, part
    elif isinstance(part, int | np.generic):
        yield name, np.asarray(part)
    else:
        for each in fields(part):  # type: ignore[arg-type] # all parts are dataclasses
            if each.init:
                yield from _flat(f"{name}.{each.name}", getattr(part, each.name))


def _whole(made: type[Part], arrays: Arrays, name: str) -> Part:
    """The dataclass `made` from what `_flat` made of it."""
    return made(**{each.name: _field(arrays, f"{name}.{each.name}") for each in fields(made) if each.init})  # type: ignore[arg-type]


def _field(arrays: Arrays, name: str) -> object:
    array = arrays.get(name)
    if array is None:
        return _whole(Rows, arrays, name)
    if array.ndim:
        return array
    return array.item() if array.dtype == np.int64 else array[()]


def _strings(arrays: Arrays, name: str) -> Strings:
    return _whole(Strings, arrays, name)


def _index(arrays: Arrays, content_words: Strings) -> Index:
    words = _strings(arrays, "words")
    columns = _whole(Columns, arrays, "columns")
    designations = KeptDesignations(_whole(Records, arrays, "designations"))
    records = _whole(Records, arrays, "patterns")
    return Index(
        patterns=KeptPatterns(records, designations, _strings(arrays, "concepts"), columns.concepts),
        numbers=StringMap(words, int),
        trie=_whole(Trie, arrays, "trie"),
        columns=columns,
        forms=StringMap(_strings(arrays, "forms"), partial(_words_in, words, _whole(Rows, arrays, "form_words"))),
        content_words=content_words,
        content_numbers=StringMap(content_words, int),
        by_content=_whole(Rows, arrays, "by_content"),
        content_seams=_whole(SeamTable, arrays, "content_seams"),
        bereft=_rows_by(arrays, "bereft", "bereft_words"),
        joined=_rows_by(arrays, "joined", "joined_patterns"),
        joined_seams=_whole(SeamTable, arrays, "joined_seams"),
        run_together=StringMap(_strings(arrays, "run_together"), partial(_pair, words, arrays["run_together_words"])),
        gaps=frozenset(_strings(arrays, "gaps")),
        shared=Sequences(_strings(arrays, "shared")),
        preferred=StringMap(
            _strings(arrays, "preferred"), partial(_designation, designations, arrays["preferred_designations"])
        ),
        reportable=arrays["reportable"],
        **json.loads(arrays["told"].tobytes()),
    )


def _kindred(arrays: Arrays, words: Strings, lexicon: Lexicon) -> Kindred:
    keyed = {}
    for name in _KEYS:
        starts, counts = arrays[f"{name}_keyed"]
        keyed[name] = Keyed(_strings(arrays, f"{name}_keys"), arrays[f"{name}_keyed_words"], starts, counts)
    keys = KeyTable(lexicon.language, _strings(arrays, "key_beginnings"), **keyed)
    surroundings = Surroundings(*(_whole(Owned, arrays, f"near_{name}") for name in _SURROUNDINGS))
    return Kindred(words, lexicon, KinTables(words, keys, Neighbourhood(SpeltOut(words), surroundings)))


class SpeltOut(Sequence[str]):
    """Words, each spelt out when it is asked for."""

    def __init__(self, words: Strings) -> None:
        self._words = words

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return list(map(spelt_out, self._words[number]))
        return spelt_out(self._words[number])


def _rows_by(arrays: Arrays, strings: str, rows: str) -> Mapping[str, tuple[int, ...]]:
    return StringMap(_strings(arrays, strings), partial(_row, _whole(Rows, arrays, rows)))


def _row(rows: Rows, number: int) -> tuple[int, ...]:
    return tuple(rows.values[rows.offsets.item(number) : rows.offsets.item(number + 1)].tolist())


def _words_in(words: Strings, rows: Rows, number: int) -> frozenset[str]:
    return frozenset(words[place] for place in _row(rows, number))


def _pair(words: Strings, pairs: NDArray[np.int32], number: int) -> tuple[str, str]:
    one, other = pairs[number].tolist()
    return words[one], words[other]


def _designation(designations: KeptDesignations, numbers: NDArray[np.int32], number: int) -> Designation:
    return designations[numbers.item(number)]
