"""A glossary that was kept finds what it finds when it is compiled."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.document import Document
from glossary.cache import VARIABLE
from glossary.concept import CaseRule, ConceptEntry, Designation, Glossary, Kind, MatchRule, Status
from glossary.formats import load_file
from glossary.house import House, house_of
from glossary.lint import Linter, LintResult, LintSettings
from glossary.matching.keeping import key_of_glossary, make_ready
from glossary.resources import seeds_folder

TERMS = LintSettings(select=frozenset(f"T1{number:02}" for number in range(40)))
DAY = date(2026, 1, 1)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def _kept(glossary: Glossary) -> House:
    return house_of(glossary, key=key_of_glossary(glossary))


def _document(text: str, language: str | None = None) -> Document:
    return Document("kept.txt", text, "text/plain", sha256(text.encode()).hexdigest(), language=language)


def _lint(house: House | Glossary, text: str) -> LintResult:
    return Linter(house, TERMS).lint(_document(text))


def _files(cache: Path) -> list[Path]:
    return sorted(cache.glob("index-*.kept"))


def _refuse() -> Glossary:
    raise AssertionError("the glossary was loaded")


SEED = load_file(str(seeds_folder() / "glossary.csv"))


@pytest.mark.parametrize("path", sorted((seeds_folder() / "samples").glob("*.txt")), ids=lambda path: path.stem)
def test_the_samples_are_linted_alike_compiled_kept_and_kept_before(path: Path, cache: Path) -> None:
    text = path.read_text(encoding="utf-8")
    compiled, first, second = _lint(SEED, text), _lint(_kept(SEED), text), _lint(_kept(SEED), text)
    assert _files(cache)
    assert compiled == first == second
    assert compiled.findings


WORDS = (
    "state States Treasury treasury house of the House-keeping policy policies co-operation ﬁrm WPK 당 중앙 총참모부"
)
TEXT = st.lists(
    st.sampled_from([*WORDS.split(), "of the", "war", "coöperation", "-", ".", "U.S."]), min_size=1, max_size=4
).map(" ".join)
DESIGNATIONS = st.builds(
    Designation,
    text=TEXT,
    language=st.sampled_from(("en", "en", "en-GB", "ko", "de")),
    status=st.sampled_from(Status),
    kind=st.sampled_from(Kind),
    case=st.sampled_from(CaseRule),
    match=st.sampled_from(MatchRule),
    forms=st.lists(TEXT, max_size=2).map(tuple),
    allow=st.lists(TEXT, max_size=1).map(tuple),
    source=st.sampled_from(("", "a book")),
    since=st.sampled_from((None, date(2020, 1, 1), date(2027, 1, 1))),
    until=st.sampled_from((None, date(2021, 1, 1))),
    written_status=st.sampled_from((None, "legacy")),
    approved=st.sampled_from((True, True, True, False)),
)
GLOSSARIES = st.lists(st.lists(DESIGNATIONS, max_size=3).map(tuple), max_size=8).map(
    lambda entries: Glossary(tuple(ConceptEntry(f"c{number}", each) for number, each in enumerate(entries)))
)


@given(GLOSSARIES, st.lists(TEXT, max_size=8).map(" ".join))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_glossary_finds_alike_compiled_and_kept(glossary: Glossary, text: str) -> None:
    compiled = _lint(glossary, text)
    assert _lint(_kept(glossary), text) == compiled
    assert _lint(_kept(glossary), text) == compiled


@given(GLOSSARIES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_kept_of_an_index_is_all_of_it(glossary: Glossary) -> None:
    compiled = make_ready(house_of(glossary), language="en", as_of=DAY).index
    kept = make_ready(_kept(glossary), language="en", as_of=DAY).index
    assert list(kept.patterns) == list(compiled.patterns)
    assert list(kept.content_words) == list(compiled.content_words)
    assert set(kept.shared) == set(compiled.shared)
    for name in ("numbers", "forms", "content_numbers", "bereft", "joined", "run_together", "preferred"):
        assert dict(getattr(kept, name)) == getattr(compiled, name), name
    for name in ("language", "gaps", "has_dates", "has_lapsed", "fingerprint", "concepts", "terms"):
        assert getattr(kept, name) == getattr(compiled, name), name


def test_a_glossary_that_is_kept_is_not_loaded(cache: Path) -> None:
    house = _kept(SEED)
    wanted = _lint(house, "The defense industries of the DPRK.")
    assert _files(cache)
    kept = House(_refuse, facts=house.facts, key=house.key)
    assert _lint(kept, "The defense industries of the DPRK.") == wanted


def test_a_glossary_without_a_key_is_not_kept(cache: Path) -> None:
    make_ready(house_of(SEED), language="en", as_of=DAY)
    assert not cache.exists()


@pytest.mark.parametrize("damage", [b"", b"nothing of ours", None])
def test_a_damaged_file_is_made_again(cache: Path, damage: bytes | None) -> None:
    wanted = _lint(_kept(SEED), "defence industry")
    (path,) = _files(cache)
    sound = path.read_bytes()
    path.write_bytes(sound[: len(sound) // 2] if damage is None else damage)
    assert _lint(_kept(SEED), "defence industry") == wanted
    assert path.read_bytes() == sound


def test_where_nothing_can_be_kept_the_glossary_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file"))
    assert _lint(_kept(SEED), "defence industry") == _lint(SEED, "defence industry")


def test_each_language_is_kept_apart(cache: Path) -> None:
    for language in ("en", "ko", "en"):
        make_ready(_kept(SEED), language=language, as_of=DAY)
    assert len(_files(cache)) == 2


def test_a_day_counts_only_where_a_designation_is_dated(cache: Path) -> None:
    days = (date(2026, 1, 1), date(2026, 1, 2))
    dated = Glossary((ConceptEntry("c", (Designation("state treasury", until=date(2026, 1, 1)),)),))
    plain = Glossary((ConceptEntry("c", (Designation("state treasury"),)),))
    counted = []
    for glossary in (plain, dated):
        ready = [make_ready(_kept(glossary), language="en", as_of=day) for day in days]
        counted.append(len(_files(cache)))
        assert [len(each.index.patterns) for each in ready] == ([1, 0] if glossary is dated else [1, 1])
    assert counted == [1, 3]


def test_the_order_of_concepts_is_part_of_the_key() -> None:
    one, other = ConceptEntry("a", (Designation("state"),)), ConceptEntry("b", (Designation("state"),))
    assert key_of_glossary(Glossary((one, other))) != key_of_glossary(Glossary((other, one)))


def test_of_several_runs_that_compile_at_once_each_finds_the_same(cache: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: _lint(_kept(SEED), "defence industry"), range(4)))
    assert found[1:] == found[:1] * 3
    assert len(_files(cache)) == 1
    assert not list(cache.glob("*.part"))
