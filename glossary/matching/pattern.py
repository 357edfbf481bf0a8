"""A designation as the matcher sees it: its words, what stands between them, and what may change in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from align.cutting import cut_words
from align.normal import gap_form, normal_form
from glossary.concept import ConceptEntry, Designation, Kind, MatchRule, Status
from glossary.matching.english import is_past
from glossary.matching.inflection import is_attached, is_english, is_possessive_of
from glossary.matching.script import Script, is_character, is_run, script_of, weight
from glossary.matching.spelling import without_ligature
from glossary.matching.words import FUNCTION_WORDS, PREPOSITIONS

SHORT = 4
"""A designation of four letters or fewer is matched exactly, or what is worth as few: house rule, docs/matching.md."""
LEAST_IN_ENGLISH = 2
"""Content words of an English term from which another order of them is still the term."""


@dataclass(frozen=True)  # no slots: what follows from the words is kept once computed
class Pattern:
    """One designation compiled: `words` in their matching form, `surfaces` as written, `gaps` between them.

    `tail` is what is written after the last word, such as the last stop of "D.P.R.K.".
    `swapped` is (form in the designation, form looked for) where another concept's designation was put in place
    of its abbreviation or full form; such a pattern is a variant wherever it stands.
    """

    concept: str
    designation: Designation
    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    gaps: tuple[str, ...]
    order: int
    tail: str = ""
    swapped: tuple[str, str] | None = None

    @cached_property
    def is_strict(self) -> bool:
        """Whether it is matched letter for letter: four letters or fewer, or all in capitals."""
        text = self.designation.text
        return weight(text) <= SHORT or text.isupper()

    @cached_property
    def is_run(self) -> bool:
        """Whether its words are the characters of a script that puts no space between words."""
        return is_run(self.words)

    def unbroken(self, gaps: tuple[str, ...]) -> tuple[str, ...]:
        """Gaps of a text with none where it only breaks a line, or spaces out, between such characters."""
        if not self.is_run:
            return gaps
        return tuple(
            ""
            if gap == " " and not own and is_character(self.words[place]) and is_character(self.words[place + 1])
            else gap
            for place, (gap, own) in enumerate(zip(gaps, self.gaps, strict=True))
        )

    @cached_property
    def is_standing(self) -> bool:
        """Whether a text may use it."""
        return self.designation.is_standing

    @cached_property
    def is_fuzzy(self) -> bool:
        """Whether near forms of it are looked for."""
        return self.is_standing and self.designation.match is MatchRule.FUZZY and not self.is_strict

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Places of its content words."""
        return tuple(place for place, word in enumerate(self.words) if word not in FUNCTION_WORDS)

    @cached_property
    def may_be_reworded(self) -> bool:
        """Whether another order of its words, or a word put inside, leaves it recognisable.

        Two words do not in languages whose function words nobody lists here: what stands between may be grammar.
        """
        return is_english(self.designation.language) or len(self.content) > LEAST_IN_ENGLISH

    @cached_property
    def core(self) -> tuple[str, ...]:
        """Its words from the first content word to the last."""
        return self.words[self.content[0] : self.content[-1] + 1] if self.content else ()

    @cached_property
    def is_possessive_only(self) -> bool:
        """Whether a text may give it nothing but a possessive or plural ending."""
        return self.is_strict or self.designation.match is MatchRule.EXACT

    @cached_property
    def head(self) -> int:
        """Place of the word that takes the plural: the one before the first preposition, else the last."""
        first = next((place for place, word in enumerate(self.words) if place and word in PREPOSITIONS), None)
        return len(self.words) - 1 if first is None else first - 1

    @cached_property
    def inflected(self) -> frozenset[int]:
        """Places of the words that a text may inflect: the head, a leading verb; the last for its possessive."""
        if not is_english(self.designation.language):  # adjectives agree, and small words are written in front
            return frozenset(range(len(self.words)))
        places = {self.head, len(self.words) - 1}
        may_lead = self.surfaces[0][:1].islower() and not is_past(self.words[0])  # "planned economy" is no verb's form
        if may_lead and self.designation.kind in (Kind.PHRASE, Kind.SLOGAN, Kind.FULL):
            places.add(0)
        return frozenset(place for place in places if self.words[place] not in FUNCTION_WORDS)

    def takes(self, place: int, standing: str) -> bool:
        """Say whether `standing`, a form of the word at `place`, may stand for it."""
        if place not in self.inflected:
            return False
        is_last = place == len(self.words) - 1
        if script_of(standing) is Script.HANGUL or is_attached(standing, self.words[place], self.designation.language):
            return is_last if script_of(standing) is Script.HANGUL else True
        is_inner = is_english(self.designation.language) and place not in (0, self.head)  # elsewhere words agree
        only_possessive = self.is_possessive_only or is_inner
        return not only_possessive or is_possessive_of(standing, self.words[place], plural=self.is_possessive_only)

    @cached_property
    def bereft(self) -> frozenset[str]:
        """All its words run together, one of them without a ligature that a font had for its letters."""
        return frozenset(
            "".join((*self.words[:place], left, *self.words[place + 1 :]))
            for place in self.content
            for left in without_ligature(self.words[place])
        )

    def without(self, place: int) -> tuple[str, ...]:
        """Its words with the one at `place` taken out."""
        return (*self.words[:place], "", *self.words[place + 1 :])

    @cached_property
    def joined(self) -> str:
        """All its words run together."""
        return "".join(self.words)


