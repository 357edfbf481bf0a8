"""PDF: lines as they are set, each with its page and box; what the file cannot say is marked, not guessed.

The text as read has a line for each line on the page, a blank line where the page leaves one, and a form feed
where a page ends. pdfium takes the break after a hyphen away; it is put back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import c_double, c_ushort
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2
from pypdfium2 import raw

from align.document import Page, Region, RegionKind, Span
from align.errors import UnreadableError
from align.reading.extract import Extract

RUN_OCR = "run OCR first (text recognition, for instance with ocrmypdf), and read the file that it makes"
SAVE_ANEW = "open it in a PDF viewer and print it to a new PDF file"

_SIGNATURE_WITHIN = 1024  # bytes: what viewers allow to stand before "%PDF-"
_HYPHEN = "\x02"  # what pdfium gives for a hyphen at a line's end, whose break it drops
_LINE = re.compile(rf"[^\r\n{_HYPHEN}]*(?:{_HYPHEN}|\r\n|\r|\n|$)")
_UNREAD = "\ufffd"
_LOST = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_GAP = 1.5
"""Of the page's usual distance between lines: double-spaced text has one distance, so it has no gaps."""
_FEWEST_LINES = 3  # that show what a page's usual distance is


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page: its text, `box` and baseline in points from the page's lower left corner."""

    text: str
    box: tuple[float, float, float, float] | None
    baseline: float


@dataclass(frozen=True, slots=True)
class _PageText:
    """What one page holds; `has_pictures` is asked only where it has no text."""

    lines: tuple[_Line, ...]
    has_pictures: bool


def parse_pdf(content: bytes) -> Extract:
    """Take the text out of a PDF file.

    Raises:
        UnreadableError: no PDF, broken, encrypted, or without any text.
    """
    if b"%PDF-" not in content[:_SIGNATURE_WITHIN]:
        raise UnreadableError("", "is not a PDF file, whatever its name says", "check where it comes from")
    pages = list(_read_pages(content))
    if not any(page.lines for page in pages):
        what = "has no text: its pages are pictures" if any(page.has_pictures for page in pages) else "has no text"
        raise UnreadableError("", what, RUN_OCR)
    return _set(pages)


def _read_pages(content: bytes) -> Iterator[_PageText]:
    try:
        with pypdfium2.PdfDocument(content) as file:
            for number in range(len(file)):
                yield _read_page(file, number)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            what, remedy = "is locked with a password", "save it without one, and read that"
            raise UnreadableError("", what, remedy) from None
        raise UnreadableError("", "is broken: it cannot be opened as a PDF file", SAVE_ANEW) from None


def _read_page(file: Any, number: int) -> _PageText:  # noqa: ANN401 - pypdfium2 has no types
    try:
        page = file[number]
    except pypdfium2.PdfiumError:
        return _PageText((), has_pictures=True)  # a page that cannot be opened is named among those without text
    try:
        text = page.get_textpage()
        try:
            lines = tuple(_cut_lines(text))
        finally:
            text.close()
        kinds = [raw.FPDF_PAGEOBJ_IMAGE]
        return _PageText(lines, not lines and any(True for _ in page.get_objects(filter=kinds)))
    finally:
        page.close()


def _cut_lines(page: Any) -> Iterator[_Line]:  # noqa: ANN401 - pypdfium2 has no types
    text = _read_signs(page.raw)
    if not text or text.isspace():
        return
    for found in _LINE.finditer(text):
        if found.group():
            body = found.group().rstrip("\r\n")
            yield _Line(_readable(body), *_find_place(page.raw, found.start(), body))


