"""Sentences inside a block: which stop ends one."""

from __future__ import annotations

import pytest

from align.blocks import find_sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text, 0, len(text))]


ONE = (
    "Mr. Pell met Dr. J. R. Ashdown and Gen. Low at St. Mary's.",
    "The driving force, i.e. our own growers, e.g. Mary Pell, cf. Ashdown vs. Low, won.",
    "The U.S. Army bought 3.5 million at 10.30 p.m. GMT.",
    "See No. 4, Nos. 5 and 6, Vol. II, pp. 7-9, Fig. 3 and Art. 12 of Dec. 28, 2011.",
    "He said … that it was... well, done.",
    "“Go!” he said, and “Where to?” she asked.",
    "“Let Us Plant!”–this is the call.",
    "“Let Us Plant!” – this is the call.",
    "Under the slogan “Plant Today! Harvest Tomorrow!” they marched.",
    'Under the slogan "Plant Today! Harvest Tomorrow!" they marched.',
    "The “year of storms,” and the rest.",
    "It was (was it not?) done.",
    "He said [...] that.",
    "Es war am 3. Oktober in Berlin.",
    "「植えよう。」と彼は述べた。",
    "12. On the orchards",
    "...",
)
MANY = (
    ("They left. Nobody stayed.", 2),
    ("Why? Because! So be it.", 3),
    ("He went from A to Z. Stressing this, he left.", 2),
    ("He lives in the U.S. The others left.", 2),
    ("They sold apples, pears, etc. The rest was kept.", 2),
    ("He said no. Then he left. No. 5 stayed.", 3),
    ("Well... The end. Well … The end.", 4),
    ("“We won. We will win.” The hall rose.", 3),
    ('"We won. We will win." The hall rose. "So be it."', 4),
    ("(He was right.) They left.", 2),
    ("The end.[12] The next.¹ The last.", 3),
    ("It grew to 3.5. In 2011. It fell.", 3),
    ("大会举行。代表参加！结束？", 3),
    ("هل هذا صحيح؟ نعم. انتهى", 3),
    ("यह सही है। वह गया।", 2),
    ("그는 갔다. 우리는 남았다.", 2),
)


@pytest.mark.parametrize("text", ONE)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(("text", "count"), MANY)
def test_a_stop_at_a_sentences_end_ends_it(text: str, count: int) -> None:
    found = cut(text)
    assert len(found) == count
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_closing_marks_and_note_signs_stay_with_the_sentence_that_they_close() -> None:
    assert cut("He said: “Go.”[3] They went.") == ["He said: “Go.”[3]", "They went."]
