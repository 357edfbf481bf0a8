"""Recall by class and false alarms of the term rules, on planted variants.

    python bench/variants.py [--half development|test] [--seed N] [--terms N] [--show N]

Terms are sampled from State of the Union addresses; one variant of each class is planted at known places, decoys
among them; then the addresses themselves are linted with the same terms. The tables here are this bench's own:
the matcher knows none of them. The development half is the even years, the test half the odd ones.
"""

from __future__ import annotations

import argparse
import random
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from measurements import write_section
from prose import state_of_the_union

from align.document import Document, Span
from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.finding import Finding
from glossary.lint import Linter, LintSettings

VARIANTS = frozenset({"T101", "T102", "T103", "T104", "T105"})

STOP = frozenset(
    "the a an of to in and for on by with that this which is are was were be been it its as at from our we their they "
    "has have had not or will would shall should may can but his he all any no such i my me us you your so than "
    "who whom these those there into upon more most other some every each very if when where what only also over under "
    "between among through during without within against about after before them like then shall must than too".split()
)
SMALL = ("of", "for", "in", "to", "on", "by", "with", "from", "at")
SPELLINGS = (("ize", "ise"), ("or", "our"), ("our", "or"), ("ense", "ence"), ("ence", "ense"), ("ter", "tre"))
KEYS = {"a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "t": "y", "r": "t", "s": "d", "l": "k", "d": "f", "c": "v"}
LOOKS = (("m", "rn"), ("d", "cl"), ("w", "vv"), ("l", "1"), ("o", "0"), ("h", "li"))
FILLERS = ("new", "great", "war", "old", "main", "joint")
OTHERS = ("garden", "whistle", "carriage", "lantern", "harvest", "bridge")
CARRIERS = (
    "It was said again that {} would be spoken of in that year.",
    "Many members of the house asked about {}, and nobody answered them.",
    "Nothing in the paper on {} had been read by the others.",
)


@dataclass(frozen=True)
class Planted:
    """A stretch put into a text on purpose; `expected` is empty for a decoy."""

    kind: str
    form: str
    concept: str
    expected: tuple[str, ...]


def sample_terms(text: str, count: int, chance: random.Random) -> list[str]:
    """Phrases of two to four content words that stand in `text` at least twice, as a term bank would hold."""
    words = re.findall(r"[A-Za-z]+(?:-[a-z]+)*|[.,;:!?]", text)
    found: Counter[str] = Counter()
    for length in (2, 3, 4, 5):
        for start in range(len(words) - length):
            run = words[start : start + length]
            content = [word for word in run if word not in STOP]
            if (
                len(content) >= 2
                and run[0] not in STOP
                and run[-1] not in STOP
                and all(len(word) > 3 and word.islower() for word in content)
                and all(word in SMALL or word not in STOP for word in run)
            ):
                found[" ".join(run)] += 1
    pool = sorted(term for term, seen in found.items() if 2 <= seen <= 12)
    return chance.sample(pool, min(count, len(pool)))


def _letter(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[:place] + word[place] + word[place:]
        case 2 if word[place] != word[place + 1 : place + 2] and place + 1 < len(word):
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case _:
            return word[:place] + KEYS.get(word[place], "x") + word[place + 1 :]


def _longest(words: list[str]) -> int:
    return max(range(len(words)), key=lambda place: len(words[place]))


def typo(words: list[str], chance: random.Random) -> str | None:
    place = _longest(words)
    changed = _letter(words[place], chance)
    return " ".join([*words[:place], changed, *words[place + 1 :]]) if len(words[place]) > 5 else None


def two_typos(words: list[str], chance: random.Random) -> str | None:
    place = _longest(words)
    if len(words[place]) < 10:
        return None
    return " ".join([*words[:place], _letter(_letter(words[place], chance), chance), *words[place + 1 :]])


def misread(words: list[str], chance: random.Random) -> str | None:
    options = [(p, a, b) for p, word in enumerate(words) if len(word) > 5 for a, b in LOOKS if a in word]
    if not options:
        return None
    place, seen, read = chance.choice(options)
    return " ".join([*words[:place], words[place].replace(seen, read, 1), *words[place + 1 :]])


def spelling(words: list[str], chance: random.Random) -> str | None:
    options = [(p, a, b) for p, word in enumerate(words) if len(word) > 5 for a, b in SPELLINGS if word.endswith(a)]
    if not options:
        return None
    place, seen, read = chance.choice(options)
    return " ".join([*words[:place], words[place].removesuffix(seen) + read, *words[place + 1 :]])


def capitals(words: list[str], _: random.Random) -> str | None:
    return " ".join(word if word in STOP else word.capitalize() for word in words)


def joined(words: list[str], _: random.Random) -> str | None:
    return "-".join(words[:2]) + "".join(" " + word for word in words[2:]) if words[1] not in STOP else None


def order(words: list[str], _: random.Random) -> str | None:
    content = [p for p, word in enumerate(words) if word not in STOP]
    swapped = list(words)
    swapped[content[0]], swapped[content[-1]] = words[content[-1]], words[content[0]]
    return " ".join(swapped) if swapped != words else None


def function_word(words: list[str], chance: random.Random) -> str | None:
    places = [p for p, word in enumerate(words) if word in SMALL]
    if not places:
        return None
    place = places[0]
    return " ".join([*words[:place], chance.choice([w for w in SMALL if w != words[place]]), *words[place + 1 :]])


def article(words: list[str], _: random.Random) -> str | None:
    places = [p for p, word in enumerate(words) if word in SMALL]
    return " ".join([*words[: places[0] + 1], "the", *words[places[0] + 1 :]]) if places else None


def added(words: list[str], chance: random.Random) -> str | None:
    return " ".join([*words[:-1], chance.choice(FILLERS), words[-1]])


def replaced(words: list[str], chance: random.Random) -> str | None:
    content = [p for p, word in enumerate(words) if word not in STOP]
    if len(content) < 3:
        return None
    return " ".join([*words[: content[1]], chance.choice(OTHERS), *words[content[1] + 1 :]])


CLASSES: dict[str, tuple[Callable[[list[str], random.Random], str | None], tuple[str, ...]]] = {
    "one slip": (typo, ("T101",)),
    "two slips": (two_typos, ("T101",)),
    "misread": (misread, ("T101",)),
    "spelling": (spelling, ("T101",)),
    "capitals": (capitals, ("T102",)),
    "hyphen": (joined, ("T104",)),
    "order": (order, ("T103", "T105")),
    "function word": (function_word, ("T105",)),
    "article": (article, ("T105",)),
    "word added": (added, ("T105",)),
    "word replaced": (replaced, ("T105",)),
}


def decoys(words: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Stretches that are none: one word swapped in a term of two, half a term, a term over a sentence's end."""
    content = [p for p, word in enumerate(words) if word not in STOP]
    if len(content) == 2:
        yield "unrelated word", " ".join([*words[:-1], chance.choice(OTHERS)])
    yield "half", words[content[0]]
    if len(words) > 2:
        yield "over a stop", " ".join(words[:1]) + ". " + " ".join([words[1].capitalize(), *words[2:]])


def plant(terms: list[str], chance: random.Random) -> tuple[str, list[tuple[Span, Planted]]]:
    """A text of carrier sentences with one planted form in each."""
    pieces: list[str] = []
    places: list[tuple[Span, Planted]] = []
    length = 0
    forms: list[Planted] = []
    for term in terms:
        words = term.split()
        for kind, (make, expected) in CLASSES.items():
            form = make(words, chance)
            if form and form != term:
                forms.append(Planted(kind, form, f"en:{term}", expected))
        forms.extend(Planted(f"decoy: {kind}", form, f"en:{term}", ()) for kind, form in decoys(words, chance))
    chance.shuffle(forms)
    for planted in forms:
        before, after = chance.choice(CARRIERS).split("{}")
        start = length + len(before)
        places.append((Span(start, start + len(planted.form)), planted))
        piece = before + planted.form + after + "\n\n"
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), places


@dataclass
class Tally:
    """What became of the planted places, by kind."""

    seen: Counter[str]
    right: Counter[str]
    wrong: Counter[str]
    lines: defaultdict[str, list[str]]


def lint(linter: Linter, text: str) -> tuple[Finding, ...]:
    return linter.lint(Document("bench", text, "text/plain", sha256(text.encode()).hexdigest())).findings


def tally(findings: tuple[Finding, ...], places: list[tuple[Span, Planted]]) -> Tally:
    """Hold what was reported against what was planted."""
    result = Tally(Counter(), Counter(), Counter(), defaultdict(list))
    by_start = sorted(findings, key=lambda each: each.span)
    starts = [each.span.start for each in by_start]
    for span, planted in places:
        low, high = bisect_left(starts, span.start - 80), bisect_left(starts, span.end)
        over = [each for each in by_start[low:high] if each.span.overlaps(span)]
        good = [each for each in over if each.concept == planted.concept and each.code in planted.expected]
        result.seen[planted.kind] += 1
        result.right[planted.kind] += bool(good)
        strays = [each for each in over if not planted.expected or each.concept != planted.concept]
        result.wrong[planted.kind] += len(strays)
        if strays or (planted.expected and not good):
            told = [(each.code, each.text, each.preferred) for each in over]
            result.lines[planted.kind].append(f"{planted.form!r} of {planted.concept!r}: {told}")
    return result


def measure(half: str, *, seed: int, terms: int, show: int) -> str:
    """One half's table, with examples where `show` asks for them."""
    chance = random.Random(f"{seed}{half}")
    prose = {name: text for name, text in state_of_the_union().items() if int(name[:4]) % 2 == (half == "test")}
    sampled = sample_terms("\n".join(prose.values()), terms, chance)
    glossary = Glossary(tuple(ConceptEntry(f"en:{term}", (Designation(term),)) for term in sampled))
    linter = Linter(glossary, LintSettings(select=VARIANTS, language="en"))
    text, places = plant(sampled, chance)
    result = tally(lint(linter, text), places)
    alarms = [each for body in prose.values() for each in lint(linter, body)]
    words = sum(len(body.split()) for body in prose.values())
    rows = ["| planted | places | recall | wrong |", "|---|---|---|---|"]
    for kind, count in sorted(result.seen.items()):
        recall = "–" if kind.startswith("decoy") else f"{result.right[kind] / count:.2f}"
        rows.append(f"| {kind} | {count} | {recall} | {result.wrong[kind]} |")
        rows += [f"    {line}" for line in result.lines[kind][:show]]
    by_code = ", ".join(f"{code} {count}" for code, count in sorted(Counter(each.code for each in alarms).items()))
    rows += ["", f"Unplanted findings in {words:,} words of prose: {len(alarms)} ({by_code})."]
    for each in chance.sample(alarms, min(show * 8, len(alarms))):
        rows.append(f"    {each.code} {each.score} {' '.join(each.text.split())!r} -> {each.preferred!r}")
    return f"{half} half, {len(sampled)} terms, seed {seed}\n\n" + "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["development", "test"], default="test")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--terms", type=int, default=300)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    table = measure(asked.half, seed=asked.seed, terms=asked.terms, show=asked.show)
    print(table)
    if asked.half == "test" and not asked.show:
        write_section("variants", "Variants: recall by class, and false alarms", table)


if __name__ == "__main__":
    main()
