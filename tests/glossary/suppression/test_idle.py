"""A suppression that hides nothing is reported, but only where silence proves something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from align.document import Document
from glossary.finding import Finding
from glossary.rules.rule import Example
from glossary.rules.suppressions import SUPPRESSION_RULES, SuppressionRule
from glossary.suppression import IdleSuppression, find_idle, find_suppressions, find_used, load_sidecar
from glossary.suppression.idle import Run

FindingMaker = Callable[..., Finding]
DocumentMaker = Callable[..., Document]
RULES = {"A109": "repeated-word", "T101": "variant-spelling", "T102": "variant-case", "T110": "deprecated-term"}
RUN = Run(date(2026, 11, 24), ["a.txt"], RULES, frozenset(RULES))


def idle_in(document: Document, *findings: Finding, run: Run = RUN) -> Sequence[IdleSuppression]:
    suppressions = find_suppressions(document)
    used = find_used(suppressions, findings)
    return find_idle(suppressions, used, replace(run, documents=[document.path]))


def messages(idle: Sequence[IdleSuppression]) -> list[tuple[str, str]]:
    return [(each.rule.code, each.message) for each in idle]


EXAMPLES = [(rule, example, example.flagged) for rule in SUPPRESSION_RULES for example in (*rule.fails, *rule.passes)]


@pytest.mark.parametrize(("rule", "example", "flagged"), EXAMPLES)
def test_every_example_is_reported_or_passes(rule: SuppressionRule, example: Example, flagged: str) -> None:
    from align.reading import read_bytes

    suffix = "md" if "```" in example.text else "txt"
    found = idle_in(read_bytes(example.text.encode(), f"example.{suffix}"))
    assert [each.suppression.place.text for each in found if each.rule is rule] == ([flagged] if flagged else [])


def test_one_that_hides_something_is_in_use(document: DocumentMaker, finding: FindingMaker) -> None:
    text = document("two two <!-- gloss:ignore A109, T110 -- sung -->\n")
    assert idle_in(text, finding(text, "two two")) == ()


def test_one_that_hides_nothing_is_unused(document: DocumentMaker) -> None:
    found = idle_in(document("two <!-- gloss:ignore A109 -- sung -->\n"))
    assert messages(found) == [("X901", "this suppression hides nothing: remove it")]


def test_one_whose_rule_did_not_run_proves_nothing(document: DocumentMaker) -> None:
    text = document("two <!-- gloss:ignore T -- sung -->\n")
    assert idle_in(text, run=replace(RUN, ran=frozenset({"A109", "T101"}))) == ()
    assert len(idle_in(text)) == 1


def test_one_whose_day_has_passed_is_expired_even_where_it_would_hide(
    document: DocumentMaker, finding: FindingMaker
) -> None:
    text = document("two two <!-- gloss:ignore A109 until 2026-11-23 -- sung -->\n")
    assert messages(idle_in(text, finding(text, "two two"))) == [
        ("X902", "this suppression ended on 2026-11-23: renew it, or remove it")
    ]


def test_one_that_names_no_rule_we_have_says_which(document: DocumentMaker) -> None:
    assert messages(idle_in(document("# gloss:ignore A109, T999 -- sung\nx"))) == [
        ("X901", "this suppression names “T999”, which is no rule: gloss rules lists them")
    ]


def test_one_that_would_hide_these_very_findings_is_told_so(document: DocumentMaker) -> None:
    ((code, message),) = messages(idle_in(document("# gloss:ignore X901 -- quiet\nx")))
    assert (code, message) == ("X901", "this suppression names “X901”, which nothing hides")


def test_what_is_wrong_with_one_is_said(document: DocumentMaker) -> None:
    ((code, message),) = messages(idle_in(document("two two <!-- gloss:ignore A109 -->\n")))
    assert code == "X901"
    assert message == "this suppression hides nothing, for it gives no reason: write gloss:ignore A109 -- why"


def sidecar(folder: Path, entry: str) -> str:
    path = folder / "gloss-ignore.toml"
    path.write_text(f'[[ignore]]\nrules = ["A109"]\nreason = "sung"\n{entry}\n')
    return str(path)


def test_an_entry_is_judged_once_all_its_documents_were_linted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "notes.csv"):
        (tmp_path / name).write_text("x")
    entries = load_sidecar(sidecar(tmp_path, 'paths = ["*.txt"]'))
    first, both = [str(tmp_path / "a.txt")], [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert find_idle(entries, (), replace(RUN, documents=first)) == ()
    assert messages(find_idle(entries, (), replace(RUN, documents=both))) == [
        ("X901", "this suppression hides nothing: remove it")
    ]


def test_an_entry_about_none_of_the_documents_is_not_judged(tmp_path: Path) -> None:
    entries = load_sidecar(sidecar(tmp_path, 'paths = ["other/**"]\nuntil = 2020-01-01'))
    assert find_idle(entries, (), replace(RUN, documents=[str(tmp_path / "a.txt")])) == ()


def test_an_entry_in_use_in_one_document_is_in_use(
    tmp_path: Path, document: DocumentMaker, finding: FindingMaker
) -> None:
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    for path in paths:
        Path(path).write_text("two two")
    found = [finding(document("two two", paths[1]), "two two")]
    entries = load_sidecar(sidecar(tmp_path, ""))
    assert find_idle(entries, find_used(entries, found), replace(RUN, documents=paths)) == ()
