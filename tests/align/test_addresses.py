"""Addresses are no prose: which stretches are one, and what only looks like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.addresses import find_addresses, is_address
from align.reading import read_bytes

ADDRESSES = (
    "www.defense.gov",
    "https://example.org/program/center.html",
    "http://a.b",
    "ftp://harbor.example/pub",
    "labor@color.org",
    "mailto:labor@color.org",
    "example.org",
    "color.gov.uk/labor",
    "program.py",
    "seeds/glossary.csv",
    "../labor/center.txt",
    "/usr/lib/color.h",
    "~/labor/center/",
    "C:\\labor\\center.docx",
)
PROSE = (
    "the U.S. and the U.S.A., i.e. e.g. 3.5 or 10.30 a.m.",
    "and/or km/h 1/2 2019/20 he/she/they Ministry/Board",
    "They left.Then nobody stayed.the end",
    "Mr. J.R. Ashdown, No.12, Nos.5-6, Art.3.",
    "a / b // c . d @ e \\ f",
    "…well... so!",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("around", ["See {} now.", "See {}.", "({}),", "“{}”", "{}: a place", "<{}>", "\n{}\r\n"])
def test_an_address_is_found_without_the_marks_around_it(address: str, around: str) -> None:
    text = around.format(address)
    assert [span.of(text).rstrip("/") for span in find_addresses(text)] == [address.rstrip("/")]


@pytest.mark.parametrize("text", PROSE)
def test_prose_holds_none(text: str) -> None:
    assert list(find_addresses(text)) == []


def test_markup_is_no_address() -> None:
    assert is_address("<https://a.b/c>")
    assert not any(map(is_address, ("**", "](https://a.b/c)", "", "12", "<b>")))


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_plain_text_and_markdown_mask_the_same_addresses(path: str) -> None:
    text = "See www.defense.gov or labor@color.org, run program.py and read /usr/lib/color.h or https://a.b/c."
    document = read_bytes(text.encode(), path)
    assert document.text == text
    assert [span.of(text) for span in document.masked] == [
        "www.defense.gov",
        "labor@color.org",
        "program.py",
        "/usr/lib/color.h",
        "https://a.b/c",
    ]


pieces = st.sampled_from([*ADDRESSES, ".", "/", "@", "\\", " ", "\n", "a", "://", "<", "中", "-", "~"])


@settings(deadline=None)
@given(st.lists(pieces, max_size=30).map("".join))
def test_addresses_are_in_order_apart_and_without_blanks(text: str) -> None:
    done = 0
    for span in find_addresses(text):
        assert done <= span.start < span.end <= len(text)
        assert not any(character.isspace() for character in span.of(text))
        done = span.end


@pytest.mark.parametrize(
    "piece", ["a", "a.", "a/", "/", "\\", "@a", "a@a.", "~/", "中文/字", " a.", "a-b/", "'b.c", "://"]
)
def test_a_hostile_line_costs_no_more_than_other_text(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    assert sum(len(span) for span in find_addresses(text)) <= len(text)
    assert time.process_time() - started < 5
