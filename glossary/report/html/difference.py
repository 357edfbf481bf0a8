"""What a replacement changes, word by word, as `<del>` and `<ins>`."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from glossary.report.html.markup import exact, running

WORD = re.compile(r"\S+\s*")
LONGEST_COMPARED = 400  # words; beyond that the whole is struck out and written anew


def show_change(text: str, replacement: str) -> str:
    """Mark the words of `text` that go and those of `replacement` that come; equal words stand plain."""
    old, new = text.split(), replacement.split()
    if old == new or max(len(old), len(new)) > LONGEST_COMPARED:  # only blanks differ, or too much
        return " ".join(filter(None, (_tagged("del", text), _tagged("ins", replacement))))
    standing = WORD.findall(text)
    pieces: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(running(" ".join(old[old_start:old_end])))
            continue
        pieces.append(_tagged("del", "".join(standing[old_start:old_end]).strip()))
        pieces.append(_tagged("ins", " ".join(new[new_start:new_end])))
    return " ".join(filter(None, pieces))


def _tagged(tag: str, words: str) -> str:
    return f"<{tag}>{exact(words)}</{tag}>" if words else ""
