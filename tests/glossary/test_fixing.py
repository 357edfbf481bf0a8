"""A document fixed: what is hidden stays, and no fix makes a finding."""

from __future__ import annotations

from dataclasses import replace

from align.document import Span
from align.reading import read_bytes
from glossary.concept import ConceptEntry, Designation, Glossary, Status
from glossary.finding import Decisions, Finding
from glossary.fixing import Fixing, Look, fix_content, fix_document
from glossary.lint import Linter, LintResult, LintSettings
from glossary.suppression import Hiding

CONCEPT = ConceptEntry("o", (Designation(text="offensive for a frontal breakthrough", language="en"),))
FORCE = ConceptEntry(
    "f",
    (
        Designation(text="motive force", language="en"),
        Designation(text="motive power", language="en", status=Status.DEPRECATED),
    ),
)
LINTER = Linter(Glossary((CONCEPT, FORCE)), LintSettings(language="en"))
DAMAGED = "It was fi rmly held. They began the Offensive for a frontal breakthrough, fi rmly led."


def fixed(text: str, decisions: Decisions | None = None, *, unsafe: bool = False) -> tuple[str, tuple[Finding, ...]]:
    document = read_bytes(text.encode(), "a.txt")
    hiding = Hiding(decisions=decisions or Decisions())
    last = fix_document(text.encode(), document, LINTER.lint(document), LINTER, Fixing(hiding, unsafe=unsafe))
    return last.content.decode(), last.kept


def findings(text: str) -> tuple[Finding, ...]:
    return LINTER.lint(read_bytes(text.encode(), "a.txt")).findings


def test_all_that_is_safe_is_fixed_at_once() -> None:
    text = "It was firmly held. They began the offensive for a frontal breakthrough, firmly led."
    assert fixed(DAMAGED) == (text, ())


def test_what_an_editor_dismissed_stays_and_stays_hidden() -> None:
    (term,) = (each for each in findings(DAMAGED) if each.code == "T102")
    decisions = Decisions(dismissed=frozenset({term.fingerprint}))
    text, kept = fixed(DAMAGED, decisions)
    assert "the Offensive for a frontal breakthrough, firmly led" in text
    assert kept == ()
    assert fixed(text, decisions) == (text, ())


def test_a_fix_that_would_bring_a_dismissed_finding_back_is_not_made() -> None:
    text = "They began the Offensive for a frontal breakthrough as the motive power.\n\nIt was the motive power."
    (term,) = (each for each in findings(text) if each.code == "T102")
    assert fixed(text, unsafe=True)[0] == text.replace("Off", "off").replace("power", "force")
    after, kept = fixed(text, Decisions(dismissed=frozenset({term.fingerprint})), unsafe=True)
    assert after == text.replace("was the motive power", "was the motive force")
    assert [each.text for each in kept] == ["motive power"]


def test_what_a_concept_is_ignored_for_stays() -> None:
    text, _ = fixed(DAMAGED, Decisions(ignored=frozenset({("T102", "o")})))
    assert text == DAMAGED.replace("fi rmly", "firmly")


def look_of(content: bytes, *replaced: tuple[str, str]) -> Look:
    """A look by a linter that wants the first of each pair to be the second."""
    document = read_bytes(content, "a.txt")
    (model,) = findings("They stood fi rm.")
    kept = tuple(
        replace(
            model,
            span=Span(document.text.index(old), document.text.index(old) + len(old)),
            text=old,
            replacements=(new,),
            concept=str(number),
        )
        for number, (old, new) in enumerate(replaced)
        if old in document.text
    )
    return Look(content, document, LintResult(kept, {}, {}, "en", 0), kept)


def test_a_fix_that_makes_a_finding_is_taken_back_and_others_are_made() -> None:
    def look(content: bytes) -> Look:
        return look_of(content, ("one", "two"), ("two", "three"), ("six", "seven"))

    last = fix_content(look(b"It is one here.\n\nIt is six here."), look, unsafe=False)
    assert last.content == b"It is one here.\n\nIt is seven here."


def test_fixes_that_undo_each_other_come_to_one_text_from_either_side() -> None:
    def look(content: bytes) -> Look:
        found = look_of(content, ("one", "two"), ("two", "one"))
        return replace(found, kept=tuple(replace(each, concept=None) for each in found.kept))

    assert len({fix_content(look(text), look, unsafe=False).content for text in (b"It is one.", b"It is two.")}) == 1
