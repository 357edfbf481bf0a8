"""Bytes and strings become concepts and back: one module per file format, and the table of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from align.reading import is_endless
from glossary.concept import Glossary
from glossary.errors import GlossaryError
from glossary.formats.columns import name_losses
from glossary.formats.concepts_json import parse_json, serialize_json
from glossary.formats.delimited import name_unread, parse_delimited, serialize_delimited
from glossary.formats.delimited_places import find_places as find_cells
from glossary.formats.json_places import find_places as find_values
from glossary.formats.places import PlaceFinder
from glossary.paths import is_folder

UNREADABLE_YET = {".xlsx": "an Excel workbook", ".tbx": "a TBX file"}


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of glossary file; `name` is what users call it, and its suffix without the dot.

    `name_losses` says what of a glossary the format cannot hold, `name_unread` what of a file was left alone;
    `find_places` where each designation stands in the text of a file that `parse` took.
    """

    name: str
    media_type: str
    parse: Callable[[bytes, str], Glossary]
    serialize: Callable[[Glossary], str]
    name_losses: Callable[[Glossary], tuple[str, ...]]
    name_unread: Callable[[bytes, str], tuple[str, ...]]
    find_places: PlaceFinder


def _delimited(name: str, media_type: str, delimiter: str) -> Format:
    return Format(
        name,
        media_type,
        parse=partial(parse_delimited, delimiter=delimiter),
        serialize=partial(serialize_delimited, delimiter=delimiter),
        name_losses=name_losses,
        name_unread=partial(name_unread, delimiter=delimiter),
        find_places=partial(find_cells, delimiter=delimiter),
    )


FORMATS = {
    format_.name: format_
    for format_ in (
        _delimited("csv", "text/csv", ","),
        _delimited("tsv", "text/tab-separated-values", "\t"),
        Format(
            "json",
            "application/json",
            parse_json,
            serialize_json,
            name_losses=lambda _: (),
            name_unread=lambda *_: (),
            find_places=find_values,
        ),
    )
}


def load_file(path: str) -> Glossary:
    """Read the glossary file at `path`, in the format that its suffix says; its name is the path.

    Raises:
        GlossaryError: there is no such file, or it is no glossary.
    """
    return read_file(path)[0]


def read_file(path: str) -> tuple[Glossary, tuple[str, ...]]:
    """Read a glossary file, and say what of it was left alone.

    Raises:
        GlossaryError: there is no such file, or it is no glossary.
    """
    format_ = find_format(path)
    content = read_content(path)
    return replace(format_.parse(content, path), name=path), format_.name_unread(content, path)


def find_format(path: str) -> Format:
    """Find the format by the suffix of `path`.

    Raises:
        GlossaryError: no format has it.
    """
    suffix = Path(path).suffix.lower()
    if suffix.removeprefix(".") in FORMATS:
        return FORMATS[suffix.removeprefix(".")]
    if is_folder(path):
        raise _folder(path)
    if suffix in UNREADABLE_YET:
        what = f"is {UNREADABLE_YET[suffix]}, which cannot be read yet"
        raise GlossaryError(path, what, "export it as CSV, TSV or JSON")
    what = f'has the suffix "{suffix}"' if suffix else "has no suffix that says what it is"
    raise GlossaryError(path, what, "a glossary file ends in .csv, .tsv or .json")


def sniff_format(content: bytes) -> Format:
    """Guess the format of a glossary that has no name: JSON begins with a bracket, TSV has a tab in its first line."""
    begin = content.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if begin.startswith((b"{", b"[")):
        return FORMATS["json"]
    header = b"".join(begin.splitlines()[:1])
    return FORMATS["tsv" if b"\t" in header else "csv"]


def read_content(path: str) -> bytes:
    """Read the bytes of a glossary file.

    Raises:
        GlossaryError: there is no such file, or it cannot be read.
    """
    if is_endless(path):
        raise GlossaryError(path, "is a pipe or a device, and may never end", "copy it to a file first")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise GlossaryError(path, "there is no such file", "check the name and the folder") from None
    except IsADirectoryError:
        raise _folder(path) from None
    except OSError as error:
        raise GlossaryError(path, f"cannot be read: {error.strerror}", "check who may read it") from None


def _folder(path: str) -> GlossaryError:
    return GlossaryError(path, "is a folder", "name a glossary file in it, such as terms.csv")
