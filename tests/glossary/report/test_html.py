"""The page needs nothing else, says what the other formats say, and lets nothing through unescaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.finding import Finding
from glossary.report import render
from glossary.report.html.difference import show_change
from glossary.report.html.markup import escape, exact, running
from glossary.report.options import RenderOptions
from glossary.summary import DocumentSummary, HiddenFinding, Report, TermCount

FindingMaker = Callable[..., Finding]
VOID = {"meta", "link", "br", "rect"}
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;\u202egnp\x00\x1b\u2028"


class Page(HTMLParser):
    """A page taken apart; an element that is not closed where it should be is an error."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: dict[str, list[str]] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(content)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        opened, words = self._open.pop()
        assert opened == tag
        self.words.setdefault(tag, []).append("".join(words))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        for _, words in self._open:
            words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, each, value in self.attributes if each == name]


def page_of(report: Report, options: RenderOptions | None = None) -> Page:
    return Page(render(report, "html", options=options))


def test_a_finding_stands_marked_in_its_sentence(report: Report, options: RenderOptions) -> None:
    content = render(report, "html", options=options)
    assert "The meeting was <mark>fi rmly</mark> held by the Workers’ party of Korea.</p>" in content
    assert 'revolu-<span class="break" title="line break">↵</span>tion</mark>, he said.' in content


def test_wide_and_rare_letters_stand_as_themselves(report: Report, options: RenderOptions) -> None:
    assert "“총참모부” <mark>fi rmly</mark> 𐐀" in render(report, "html", options=options)


def test_every_finding_can_be_linked_to_and_every_link_leads_somewhere(report: Report, options: RenderOptions) -> None:
    page = page_of(report, options)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {f"f{number}" for number in range(1, 5)} <= set(ids)
    assert {each.removeprefix("#") for each in page.values("href")} <= set(ids)


def test_it_counts_what_the_other_formats_count(report: Report, options: RenderOptions) -> None:
    page = page_of(report, options)
    assert page.tags["mark"] == len(report.findings)
    assert page.words["h1"] == ["4 findings in 2 of 3 documents"]
    lines = render(report, "jsonl", options=options).splitlines()
    assert len([line for line in lines if '"code"' in line]) == page.tags["mark"]
    quiet = render(report, "text", options=replace(options, quiet=True)).splitlines()
    assert len(quiet) == page.tags["mark"]


def test_a_variant_leads_to_its_findings(report: Report, options: RenderOptions) -> None:
    content = render(report, "html", options=options)
    (place,) = [index for index, each in enumerate(report.findings, start=1) if each.code == "T110"]
    assert (
        '<q><bdi>defence industry</bdi></q> <span class="count">× 1</span> '
        f'<span class="places"><a href="#f{place}">#{place}</a></span>'
    ) in content


def test_a_variant_over_a_line_break_is_found_by_its_folded_form(report: Report, options: RenderOptions) -> None:
    (hyphen,) = [each for each in report.findings if each.code == "A104"]
    broken = replace(hyphen, code="T101", concept="en:revolution")
    terms = (TermCount("en:revolution", "revolution", 0, {"revolu- tion": 1}),)
    content = render(replace(report, findings=(broken,), terms=terms), "html", options=options)
    assert (
        '<q><bdi>revolu- tion</bdi></q> <span class="count">× 1</span> <span class="places"><a href="#f1">' in content
    )


def test_documents_with_an_error_and_hidden_findings_have_sections(report: Report, options: RenderOptions) -> None:
    page = page_of(report, options)
    assert {"unread", "hidden"} <= set(page.values("id"))
    assert "this is not text" in page.words["td"]
    assert any("--show-suppressed" in each for each in page.words["section"])


def test_hidden_findings_are_shown_with_their_reason_when_asked_for(report: Report, options: RenderOptions) -> None:
    page = page_of(report, replace(options, show_suppressed=True))
    assert "Hidden by gloss-ignore.toml: quoted as printed" in page.words["p"]
    assert page.tags["mark"] == len(report.findings) + len(report.hidden)


def test_a_clean_report_says_what_was_looked_at(clean_report: Report) -> None:
    page = page_of(clean_report)
    assert page.words["h1"] == ["No findings"]
    facts = " ".join(" ".join(page.words["p"]).split())
    assert "1,027 words read, with 15 rules and a glossary of 212 terms for 150 concepts." in facts
    assert "findings" not in page.values("id")


