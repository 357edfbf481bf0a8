"""Words that stand twice in a row by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import Proof
from glossary.finding import Fix

CODE = "A109"

_WORD = r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?"
_REPEAT = re.compile(rf"(?<![\w'\u2019/\\-])({_WORD})((?:\s+\1)+)(?![\w'\u2019/\\-])", re.IGNORECASE)
_NEW_BLOCK = re.compile(r"\n[ \t]*\r?\n|\f")

# Of short words, only these are never doubled on purpose; others are names and syllables ("cha cha").
_FUNCTION_WORDS = frozenset(
    "a an and are as at be but by can for from had has he his how if in into is its may of on or our she than the "
    "their them they to was we were will with your".split(),
)
# Right as doublets: "had had", "gave her her book", "what it is is good", and words said twice for emphasis.
_DOUBLETS = frozenset(
    "alas amen again bye dear down far good great had half hear her here in is it knock little long many more much "
    "never night no on over please quite really so that there thousand very verily well woe yes years you".split(),
)
_FEWEST_LETTERS = 4
_ENDING = 4
_LONGEST_INDENT = 40


def find_repeats(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that follows itself, over a line break too; not over a sentence's or a block's end."""
    words = [word.lower() for word in proof.words]
    if not any(first == second and first not in _DOUBLETS for first, second in pairwise(words)):
        return  # looking through the list is five times as quick as looking through the text
    for found in _REPEAT.finditer(text):
        first, *others = found.group().split()
        if _is_meant(first, others, proof) or _parts_blocks(text, found) or _ends_verb(text, found):
            continue
        message = f"“{first}” stands {'twice' if len(others) == 1 else f'{len(others) + 1} times'}"
        yield Damage(Span(*found.span()), CODE, (first,), Fix.UNSAFE, message)


def _is_meant(first: str, others: list[str], proof: Proof) -> bool:
    """Say whether the word may be said again on purpose; nobody says one three times by mistake but small words."""
    word = first.lower()
    if word in _DOUBLETS or not all(other.islower() or (first.isupper() and other.isupper()) for other in others):
        return True
    if word in _FUNCTION_WORDS:
        return False
    is_name = not first.islower() and not proof.is_word(word)
    return len(others) > 1 or len(word) < _FEWEST_LETTERS or is_name or not proof.is_word(first)


def _parts_blocks(text: str, found: re.Match[str]) -> bool:
    """Say whether a block or a line of its own ends between the two; a page break inside a sentence is none."""
    first, gap = found.groups()
    if "\n" not in gap or (first.lower() in _FUNCTION_WORDS and gap.strip().islower()):
        return False
    line = text.rfind("\n", max(0, found.start() - _LONGEST_INDENT), found.start()) + 1
    return _NEW_BLOCK.search(gap) is not None or text[line : found.start()].isspace() or line == found.start()


def _ends_verb(text: str, found: re.Match[str]) -> bool:
    """Say whether the first of two is a verb's own preposition: "it was resorted to to avert a war"."""
    if found[1].lower() != "to":
        return False
    return text[max(0, found.start() - _ENDING) : found.start()].rstrip().endswith(("ed", "ing"))
