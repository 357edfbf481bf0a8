"""What looks like a lost or split ligature and is damaged otherwise is not restored; what nothing else explains is."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix


def find(text: str) -> list[Damage]:
    """Damaged ligatures; other damage of the text is the business of other rules."""
    found = find_damage(Document("x.txt", text, "text/plain", ""), load_lexicon())
    return [each for each in found if each.code in ("A101", "A102")]


def restored(text: str) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.replacements[0]) for each in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The mem ber states met. The figu res are known, and the sol diers left.",
        "The natio nal flag and the frei ght of the staf f that mor ning.",
        "Nothing in this se ction of the sta nza was read in Octo ber.",
        "Figures of the p r o v i n c e s met.",
        "The s t r u g g l e went on, to s m a s h it.",
        "It fell off s h a r p l y.",
    ],
)
def test_pieces_that_join_to_a_word_lost_no_ligature(text: str) -> None:
    assert restored(text) == []


@pytest.mark.parametrize("text", ["He was giing home.", "The baens were full.", "Is not the ver before thee?"])
def test_a_word_that_is_more_likely_a_slip_or_cut_is_left_alone(text: str) -> None:
    assert restored(text) == []


def test_what_another_reading_explains_as_well_is_never_certain() -> None:
    assert [(each.fix, each.mends) for each in find("It came rst in the list.")] == [(Fix.UNSAFE, False)]
    assert [(each.fix, each.mends) for each in find("It stood by ght.")] in ([], [(Fix.UNSAFE, False)])


def test_other_lost_ligatures_make_it_certain() -> None:
    text = "The signicant denition came rst; the twenty-fth was ofcial."
    assert [each.fix for each in find(text)] == [Fix.SAFE] * 5
    assert ("rst", "first") in restored(text)


def test_two_letters_are_a_word_less_its_ligature_only_in_company() -> None:
    assert restored("The quorum is ve, to ll vacancies.") == []
    text = "The quorum is ve, to ll vacancies of signicant condence."
    assert restored(text)[:2] == [("ve", "five"), ("ll", "fill")]


def test_the_last_part_of_a_compound_is_restored() -> None:
    assert restored("It was the twenty-fth time.") == [("fth", "fifth")]


def test_an_article_stands_before_no_plural() -> None:
    assert ("xes", "fixes") not in restored("The signicant person who a xes an engine has condence.")


@pytest.mark.parametrize(
    ("split", "name"),
    [("Duffi eld", "Duffield"), ("Je ff ries", "Jeffries"), ("Pfeiff er", "Pfeiffer"), ("Gri ffiths", "Griffiths")],
)
def test_a_name_that_no_list_has_is_joined_where_other_ligatures_are_split(split: str, name: str) -> None:
    text = f"The fi rm of Mr {split} met."
    assert restored(text) == [("fi rm", "firm"), (split, name)]
    assert find(text)[1].fix is Fix.UNSAFE


LOST = " The signicant denition came rst, with condence and clarication."


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("It was be er so.", ("be er", "better")),
        ("The a airs of state went on.", ("a airs", "affairs")),
        ("He was con dent of it.", ("con dent", "confident")),
        ("Te committee met.", ("Te", "The")),
    ],
)
def test_two_words_that_may_stand_lost_a_ligature_only_in_company(text: str, pair: tuple[str, str]) -> None:
    assert restored(text) == []
    assert restored(text + LOST)[0] == pair


def test_a_ligature_set_apart_belongs_to_the_longer_word_where_that_is_the_way_of_the_text() -> None:
    assert restored("The over fl ow ran.") == [("fl ow", "flow")]
    text = "They spoke with con fi dence of the signi fi cant bene fi ts. The over fl ow ran."
    assert restored(text)[-1] == ("over fl ow", "overflow")


def test_a_lost_apostrophe_is_none_where_a_more_frequent_word_lost_a_ligature() -> None:
    assert restored("It was an o\ufffder of help.") == [("o\ufffder", "offer")]