def test_nothing_is_asked_of_the_network_and_nothing_runs(report: Report, options: RenderOptions) -> None:
    content = render(report, "html", options=options)
    page = Page(content)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name in ("src", "style", "action")]
    assert "url(" not in content
    assert "@import" not in content


def test_its_policy_allows_its_own_style_and_nothing_else(report: Report) -> None:
    page = page_of(report)
    (policy,) = [value for value in page.values("content") if "default-src" in value]
    digest = base64.b64encode(hashlib.sha256(page.words["style"][0].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def hostile_report(report: Report, finding: FindingMaker) -> tuple[Report, RenderOptions]:
    text = f"{HOSTILE} fi rmly {HOSTILE}"
    fields = {"message": HOSTILE, "replacements": (HOSTILE, ""), "rule": HOSTILE, "code": '"<b>', "concept": HOSTILE}
    hostile = finding(HOSTILE, text, "fi rmly", **fields)
    document = DocumentSummary(HOSTILE, HOSTILE, HOSTILE, 1, "0" * 64, 1, None, 1, (HOSTILE,))
    documents = (document, replace(document, path=HOSTILE + "2", error=HOSTILE))
    made = replace(
        report,
        version=HOSTILE,
        findings=(hostile,),
        documents=documents,
        terms=(TermCount(HOSTILE, HOSTILE, 1, {HOSTILE: 1}),),
        hidden=(HiddenFinding(hostile, "suppression", HOSTILE),),
    )
    return made, RenderOptions(sources=lambda _: text, show_suppressed=True)


def test_hostile_names_and_texts_stay_text(report: Report, finding: FindingMaker) -> None:
    hostile, options = hostile_report(report, finding)
    content = render(hostile, "html", options=options)
    page = Page(content)
    assert not {"script", "img", "b"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert not {"\u202e", "\x00", "\x1b", "\u2028"} & set(content)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content
    assert "&amp;amp;" in content


@given(st.text())
def test_text_comes_out_as_it_went_in(text: str) -> None:
    class Words(HTMLParser):
        found = ""

        def handle_data(self, data: str) -> None:
            self.found += data

    for show in (escape, exact, running):
        shown = show(text)
        assert not re.search(r"<(?!/?span)", shown)
        parser = Words()
        parser.feed(shown)
        parser.close()
        if text.isprintable():
            assert parser.found.split() == text.split()


@pytest.mark.parametrize(
    ("text", "replacement", "change"),
    [
        ("fi rmly", "firmly", "<del>fi rmly</del> <ins>firmly</ins>"),
        (
            "policy hostile to the DPRK",
            "policy hostile toward the DPRK",
            "policy hostile <del>to</del> <ins>toward</ins> the DPRK",
        ),
        ("the the", "the", "the <del>the</del>"),
        ("two  blanks", "two blanks", "<del>two  blanks</del> <ins>two blanks</ins>"),
        ("and <b>", "and <i>", "and <del>&lt;b&gt;</del> <ins>&lt;i&gt;</ins>"),
        ("gone", "", "<del>gone</del>"),
        (
            "the revolu-\ntion won",
            "the revolution won",
            'the <del>revolu-<span class="break" title="line break">↵</span>tion</del> <ins>revolution</ins> won',
        ),
    ],
)
def test_a_replacement_shows_which_words_change(text: str, replacement: str, change: str) -> None:
    assert show_change(text, replacement) == change


def test_a_long_sentence_is_cut_around_its_finding(report: Report, finding: FindingMaker) -> None:
    text = "many words stand here " * 200 + "fi rmly" + " and many more follow" * 200
    only = replace(report, findings=(finding("a.txt", text, "fi rmly"),))
    content = render(only, "html", options=RenderOptions(sources=lambda _: text, context_chars=200))
    (context,) = re.findall(r'<p class="context"[^>]*>(.*?)</p>', content)
    words = re.sub(r"<[^>]*>", "", context)
    assert len(words) < 230
    assert re.match(r"… (\w+ )+fi rmly( \w+)+ …$", words)


def luminance(color: str) -> float:
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_ink_can_be_read_on_every_paper(scheme: int) -> None:
    style = files("glossary.report.html").joinpath("report.css").read_text(encoding="utf-8")
    tokens = {name: pair[scheme] for name, *pair in re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", style)}
    papers = [tokens.pop("paper"), tokens.pop("raised")]
    tokens.pop("line")  # rules between things, no ink
    assert len(tokens) == 8
    poor = {
        name: contrast(ink, paper) for name, ink in tokens.items() for paper in papers if contrast(ink, paper) < 4.5
    }
    assert poor == {}
