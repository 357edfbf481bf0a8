"""Which blanks are odd, and which belong there."""

from __future__ import annotations

import pytest

from align.document import Document
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon


def mended(text: str) -> str:
    document = Document("x.txt", text, "text/plain", "")
    return mend_document(document, [each for each in find_damage(document, load_lexicon()) if each.code == "A114"]).text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The annex ( paper ) was read.", "The annex (paper) was read."),
        ("The annex (paper 47 ) was read.", "The annex (paper 47) was read."),
        ("He  went to the hall and  was glad of it.", "He went to the hall and was glad of it."),
    ],
)
def test_odd_blanks_are_found(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "The ratio was 3 : 4 and the time 5 : 30. Version 2 . 0 is out.",
        "For the French: \u00ab Vive la R\u00e9publique ! \u00bb and \u00ab Pourquoi ? \u00bb",
        "name  town  river\nkim  wonsan  taedong\nri  hamhung  amnok",
        "You forgot the ) that closes it; write %hash = ( one => 1 ) or [ -f it ].",
        "Set as ( one ) and ( two ) and ( three ) and ( four ), it is a style.",
    ],
)
def test_blanks_that_belong_there_are_left_alone(text: str) -> None:
    assert mended(text) == text
