"""The T rules: where a text departs from the glossary's fixed renderings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glossary.concept import ConceptEntry, Designation, Kind, Status
from glossary.finding import Fix, Severity
from glossary.matching.variant import Variant
from glossary.rules.rule import Departure, Example, Reading, Rule


def _concept(key: str, *designations: Designation) -> tuple[ConceptEntry, ...]:
    return (ConceptEntry(key, designations),)


OFFENSIVE = _concept("offensive", Designation("offensive for a frontal breakthrough"))
STAFF = _concept("staff", Designation("General Staff of the revolution", kind=Kind.TITLE))
RELIANCE = _concept("reliance", Designation("self-reliance and self-sufficiency"))
DETERRENT = _concept("deterrent", Designation("nuclear deterrent"))
STANDOFF = _concept("stand-off", Designation("stand-off"))
PARTY = _concept("party", Designation("Workers' Party of Korea"), Designation("WPK", kind=Kind.ABBREVIATION))
INDUSTRY = _concept(
    "munitions",
    Designation("munitions industry"),
    Designation("defence industry", status=Status.DEPRECATED),
    Designation("arms trade", status=Status.FORBIDDEN),
    Designation("munitions sector", status=Status.ADMITTED),
)


def _of_code(code: str) -> Callable[[Reading], Iterator[Departure]]:
    def find(reading: Reading) -> Iterator[Departure]:
        for variant in reading.variants:
            if variant.code == code:
                yield _depart(reading, variant)

    return find


def _depart(reading: Reading, variant: Variant) -> Departure:
    span = reading.view.to_source(variant.span)
    text = " ".join(variant.span.of(reading.view.text).split())
    return Departure(
        span=span,
        message=_tell(text, variant, reading.preferred.get(variant.concept)),
        replacements=(variant.replacement,) if variant.replacement and variant.replacement != text else (),
        fix=Fix.SAFE,
        concept=variant.concept,
        score=variant.score,
    )


def _tell(text: str, variant: Variant, preferred: Designation | None) -> str:
    status = variant.designation.status
    if variant.score is not None:
        return f"“{text}” departs from “{variant.designation.text}”: {variant.message}"
    if preferred is None:
        return f"“{text}” is {_STANDING[status]}; the glossary has no preferred form for it"
    return f"“{text}” is {_STANDING[status]}; the fixed rendering is “{preferred.text}”"


_STANDING = {
    Status.DEPRECATED: "deprecated",
    Status.FORBIDDEN: "forbidden",
    Status.ADMITTED: "admitted, not preferred",
    Status.PREFERRED: "preferred",
}

VARIANT_SPELLING = Rule(
    code="T101",
    name="variant-spelling",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="The words of a fixed rendering stand here, but a letter or two are others: a slip, a misread "
    "character, or the spelling of another country. A search for the term does not find it.",
    fails=(
        Example(
            "They launched an offensve for a frontal breakthrough.",
            "offensve for a frontal breakthrough",
            "offensive for a frontal breakthrough",
            OFFENSIVE,
        ),
        Example("The Workers Party of Korea met.", "Workers Party of Korea", "Workers' Party of Korea", PARTY),
    ),
    passes=(
        Example("They launched an offensive for a frontal breakthrough.", concepts=OFFENSIVE),
        Example("Two offensives for a frontal breakthrough were launched.", concepts=OFFENSIVE),
        Example("They told us about the WPK’s plan.", concepts=PARTY),
    ),
    find=_of_code("T101"),
)

VARIANT_CASE = Rule(
    code="T102",
    name="variant-case",
    severity=Severity.WARNING,
    fix=Fix.SAFE,
    why="The term stands word for word, with capitals that its case rule does not allow.",
    fails=(
        Example(
            "It is the general staff of the revolution.",
            "general staff of the revolution",
            "General Staff of the revolution",
            STAFF,
        ),
        Example("Then the Nuclear Deterrent grew.", "Nuclear Deterrent", "nuclear deterrent", DETERRENT),
    ),
    passes=(
        Example("Nuclear deterrent is the word.", concepts=DETERRENT),
        Example("It is the General Staff of the revolution.", concepts=STAFF),
    ),
    find=_of_code("T102"),
)

VARIANT_ORDER = Rule(
    code="T103",
    name="variant-order",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="All the words of a fixed rendering stand here, in another order.",
    fails=(
        Example(
            "Our strength is self-sufficiency and self-reliance.",
            "self-sufficiency and self-reliance",
            "self-reliance and self-sufficiency",
            RELIANCE,
        ),
    ),
    passes=(
        Example("Our strength is self-reliance and self-sufficiency.", concepts=RELIANCE),
        Example("Self-sufficiency is one thing. Self-reliance is another.", concepts=RELIANCE),
    ),
    find=_of_code("T103"),
)

VARIANT_FORM = Rule(
    code="T104",
    name="variant-form",
    severity=Severity.WARNING,
    fix=Fix.SAFE,
    why="The term is hyphenated, spaced or joined otherwise. A hyphen and a dash are two things.",
    fails=(
        Example("The standoff goes on.", "standoff", "stand-off", STANDOFF),
        Example("The stand off goes on.", "stand off", "stand-off", STANDOFF),
    ),
    passes=(
        Example("The stand-\noff goes on.", concepts=STANDOFF),
        Example("They stand. Off they go.", concepts=STANDOFF),
    ),
    find=_of_code("T104"),
)

VARIANT_WORDING = Rule(
    code="T105",
    name="variant-wording",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="Most words of a fixed rendering stand here, with other function words, or with one content word "
    "replaced, added or left out, or with an abbreviation spelt out.",
    fails=(
        Example(
            "They launched the offensive of a frontal breakthrough.",
            "offensive of a frontal breakthrough",
            "offensive for a frontal breakthrough",
            OFFENSIVE,
        ),
        Example("It built up its nuclear war deterrent.", "nuclear war deterrent", "nuclear deterrent", DETERRENT),
    ),
    passes=(
        Example("They launched an offensive. For a frontal breakthrough they need more.", concepts=OFFENSIVE),
        Example("A nuclear power has no deterrent.", concepts=DETERRENT),
    ),
    find=_of_code("T105"),
)

DEPRECATED_TERM = Rule(
    code="T110",
    name="deprecated-term",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="The glossary deprecates this form and prefers another.",
    fails=(Example("The defence industry grew.", "defence industry", "munitions industry", INDUSTRY),),
    passes=(Example("The munitions industry grew.", concepts=INDUSTRY),),
    find=_of_code("T110"),
)

FORBIDDEN_TERM = Rule(
    code="T111",
    name="forbidden-term",
    severity=Severity.ERROR,
    fix=Fix.UNSAFE,
    why="The glossary forbids this form.",
    fails=(Example("The arms trade grew.", "arms trade", "munitions industry", INDUSTRY),),
    passes=(Example("The trade in arms grew.", concepts=INDUSTRY),),
    find=_of_code("T111"),
)

ADMITTED_TERM = Rule(
    code="T112",
    name="admitted-term",
    severity=Severity.INFO,
    fix=Fix.UNSAFE,
    why="This form is admitted, but another is preferred. An abbreviation and its full form are one rendering.",
    fails=(Example("The munitions sector grew.", "munitions sector", "munitions industry", INDUSTRY),),
    passes=(Example("The WPK and the Workers’ Party of Korea are one.", concepts=PARTY),),
    find=_of_code("T112"),
)


TERM_RULES = (
    VARIANT_SPELLING,
    VARIANT_CASE,
    VARIANT_ORDER,
    VARIANT_FORM,
    VARIANT_WORDING,
    DEPRECATED_TERM,
    FORBIDDEN_TERM,
    ADMITTED_TERM,
)
