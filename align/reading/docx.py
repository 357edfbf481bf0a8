"""DOCX: paragraphs, headings, list items, cells and notes as they stand once every tracked change is accepted.

Numbering is not in a paragraph's text, so a list item gets a bullet. Headers, footers and comments are left out.
"""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from align.errors import UnreadableError
from align.reading.blocks import Blocks
from align.reading.extract import Extract
from align.reading.word_parts import Relations, Style, StyleSheet, feed
from align.reading.word_text import Walk

SAVE_ANEW = "open it in Word or LibreOffice and save it anew as .docx"

MOST_ENTRIES = 10_000
"""Files in the archive: a book with a picture on each page has some 2,000."""
LARGEST_UNPACKED = 1_000_000_000
"""Bytes of all files unpacked, pictures and all: five times the largest file that is taken."""
LARGEST_PART = 200_000_000
"""Bytes of one part unpacked: 100 MB of Word's XML hold a text of 5 million words."""
MOST_RATIO = 200
"""Times smaller by packing: Word's own XML packs 10 to 50 times, a bomb 1,000 times."""
SMALL_PART = 1_000_000  # bytes unpacked; below it a ratio says nothing

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MAIN = "word/document.xml"
_NOTES = ("footnotes.xml", "endnotes.xml")


def parse_docx(content: bytes) -> Extract:
    """Take the text out of a Word file.

    Raises:
        UnreadableError: no Word file, broken, locked, or one that unpacks to far more than it is.
    """
    if content.startswith(_OLD_OFFICE):
        what = "is locked with a password, or an old Word file (.doc) under a new name"
        raise UnreadableError("", what, "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _guard(archive)
            return _read_parts(archive)
    # NotImplementedError is how zipfile refuses a way of packing that it does not know, RuntimeError a locked entry
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError):
        raise UnreadableError("", "is broken: it cannot be unpacked as a Word file", SAVE_ANEW) from None
    except (etree.LxmlError, SyntaxError):
        raise UnreadableError("", "is broken: its XML cannot be read", SAVE_ANEW) from None


def _guard(archive: zipfile.ZipFile) -> None:
    """Refuse what would fill the memory, before anything is unpacked."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise UnreadableError("", f"holds {len(entries)} files, which no Word file does", SAVE_ANEW)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("", "is locked with a password", "save it without one, and read that")
    unpacked = sum(entry.file_size for entry in entries)
    dense = [entry for entry in entries if entry.file_size > max(SMALL_PART, MOST_RATIO * entry.compress_size)]
    largest = max((entry.file_size for entry in entries if entry.filename.endswith(".xml")), default=0)
    if unpacked > LARGEST_UNPACKED or dense or largest > LARGEST_PART:
        what = f"unpacks to {unpacked // 1_000_000} MB, far more than a Word file does"
        raise UnreadableError("", what, "do not open it unless you know where it comes from; save its text as .txt")


def _open_part(archive: zipfile.ZipFile, name: str) -> io.BytesIO | None:
    """One part unpacked, never more of it than the archive announced and the guard let pass."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    with archive.open(entry) as packed:
        return io.BytesIO(packed.read(LARGEST_PART + 1)[:LARGEST_PART])


def _read_parts(archive: zipfile.ZipFile) -> Extract:
    main = _find_main(archive)
    part = _open_part(archive, main)
    if part is None:
        raise UnreadableError("", "is not a Word file, whatever its name says", "check what it is and where it is from")
    folder = posixpath.dirname(main)
    styles_part = _open_part(archive, posixpath.join(folder, "styles.xml"))
    styles = _read_styles(styles_part) if styles_part else {}
    blocks = Blocks()
    feed(part, Walk(blocks, styles, main))
    for name in _NOTES:
        place = posixpath.join(folder, name)
        notes = _open_part(archive, place)
        if notes is not None:
            feed(notes, Walk(blocks, styles, place))
    return blocks.close()


def _read_styles(part: io.BytesIO) -> dict[str, Style]:
    sheet = StyleSheet()
    feed(part, sheet)
    return sheet.resolve()


def _find_main(archive: zipfile.ZipFile) -> str:
    """Name of the part that holds the text, as the archive's own table says."""
    table = _open_part(archive, "_rels/.rels")
    relations = Relations()
    if table is not None:
        feed(table, relations)
    return relations.main or _MAIN
