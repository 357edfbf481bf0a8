"""Addresses that stand in a text as they are: of the web, of mail, of files. They are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span

_CANDIDATE = re.compile(r"(?<![^\s<>`])[^\s<>`@/\\.]*+[@/\\.][^\s<>`]*+")
"""A run without blanks that has a mark of addresses in it; only these are looked into."""

_DOMAINS = r"(?:com|org|net|gov|edu|mil|int|info|io)(?:\.[a-z]{2})?|(?:ac|co)\.[a-z]{2}"
_SUFFIXES = (
    "bat|bmp|cfg|conf|cpp|csv|css|dll|docx?|epub|exe|gif|gz|h|hpp|html?|ini|java|jpe?g|js|jsonl?|log|md|mp[34]|odt|pdf|"
    "png|pptx?|py|rst|rtf|sh|sql|svg|tar|tex|toml|ts|tsv|txt|wav|webp|xlsx?|xml|ya?ml|zip"
)
_ADDRESS = re.compile(
    r"(?<![\w@.+-])(?:"
    r"(?:https?|ftps?|file|git|ssh)://\S++"
    r"|(?:mailto:)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,63}"
    r"|www\.\w\S*+"
    rf"|(?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:{_DOMAINS})(?![\w-])(?:[:/?#]\S*+)?"
    r"|[A-Za-z]:\\\S++|\\\\\w\S*+"
    r"|(?<!/)(?:~|\.{1,2})?/(?:[\w.+-]{1,255}/)++[\w.+-]*+"
    rf"|(?:[\w.+-]{{1,255}}/){{0,20}}+[\w-]{{2,80}}(?:\.[\w-]{{1,80}}){{0,3}}\.(?:{_SUFFIXES})(?![\w/-])"
    r")",
)
_AFTER = ".,;:!?)]}*_'\"”’»"


def find_addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Addresses in `text[start:end]`, without the stop or the bracket after them.

    Time is linear in the text, whatever it is made of.
    """
    for candidate in _CANDIDATE.finditer(text, start, len(text) if end is None else end):
        for found in _ADDRESS.finditer(text, *candidate.span()):
            yield Span(found.start(), found.start() + len(found.group().rstrip(_AFTER)))


def is_address(text: str) -> bool:
    """Say whether `text` is one address and nothing else, angle brackets around it aside."""
    bare = text.removeprefix("<").removesuffix(">")
    return next(find_addresses(bare), None) == Span(0, len(bare))
