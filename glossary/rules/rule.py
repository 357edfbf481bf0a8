"""What a rule is: a value with its reason, its examples and the function that finds departures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from align.document import Document, Span
from align.mended import MendedView
from align.sentences import Layout
from align.tokens import Tokens, no_tokens
from glossary.artifacts.damage import Damage
from glossary.concept import ConceptEntry, Designation
from glossary.finding import Fix, Severity
from glossary.matching.hit import Hit, Hits, no_hits
from glossary.matching.variant import Variant


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the stretch that the rule marks in it (empty where it passes), and the replacement it proposes.

    `concepts` is the glossary that the example needs; artifact rules need none.
    """

    text: str
    flagged: str = ""
    replacement: str | None = None
    concepts: tuple[ConceptEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Departure:
    """What a rule found: a span of the text as read, and what to say of it.

    `fix` is at most what the rule's own `fix` allows; `score` is 0–100. The preferred form of `concept` is added
    by the linter.
    """

    span: Span
    message: str
    replacements: tuple[str, ...] = ()
    fix: Fix = Fix.NONE
    concept: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as the rules see it: damage found, text mended, hits and variants settled.

    `layout`, and the spans of `hits` and `variants`, are in the mended text; `view` leads back. `preferred` is
    each concept's preferred designation in the document's language; `tokens` are the words of the mended text.
    `is_part` says that the document is a part of a huge one.
    """

    document: Document
    view: MendedView
    layout: Layout
    damage: tuple[Damage, ...] = ()
    hits: Hits = field(default_factory=no_hits)
    variants: tuple[Variant, ...] = ()
    preferred: Mapping[str, Designation] = field(default_factory=dict)
    language: str = "en"
    tokens: Tokens = field(default_factory=no_tokens)
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `find` yields departures and never raises about a text.

    A rule about a whole document has `decisive`: of the hits in a part of one, in order, all that can decide. From
    those of all parts `find` yields what it yields from all hits.
    """

    code: str
    name: str
    severity: Severity
    fix: Fix
    why: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    find: Callable[[Reading], Iterable[Departure]]
    decisive: Callable[[Reading], Iterable[Hit]] | None = None
