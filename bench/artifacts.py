"""Recall and precision by class of damage, false findings in clean prose, and speed, beside other repairers.

    python bench/artifacts.py [--half development|test] [--seed N] [--step N] [--show N] [--only WORDS] [--no-peers]

Damage of one class at a time is planted in State of the Union addresses: even years are the development half, odd
ones the test half; every N-th address is used. Clean prose is the whole half, as it is and wrapped, and the King James
Bible where Debian's bible-kjv-text is installed. Peers are put into an environment of their own.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import textwrap
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256

from damage import CLASSES, Planted, hyphenate, names_text, plant
from measurements import write_section
from prose import state_of_the_union
from repairers import compare_peers

from align.document import Document
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix

HYPHENS = {"line-end hyphen, join": False, "line-end hyphen, keep": True}
SPACING = "A114"  # its findings in the addresses are slips of theirs: "peace.We"
SPEED_BYTES = 5_000_000
BAR = 40
COMMON = 60  # the rarest level of the word list at which a damaged word is another word
FEW = 15  # planted places of a class that the peers get


@dataclass
class Score:
    """What became of the planted places of one class."""

    planted: int = 0
    repaired: int = 0
    flagged: int = 0
    wrong: int = 0
    lines: list[str] = field(default_factory=list)
    passages: list[tuple[str, str]] = field(default_factory=list)
    words: int = 0
    words_repaired: int = 0

    @property
    def recall(self) -> float:
        """Share repaired, or flagged with the right word first."""
        return (self.repaired + self.flagged) / max(1, self.planted)

    @property
    def precision(self) -> float:
        """Share that is right of all that was said of the texts."""
        right = self.repaired + self.flagged
        return right / max(1, right + self.wrong)


def document(text: str) -> Document:
    return Document("bench", text, "text/plain", sha256(text.encode()).hexdigest())


@cache
def damage_of(text: str) -> tuple[Damage, ...]:
    return find_damage(document(text), load_lexicon())


def score(kind: str, texts: Iterable[str], chance: random.Random) -> Score:
    """Plant one class in each text and count what is repaired, flagged with the right word, and done wrong."""
    result = Score()
    for clean in texts:
        text, places = hyphenate(clean, keep=HYPHENS[kind]) if kind in HYPHENS else plant(clean, kind, chance)
        noise = {(each.code, each.span.of(clean)) for each in damage_of(clean)}
        _judge(result, text, places, noise)
    return result


def _judge(result: Score, text: str, places: list[Planted], noise: set[tuple[str, str]]) -> None:
    found = damage_of(text)
    view = mend_document(document(text), found)
    starts = [each.span.start for each in places]
    told: dict[int, list[Damage]] = {}
    for each in found:
        place = bisect_left(starts, each.span.end) - 1
        if place >= 0 and places[place].span.overlaps(each.span):
            told.setdefault(place, []).append(each)
        elif each.code != SPACING and (each.code, each.span.of(text)) not in noise:
            result.wrong += 1
            result.lines.append(f"unplanted {each.code} {each.span.of(text)!r} -> {each.replacements[:2]}")
    for number, planted in enumerate(places):
        here = told.get(number, [])
        start, end = planted.span.start, planted.span.end
        became = view.to_mended(planted.span).of(view.text)
        if planted.span.of(text).isalpha() and _is_other_word(planted.span.of(text)):
            result.words += 1
            result.words_repaired += became == planted.truth
            result.wrong += became not in (planted.truth, planted.span.of(text))
            continue
        result.planted += 1
        if became == planted.truth:
            result.repaired += 1
        elif any(not each.mends and each.replacements[:1] == (planted.truth,) for each in here):
            result.flagged += 1
        else:
            result.wrong += bool(here)
            result.lines.append(f"{planted.span.of(text)!r} of {planted.truth!r}: {[e.replacements for e in here]}")
        if number % 7 == 0:
            left, right = text[max(0, start - 40) : start], text[end : end + 40]
            result.passages.append((left + text[start:end] + right, left + planted.truth + right))


def _is_other_word(word: str) -> bool:
    """Say whether the damage made a word that is in use: "clangers", "cat"; nothing in the word itself tells."""
    level = load_lexicon().level(word)
    return level is not None and level <= COMMON


def clean_row(name: str, texts: Iterable[str], *, show: int) -> str:
    """False alarms in texts without planted damage."""
    words = 0
    found: list[tuple[Damage, str]] = []
    for text in texts:
        words += len(text.split())
        found += [(each, text) for each in damage_of(text)]
    automatic = sum(each.fix is Fix.SAFE and each.code != SPACING for each, _ in found)
    codes = ", ".join(f"{code} {count}" for code, count in sorted(Counter(each.code for each, _ in found).items()))
    row = f"| {name} | {words:,} | {automatic} | {automatic / words * 10_000:.2f} | {codes or '–'} |"
    odd = [(each, text) for each, text in found if each.code != SPACING]
    lines = [
        f"    {each.code} {each.fix.value} {each.span.of(text)!r} -> {each.replacements[:2]} in "
        f"{text[max(0, each.span.start - 40) : each.span.end + 30]!r}"
        for each, text in odd[:show]
    ]
    return "\n".join([row, *lines])


def wrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(each, 72, break_on_hyphens=False) for each in text.split("\n\n"))


def king_james() -> str | None:
    """The King James Bible of Debian's bible-kjv-text, one verse a line, if it is installed."""
    program = shutil.which("bible")
    if program is None:
        return None
    asked = "gen1:1-rev22:21"
    return subprocess.run([program, "-f", asked], capture_output=True, text=True, check=True).stdout


