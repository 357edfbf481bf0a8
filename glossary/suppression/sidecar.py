"""`gloss-ignore.toml`: suppressions for texts that one may not touch."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from align.document import LineIndex, Span
from glossary.errors import UsageError
from glossary.paths import is_file
from glossary.suppression.suppression import IN_SIDECAR, Place, Suppression

SIDECAR = "gloss-ignore.toml"
ENTRIES = "ignore"
HEADER = re.compile(r"^[ \t]*\[\[[ \t]*ignore[ \t]*\]\]", re.MULTILINE)
TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
LISTS = {"paths": 'list globs, as in ["reports/*.txt"]', "rules": 'list rules or families, as in ["T103"]'}
STRINGS = {
    "concept": "write one concept's key",
    "text": "write the words as they stand in the text",
    "fingerprint": "copy it from the JSON report",
    "reason": "say why it may stay",
}
KEYS = (*LISTS, *STRINGS, "until")
NARROWING = ("rules", "concept", "text", "fingerprint")


def find_sidecars(document: str, root: Path | None) -> tuple[str, ...]:
    """Sidecars for the document at the path `document`: beside it, then upwards to `root`, the nearest first.

    `root` is the folder of the settings file. Where there is none, or the document does not lie below it, only
    the one beside the document counts. Standard input has none.
    """
    if document == "-":
        return ()
    folder = Path(os.path.abspath(document)).parent  # noqa: PTH100 - `..` is resolved, links are not
    folders = [folder]
    if root is not None and folder.is_relative_to(root.absolute()):
        folders += [each for each in folder.parents if each.is_relative_to(root.absolute())]
    return tuple(_seen_from_here(each / SIDECAR) for each in folders if is_file(str(each / SIDECAR)))


def load_sidecar(path: str) -> tuple[Suppression, ...]:
    """Read the sidecar at `path`.

    Raises:
        UsageError: it cannot be read, or an entry in it means nothing: file, line, entry, what and remedy.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        content = tomllib.loads(text.replace("\r\n", "\n"))
    except OSError as refused:
        raise UsageError(path, "it cannot be read", (refused.strerror or str(refused)).lower()) from refused
    except ValueError as refused:
        raise UsageError(path, f"this is not TOML: {refused}", "see https://toml.io for how it is written") from refused
    entries = content.pop(ENTRIES, [])
    if content or not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        name = next(iter(content), ENTRIES)
        raise UsageError(path, f'"{name}" is not a list of entries', f"begin each entry with [[{ENTRIES}]]")
    places = _find_places(path, text, len(entries))
    return tuple(_Entry(number, place).read(each) for (number, place), each in zip(places, entries, strict=True))


def _seen_from_here(path: Path) -> str:
    """`path` from the folder we are in, as documents are named too."""
    return Path(os.path.relpath(path)).as_posix()


def _find_places(path: str, text: str, count: int) -> Iterator[tuple[int, Place]]:
    """Where each entry stands; all of them on the first line where they are not written as tables."""
    lines = LineIndex(text)
    headers = list(HEADER.finditer(text))
    for number in range(1, count + 1):
        if len(headers) == count:
            following = TABLE.search(text, headers[number - 1].end())
            start, end = headers[number - 1].start(), following.start() if following else len(text)
        else:
            start, end = 0, len(lines.line(1))
        span = Span(start, start + len(text[start:end].rstrip()))
        yield number, Place(path, span, lines.position(span.start), lines.position(span.end), span.of(text))


class _Entry:
    """One entry of a sidecar while it is read."""

    def __init__(self, number: int, place: Place) -> None:
        self._number = number
        self._place = place

    def read(self, content: Mapping[str, Any]) -> Suppression:
        """Take what the entry says."""
        for key in content:
            if key not in KEYS:
                near = get_close_matches(key.lower(), KEYS, n=1)
                remedy = f'did you mean "{near[0]}"?' if near else f"use {', '.join(KEYS)}"
                raise self._refuse(f'"{key}" is not known here', remedy)
        lists = {key: self._list(key, content.get(key, [])) for key in LISTS}
        strings = {key: self._string(key, content[key]) for key in STRINGS if key in content}
        if "reason" not in strings:
            raise self._refuse("it gives no reason", 'write reason = "why it may stay"')
        if not any(key in content for key in NARROWING):
            raise self._refuse("it names nothing to hide", f"give {', '.join(NARROWING[:-1])} or {NARROWING[-1]}")
        return Suppression(
            by=IN_SIDECAR,
            place=self._place,
            rules=lists["rules"],
            reason=strings["reason"],
            until=self._day(content.get("until")),
            folder=str(Path(self._place.path).parent),
            paths=lists["paths"],
            concept=strings.get("concept"),
            text=strings.get("text"),
            fingerprint=strings.get("fingerprint"),
        )

    def _list(self, key: str, value: object) -> tuple[str, ...]:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(each, str) and each.strip() for each in items):
            raise self._refuse(f"{key} cannot be {value!r}", LISTS[key])
        return tuple(items)

    def _string(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._refuse(f"{key} cannot be {value!r}", STRINGS[key])
        return value

    def _day(self, value: object) -> date | None:
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self._refuse(f"until cannot be {value!r}", "write a day, as in until = 2027-01-31") from None

    def _refuse(self, what: str, remedy: str) -> UsageError:
        where = f"{self._place.path}:{self._place.start.line}: entry {self._number}"
        return UsageError(where, what, remedy)