def _read_signs(page: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    """The page's text, a sign for each of its places: all at once, or one by one where pdfium leaves some out.

    At once takes a fifth of the time; what pdfium leaves out is the lost letters, which are not to be missed.
    """
    count = raw.FPDFText_CountChars(page)
    buffer = (c_ushort * (count + 1))()
    if raw.FPDFText_GetText(page, 0, count, buffer) == count + 1 and 0 not in buffer[:count]:
        text = bytes(buffer).decode("utf-16-le", "surrogatepass")[:-1]
        if len(text) == count:
            return text.replace("\ufffe", _HYPHEN)
    signs = [chr(raw.FPDFText_GetUnicode(page, place)) for place in range(count)]
    for place, sign in enumerate(signs):
        if sign == _HYPHEN and raw.FPDFText_IsHyphen(page, place) != 1:
            signs[place] = _UNREAD
    return "".join(signs)


def _readable(body: str) -> str:
    """`body` with its hyphen back; a code without a character (NUL, a control, half a pair) becomes U+FFFD."""
    text = body.replace(_HYPHEN, "-").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if text.isprintable():
        return text
    return "".join(_UNREAD if unicodedata.category(sign) == "Cc" and sign != "\t" else sign for sign in text)


def _find_place(page: Any, start: int, body: str) -> tuple[tuple[float, float, float, float] | None, float]:  # noqa: ANN401
    """Box and baseline of a line; white space alone has no box."""
    x, baseline = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(page, start, x, baseline)
    if not body or body.isspace():
        return None, baseline.value
    corners = []
    for number in range(raw.FPDFText_CountRects(page, start, len(body))):
        left, top, right, bottom = c_double(), c_double(), c_double(), c_double()
        if raw.FPDFText_GetRect(page, number, left, top, right, bottom):
            corners.append((left.value, bottom.value, right.value, top.value))
    if not corners:
        return None, baseline.value
    lefts, bottoms, rights, tops = zip(*corners, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops)), baseline.value


def _set(pages: Sequence[_PageText]) -> Extract:
    """Put pages one after the other: lines, blank lines where the page leaves room, form feeds between."""
    parts: list[str] = []
    regions: list[Region] = []
    spans: list[Page] = []
    start = done = 0
    for number, page in enumerate(pages, start=1):
        for line, is_apart in zip(page.lines, _find_gaps(page.lines), strict=True):
            before = "\n" if is_apart else ""
            parts.append(f"{before}{line.text}\n")
            done += len(before)
            if line.box is not None and line.text:
                regions.append(Region(Span(done, done + len(line.text)), RegionKind.PROSE, _locate(number, line.box)))
            done += len(line.text) + 1
        if number < len(pages):
            parts.append("\f")
            done += 1
        spans.append(Page(number, Span(start, done)))
        start = done
    return Extract("".join(parts), tuple(spans), tuple(regions), warnings=tuple(_warn(pages)))


def _find_gaps(lines: Sequence[_Line]) -> list[bool]:
    """For each line, whether the page leaves room before it; a line higher up begins a column and has none."""
    steps = [above.baseline - below.baseline for above, below in pairwise(lines)]
    downward = sorted(step for step in steps if step > 0)
    if len(downward) < _FEWEST_LINES - 1:
        return [False] * len(lines)
    usual = downward[(len(downward) - 1) // 2]
    return [False, *(step > _GAP * usual for step in steps)]


def _locate(page: int, box: tuple[float, float, float, float]) -> str:
    return f"page={page};box={','.join(f'{side:.1f}' for side in box)}"


def _warn(pages: Sequence[_PageText]) -> Iterator[str]:
    unread = [number for number, page in enumerate(pages, start=1) if page.has_pictures and not page.lines]
    if unread:
        has, they_are = ("has", "it is") if len(unread) == 1 else ("have", "they are")
        yield f"{_name_pages(unread)} {has} no text; if {they_are} scanned, {RUN_OCR}"
    counts = [sum(len(_LOST.findall(line.text)) for line in page.lines) for page in pages]
    damaged = [number for number, count in enumerate(counts, start=1) if count]
    if damaged:
        letters = "one character" if sum(counts) == 1 else f"{sum(counts)} characters"
        yield f"does not say which letters {letters} on {_name_pages(damaged)} stand for; look at them on the page"


def _name_pages(numbers: Sequence[int]) -> str:
    """Name pages in an editor's words: "pages 2, 5–9 and 12"; after six runs the rest is counted."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    most = 6
    names = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:most]]
    left = len(numbers) - sum(run[-1] - run[0] + 1 for run in runs[:most])
    if left:
        names.append(f"{left} more")
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}"
