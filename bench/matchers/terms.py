"""Terms as a term bank would hold them: noun phrases of the prose, and concepts of the seed glossary."""

from __future__ import annotations

import csv
import io
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from matchers.texts import Prose
from matchers.words import ARTICLES, GENERIC, HEADS, INNER, LIGATURES, SMALL, SPELLED_ENDS, SPELLED_STARTS, STOP

SEED = Path(__file__).resolve().parent.parent.parent / "seeds" / "glossary.csv"
COLUMNS = ("concept", "language", "term", "status", "kind", "case", "match", "forms", "allow")
SEED_SHARE = 0.3
LONGEST = 6
MOST = 40
"""Times that a term may stand in the prose: what stands more often is ordinary language."""
PLANTABLE = re.compile(r"[A-Za-z][a-z]*(?:[ '’-][A-Za-z][a-z]*)*")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|[^\sA-Za-z]")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary; `abbreviated` is the same with a part of it abbreviated."""

    text: str
    concept: str
    status: str = "preferred"
    kind: str = "full"
    rest: tuple[tuple[str, str], ...] = ()
    abbreviated: str = ""

    @property
    def words(self) -> list[str]:
        """Words as split by spaces."""
        return self.text.split()

    @property
    def content(self) -> list[int]:
        """Places of its content words."""
        return [place for place, word in enumerate(self.words) if word.lower() not in STOP]

    @property
    def is_plantable(self) -> bool:
        """Whether fuzzy variants of it are to be found: standing, fuzzy, of five letters or more, not all capitals."""
        fuzzy = dict(self.rest).get("match", "") in ("", "fuzzy")
        standing = self.status in ("preferred", "admitted") and self.kind != "abbreviation"
        plain = PLANTABLE.fullmatch(self.text) is not None and len(self.text) > 4
        return standing and fuzzy and plain and self.text != self.text.upper()


@dataclass(slots=True)
class Pool:
    """Noun phrases of a text, with how often each stands between what bounds a noun phrase."""

    counts: Counter[str] = field(default_factory=Counter)
    vocabulary: Counter[str] = field(default_factory=Counter)


def find_phrases(prose: Prose) -> Pool:
    """Phrases after a determiner or preposition and before a function word or a stop."""
    pool = Pool()
    for sentence in (each for paragraphs in prose.values() for paragraph in paragraphs for each in paragraph):
        words = _WORD.findall(sentence)
        pool.vocabulary.update(word.lower() for word in words[1:])
        for start in range(1, len(words)):
            before = words[start - 1]
            if before in ARTICLES or before in SMALL:
                pool.counts.update(_phrases_at(words, start))
    return pool


def _phrases_at(words: list[str], start: int) -> Iterator[str]:
    for end in range(start + 2, min(start + LONGEST, len(words) - 1) + 1):
        run, after = words[start:end], words[end] if end < len(words) else "."
        if not _may_go_on(run[-1], words[end - 2]):
            return
        if _is_content(run[-1]) and (after.lower() in STOP or not after[0].isalpha()):
            content = [word for word in run if word.lower() not in STOP]
            if _is_content(run[0]) and len(content) >= 2:
                yield " ".join(run)


def _may_go_on(word: str, before: str) -> bool:
    return _is_content(word) or word in INNER or word == "and" or (word in ("the", "a") and before in SMALL)


def _is_content(word: str) -> bool:
    plain = word.lower()
    return (
        len(word) > 3
        and word[0].isalpha()
        and plain not in STOP
        and plain not in GENERIC
        and not word.endswith(("ly", "ing", "ed"))
    )


def is_spelled_two_ways(text: str) -> bool:
    """Whether a word of it has a British and an American spelling."""
    starts = tuple(each for pair in SPELLED_STARTS for each in pair)
    ends = tuple(each for pair in SPELLED_ENDS for each in pair)
    return any(word.startswith(starts) or word.endswith(ends) for word in text.split())


WANTED: tuple[tuple[float, Callable[[str], bool]], ...] = (
    (0.12, is_spelled_two_ways),
    (0.10, lambda text: any(each in text for each in LIGATURES)),
    (0.20, lambda text: any(word in SMALL for word in text.split())),
    (0.06, lambda text: "-" in text),
    (0.05, lambda text: "'" in text or "’" in text),
    (0.08, lambda text: len(_content(text)) >= 4),
    (0.16, lambda text: len(_content(text)) == 3),
    (0.08, lambda text: text[:1].isupper() and text.split()[-1][:1].isupper()),
)
"""Shares of the prose terms that have what a class of variants needs; the rest is drawn freely."""


def _content(text: str) -> list[str]:
    return [word for word in text.split() if word.lower() not in STOP]


