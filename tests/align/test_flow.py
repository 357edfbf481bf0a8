"""Running text: what belongs together is one line, and what says something stays as it is."""

from __future__ import annotations

import pytest

from align.flow import find_flow
from align.mended import mend
from align.reading import read_bytes
from align.sentences import find_layout

PROSE = (
    "It was held in the hall of the house of culture, and was attended by many of the\n"
    "people who had come from near and far to see it and to hear it said that it was\n"
    "good.\n\n"
)


def flow(text: str, name: str = "a.txt") -> str:
    document = read_bytes(text.encode(), name)
    layout = find_layout(document.text, regions=document.regions, masked=document.masked)
    edits = find_flow(document.text, layout, masked=document.masked, is_markup=name.endswith(".md"))
    return mend(document.text, edits).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One line", "One line\n"),
        ("\n\n  One line  \n\n\n", "One line\n"),
        ("It was held\nin the hall.\n\nIt was good.\n", "It was held in the hall.\n\nIt was good.\n"),
        ("It was held in the  \n\nhall.\n", "It was held in the hall.\n"),
        ("It was held\n\x0cin the hall.\n", "It was held in the hall.\n"),
        ("It was held\r\nin the hall.\r\n\r\nIt was.\r\n", "It was held in the hall.\r\n\r\nIt was.\r\n"),
        ("To bring:\n\n- bread\n- salt\nand pepper\n", "To bring:\n\n- bread\n- salt and pepper\n"),
        ("both pre-\nand post-war", "both pre- and post-war\n"),
        ("a well-\nknown hall", "a well-known hall\n"),
        ("it was –\nas they said", "it was – as they said\n"),
        ("it was—\nas they said", "it was—as they said\n"),
        ("by and/\nor with it", "by and/or with it\n"),
    ],
)
def test_the_lines_of_a_paragraph_become_one(text: str, expected: str) -> None:
    assert flow(text) == expected


def test_korean_keeps_its_blank_and_chinese_has_none() -> None:
    assert flow("조선로동당\n총비서동지께서\n말씀하시였다.") == "조선로동당 총비서동지께서 말씀하시였다.\n"
    assert "会议，在" in flow("全体会议，\n在平壤举行。")


def test_a_pages_number_stays_on_its_own_line() -> None:
    assert (
        flow("the meeting of the\n\n12\n\ncommittee was held.\n") == "the meeting of the\n\n12\n\ncommittee was held.\n"
    )


@pytest.mark.parametrize(
    "kept",
    [
        "Name   Town\nKim    Wonsan\nRi     Hamhung",
        "Name\tTown\nKim\tWonsan\nRi\tHamhung",
        "Year    Output    Share\n1990      12.5      10%\n1991      13.5      11%",
        "Shall I compare thee to a summer's day?\nThou art more lovely:\nRough winds do shake the buds of May.",
    ],
)
def test_rows_and_verse_stay_lines(kept: str) -> None:
    assert kept in flow(f"{PROSE}{kept}\n\n{PROSE}")


TWO_BLANKS = "  "  # a hard break

MARKDOWN = f"""\
---
title: x
---

# A *heading*

One line
goes on **bold
text** and [a
link](http://x) here{TWO_BLANKS}
hard break\\
another.

> A quote
> goes on
>
> second

- item one
  goes on
  - nested
    goes on

| a | b |
|---|---|
| c | d |

```python
x = 1

y = 2
```

    indented
    code

<!-- gloss:ignore T101 -- reason -->
A last one. It is
short.
"""
FLOWED = f"""\
---
title: x
---

# A *heading*

One line goes on **bold text** and [a link](http://x) here{TWO_BLANKS}
hard break\\
another.

> A quote goes on
>
> second

- item one goes on
  - nested goes on

| a | b |
|---|---|
| c | d |

```python
x = 1

y = 2
```

    indented
    code

<!-- gloss:ignore T101 -- reason -->
A last one. It is short.
"""


def test_markup_stays() -> None:
    assert flow(MARKDOWN, "a.md") == FLOWED
    assert flow(FLOWED, "a.md") == FLOWED
