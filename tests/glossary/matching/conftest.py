"""One glossary and one way to lint with it, for all tests of the matcher."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from align.document import Document
from glossary.concept import CaseRule, ConceptEntry, Designation, Glossary, Kind, MatchRule, Status
from glossary.lint import LintResult, LintSettings, lint_document

D = Designation

GLOSSARY = Glossary(
    (
        ConceptEntry(
            "party",
            (
                D("Workers' Party of Korea", kind=Kind.NAME),
                D("WPK", kind=Kind.ABBREVIATION, allow=("*",)),
            ),
        ),
        ConceptEntry("central-committee", (D("Central Committee of the WPK", kind=Kind.NAME),)),
        ConceptEntry("staff", (D("General Staff of the revolution", kind=Kind.TITLE),)),
        ConceptEntry("offensive", (D("offensive for a frontal breakthrough"),)),
        ConceptEntry("reliance", (D("self-reliance and self-sufficiency"),)),
        ConceptEntry("own-reliance", (D("self-reliance"),)),
        ConceptEntry("deterrent", (D("nuclear deterrent"),)),
        ConceptEntry("hostile-policy", (D("hostile policy towards the DPRK"),)),
        ConceptEntry(
            "munitions",
            (
                D("munitions industry"),
                D("defence industry", status=Status.DEPRECATED, allow=("civil defence industry",)),
                D("arms trade", status=Status.FORBIDDEN),
            ),
        ),
        ConceptEntry("defence", (D("defence"), D("defense", status=Status.DEPRECATED, match=MatchRule.EXACT))),
        ConceptEntry("capabilities", (D("national defence capabilities"),)),
        ConceptEntry("stand-off", (D("stand-off"),)),
        ConceptEntry("us", (D("US", kind=Kind.ABBREVIATION, allow=("*",)),)),
        ConceptEntry("state", (D("state-of-the-art"),)),
        ConceptEntry("paektu", (D("Mt Paektu", kind=Kind.NAME),)),
        ConceptEntry("line", (D("Party line", case=CaseRule.EXACT),)),
        ConceptEntry("great-leap", (D("great leap", case=CaseRule.ANY),)),
        ConceptEntry("construction", (D("socialist construction"),)),
    )
)


@pytest.fixture(scope="session")
def lint() -> Callable[..., LintResult]:
    def run(text: str, glossary: Glossary = GLOSSARY, **settings: object) -> LintResult:
        document = Document("text.txt", text, "text/plain", sha256(text.encode()).hexdigest())
        return lint_document(document, glossary, LintSettings(language="en", **settings))  # type: ignore[arg-type]

    return run
