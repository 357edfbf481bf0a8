"""Whether a word stands in prose, or is code, an option, a name of a file, or foreign among its neighbours."""

from __future__ import annotations

import re

from align.document import Span
from glossary.artifacts.proof import Proof

_REACH = 2  # characters beside a word that tell
_LONGEST_CODE = 40  # characters between two backticks, or of an option
_CODE_BEFORE = re.compile(r"[$=<{~^|+&%#\]?_\\@\d]$|\w[.:*`]$|[)\]]\.$")
_CODE_AFTER = re.compile(r"[`$=>}~^|+&%#\[_@]|\\|\"\\|\d+[a-z]|\((?!e?s\)|ies\))|[.:*][a-z\d_]")
_TICKED = re.compile(rf"[^`'\n]{{0,{_LONGEST_CODE}}}`")
_OPTION = re.compile(r"(?:^|[\s(\[{|\"'`])--?(?:\w[\w-]*-)?$")
# Of so many words to each side, so many in small letters that are none: a dictionary's forms, a foreign sentence.
_NEIGHBOURS, _MOST_STRANGERS = 6, 2


def touches_code(text: str, span: Span) -> bool:
    """Say whether a mark beside the stretch makes it a piece of code, a name of a file, an option or a respelling."""
    start, end = span.start, span.end
    before = text[max(0, start - _REACH) : start]
    if _CODE_AFTER.match(text, end) or _CODE_BEFORE.search(before):
        return True
    if before.endswith("`") and not before.endswith("``"):
        return _TICKED.match(text, end) is not None
    return before.endswith("-") and _OPTION.search(text[max(0, start - _LONGEST_CODE) : start]) is not None


def is_among_strangers(number: int, proof: Proof, explained: frozenset[str]) -> bool:
    """Say whether many words beside the one of this number are none, and no damage in `explained` says why."""
    first, last = max(0, number - _NEIGHBOURS), number + _NEIGHBOURS + 1
    beside = (proof.words[each] for each in proof.unknown_between(first, last) if each != number)
    return sum(word.islower() and word not in explained for word in beside) > _MOST_STRANGERS
