"""Small PDF and Word files, written by hand: the tests need no program that makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica %s>>"
# Codes 1 and 2 stand for no character, and for one of the private-use area.
UNMAPPED = b"/Encoding << /Differences [1 /g001 /uniE001] >> "


def make_pdf(pages: Sequence[bytes], *, font: bytes = b"", extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF whose pages have these content streams; `extra` goes into each stream's dictionary."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * place) for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        FONT % font,
    ]
    for place, content in enumerate(pages):
        resources = b"/Resources << /Font << /F 3 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents %d 0 R %s >>" % (5 + 2 * place, resources)
        )
        objects.append(b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), extra, content))
    return write_objects(objects, trailer=trailer)


def write_objects(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, the first of them its catalogue."""
    written = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n" % (len(objects) + 1, trailer, len(written))
    return written + head + tail + b"%%EOF\n"


def set_lines(*lines: str, top: int = 260, leading: int = 14) -> bytes:
    """A page's content: one line below the other; an empty one leaves its room."""
    shown = []
    for place, line in enumerate(lines):
        if line:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            baseline = top - leading * place
            shown.append(b"BT /F 11 Tf 40 %d Td (%s) Tj ET" % (baseline, escaped.encode("latin-1")))
    return b"\n".join(shown)


def make_docx(body: str, *, before: str = "", **parts: str) -> bytes:
    """A Word file with this body; `parts` are further parts by name, such as `styles`."""
    texts = {"word/document.xml": f"{before}<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    texts.update({f"word/{name}.xml": text for name, text in parts.items()})
    return make_zip(texts)


def make_zip(texts: dict[str, str]) -> bytes:
    """An archive of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
