#!/usr/bin/env python3
"""Make glossary/artifacts/words.gz and words.LICENSE from the distribution's package `scowl`.

Run it after `tools/apt_install.sh scowl`; the same version of the package gives the same bytes.
docs/decisions/0007-word-list.md says why this list.
"""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from itertools import groupby
from pathlib import Path

SCOWL = Path("/usr/share/dict/scowl")
COPYRIGHT = Path("/usr/share/doc/scowl/copyright")
OUTPUT = Path(__file__).parent.parent / "glossary" / "artifacts"

# Which of SCOWL's lists, and to which level. 80 brings "denuclearization" and "stockbreeding"; 95 brings nothing
# but rare words and fragments ("ect", "ing") that would pass for words.
CATEGORIES = {"words": 80, "upper": 70, "proper-names": 70, "contractions": 70}
LIST = re.compile(r"(english|american|british|british_z|(?:british_)?variant_[12])-([a-z-]+)\.(\d+)")
VARIANT_LIMIT = 70

# Words of one or two letters are named one by one: SCOWL's lists of them are letters, symbols and abbreviations.
SHORT = """
a ad ah am an as at ax be by do eh ex go ha he hi ho I id if in is it lo ma me my no O of oh on or ow ox pa pi so to
um up us we ye yo Dr Mr Ms St
""".split()
SHORT_LETTERS = 2
ABBREVIATIONS = "approx cf dept etc govt ibid pp viz vs".split()
ABBREVIATION_LEVEL = 50


def read_words() -> dict[str, int]:
    """Every word with the lowest level at which a list has it; possessives are left to the lexicon."""
    levels: dict[str, int] = {}
    for path in sorted(SCOWL.iterdir()):
        named = LIST.fullmatch(path.name)
        if not named or int(named[3]) > CATEGORIES.get(named[2], 0):
            continue
        level = int(named[3])
        if "variant" in named[1] and level > VARIANT_LIMIT:
            continue
        for word in path.read_text("utf-8").split():
            if len(word) > SHORT_LETTERS and not word.endswith("'s"):
                for spelling in (word, without_accents(word)):
                    levels[spelling] = min(level, levels.get(spelling, level))
    return levels | dict.fromkeys(SHORT, 10) | dict.fromkeys(ABBREVIATIONS, ABBREVIATION_LEVEL)


def without_accents(word: str) -> str:
    """`café` as a typewriter has it."""
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def write_section(prefix: str, words: list[tuple[str, int]]) -> str:
    """One section: the words that begin with the three characters `prefix`, a line for each level."""
    by_level: dict[int, list[str]] = defaultdict(list)
    for word, level in words:
        by_level[level].append(word)
    lines = [f"{level} {' '.join(found)} " for level, found in sorted(by_level.items())]
    return "\n".join([f"{prefix:3}", *lines])


def main() -> None:
    """Write the list and its licence."""
    if not SCOWL.is_dir():
        sys.exit(f"{SCOWL}: there is no word list here\n  install the package scowl: tools/apt_install.sh scowl")
    words = sorted(read_words().items())
    sections = [write_section(prefix, list(found)) for prefix, found in groupby(words, lambda word: word[0][:3])]
    content = "\n\n".join(sections).encode("latin-1")
    packed = gzip.compress(content, 9, mtime=0)
    (OUTPUT / "words.gz").write_bytes(packed)
    (OUTPUT / "words.LICENSE").write_text(COPYRIGHT.read_text("utf-8"), "utf-8")
    print(f"{len(words)} words, {len(content)} bytes, {len(packed)} packed")


if __name__ == "__main__":
    main()
