"""Words that stand twice in a row by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import Proof
from glossary.finding import Fix

CODE = "A109"

_REPEAT = re.compile(r"(?<![\w'\u2019-])([^\W\d_]+(?:['\u2019][^\W\d_]+)?)(\s+)(\1)(?![\w'\u2019-])", re.IGNORECASE)
_NEW_BLOCK = re.compile(r"\n[ \t]*\r?\n|\f")

# Of short words, only these are never doubled on purpose; others are names and syllables ("cha cha").
_FUNCTION_WORDS = frozenset(
    "a an and are as at be but by can for from had has he his how if in into is it its may of on or our she than the "
    "their them they to was we were will with you your".split(),
)
# Right as doublets: "had had", "gave her her book", "what it is is good", and words said twice for emphasis.
_DOUBLETS = frozenset(
    "alas amen again bye dear down far good great had half hear her here in is knock little long many more much never "
    "night no on over please quite really so that there very verily well woe yes years".split(),
)
_FEWEST_LETTERS = 4


def find_repeats(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that follows itself, over a line break too; not over a sentence's or a block's end."""
    for found in _REPEAT.finditer(text):
        first, gap, second = found.groups()
        if _is_meant(first, second, proof) or _parts_blocks(first, gap, second):
            continue
        if _is_longer_run(text, found):
            continue
        message = f"“{first}” stands twice"
        yield Damage(Span(*found.span()), CODE, (first,), Fix.UNSAFE, message)


def _is_meant(first: str, second: str, proof: Proof) -> bool:
    word = first.lower()
    if word in _DOUBLETS or not (second.islower() or (first.isupper() and second.isupper())):
        return True
    if word in _FUNCTION_WORDS:
        return False
    is_name = not first.islower() and not proof.is_word(word)
    return len(word) < _FEWEST_LETTERS or is_name or not proof.is_word(first)


def _parts_blocks(first: str, gap: str, second: str) -> bool:
    """Say whether a block ends between the two; a page break inside a sentence is none."""
    if not _NEW_BLOCK.search(gap):
        return False
    return first.lower() not in _FUNCTION_WORDS or not second.islower()


def _is_longer_run(text: str, found: re.Match[str]) -> bool:
    """Say whether the word is said three times or more, which nobody does by mistake."""
    word = found[1].lower()
    if word in _FUNCTION_WORDS:
        return False
    after = text[found.end() : found.end() + len(word) + 2]
    before = text[max(0, found.start() - len(word) - 2) : found.start()]
    return word in after.lower().split() or word in before.lower().split()
