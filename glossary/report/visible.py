"""Text made safe and visible on a terminal or a page: what prints as nothing, or moves the cursor, is named."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

JOINERS = "\u200c\u200d"  # zero-width, but spelling needs them in Persian, Hindi and emoji
UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
WIDTHLESS_CATEGORIES = frozenset({"Mn", "Me", "Cf"})
HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)  # drawn inside the syllable that they follow
LINE_BREAK_SIGN = "↵"


def name_unseen(text: str) -> str:
    """Write characters that one cannot see as `<U+202E>`; line breaks and tabs are among them."""
    if text.isprintable():
        return text
    return "".join(unseen_name(each) or each for each in text)


@lru_cache(maxsize=4096)
def unseen_name(character: str) -> str | None:
    """`<U+202E>` for a character that one cannot see, None for one that one can."""
    if character in JOINERS or unicodedata.category(character) not in UNSEEN_CATEGORIES:
        return None
    return f"<U+{ord(character):04X}>"


def on_one_line(text: str) -> str:
    """Like `name_unseen`, with every line break (and the blanks around it) shown as one `↵`."""
    if text.isprintable():
        return text
    return name_unseen(re.sub(r"[ \t]*(?:\r\n|\n|\r)[ \t]*", LINE_BREAK_SIGN, text).replace("\t", " "))


def cell_width(text: str) -> int:
    """How many terminal cells `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def keep_start(text: str, cells: int) -> str:
    """Longest beginning of `text` that takes at most `cells` cells."""
    taken = 0
    for index, character in enumerate(text):
        taken += _cells(character)
        if taken > cells:
            return text[:index]
    return text


def keep_end(text: str, cells: int) -> str:
    """Longest ending of `text` that takes at most `cells` cells."""
    taken = 0
    for index in range(len(text) - 1, -1, -1):
        taken += _cells(text[index])
        if taken > cells:
            return text[index + 1 :]
    return text


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in WIDTHLESS_CATEGORIES or ord(character) in HANGUL_VOWELS_AND_FINALS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
