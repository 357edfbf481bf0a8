"""HTML: what a browser shows as text, block by block; scripts, styles and the head are left out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from lxml import etree

from align.decoding import Decoded, decode_text
from align.document import RegionKind
from align.errors import UnreadableError
from align.reading.blocks import BULLET, LINE, NEXT_CELL, PARAGRAPH, Blocks
from align.reading.extract import Extract

_DROPPED = frozenset(
    "audio canvas embed head iframe math noscript object rp script select style svg template textarea video".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead title tr ul".split()
)
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary"), RegionKind.HEADING),
    **dict.fromkeys(("td", "th", "dt"), RegionKind.CELL),
    **dict.fromkeys(("caption", "figcaption"), RegionKind.CAPTION),
    "blockquote": RegionKind.QUOTE,
    "pre": RegionKind.CODE,
}
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile("[ \t\n\r\f]+")  # a no-break space is none of them
_SUPPRESSION = re.compile(r"\s*gloss:ignore\b")
_DEEPEST = 32  # steps of a locator: paths through 100,000 nested elements would fill the memory
_FEED = 1 << 16  # characters given to the parser at once

_DECLARED = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*(?P<meta>[\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["'](?P<xml>[\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes: browsers look at 1,024, some pages say it later
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_CHARSETS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"))
# What pages say and what they mean, as browsers read it (encoding.spec.whatwg.org, "Names and labels").
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",  # it could not have been read as ASCII
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def parse_html(content: bytes) -> Extract:
    """Take the text out of an HTML file.

    Raises:
        UnreadableError: binary content.
    """
    decoded = _decode(content)
    page = _Page()
    parser = etree.HTMLParser(target=page, huge_tree=True, no_network=True)
    text = decoded.text.replace("\x00", "\ufffd")  # as browsers read it
    try:
        for start in range(0, len(text), _FEED):
            parser.feed(text[start : start + _FEED])
        if text:
            parser.close()
    except etree.LxmlError:
        remedy = "open it in a browser and save it anew, or save its text (.txt)"
        raise UnreadableError("", "is broken: it cannot be read as HTML", remedy) from None
    return page.blocks.close(language=page.language, encoding=decoded.encoding, warnings=decoded.warnings)


def _decode(content: bytes) -> Decoded:
    """By the byte order mark, by what the page says of itself, or as any text is decoded."""
    declared = None if content.startswith(_BOMS) else _find_declared(content[:_DECLARED_WITHIN])
    if declared is None:
        return decode_text(content, "")
    codec, said = declared
    try:
        return Decoded(content.decode(codec), codec)
    except UnicodeDecodeError:
        decoded = decode_text(content, "")
        return Decoded(decoded.text, decoded.encoding, (f"says that it is in {said}, but is not", *decoded.warnings))


def _find_declared(beginning: bytes) -> tuple[str, str] | None:
    """The encoding that a page names, and its name as written; None where it names none that is known."""
    found = _DECLARED.search(beginning)
    if found is None:
        return None
    said = (found["meta"] or found["xml"]).decode("ascii", "replace")
    try:
        name = codecs.lookup(said).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else (_MEANT.get(name, name), said)


@dataclass(slots=True)
class _Element:
    """An open element: where it stands, what its text is, and how many of each name it holds so far."""

    name: str
    step: str
    kind: RegionKind | None
    children: dict[str, int] = field(default_factory=dict)


class _Page:
    """What the parser tells, in order, put into blocks; nothing is kept of an element once it is closed."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self.language: str | None = None
        self._open: list[_Element] = [_Element("", "", None)]
        self._kinds: list[RegionKind] = []
        self._pieces: list[str] = []
        self._dropped = 0
        self._preformatted = 0
        self._before = PARAGRAPH
        self._mark = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if self._dropped or name in _DROPPED:
            self._dropped += 1
            return
        if name in ("html", "body") and self.language is None:
            self.language = attributes.get("lang") or attributes.get("xml:lang") or None
        if name == "br":
            self._pieces.append("\n")
        if name in _BLOCKS:
            self._flush()
            self._begin(name)
        parent = self._open[-1]
        number = parent.children[name] = parent.children.get(name, 0) + 1
        kind = _KINDS.get(name)
        self._open.append(_Element(name, f"/{name}[{number}]", kind))
        if kind is not None:
            self._kinds.append(kind)
        self._preformatted += name == "pre"

    def end(self, name: str) -> None:
        """Close an element."""
        if self._dropped:
            self._dropped -= 1
            return
        if name in _BLOCKS:
            self._flush()
        if name in _CELLS or name == "li":
            self._before, self._mark = PARAGRAPH, ""
        element = self._open.pop()
        if element.kind is not None:
            self._kinds.pop()
        self._preformatted -= name == "pre"

    def take(self, text: str) -> None:
        """Take text."""
        if not self._dropped:
            self._pieces.append(text if self._preformatted else _SPACES.sub(" ", text))

    data = take  # the parser's name for it

    def comment(self, text: str) -> None:
        """Keep a comment that silences a rule; others are nothing that one reads."""
        if not self._dropped and _SUPPRESSION.match(text):
            self._flush()
            self.blocks.add_comment(f"<!--{text}-->")

    def close(self) -> None:
        """Take what is left."""
        self._flush()

    def _begin(self, name: str) -> None:
        """Say what stands before the next block: cells of a row and items of a list go close together."""
        parent = self._open[-1]
        if name in _CELLS:
            self._before = NEXT_CELL if any(cell in parent.children for cell in _CELLS) else LINE
        elif name == "li":
            number = parent.children.get("li", 0) + 1
            self._mark = f"{number}. " if parent.name == "ol" else BULLET
            self._before = LINE if number > 1 else PARAGRAPH

    def _flush(self) -> None:
        """End the block that is being read."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if not text or text.isspace():
            return
        if not self._preformatted:
            text = "\n".join(_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
        text = text.strip("\n")
        kind = self._kinds[-1] if self._kinds else RegionKind.PROSE
        self.blocks.add(text, kind, self._locate(), before=self._before, mark=self._mark)
        self._before, self._mark = PARAGRAPH, ""

    def _locate(self) -> str:
        """Path to the open element, from the root or from as far up as is kept."""
        steps = "".join(element.step for element in self._open[1:][-_DEEPEST:])
        return steps if len(self._open) - 1 <= _DEEPEST else f"/{steps}"