def compile_designation(concept: str, designation: Designation, order: int, text: str | None = None) -> Pattern | None:
    """Cut a designation, or `text` that it lists as a form, into words; None where it has none."""
    written = designation.text if text is None else text
    bounds = cut_words(written)
    if not bounds:
        return None
    surfaces = tuple(written[start:end] for start, end in bounds)
    return Pattern(
        concept=concept,
        designation=designation,
        words=tuple(map(_word_of, surfaces)),
        surfaces=surfaces,
        gaps=tuple(_levelled(written[end:start]) for (_, end), (start, _) in pairwise(bounds)),
        order=order,
        tail=written[bounds[-1][1] :].rstrip(),
    )


_word_of = lru_cache(maxsize=1 << 16)(normal_form)  # the terms of a glossary have most of their words in common
_levelled = lru_cache(maxsize=1 << 10)(gap_form)


def compile_concept(entry: ConceptEntry, order: int) -> Iterator[Pattern]:
    """Compile every designation of `entry` and every form that it lists, in order."""
    for designation in entry.designations:
        for text in (designation.text, *designation.forms):
            pattern = compile_designation(entry.key, designation, order, text)
            if pattern is not None:
                yield pattern


def swap(pattern: Pattern, start: int, old: Pattern, new: Pattern) -> Pattern:
    """Put `new` in the place of `old`, which stands at word `start` of `pattern`."""
    end = start + len(old.words)
    return replace(
        pattern,
        words=pattern.words[:start] + new.words + pattern.words[end:],
        surfaces=pattern.surfaces[:start] + new.surfaces + pattern.surfaces[end:],
        gaps=pattern.gaps[:start] + new.gaps + pattern.gaps[end - 1 :],
        tail=new.tail if end == len(pattern.words) else pattern.tail,
        swapped=(old.designation.text, new.designation.text),
    )


def is_abbreviation_pair(one: Designation, other: Designation) -> bool:
    """Say whether two designations of one concept are a full form and its abbreviation, both in use."""
    kinds = {one.kind, other.kind}
    standing = one.status in _IN_USE and other.status in _IN_USE
    return standing and Kind.ABBREVIATION in kinds and len(kinds) > 1


_IN_USE = (Status.PREFERRED, Status.ADMITTED)
