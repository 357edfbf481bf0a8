"""The labelled corpus: variants, decoys and hits put into real sentences at known places."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from matchers.classes import SLIPS, VARIANTS
from matchers.decoys import HITS, decoys
from matchers.terms import Pool, Term, draw_terms, find_phrases
from matchers.texts import Prose, half_of_prose, headwords
from matchers.variants import Kind
from matchers.words import STOP

WRAPPED_SHARE = 0.5
NATURAL_SHARE = 0.4
"""Share of planted stretches that replace an occurrence of their own term, where there is one left."""
PER_TERM = 2
PLURALS = ("plural", "slip in a plural")
REPLACED = ("inner word replaced", "edge word replaced")
STEM = 5
_PLACE = re.compile(
    r"\b(?:the|our|their|his|its|this)( (?:[a-z]{4,} )?[a-z]{4,})"
    r"(?=[,;.] | (?:of|and|to|in|is|was|which|that|for|by|with|as|has|have|will|shall|are|were|from)\b)",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A stretch put into a document: half-open places, its kind, its term, and what may be reported of it."""

    start: int
    end: int
    kind: Kind
    group: str
    term: Term
    form: str


@dataclass(slots=True)
class Corpus:
    """Documents with what was planted into each, and the glossary it was made for."""

    terms: list[Term]
    texts: dict[str, str] = field(default_factory=dict)
    planted: dict[str, list[Planted]] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        """Length of all documents in UTF-8."""
        return sum(len(text.encode()) for text in self.texts.values())

    def places(self) -> Iterator[tuple[str, Planted]]:
        """Every planted stretch with its document's name."""
        for name, planted in self.planted.items():
            for each in planted:
                yield name, each

    def write(self, folder: Path) -> Path:
        """Put each document into a file of `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        return folder


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sentence that a planted stretch may take."""

    name: str
    paragraph: int
    sentence: int
    start: int
    end: int

    @property
    def where(self) -> tuple[str, int, int]:
        """Which sentence it is in."""
        return self.name, self.paragraph, self.sentence


def make_corpus(half: str, *, seed: int, terms: int, megabytes: float, per_class: int) -> Corpus:
    """Draw terms and documents of one half and plant `per_class` stretches of each kind."""
    chance = random.Random(f"{seed} {half}")
    prose = half_of_prose(half)
    pool = find_phrases(prose)
    drawn = draw_terms(pool, terms, chance)
    planter = _Planter(_part(prose, megabytes, chance), drawn, pool, chance)
    return planter.plant(per_class)


def _part(prose: Prose, megabytes: float, chance: random.Random) -> Prose:
    names, size, part = sorted(prose), 0, {}
    chance.shuffle(names)
    for name in names:
        if size < megabytes * 1_000_000:
            part[name] = prose[name]
            size += sum(len(sentence) + 1 for paragraph in prose[name] for sentence in paragraph)
    return part


