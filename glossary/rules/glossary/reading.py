"""What the G rules see: a glossary's designations, what became of each when it was tried, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from glossary.artifacts.lexicon import Lexicon
from glossary.concept import ConceptEntry, Designation
from glossary.finding import Fix, Severity
from glossary.rules.rule import Example


@dataclass(frozen=True, slots=True)
class Term:
    """One designation in its concept.

    `number` counts through the glossary; `words` are in their matching form; `is_strict` says that it is matched
    letter for letter, whatever its rule.
    """

    number: int
    entry: ConceptEntry
    designation: Designation
    words: tuple[str, ...]
    is_strict: bool = False

    @property
    def key(self) -> str:
        """Key of its concept."""
        return self.entry.key

    @property
    def text(self) -> str:
        """The designation as written."""
        return self.designation.text


@dataclass(frozen=True, slots=True)
class Standing:
    """Another designation, by number, that the matcher finds in a term's own text; `is_whole`: in all of it."""

    number: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """The text of the term `number` is taken for the term `other`; `told` says what departs."""

    number: int
    other: int
    code: str
    told: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a rule for texts says of a term's own text."""

    code: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class GlossaryReading:
    """A glossary as its rules see it, on the day `as_of`.

    `found` are the terms that the matcher finds in their own text, `standing` what else it finds there,
    `troubles` what the rules for texts say of it. `idle_contexts` are contexts, with the term's number, in which
    the term is not found.
    """

    terms: tuple[Term, ...]
    as_of: date
    lexicon: Lexicon
    found: frozenset[int] = frozenset()
    standing: Mapping[int, tuple[Standing, ...]] = field(default_factory=dict)
    likenesses: tuple[Likeness, ...] = ()
    troubles: Mapping[int, tuple[Trouble, ...]] = field(default_factory=dict)
    idle_contexts: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a G rule found: the term, the field of it that is wrong, and what to say."""

    term: Term
    message: str
    field: str = "text"


@dataclass(frozen=True, slots=True)
class GlossaryRule:
    """A rule about the glossary itself; the text of an example is a glossary in CSV."""

    code: str
    name: str
    severity: Severity
    why: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    find: Callable[[GlossaryReading], Iterable[Flaw]]
    fix: Fix = Fix.NONE


def are_in_force_together(one: Designation, other: Designation) -> bool:
    """Say whether there is a day on which both are valid."""
    begins = max(one.since or date.min, other.since or date.min)
    return begins <= min(one.until or date.max, other.until or date.max)


def show(term: Term) -> str:
    """Name a term in a message: as it stands, with its concept."""
    return f"“{term.text}” [{term.key}]"
