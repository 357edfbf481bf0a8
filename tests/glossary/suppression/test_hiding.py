"""Each hidden finding names the first that hid it: the text, then the sidecar, then a decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from align.document import Document
from glossary.finding import Decisions, Finding
from glossary.suppression import find_suppressions, hide_findings, load_sidecar
from glossary.suppression.suppression import Suppression, names_rule

FindingMaker = Callable[..., Finding]
DocumentMaker = Callable[..., Document]
TODAY = date(2026, 11, 24)


def hidden_by(
    finding: Finding, *suppressions: Suppression, decisions: Decisions | None = None, as_of: date = TODAY
) -> tuple[str, str] | None:
    kept, hidden = hide_findings([finding], suppressions=suppressions, decisions=decisions or Decisions(), as_of=as_of)
    assert len(kept) + len(hidden) == 1
    return (hidden[0].by, hidden[0].reason) if hidden else None


@pytest.fixture
def sidecar(tmp_path: Path) -> Callable[[str], tuple[Suppression, ...]]:
    def load(entry: str) -> tuple[Suppression, ...]:
        path = tmp_path / "gloss-ignore.toml"
        path.write_text(f'[[ignore]]\nreason = "sidecar"\n{entry}\n')
        return load_sidecar(str(path))

    return load


def test_a_comment_hides_what_stands_in_its_reach(document: DocumentMaker, finding: FindingMaker) -> None:
    text = document("two two <!-- gloss:ignore A109 -- sung -->\nsix six\n")
    comments = find_suppressions(text)
    assert hidden_by(finding(text, "two two"), *comments) == ("suppression", "sung")
    assert hidden_by(finding(text, "six six"), *comments) is None


def test_a_comment_hides_what_only_begins_before_it(document: DocumentMaker, finding: FindingMaker) -> None:
    text = document("two\ntwo <!-- gloss:ignore A109 -- sung -->\n")
    assert hidden_by(finding(text, "two\ntwo"), *find_suppressions(text)) == ("suppression", "sung")


def test_a_comment_hides_only_the_rules_that_it_names(document: DocumentMaker, finding: FindingMaker) -> None:
    text = document("two two <!-- gloss:ignore T, repeated-word -- sung -->\n")
    comments = find_suppressions(text)
    assert hidden_by(finding(text, "two two", "T101", "variant-spelling"), *comments)
    assert hidden_by(finding(text, "two two"), *comments)
    assert hidden_by(finding(text, "two two", "A101", "split-ligature"), *comments) is None


@pytest.mark.parametrize(
    ("selector", "is_named"),
    [("T", True), ("t1", True), ("T101", True), ("variant-spelling", True), ("T102", False), ("variant", False)],
)
def test_a_rule_is_named_by_family_beginning_code_or_name(selector: str, is_named: bool) -> None:  # noqa: FBT001
    assert names_rule(selector, "T101", "variant-spelling") is is_named


def test_a_comment_in_another_document_hides_nothing(document: DocumentMaker, finding: FindingMaker) -> None:
    text = "two two <!-- gloss:ignore A109 -- sung -->\n"
    comments = find_suppressions(document(text, "b.txt"))
    assert hidden_by(finding(document(text, "a.txt"), "two two"), *comments) is None


def test_one_without_a_reason_hides_nothing(document: DocumentMaker, finding: FindingMaker) -> None:
    text = document("two two <!-- gloss:ignore A109 -->\n")
    assert hidden_by(finding(text, "two two"), *find_suppressions(text)) is None


def test_the_last_day_is_still_its_own(document: DocumentMaker, finding: FindingMaker) -> None:
    text = document("two two <!-- gloss:ignore A109 until 2026-11-24 -- sung -->\n")
    comments, place = find_suppressions(text), finding(text, "two two")
    assert hidden_by(place, *comments, as_of=date(2026, 11, 24))
    assert hidden_by(place, *comments, as_of=date(2026, 11, 25)) is None


def test_the_text_comes_before_the_sidecar_and_that_before_a_decision(
    document: DocumentMaker, finding: FindingMaker, tmp_path: Path, sidecar: Callable[[str], tuple[Suppression, ...]]
) -> None:
    text = document("two two <!-- gloss:ignore A109 -- text -->\n", str(tmp_path / "a.txt"))
    place, aside = finding(text, "two two"), sidecar('rules = ["A109"]')
    decisions = Decisions(dismissed=frozenset({place.fingerprint}))
    assert hidden_by(place, *aside, *find_suppressions(text), decisions=decisions) == ("suppression", "text")
    assert hidden_by(place, *aside, decisions=decisions) == ("sidecar", "sidecar")
    assert hidden_by(place, decisions=decisions) == ("decision", "an editor dismissed it")


def test_a_rule_ignored_for_a_concept_is_hidden_by_decision(document: DocumentMaker, finding: FindingMaker) -> None:
    place = finding(document("two two"), "two two")
    ignored = Decisions(ignored=frozenset({("A109", "en:defence")}))
    assert hidden_by(place, decisions=ignored) == ("decision", "an editor ignores A109 for this concept")


@pytest.mark.parametrize(
    ("entry", "hides"),
    [
        ('rules = ["A"]', True),
        ('rules = ["T"]', False),
        ('concept = "en:defence"', True),
        ('concept = "en:attack"', False),
        ('text = "two two"', True),
        ('text = "two"', False),
        ('fingerprint = "A109-two two"', True),
        ('rules = ["A"]\npaths = ["sub/*.txt"]', True),
        ('rules = ["A"]\npaths = ["*.txt"]', True),
        ('rules = ["A"]\npaths = ["other/*.txt"]', False),
        ('rules = ["A"]\nuntil = 2026-11-23', False),
    ],
)
def test_an_entry_hides_what_fits_all_that_it_says(
    document: DocumentMaker,
    finding: FindingMaker,
    tmp_path: Path,
    sidecar: Callable[[str], tuple[Suppression, ...]],
    entry: str,
    hides: bool,  # noqa: FBT001
) -> None:
    place = finding(document("two two", str(tmp_path / "sub" / "a.txt")), "two two")
    assert (hidden_by(place, *sidecar(entry)) is not None) is hides


def test_a_sidecar_is_silent_about_documents_above_it(
    document: DocumentMaker, finding: FindingMaker, tmp_path: Path, sidecar: Callable[[str], tuple[Suppression, ...]]
) -> None:
    place = finding(document("two two", str(tmp_path.parent / "a.txt")), "two two")
    assert hidden_by(place, *sidecar('rules = ["A"]')) is None


def test_nothing_hides_a_finding_about_suppressions(
    document: DocumentMaker, finding: FindingMaker, tmp_path: Path, sidecar: Callable[[str], tuple[Suppression, ...]]
) -> None:
    place = finding(document("two two", str(tmp_path / "a.txt")), "two two", "X901", "unused-suppression")
    decisions = Decisions(frozenset({place.fingerprint}), frozenset({("X901", "en:defence")}))
    assert hidden_by(place, *sidecar('text = "two two"'), decisions=decisions) is None


def test_both_parts_keep_their_order(document: DocumentMaker, finding: FindingMaker) -> None:
    text = document("one one two two six six <!-- gloss:ignore T -- why -->\n")
    one, two, six = (finding(text, each) for each in ("one one", "two two", "six six"))
    term = finding(text, "two", "T101", "variant-spelling")
    kept, hidden = hide_findings(
        [one, term, two, six], suppressions=find_suppressions(text), decisions=Decisions(), as_of=TODAY
    )
    assert kept == (one, two, six)
    assert [each.finding for each in hidden] == [term]