class _Planter:
    """Keeps which sentences are taken, so that each has one planted stretch at most."""

    def __init__(self, prose: Prose, terms: list[Term], pool: Pool, chance: random.Random) -> None:
        self.prose = prose
        self.terms = terms
        self.chance = chance
        self.known = headwords() | pool.vocabulary.keys()
        self.vocabulary: Counter[str] = pool.vocabulary
        self.others = {term.text.lower() for term in terms}
        self.families: defaultdict[int, list[list[str]]] = defaultdict(list)
        for term in terms:
            self.families[len(term.words)].append(term.words)
        self.own, self.free = self._find_slots()
        self.taken: dict[tuple[str, int, int], tuple[Slot, Kind, str, Term, str]] = {}

    def _find_slots(self) -> tuple[dict[str, list[Slot]], list[Slot]]:
        """Occurrences of each term, and places of other noun phrases."""
        own: defaultdict[str, list[Slot]] = defaultdict(list)
        free: list[Slot] = []
        by_first: defaultdict[str, list[str]] = defaultdict(list)
        for term in self.terms:
            by_first[term.words[0]].append(term.text)
        for name, paragraphs in self.prose.items():
            for at, paragraph in enumerate(paragraphs):
                for number, sentence in enumerate(paragraph):
                    seen = list(_occurrences(sentence, by_first))
                    for text, start in seen:
                        own[text].append(Slot(name, at, number, start, start + len(text)))
                    place = None if seen else _PLACE.search(sentence)
                    if place is not None and not set(place.group(1).split()) & STOP:
                        free.append(Slot(name, at, number, place.start(1) + 1, place.end(1)))
        for slots in (*own.values(), free):
            self.chance.shuffle(slots)
        return own, free

    def plant(self, per_class: int) -> Corpus:
        """Plant every kind in turn, those with the fewest terms first."""
        groups: tuple[tuple[str, Mapping[str, Kind]], ...] = (
            ("variant", VARIANTS),
            ("decoy", decoys(self.vocabulary, self.others)),
            ("hit", HITS),
        )
        for group, kinds in groups:
            for kind in kinds.values():
                self._plant_kind(group, kind, per_class)
        return self._write()

    def _plant_kind(self, group: str, kind: Kind, count: int) -> None:
        for _ in range(PER_TERM):
            terms = list(self.terms)
            self.chance.shuffle(terms)
            for term in terms:
                if count > 0 and self._may_take(kind, term):
                    form = kind.make(term, self.chance)
                    if form and self._is_fair(kind, term, form):
                        count -= self._put(group, kind, term, form)

    def _may_take(self, kind: Kind, term: Term) -> bool:
        return term.is_plantable or (kind.name == "another designation" and term.kind != "abbreviation")

    def _is_fair(self, kind: Kind, term: Term, form: str) -> bool:
        """No slip that makes another word; no variant that is another designation, or as near to one.

        Where two terms differ in one word alone, another word in that place departs from neither of them.
        """
        if kind.name in REPLACED and any(
            form.split()[:place] + form.split()[place + 1 :] == words[:place] + words[place + 1 :]
            for words in self.families.get(len(term.words), ())
            if words != term.words
            for place in range(len(words))
        ):
            return False
        if kind.codes and (form == term.text or form.lower() in self.others - {term.text.lower()}):
            return False
        if kind.name in PLURALS and term.words[-1] + "s" not in self.known:
            return False
        new = [word for word in form.lower().split() if word not in term.text.lower().split()]
        return kind.name not in SLIPS or not any(word in self.known and word not in STOP for word in new)

    def _put(self, group: str, kind: Kind, term: Term, form: str) -> bool:
        slots = self.own.get(term.text, []) if self.chance.random() < NATURAL_SHARE and not kind.is_hit else []
        tried = [slots, self.free] if slots else [self.free]
        for slots in tried:
            for number in range(len(slots) - 1, max(-1, len(slots) - 40), -1):
                slot = slots[number]
                if slot.where in self.taken or self._has_words_of(term, slot):
                    continue
                del slots[number]
                self.taken[slot.where] = (slot, kind, group, term, form)
                return True
        return False

    def _has_words_of(self, term: Term, slot: Slot) -> bool:
        sentence = self.prose[slot.name][slot.paragraph][slot.sentence]
        around = (sentence[: slot.start] + " " + sentence[slot.end :]).lower()
        return any(term.words[place].lower()[:STEM] in around for place in term.content)

    def _write(self) -> Corpus:
        corpus = Corpus(self.terms)
        for name, paragraphs in self.prose.items():
            pieces: list[str] = []
            planted: list[Planted] = []
            length = 0
            for at, paragraph in enumerate(paragraphs):
                for number, sentence in enumerate(paragraph):
                    taken = self.taken.get((name, at, number))
                    if taken is not None:
                        slot, kind, group, term, form = taken
                        start = length + slot.start
                        planted.append(Planted(start, start + len(form), kind, group, term, form))
                        put = sentence[: slot.start] + form + sentence[slot.end :]
                    else:
                        put = sentence
                    pieces.append(put + (" " if number + 1 < len(paragraph) else "\n\n"))
                    length += len(pieces[-1])
            text = "".join(pieces)
            is_wrapped = self.chance.random() < WRAPPED_SHARE
            corpus.texts[name] = wrap(text, self.chance.randrange(55, 90)) if is_wrapped else text
            corpus.planted[name] = planted
        return corpus


def _occurrences(sentence: str, by_first: Mapping[str, list[str]]) -> Iterator[tuple[str, int]]:
    for word in re.finditer(r"[A-Za-z][\w'’-]*", sentence):
        for text in by_first.get(word.group(), ()):
            end = word.start() + len(text)
            if sentence.startswith(text, word.start()) and not sentence[end : end + 1].isalnum():
                yield text, word.start()


def wrap(text: str, width: int) -> str:
    """Break lines at spaces; no character moves."""
    characters = list(text)
    begin, last = 0, -1
    for place, character in enumerate(text):
        if character == "\n":
            begin, last = place + 1, -1
        elif character == " ":
            if place - begin > width and last > 0:
                characters[last] = "\n"
                begin = last + 1
            last = place
    return "".join(characters)
