"""The G rules on what is said of one designation: its own wording, dates, contexts, forms and kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from glossary.concept import Kind, are_akin
from glossary.finding import Severity
from glossary.matching.allowed import EVERYWHERE
from glossary.matching.inflection import bases
from glossary.matching.spelling import spelling_key
from glossary.rules.glossary.reading import Flaw, GlossaryReading, GlossaryRule, Term, show
from glossary.rules.rule import Example

SHARED_BEGINNING = 3
"""Letters at its beginning by which a form is known for one of a word, as in "Koreas" and "Korean"."""

CLEARLY_LONGER = 2
"""From so many times its full form's letters an abbreviation is none; the seed glossary has short forms that are a
letter or two longer ("leadership system of the Party" for "… of the WPK"), and they are right."""


def find_faulty(reading: GlossaryReading) -> Iterator[Flaw]:
    """Preferred and admitted designations of which a rule for texts reports something."""
    for number, troubles in sorted(reading.troubles.items()):
        for each in troubles:
            yield Flaw(
                reading.terms[number],
                f"a text that uses “{reading.terms[number].text}” as it should gets {each.code}: {each.message}; "
                "correct the term",
            )


FAULTY_TERM = GlossaryRule(
    code="G411",
    name="faulty-term",
    severity=Severity.WARNING,
    why="A writer who uses the term exactly as the glossary has it gets a finding for it: it was damaged when it was "
    "taken over, or another entry speaks against it.",
    fails=(
        Example("concept,term\na,fi rm policy\n", "fi rm policy"),
        Example("concept,term\na,policy of the the Party\n", "policy of the the Party"),
    ),
    passes=(
        Example("concept,term\na,firm policy\nb,Workers' Party of Korea\nc,Pyongyang\n"),
        Example("concept,term,status\na,firm policy,\na,fi rm policy,deprecated\n"),
    ),
    find=find_faulty,
)


def find_lapsed(reading: GlossaryReading) -> Iterator[Flaw]:
    """Designations whose last day has passed."""
    for term in reading.terms:
        until = term.designation.until
        if until is not None and until < reading.as_of and (term.designation.since or until) <= until:
            yield Flaw(
                term,
                f"“{term.text}” was valid until {until} and is looked for no more; give it another date, or keep it "
                "for older texts (gloss lint --as-of)",
                field="until",
            )


LAPSED_TERM = GlossaryRule(
    code="G413",
    name="lapsed-term",
    severity=Severity.INFO,
    why="The last day on which the designation is valid has passed, so texts of today are checked without it.",
    fails=(Example("term,until\nParty school,2016-05-05\n", "2016-05-05"),),
    passes=(Example("term,since,until\nParty school,2016-05-05,\nschool of cadres,,9999-12-31\n"),),
    find=find_lapsed,
)


def find_idle_contexts(reading: GlossaryReading) -> Iterator[Flaw]:
    """Contexts that never apply, and those that leave nothing to report."""
    for term in reading.terms:
        for phrase in term.designation.allow:
            if (term.number, phrase) in reading.idle_contexts:
                told = f"“{phrase}” does not hold “{term.text}”, so it never applies; write the term in it too"
                yield Flaw(term, told, field="allow")
            elif not term.designation.is_standing and phrase in (EVERYWHERE, term.text):
                where = "everywhere" if phrase == EVERYWHERE else "wherever it stands"
                told = f"“{term.text}” is {term.designation.status} and allowed {where}, so it is never reported"
                yield Flaw(term, f"{told}; name the contexts in which it is right, or take the row out", field="allow")


IDLE_CONTEXT = GlossaryRule(
    code="G414",
    name="idle-context",
    severity=Severity.WARNING,
    why="A context under allow does nothing, because the term does not stand in it, or does too much, because it "
    "leaves no place to report.",
    fails=(
        Example("concept,term,status,allow\na,Korea,,\na,Chosun,deprecated,daily paper\n", "daily paper"),
        Example("concept,term,status,allow\na,Korea,,\na,Chosun,deprecated,*\n", "*"),
    ),
    passes=(
        Example("concept,term,status,allow\na,Korea,,\na,Chosun,deprecated,Chosun Ilbo|the Chosun dynasty\n"),
        Example("concept,term,kind,allow\na,Workers' Party of Korea,full,\na,WPK,abbreviation,*\n"),
    ),
    find=find_idle_contexts,
)


def find_odd_forms(reading: GlossaryReading) -> Iterator[Flaw]:
    """Listed forms that are a designation of their own, or have no word of the term."""
    owners: defaultdict[str, list[Term]] = defaultdict(list)
    if any(term.designation.forms for term in reading.terms):
        for term in reading.terms:
            owners[term.text].append(term)
    for term in reading.terms:
        for form in term.designation.forms:
            rivals = [each for each in owners.get(form, ()) if _are_rivals(each, term)]
            if rivals:
                said = f"“{form}” is listed as a form of “{term.text}” and is {rivals[0].designation.status} as"
                yield Flaw(term, f"{said} {show(rivals[0])}; keep one of the two", field="forms")
            elif not _shares_word(form, term):
                told = f"“{form}” has no word of “{term.text}”, so it is no form of it; make it a term of its own"
                yield Flaw(term, told, field="forms")


def _are_rivals(one: Term, other: Term) -> bool:
    return one.number != other.number and are_akin(one.designation.language, other.designation.language)


def _shares_word(form: str, term: Term) -> bool:
    return any(_are_akin(one, other) for one in form.lower().split() for other in term.text.lower().split())


def _are_akin(one: str, other: str) -> bool:
    shared = min(SHARED_BEGINNING, len(one), len(other))
    return (
        one[:shared] == other[:shared]
        or spelling_key(one) == spelling_key(other)
        or bool({one, *bases(one)} & {other, *bases(other)})
    )


ODD_FORM = GlossaryRule(
    code="G415",
    name="odd-form",
    severity=Severity.WARNING,
    why="What is listed under forms is accepted as the term itself. A form that is another designation, or another "
    "word altogether, hides what should be reported.",
    fails=(
        Example("concept,term,status,forms\na,cadre,,officials\n", "officials"),
        Example("concept,term,status,forms\na,cadre,,cadremen\na,cadremen,forbidden,\n", "cadremen"),
    ),
    passes=(
        Example("concept,term,forms\na,man of letters,men of letters\nb,United States of America,United States\n"),
    ),
    find=find_odd_forms,
)


def find_odd_abbreviations(reading: GlossaryReading) -> Iterator[Flaw]:
    """Abbreviations that are clearly longer than every full form of their concept."""
    for term in reading.terms:
        if term.designation.kind is not Kind.ABBREVIATION:
            continue
        full = [
            each
            for each in term.entry.designations
            if each.kind is not Kind.ABBREVIATION and are_akin(each.language, term.designation.language)
        ]
        longest = max(full, key=lambda each: _letters(each.text), default=None)
        if longest is not None and _letters(term.text) >= CLEARLY_LONGER * _letters(longest.text):
            told = f"“{term.text}” is called an abbreviation of “{longest.text}”, which is shorter; correct the kinds"
            yield Flaw(term, told, field="kind")


def _letters(text: str) -> int:
    return sum(each.isalnum() for each in text)


ODD_ABBREVIATION = GlossaryRule(
    code="G416",
    name="odd-abbreviation",
    severity=Severity.WARNING,
    why="An abbreviation is shorter than what it stands for. Where the kinds are mixed up, T112, T120 and T130 say "
    "the wrong thing.",
    fails=(Example("concept,term,kind\na,WPK,full\na,Workers' Party of Korea,abbreviation\n", "abbreviation"),),
    passes=(Example("concept,term,kind\na,Workers' Party of Korea,full\na,WPK,abbreviation\n"),),
    find=find_odd_abbreviations,
)

DETAIL_RULES = (FAULTY_TERM, LAPSED_TERM, IDLE_CONTEXT, ODD_FORM, ODD_ABBREVIATION)
