"""What stands in code, in a list of options or in a foreign sentence is no damage; prose beside it is mended."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage
from glossary.artifacts.lexicon import load_lexicon
from glossary.finding import Fix


def find(text: str) -> list[Damage]:
    found = find_damage(Document("x.txt", text, "text/plain", ""), load_lexicon())
    return [each for each in found if each.code in ("A101", "A102", "A105", "A106", "A107", "A109")]


def told(text: str) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.replacements[0]) for each in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Run it with --cert file, with --proxy-cert file or with -cert file; a certfile holds both.",
        "See pg_hba.conf file, a conffile.",
        "Change AUTHORS.rst and NEWS.rst; rst files are kept.",
        "New functions are toupper() and tolower(); tolower copies the string.",
        "Write to <tobias at example.org> or to tobias.heider@example.org.",
        "It is built with -march=haswell, and haswell is a name.",
        "Set port.onmessage to it; the `onread` option, or onread, is called.",
        "They are parted as \\Cash*ier's\\, ingr['e]dient and [OF. l['e]nifier].",
        "If am.keepcr is true, keepcr stays.",
    ],
)
def test_code_options_and_respellings_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The keys are these.\n\n       e      Show the environment.\n\n       y      Last two digits.\n",
        "The :e command and ?e are known. See fr. en bon point.",
        "The value and type stored in x are kept; the s, stat and state output say so.",
        "Copy them from format to s. The formula is y = x.",
    ],
)
def test_a_letter_by_itself_is_never_mended(text: str) -> None:
    assert [each for each in find(text) if each.mends or each.fix is Fix.SAFE] == []


def test_a_letter_that_begins_a_sentence_is_asked_about_only_where_ligatures_are_lost() -> None:
    assert told("They met. e committee rose.") == []
    text = "The signicant denition came with condence. e committee rose."
    (found,) = [each for each in find(text) if each.replacements[0] == "The"]
    assert (found.fix, found.mends) == (Fix.UNSAFE, False)


def test_a_word_that_the_document_uses_is_no_piece_of_another() -> None:
    text = "A diff is shown, the diff is kept, and git diff uses it. The diff tool made a diff using this. So is struct"
    assert told(text) == []
    assert told("The fi rm used diff erent tools, which diff er.") == [
        ("fi rm", "firm"),
        ("diff erent", "different"),
        ("diff er", "differ"),
    ]


def test_two_words_that_are_rarely_one_are_not_joined() -> None:
    assert [each.mends for each in find("It is the pasque flower.")] == [False]
    assert [each.fix for each in find("They say that diff uses it.")] == [Fix.UNSAFE]


@pytest.mark.parametrize("name", ["Noturus flavus", "Alosa finta", "the Unix filesystem"])
def test_a_name_and_the_word_after_it_are_two_words(name: str) -> None:
    assert told(f"The fi rm saw {name} there.") == [("fi rm", "firm")]


@pytest.mark.parametrize(
    "text",
    [
        "La presente licenza non intende in alcun modo ridurre, limitare o restringere alcun diritto.",
        "From lenis soft, cf. lectum, legere, laudare, laudis, crispare, crispus, carnel, liogan, liegen.",
    ],
)
def test_a_foreign_sentence_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_two_words_run_together_by_chance_are_none_in_a_text_of_code() -> None:
    names = " ".join(f"qz{first}{second}x" for first in "abcdefgh" for second in "ijklmnop")
    prose = "It was held that the names are good for those who read them. " * 12
    assert told(f"{names}\n\n{prose}\n\nThe tostop and the indexof are names of it, and that ofthe was a slip.") == [
        ("ofthe", "of the")
    ]


def test_a_word_that_the_document_often_has_is_its_own() -> None:
    assert told("We chose brotli. It is brotli that we like, for brotli is small.") == []
    assert [(each.fix, each.mends) for each in find("We chose brotli for it.")] == [(Fix.UNSAFE, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Call it with --onto master master or so.",
        "The AND and OR lists differ. Give it [OPTIONS] ARCHIVE ARCHIVE.",
        "args\tcommand\tcommand with its arguments",
        "They read the file file, and a file file too; the file file is kept.",
        "Let the compression\ncompression = bzip2 be.",
        "Those are S S and w w in the figure.",
    ],
)
def test_what_code_says_twice_is_meant(text: str) -> None:
    assert told(text) == []


def test_a_word_that_a_ligature_character_hid_is_parted_at_once() -> None:
    assert [each.replacements[0] for each in find("to\ufb01rst ")] == ["to first"]


def test_a_piece_of_two_letters_is_no_word_of_the_documents_own() -> None:
    assert told("On the 22nd and the 23nd they let us fi nd it.") == [("fi nd", "find")]
