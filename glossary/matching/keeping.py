"""A glossary made ready for the documents of one language: compiled, or as a cache has kept it."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from glossary.artifacts.lexicon import load_lexicon
from glossary.cache import kept_file
from glossary.concept import Glossary
from glossary.house import House, key_of_content
from glossary.mapped import read_arrays, write_arrays
from glossary.matching.index import compile_index
from glossary.matching.kept import as_arrays, from_arrays
from glossary.matching.lookup import Lookup
from glossary.matching.records import designation_record

_ENTRY = "index-"


def make_ready(house: House, *, language: str, as_of: date) -> Lookup:
    """What documents in `language` are matched against on the day `as_of`.

    What is kept is used even by the run that has just compiled it: it takes less memory, and workers share it.
    """
    if not house.key:
        return compile_lookup(house, language=language, as_of=as_of)
    day = as_of.isoformat() if house.facts.is_dated else ""
    key = key_of_content((house.key.encode(), language.encode(), day.encode()))
    path = kept_file(_ENTRY + key)
    if path is None:
        return compile_lookup(house, language=language, as_of=as_of)
    arrays = read_arrays(path, key)
    if arrays is None:
        lookup = compile_lookup(house, language=language, as_of=as_of)
        arrays = as_arrays(lookup, [concept.key for concept in house.glossary.concepts])
        if not write_arrays(path, key, arrays):
            return lookup
        arrays = read_arrays(path, key) or arrays
    return from_arrays(arrays)


def compile_lookup(house: House, *, language: str, as_of: date) -> Lookup:
    """Compile the glossary, whatever is kept."""
    with _uncollected():
        index = compile_index(house.glossary, language=language, as_of=as_of, fingerprint=house.facts.fingerprint)
        texts = (each.designation.text for each in index.patterns)
        return Lookup(index, load_lexicon().extended(texts, language))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no circles of references: a fifth of compiling 100,000 terms, and there are none in what it makes."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def key_of_glossary(glossary: Glossary) -> str:
    """What `glossary` is kept under, wherever it came from: the order of its concepts counts, their notes do not."""
    return key_of_content(_content_of(glossary))


def _content_of(glossary: Glossary) -> Iterator[bytes]:
    for concept in glossary.concepts:
        yield json.dumps([concept.key, *map(designation_record, concept.designations)]).encode()
