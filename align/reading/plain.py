"""Plain text: the text as read is the file decoded, with nothing moved; addresses in it are masked, as no prose."""

from __future__ import annotations

from hashlib import sha256

from align.addresses import find_addresses
from align.decoding import decode_text, find_pages
from align.document import Document


def read_plain(content: bytes, path: str) -> Document:
    """Read a plain text file."""
    decoded = decode_text(content, path)
    return Document(
        path=path,
        text=decoded.text,
        media_type="text/plain",
        sha256=sha256(content).hexdigest(),
        pages=find_pages(decoded.text),
        masked=tuple(find_addresses(decoded.text)),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )
