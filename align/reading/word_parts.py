"""The parts of a Word file other than its text: what its styles mean, and which part is the text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from align.document import RegionKind
from align.errors import UnreadableError

WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # what Word calls "Strict Open XML"
    )
)
_FEED = 1 << 16  # bytes given to the parser at once
_BODY_TEXT = 9  # the outline level that is none
_DEEPEST = 20  # styles based one on another; more is a circle
_KINDS = {
    "title": RegionKind.HEADING,
    "subtitle": RegionKind.HEADING,
    "caption": RegionKind.CAPTION,
    "quote": RegionKind.QUOTE,
    "intense quote": RegionKind.QUOTE,
    "html preformatted": RegionKind.CODE,
}


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of a paragraph."""

    kind: RegionKind = RegionKind.PROSE
    is_listed: bool = False


def feed(part: io.BytesIO, target: object) -> None:
    """Parse one part and tell `target` its elements, in order; no tree is built.

    Raises:
        UnreadableError: the part declares a document type, which Word never writes and bombs are made of.
    """
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    while content := part.read(_FEED):
        parser.feed(content)
    parser.close()


def word_name(tag: str) -> str:
    """Name of a WordprocessingML element or attribute, "" for those of other vocabularies."""
    namespace, _, name = tag[1:].rpartition("}")
    return name if namespace in WORD else ""


def value_of(attributes: Mapping[str, str], wanted: str = "val") -> str:
    """Value of one of Word's own attributes, "" where it is not there."""
    return next((value for name, value in attributes.items() if word_name(name) == wanted), "")


def outline_kind(level: str) -> RegionKind | None:
    """What an outline level makes of a paragraph."""
    return RegionKind.HEADING if level.isascii() and level.isdigit() and int(level) < _BODY_TEXT else None


class Target:
    """What `feed` tells: a base that ignores all of it but refuses document types."""

    def doctype(self, *_: object) -> None:
        """Refuse a document type."""
        what = "holds a document type declaration, which no Word file does"
        raise UnreadableError("", what, "do not open it unless you know where it comes from")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""

    def end(self, tag: str) -> None:
        """Close an element."""

    def take(self, text: str) -> None:
        """Take text."""

    data = take  # the parser's name for it

    def close(self) -> None:
        """Come to the end."""


class Relations(Target):
    """The archive's table of parts; `main` names the one with the text."""

    def __init__(self) -> None:
        self.main = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        if tag.endswith("}Relationship") and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = self.main or attributes.get("Target", "").lstrip("/")


@dataclass(slots=True)
class _Described:
    """A style as described, before what it is based on is known."""

    based_on: str = ""
    kind: RegionKind | None = None
    is_listed: bool | None = None


@dataclass
class StyleSheet(Target):
    """The styles of a document."""

    _styles: dict[str, _Described] = field(default_factory=dict)
    _current: _Described = field(default_factory=_Described)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        name = word_name(tag)
        value = value_of(attributes)
        if name == "style":
            self._current = self._styles.setdefault(value_of(attributes, "styleId"), _Described())
        elif name == "name":
            self._current.kind = _kind_by_name(value.lower()) or self._current.kind
        elif name == "basedOn":
            self._current.based_on = value
        elif name == "outlineLvl":
            self._current.kind = self._current.kind or outline_kind(value)
        elif name == "numId":
            self._current.is_listed = value != "0"

    def resolve(self) -> dict[str, Style]:
        """Every style with what it takes from those that it is based on."""
        return {identity: self._resolve(identity) for identity in self._styles}

    def _resolve(self, identity: str) -> Style:
        kind: RegionKind | None = None
        is_listed: bool | None = None
        for _ in range(_DEEPEST):
            described = self._styles.get(identity)
            if described is None:
                break
            kind = kind or described.kind
            is_listed = described.is_listed if is_listed is None else is_listed
            identity = described.based_on
        return Style(kind or RegionKind.PROSE, is_listed=bool(is_listed))


def _kind_by_name(name: str) -> RegionKind | None:
    return RegionKind.HEADING if name.startswith("heading") else _KINDS.get(name)


def parse_sign(code: str) -> str:
    """The character of a symbol written as its hexadecimal code; U+FFFD where that is none."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return sign if sign.isprintable() or sign >= "\ue000" else "\ufffd"
