"""What is a variant, of which kind, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glossary.concept import ConceptEntry, Designation, Glossary, Kind, Status
from glossary.lint import LintResult

Lint = Callable[..., LintResult]

REPORTED = [
    # code, text, what is marked, what should stand there
    (
        "T101",
        "An offensve for a frontal breakthrough began.",
        "offensve for a frontal breakthrough",
        "offensive for a frontal breakthrough",
    ),
    ("T101", "The Workers Party of Korea met.", "Workers Party of Korea", "Workers' Party of Korea"),
    ("T101", "The Worker’s Party of Korea met.", "Worker’s Party of Korea", "Workers’ Party of Korea"),
    (
        "T101",
        "It is their hostile policy toward the DPRK again.",
        "hostile policy toward the DPRK",
        "hostile policy towards the DPRK",
    ),
    (
        "T101",
        "Our national defense capabilities grew.",
        "national defense capabilities",
        "national defence capabilities",
    ),
    (
        "T101",
        "The General Stuff of the revolution met.",
        "General Stuff of the revolution",
        "General Staff of the revolution",
    ),
    (
        "T102",
        "It is the general staff of the revolution.",
        "general staff of the revolution",
        "General Staff of the revolution",
    ),
    ("T102", "It built a Nuclear Deterrent there.", "Nuclear Deterrent", "nuclear deterrent"),
    (
        "T103",
        "In self-sufficiency and self-reliance we trust.",
        "self-sufficiency and self-reliance",
        "self-reliance and self-sufficiency",
    ),
    (
        "T103",
        "With its policy hostile towards the DPRK it failed.",
        "policy hostile towards the DPRK",
        "hostile policy towards the DPRK",
    ),
    ("T104", "The standoff lasts.", "standoff", "stand-off"),
    ("T104", "The stand off lasts.", "stand off", "stand-off"),
    ("T104", "The stand–off lasts.", "stand–off", "stand-off"),
    ("T104", "It is a state of the art machine.", "state of the art", "state-of-the-art"),
    (
        "T104",
        "An offensive for a frontal break through began.",
        "offensive for a frontal break through",
        "offensive for a frontal breakthrough",
    ),
    (
        "T105",
        "An offensive of a frontal breakthrough began.",
        "offensive of a frontal breakthrough",
        "offensive for a frontal breakthrough",
    ),
    (
        "T105",
        "The offensive for frontal breakthrough began.",
        "offensive for frontal breakthrough",
        "offensive for a frontal breakthrough",
    ),
    (
        "T105",
        "The campaign for a frontal breakthrough began.",
        "campaign for a frontal breakthrough",
        "offensive for a frontal breakthrough",
    ),
    ("T105", "It has a nuclear war deterrent now.", "nuclear war deterrent", "nuclear deterrent"),
    (
        "T105",
        "It held to its policy of hostility to the DPRK.",
        "policy of hostility to the DPRK",
        "hostile policy towards the DPRK",
    ),
    ("T105", "The WPK Central Committee met.", "WPK Central Committee", "Central Committee of the WPK"),
    (
        "T105",
        "The Central Committee of the Workers’ Party of Korea met.",
        "Central Committee of the Workers’ Party of Korea",
        "Central Committee of the WPK",
    ),
    ("T110", "The defence industry grew.", "defence industry", "munitions industry"),
    ("T110", "It cost the defence industries much.", "defence industries", "munitions industries"),
    ("T110", "Its defense is strong.", "defense", "defence"),
    ("T111", "The arms trade grew.", "arms trade", "munitions industry"),
]


@pytest.mark.parametrize(("code", "text", "marked", "proposal"), REPORTED, ids=lambda each: str(each)[:40])
def test_a_departure_is_found_at_its_place_with_its_kind_and_proposal(
    lint: Lint, code: str, text: str, marked: str, proposal: str
) -> None:
    assert [(f.code, f.text, f.replacements) for f in lint(text).findings] == [(code, marked, (proposal,))]


QUIET = [
    "They launched an offensive for a frontal breakthrough.",
    "Two offensives for a frontal breakthrough followed, and the WPK’s own one.",
    "Offensive for a frontal breakthrough is the word.",
    "The Workers' Party of Korea and the Workers’\nParty of Korea are one.",
    "The offensive for a\n\nfrontal breakthrough goes on.",
    "They told us, and it helped us.",
    "The US and us.",
    "Mt Paektu’s peak is high.",
    "Self-sufficiency in grain is an aim of ours.",
    "They stand. Off they go.",
    "A nuclear power has no deterrent.",
    "He went from one form to another.",
    "The campaign for a frontal attack began.",
    "The nuclear test was a deterrent.",
    "Its civil defence industry grew.",
    "Party line and party lines are drawn at Great Leap and great leap.",
    "The policy was hostile. Towards the DPRK it was harsh.",
    "The socialist planned construction goes on.",
    "The socialist, economic construction goes on.",
    "Its national defence programme grew.",
    "The committee of the central bank met.",
]


@pytest.mark.parametrize("text", QUIET, ids=lambda each: each[:40])
def test_ordinary_language_is_left_alone(lint: Lint, text: str) -> None:
    if text.startswith("Party line"):
        assert [f.text for f in lint(text).findings] == ["party lines"]  # the rule is `exact`
    else:
        assert lint(text).findings == ()


def test_every_finding_is_the_documents_own_slice(lint: Lint) -> None:
    text = "It has a nuclear \nwar deterrent. The defence\nindustry and the arms trade grew."
    found = lint(text).findings
    assert len(found) == 3
    for each in found:
        assert each.text == text[each.span.start : each.span.end]


def test_one_stretch_has_one_finding_and_the_longer_designation_wins(lint: Lint) -> None:
    found = lint("Our national defense capabilities grew.").findings
    assert [(f.code, f.concept) for f in found] == [("T101", "capabilities")]


def test_a_deprecated_form_inside_a_longer_hit_is_silent(lint: Lint) -> None:
    glossary_text = "The central committee of the WPK met."
    assert [f.code for f in lint(glossary_text).findings] == ["T102"]


def test_hits_are_counted_inside_longer_ones_and_over_line_breaks(lint: Lint) -> None:
    counts = {t.concept: t.hits for t in lint("The Central Committee of\nthe WPK met. The WPK decided.").terms}
    assert counts == {"central-committee": 1, "party": 2}


def test_the_cut_off_leaves_out_what_scores_less(lint: Lint) -> None:
    text = "It has a nuclear war deterrent."
    assert lint(text, min_score=90.0).findings == ()
    assert len(lint(text, min_score=80.0).findings) == 1


def test_damage_inside_a_term_is_the_artifacts_finding_with_its_concept(lint: Lint) -> None:
    found = lint("They launched an off ensive for a frontal breakthrough.").findings
    assert [(f.code, f.concept) for f in found] == [("A101", "offensive")]


def test_without_the_artifact_rules_the_term_rules_report_the_damage(lint: Lint) -> None:
    select = frozenset({"T101", "T104"})
    found = lint("They launched an off ensive for a frontal breakthrough.", select=select).findings
    assert [f.code for f in found] == ["T104"]


def test_a_paragraph_in_front_changes_no_fingerprint(lint: Lint) -> None:
    text = "It has a nuclear war deterrent. The arms trade grew.\n"
    before = [f.fingerprint for f in lint(text).findings]
    after = [f.fingerprint for f in lint("A quiet paragraph stands here.\n\n" + text).findings]
    assert before == after
    assert len(set(before)) == len(before)


MORE = Glossary(
    (
        ConceptEntry("forces", (Designation("hostile forces"),)),
        ConceptEntry("country", (Designation("building a powerful socialist country"),)),
        ConceptEntry("practices", (Designation("anti-socialist and non-socialist practices"),)),
        ConceptEntry("assembly", (Designation("Supreme People's Assembly", kind=Kind.NAME),)),
        ConceptEntry("un", (Designation("UN", kind=Kind.ABBREVIATION), Designation("U.N.", status=Status.FORBIDDEN))),
        ConceptEntry("persons", (Designation("talented persons"),)),
    )
)


@pytest.mark.parametrize(
    ("code", "text", "marked"),
    [
        ("T103", "They speed up a powerful socialist country building now.", "a powerful socialist country building"),
        (
            "T103",
            "They fought non-socialist and anti-socialist practices.",
            "non-socialist and anti-socialist practices",
        ),
        ("T104", "They fought antisocialist and non-socialist practices.", "antisocialist and non-socialist practices"),
        ("T101", "The Supreme People Assembly met.", "Supreme People Assembly"),
        ("T111", "In the U.N. it was said.", "U.N."),
    ],
)
def test_a_departure_is_marked_whole(lint: Lint, code: str, text: str, marked: str) -> None:
    assert [(f.code, f.text) for f in lint(text, MORE).findings if f.concept] == [(code, marked)]


def test_a_plural_terms_possessive_is_a_hit(lint: Lint) -> None:
    found = lint("The hostile forces’ challenge grew, and the hostile forces lost.", MORE)
    assert found.findings == ()
    assert [each.hits for each in found.terms] == [2]


@pytest.mark.parametrize(
    "text",
    ["Anti-socialist practices and non-socialist elements grew.", "The talented people sang."],
)
def test_what_says_something_else_is_no_variant(lint: Lint, text: str) -> None:
    assert lint(text, MORE).findings == ()


EDGES = Glossary(
    (
        ConceptEntry("depth", (Designation("in-depth"),)),
        ConceptEntry("guidance", (Designation("on-the-spot guidance"),)),
        ConceptEntry("about", (Designation("about the constitution"),)),
        ConceptEntry("check", (Designation("check-in"),)),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "The depth of it is great.",
        "Check it at noon; the check is done.",
        "The spot guidance was given.",
        "They spoke of the constitution.",
    ],
)
def test_a_term_is_not_near_without_the_function_words_at_its_edges(lint: Lint, text: str) -> None:
    assert lint(text, EDGES).findings == ()


@pytest.mark.parametrize(
    ("code", "text", "marked"),
    [
        ("T104", "It was done in depth.", "in depth"),
        ("T104", "He gave on the spot guidance.", "on the spot guidance"),
        ("T101", "They spoke about the constitutoin.", "about the constitutoin"),
    ],
)
def test_a_term_with_function_words_at_its_edges_is_marked_whole(lint: Lint, code: str, text: str, marked: str) -> None:
    assert [(f.code, f.text) for f in lint(text, EDGES).findings] == [(code, marked)]
