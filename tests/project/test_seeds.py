"""The seed glossary is sound, and the samples and the real document give what they promise."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from align.reading import read_bytes, read_path
from glossary.artifacts.lexicon import load_lexicon
from glossary.clean_copy import make_clean_copy
from glossary.concept import ConceptEntry, Designation, Glossary, Kind, Status
from glossary.finding import Finding
from glossary.formats import load_file
from glossary.lint import Linter, LintSettings, lint_document

SEEDS = Path(__file__).parents[2] / "seeds"
SAMPLES = SEEDS / "samples"
REAL = Path(__file__).parents[3] / "shared" / "seeds"
DOMAINS = {
    "defence",
    "diplomacy",
    "doctrine",
    "economy",
    "meeting",
    "office",
    "organization",
    "orthography",
    "person",
    "place",
    "project",
    "science",
    "set phrase",
    "slogan",
}
OWN_WORDS = 8
"""So many words in a row that also stand in the real document would be its sentence, not ours."""


@cache
def glossary() -> Glossary:
    return load_file(str(SEEDS / "glossary.csv"))


def samples() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.is_file())


def real_documents() -> list[Path]:
    found = sorted(REAL.glob("*.txt"))
    if not found:
        pytest.skip("the real document is not beside this checkout (../shared/seeds): its findings are NOT checked")
    return found


@cache
def findings(path: Path) -> tuple[Finding, ...]:
    return lint_document(read_path(str(path)), glossary(), LintSettings()).findings


def reported(path: Path) -> Counter[tuple[str, str]]:
    """Code and text of each finding, line breaks levelled."""
    return Counter((each.code, " ".join(each.text.split())) for each in findings(path))


def designations() -> list[tuple[ConceptEntry, Designation]]:
    return [(concept, each) for concept in glossary().concepts for each in concept.designations]


def in_english(concept: ConceptEntry, *statuses: Status) -> list[Designation]:
    return [each for each in concept.designations if each.language == "en" and each.status in statuses]


# The glossary


def test_the_seed_glossary_is_as_large_as_promised() -> None:
    assert len(glossary().concepts) >= 150
    assert glossary().terms >= 250


def test_each_concept_has_one_preferred_designation_in_english() -> None:
    odd = [each.key for each in glossary().concepts if len(in_english(each, Status.PREFERRED)) != 1]
    assert odd == []


def test_each_concept_has_a_domain_that_we_know() -> None:
    assert [each.key for each in glossary().concepts if each.domain not in DOMAINS] == []


def test_a_preferred_designation_stands_for_one_concept() -> None:
    texts = Counter((each.language, each.text) for _, each in designations() if each.status is Status.PREFERRED)
    assert [text for text, count in texts.items() if count > 1] == []


def test_no_designation_stands_twice() -> None:
    texts = Counter((each.language, each.text.lower()) for _, each in designations())
    assert [text for text, count in texts.items() if count > 1] == []


def test_no_standing_designation_holds_a_deprecated_one() -> None:
    """A form would be right and wrong at once."""
    standing = [each for _, each in designations() if each.is_standing and each.language == "en"]
    deprecated = [each for _, each in designations() if not each.is_standing]
    held = [
        (wrong.text, right.text)
        for wrong in deprecated
        for right in standing
        if re.search(rf"\b{re.escape(wrong.text)}(?!\w)", right.text, re.IGNORECASE)
    ]
    assert held == []


def test_every_admitted_designation_is_a_short_form_that_needs_no_finding() -> None:
    odd = [
        each.text for _, each in designations() if each.status is Status.ADMITTED and each.kind is not Kind.ABBREVIATION
    ]
    assert odd == []


# The samples


def test_there_are_two_editions_a_damaged_and_a_clean_sample() -> None:
    assert [path.name for path in samples()] == [
        "communique-clean.md",
        "report-damaged.txt",
        "report-first-edition.txt",
        "report-second-edition.txt",
    ]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@cache
def runs(path: Path) -> frozenset[tuple[str, ...]]:
    """All runs of so many words, each term of the glossary counting for one."""
    terms = sorted({" ".join(words_of(each.text)) for _, each in designations()}, key=len, reverse=True)
    any_term = re.compile(r"\b(?:" + "|".join(re.escape(each) for each in terms if each) + r")\b")
    words = any_term.sub("TERM", " ".join(words_of(path.read_text(encoding="utf-8")))).split()
    return frozenset(tuple(words[start : start + OWN_WORDS]) for start in range(len(words) - OWN_WORDS + 1))


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.name)
def test_the_samples_are_our_own_writing(sample: Path) -> None:
    for document in real_documents():
        assert runs(sample) & runs(document) == frozenset()


def test_the_two_editions_share_no_sentence() -> None:
    """Else they would be one, and an aligner would have nothing to do."""
    one, other = (runs(SAMPLES / f"report-{ordinal}-edition.txt") for ordinal in ("first", "second"))
    assert len(one & other) < 0.05 * min(len(one), len(other))


def test_the_damaged_sample_is_damaged_in_every_way_promised() -> None:
    text = (SAMPLES / "report-damaged.txt").read_text(encoding="utf-8")
    for damage in (
        r"\bfi rmly\b",  # a ligature split from its word
        r"[\ufb00-\ufb06]",  # a ligature character
        r"\bde ned\b",  # a ligature lost
        r"\w-\n\w",  # a word broken at a line's end
        r"DPRK-\nUS",  # and one whose hyphen is its own
        r"\u00e2\u20ac\u2122",  # mojibake
        r"\u0430",  # a Cyrillic letter
        r"\u00ad",  # a soft hyphen
        r"\b[Tt]he the\b",  # a word twice
        r"\f",  # a page break
        r"[^.:?!\n] *\n\n\w",  # a blank line inside a sentence
        r" \n",  # blanks after a line
        r"(?:\n[^\n]{1,24}){6}",  # a narrow column
    ):
        assert re.search(damage, text), damage


def test_the_clean_sample_gives_no_finding() -> None:
    assert reported(SAMPLES / "communique-clean.md") == Counter()


GIVEN = {
    "report-first-edition.txt": (
        ("T101", "Supreme People’s Asembly"),
        ("T102", "General staff of the revolution"),
        ("T103", "self-sufficiency and self-reliance"),
        ("T105", "offensive for frontal breakthrough"),
        ("T110", "nuclear war deterrent"),
        ("T110", "Wonsan-Kalma beach resort"),
        ("T110", "defense"),
        ("T110", "Mount Paektu"),
    ),
    "report-second-edition.txt": (
        ("T102", "General Staff of the Revolution"),
        ("T103", "policy hostile towards the DPRK"),
        ("T110", "Seventh Party Central Committee"),
        ("T110", "frontal breakthrough offensive"),
        ("T110", "competition drive"),
        ("T110", "neighbor’s"),
        ("T110", "pressure and sanctions"),
        ("T110", "head-on breakthrough battle"),
        ("T110", "single-minded unity"),
        ("T110", "standoff"),
    ),
    "report-damaged.txt": (
        ("A101", "fi rmly"),
        ("A101", "fi nish"),
        ("A101", "fi elds"),
        ("A101", "suffi ciency"),
        ("A101", "fi tted"),
        ("A101", "fi rst"),
        ("A101", "scientifi c"),
        ("A101", "fl ags"),
        ("A101", "clarifi ed"),
        ("A102", "de ned"),
        ("A102", "signi cance"),
        ("A103", "eﬀorts"),
        ("A103", "oﬃcial"),
        ("A103", "ﬁgures"),
        ("A104", "rail- ways"),
        ("A104", "DPRK- US"),
        ("A104", "revolu- tion"),
        ("A104", "state-of-the- art"),
        ("A104", "in- dustry"),
        ("A104", "anti- socialist"),
        ("A104", "fron- tal"),
        ("A104", "promi- sed"),
        ("A104", "tall- est"),
        ("A109", "The the"),
        ("A111", "Workersâ€™"),
        ("A112", "Pаrty"),
        ("A113", "con\u00adstruction"),
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_each_other_sample_gives_what_was_put_into_it_and_nothing_else(name: str) -> None:
    assert reported(SAMPLES / name) == Counter(GIVEN[name])


# The real document: what an editor wants to hear of it, and nothing else.

WANTED = {
    ("A101", "clarifi ed"): "clarified",
    ("A101", "fi ghting"): "fighting",
    ("A101", "fi rm"): "firm",
    ("A101", "fi rmly"): "firmly",
    ("A101", "fi shing"): "fishing",
    ("A104", "DPRK- US"): "DPRK-US",
    ("A104", "anti- socialist"): "anti-socialist",
    ("A104", "state-of-the- art"): "state-of-the-art",
    ("T103", "policy hostile toward the DPRK"): "hostile policy towards the DPRK",
    ("T103", "policy hostile towards the DPRK"): "hostile policy towards the DPRK",
    ("T103", "self-sufficiency and self-reliance"): "self-reliance and self-sufficiency",
    ("T110", "Seventh Party Central Committee"): "Seventh Central Committee of the Workers’ Party of Korea",
    ("T110", "a powerful socialist country building"): "building a powerful socialist country",
    ("T110", "defence industry"): "munitions industry",
    ("T110", "motive power"): "motive force",
    ("T110", "nuclear war deterrent"): "nuclear deterrent",
    ("T110", "policy of hostility to the DPRK"): "hostile policy towards the DPRK",
}


def test_the_real_document_gives_the_wanted_findings_and_no_other() -> None:
    (document,) = real_documents()
    found = {(each.code, " ".join(each.text.split())): each.replacements[:1] for each in findings(document)}
    assert found == {key: (replacement,) for key, replacement in WANTED.items()}
    assert reported(document) == Counter(WANTED.keys())


# The real document in other lines


@pytest.mark.parametrize("breaks_hyphens", [False, True])
def test_the_real_document_has_the_same_hits_however_its_lines_are_broken(*, breaks_hyphens: bool) -> None:
    linter = Linter(glossary(), LintSettings())
    for path in real_documents():
        hits = linter.lint(read_path(str(path))).hits
        paragraphs = make_clean_copy(read_path(str(path)), load_lexicon()).view.text.split("\n\n")
        for width in range(20, 101):
            wrapped = (textwrap.fill(each, width, break_on_hyphens=breaks_hyphens) for each in paragraphs)
            text = "\n\n".join(wrapped)
            assert linter.lint(read_bytes(text.encode(), path.name)).hits == hits, f"at {width} columns"