def measure(asked: argparse.Namespace) -> str:
    """The tables of one half."""
    chance = random.Random(f"{asked.seed}{asked.half}")
    addresses = state_of_the_union()
    prose = [text for name, text in addresses.items() if int(name[:4]) % 2 == (asked.half == "test")]
    rows = [
        "| class | planted as non-words | repaired | or flagged | precision | other words repaired | |",
        "|---|---|---|---|---|---|---|",
    ]
    passages: dict[str, list[tuple[str, str]]] = {}
    for kind in (*CLASSES, *HYPHENS):
        if asked.only and not any(each in kind for each in asked.only.split(",")):
            continue
        every = asked.step if CLASSES.get(kind, ("", 0.2))[1] < 1 else 1
        result = score(kind, prose[::every], chance)
        bar = "#" * round(result.recall * BAR / 2)
        repaired = result.repaired / max(1, result.planted)
        shares = f"{repaired:.3f} | {result.recall:.3f} | {result.precision:.4f}"
        others = f"{result.words_repaired} of {result.words}" if result.words else "–"
        rows.append(f"| {kind} | {result.planted:,} | {shares} | {others} | `{bar}` |")
        rows += [f"    {line}" for line in chance.sample(result.lines, min(asked.show, len(result.lines)))]
        passages[kind] = result.passages[:FEW]
    if asked.only:
        return "\n".join(rows)
    rows += ["", "| clean text | words | automatic edits | in 10,000 | all findings |", "|---|---|---|---|---|"]
    rows.append(clean_row("addresses of this half", prose, show=asked.show))
    rows.append(clean_row("the same, wrapped at 72", map(wrapped, prose), show=asked.show))
    bible = king_james()
    rows += [clean_row("King James Bible", [bible], show=asked.show)] if bible else []
    rows.append(clean_row("2,000 made-up romanised names", [names_text(2000, chance)], show=asked.show))
    bulk = "\n".join(addresses.values())[:SPEED_BYTES]
    started = time.process_time()
    damage_of(bulk)
    spent = time.process_time() - started
    rows += ["", f"Speed on 5 MB of the addresses: {SPEED_BYTES / spent / 1e6:.1f} MB per CPU second."]
    if not asked.no_peers:
        rows += ["", *compare_peers(passages, bulk)]
    return f"{asked.half} half, seed {asked.seed}, every {asked.step}th address\n\n" + "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["development", "test"], default="test")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", type=int, default=12)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--no-peers", action="store_true")
    asked = parser.parse_args()
    table = measure(asked)
    print(table)
    if asked.half == "test" and not (asked.show or asked.only or asked.no_peers):
        write_section("artifacts", "Damage: recall and precision by class, clean text, speed", table)


if __name__ == "__main__":
    main()
