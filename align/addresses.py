"""Addresses that stand in a text as they are: of the web, of mail, of files. They are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span

_MARK = re.compile(r"[@/\\.](?<!\.(?!\w))")
"""What every address has in it: one of these marks, a full stop only before a letter or digit."""
_RUN = re.compile(r"[^\s<>`]++")
_BEFORE_RUN = re.compile(r"[\s<>`](?=[^\s<>`]*+\Z)")
_FIRST_REACH = 64

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


def find_addresses(text: str) -> Iterator[Span]:
    """Addresses in `text`, without the stop or the bracket after them.

    Time is linear in the text, whatever it is made of.
    """
    for run in _find_runs(text):
        for found in _ADDRESS.finditer(text, *run):
            yield Span(found.start(), found.start() + len(found.group().rstrip(_AFTER)))


def _find_runs(text: str) -> Iterator[tuple[int, int]]:
    """Runs without blanks that have a mark of addresses in them; only these are looked into."""
    done = 0
    while mark := _MARK.search(text, done):
        run = _RUN.match(text, _run_start(text, done, mark.start()))
        assert run is not None  # noqa: S101 - the mark is in it
        done = run.end()
        yield run.span()


def _run_start(text: str, low: int, place: int) -> int:
    """Where the run begins that `place` lies in, `low` at the earliest; looks back as far as the run reaches."""
    reach = _FIRST_REACH
    while place - reach > low:
        found = _BEFORE_RUN.search(text, place - reach, place)
        if found:
            return found.end()
        reach *= 2
    found = _BEFORE_RUN.search(text, low, place)
    return found.end() if found else low


def is_address(text: str) -> bool:
    """Say whether `text` is one address and nothing else, angle brackets around it aside."""
    bare = text.removeprefix("<").removesuffix(">")
    return next(find_addresses(bare), None) == Span(0, len(bare))