def draw_terms(pool: Pool, count: int, chance: random.Random, *, seed_share: float = SEED_SHARE) -> list[Term]:
    """Draw a glossary of `count` rows: seed concepts as a whole, noun phrases, neighbours and abbreviations."""
    terms = list(_seed_concepts(round(count * seed_share), chance))
    taken = {term.text.lower() for term in terms}
    least = 2 if sum(seen >= 2 for seen in pool.counts.values()) > 2 * count else 1
    candidates = [text for text in _leading(pool) if least <= pool.counts[text] <= MOST]
    chance.shuffle(candidates)
    taken |= {sense_key(term.text) for term in terms}
    wanted = count - len(terms)
    for share, fits in WANTED:
        _take((text for text in candidates if fits(text)), round(share * wanted), terms, taken)
    terms += _abbreviations(candidates, wanted // 25, taken)
    terms += _neighbours([term.text for term in terms], pool, wanted // 12, taken)
    _take(iter(candidates), count - len(terms), terms, taken)
    return terms[:count]


def sense_key(text: str) -> str:
    """Content words without number, order and possessives: a term bank holds one term of a kind."""
    plain = (re.sub(r"'s?$", "", word.lower().replace("’", "'")) for word in _content(text.replace("-", " ")))
    stems = (re.sub(r"(?:ies|es|s|y|e)$", "", word) for word in plain)
    return " ".join(sorted(stems))


def _leading(pool: Pool) -> list[str]:
    """Of the phrases with the same content words, the one that the text has most."""
    leading: dict[str, str] = {}
    for text, _ in sorted(pool.counts.items(), key=lambda each: (each[1], each[0])):
        leading[sense_key(text)] = text
    return sorted(leading.values())


def _take(texts: Iterable[str], count: int, terms: list[Term], taken: set[str]) -> None:
    for text in texts:
        if count <= 0:
            return
        if not {text.lower(), sense_key(text)} & taken and PLANTABLE.fullmatch(text):
            taken |= {text.lower(), sense_key(text)}
            terms.append(Term(text, f"prose:{text}"))
            count -= 1


def _neighbours(texts: list[str], pool: Pool, count: int, taken: set[str]) -> Iterator[Term]:
    """Terms that differ in one content word from one already there."""
    families: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for text, seen in sorted(pool.counts.items()):
        if seen >= 2:
            for place in range(len(text.split())):
                families[_without(text, place)].append(text)
    for text in texts:
        for place in range(len(text.split())):
            for other in families.get(_without(text, place), ()):
                fresh = not {other.lower(), sense_key(other)} & taken
                if count > 0 and fresh and PLANTABLE.fullmatch(other):
                    taken |= {other.lower(), sense_key(other)}
                    count -= 1
                    yield Term(other, f"prose:{other}", kind="phrase")


def _without(text: str, place: int) -> tuple[str, ...]:
    words = text.lower().split()
    return (*words[:place], "", *words[place + 1 :])


def _abbreviations(candidates: list[str], count: int, taken: set[str]) -> list[Term]:
    """Names with their initials, and longer terms that hold the name."""
    found: list[Term] = []
    for text in candidates:
        initials = "".join(word[0].upper() for word in _content(text.replace("-", " ")))
        if len(found) >= 3 * count or len(initials) != 3 or "-" in text or initials.lower() in taken:
            continue
        if {text.lower(), sense_key(text)} & taken or not (text[0].isupper() and text.split()[-1][0].isupper()):
            continue
        taken |= {initials.lower(), text.lower(), sense_key(text)}
        key, head = f"prose:{text}", HEADS[len(found) % len(HEADS)]
        found += [
            Term(text, key),
            Term(initials, key, "admitted", "abbreviation"),
            Term(f"{head} of the {text}", f"prose:{head} of the {text}", abbreviated=f"{head} of the {initials}"),
        ]
    return found


def _seed_concepts(count: int, chance: random.Random) -> Iterator[Term]:
    """Whole concepts of the seed glossary, their English rows, until `count` rows are reached."""
    concepts: defaultdict[str, list[Term]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(SEED.read_text("utf-8"))):
        if row["language"] == "en":
            rest = tuple((name, row[name]) for name in ("case", "match", "forms", "allow"))
            key = row["concept"] or f"en:{row['term']}"
            concepts[key].append(Term(row["term"], key, row["status"] or "preferred", row["kind"] or "full", rest))
    keys = sorted(concepts)
    chance.shuffle(keys)
    for key in keys:
        if count >= len(concepts[key]):
            count -= len(concepts[key])
            yield from concepts[key]


def as_csv(terms: Iterable[Term]) -> str:
    """Write the glossary as `gloss` reads it."""
    written = io.StringIO()
    rows = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    for term in terms:
        row = {"concept": term.concept, "language": "en", "term": term.text, "status": term.status, "kind": term.kind}
        rows.writerow(row | dict(term.rest))
    return written.getvalue()
