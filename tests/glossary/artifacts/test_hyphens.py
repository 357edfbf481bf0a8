"""Words broken at a line's end: which keep their hyphen, which lose it, and which were not broken."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix


def find(text: str, *, glossary: tuple[str, ...] = ()) -> list[Damage]:
    lexicon = load_lexicon().extended(glossary)
    return [each for each in find_damage(Document("x.txt", text, "text/plain", ""), lexicon) if each.code == "A104"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("revolu-\ntion", "revolution"),
        ("govern-\nment\u2019s", "government\u2019s"),
        ("break-\nthrough", "breakthrough"),
        ("Pyong-\nyang", "Pyongyang"),
        ("un-\nfettered", "unfettered"),
        ("self-sus-\ntaining", "self-sustaining"),
        ("revolu-  \r\n  tion", "revolution"),
        ("revolu-\n\ntion", "revolution"),
        ("revolu-\ftion", "revolution"),
        ("revolu\u2010\ntion", "revolution"),
        ("revolu\ufffetion", "revolution"),
        ("revolu\u00ad\ntion", "revolution"),
        ("can-\nnot", "cannot"),
        ("SOCIAL-\nISM", "SOCIALISM"),
    ],
)
def test_a_broken_word_is_joined(broken: str, whole: str) -> None:
    found = find(f"It was the {broken} of the year.")
    assert [(each.replacements, each.fix, each.mends) for each in found] == [((whole,), Fix.SAFE, True)]
    assert found[0].span.of(f"It was the {broken} of the year.") == broken


def test_a_name_in_code_is_for_the_editor_to_join() -> None:
    assert [(each.replacements[0], each.mends) for each in find("See BASH_RE-\nMATCH below.")] == [
        ("BASH_REMATCH", False)
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("DPRK-\nUS", "DPRK-US"),
        ("state-of-the-\nart", "state-of-the-art"),
        ("state-of-\nthe-\nart", "state-of-the-art"),
        ("anti-\nsocialist", "anti-socialist"),
        ("anti-\nJapanese", "anti-Japanese"),
        ("self-\nreliance", "self-reliance"),
        ("1990-\n1995", "1990-1995"),
        ("coal-\nmining", "coal-mining"),
        ("three-year-\nlong", "three-year-long"),
        ("non-\naggression", "non-aggression"),
    ],
)
def test_a_compound_keeps_its_hyphen(broken: str, whole: str) -> None:
    assert [each.replacements[0] for each in find(f"It was the {broken} of the year.")] == [whole]


def test_the_compound_elsewhere_in_the_document_decides() -> None:
    text = "The on-\nlooker said so. Each on-looker and each onlooker knew."
    assert find(text)[0].replacements == ("on-looker",)
    assert find("The on-\nlooker said so. Each onlooker knew.")[0].replacements == ("onlooker",)


def test_the_glossary_decides_for_names() -> None:
    assert find("In Samji-\nyon they met.", glossary=("Samjiyon City",))[0].replacements == ("Samjiyon",)
    assert find("He saw Jong-\nun there.", glossary=("Kim Jong-un",))[0].replacements == ("Jong-un",)


def test_an_open_question_is_flagged_and_not_mended() -> None:
    (found,) = find("In Samji-\nyon they met.")
    assert found.replacements == ("Samjiyon", "Samji-yon")
    assert found.fix is Fix.UNSAFE
    assert not found.mends


@pytest.mark.parametrize(
    "text",
    [
        "the labour-\nand energy-saving works",
        "the pre-\nand post-war years",
        "one thing is certain -\nnobody came",
        "one thing is certain--\nnobody came",
        "one thing is certain \u2014\nnobody came",
        "what he said of the work-\nit was well done",
        "To bring:\n- bread\n- salt",
        "a-\n\nNew chapter",
        "he wrote of the Workers-\n\nThe end",
        "-\n-\n-\n",
        "word-",
    ],
)
def test_suspended_hyphens_dashes_and_list_marks_break_no_word(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("gap", ["-\n12\n\f", "-\f12\n", "-\n\n12\n\n", "-\r\n\r\n 12 \r\n\r\n"])
def test_a_word_is_joined_over_a_folio_but_the_editor_decides(gap: str) -> None:
    (found,) = find(f"A lasting revolu{gap}tionary spirit.")
    assert (found.replacements, found.fix, found.mends) == (("revolutionary",), Fix.UNSAFE, True)


def test_a_number_on_a_line_of_its_own_is_no_certain_end_of_a_word() -> None:
    assert [(each.fix, each.mends) for each in find("He said revolu-\n12\ntionary.")] == [(Fix.UNSAFE, False)]
    assert find("In 1990-\n\n1995\n\nit grew.")[0].replacements == ("1990-1995",)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("re-\nequipped", "re-equipped"), ("by-\nproduct", "by-product"), ("on-\nline", "on-line"), ("co-\nop", "co-op")],
)
def test_a_prefix_whose_hyphen_may_stay_is_never_joined_as_safe(broken: str, whole: str) -> None:
    (found,) = find(f"It was the {broken} of the year.")
    assert found.replacements[0] == whole or found.fix is Fix.UNSAFE
    assert whole in found.replacements


def test_a_frequent_word_that_begins_like_a_prefix_is_joined() -> None:
    assert [each.fix for each in find("A re-\nport by pre-\nsent ex-\nperts.")] == [Fix.SAFE] * 3


def test_the_hyphened_form_elsewhere_wins_over_any_joined_one() -> None:
    assert find("The re-\nrolling mill. A re-rolling mill.")[0].replacements == ("re-rolling",)
    assert find("The by-\nproduct.", glossary=("by-product",))[0].replacements == ("by-product",)


def test_a_part_of_a_compound_that_is_no_word_keeps_its_hyphens() -> None:
    assert find("Off Trwyn-y-\nffald it ran aground.")[0].replacements[0] == "Trwyn-y-ffald"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("al-\n\nHarrasi", "al-Harrasi"),
        ("Auditor-\n\nGeneral", "Auditor-General"),
        ("GOOD-\n\nNEIGHBOURLINESS", "GOOD-NEIGHBOURLINESS"),
    ],
)
def test_a_name_or_a_title_goes_on_over_an_empty_line(broken: str, whole: str) -> None:
    assert [(each.replacements[0], each.mends) for each in find(f"He met {broken} there.")] == [(whole, True)]


def test_the_halves_of_a_name_are_joined_first_unless_the_document_hyphens_names() -> None:
    assert find("Mikhail Bog-\ndanov came.")[0].replacements == ("Bogdanov", "Bog-danov")
    assert find("Kim Jong-un saw Thae-\nsuk.")[0].replacements[0] == "Thae-suk"
