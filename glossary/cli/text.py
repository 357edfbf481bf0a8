"""`gloss text`: a document's text as read, or as a clean copy with the way back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from align.document import Document, Span
from align.mended import MendedView
from align.reading import read_path

if TYPE_CHECKING:
    from glossary.clean_copy import CleanCopy

LAYOUT = "layout"


@click.command(epilog="Example: gloss text report.txt --repair --format json")
@click.argument("file")
@click.option("--repair", is_flag=True, help="A clean copy: damage put right, one paragraph or list item a line.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def text(file: str, *, repair: bool, output_format: str) -> None:
    """Print the text of FILE as read, with nothing added.

    Every start and end in a report counts in this text. FILE may be - for standard input; what is printed is
    UTF-8, whatever FILE is in.

    With --repair: what is surely damaged is put right, lines that belong together are one, and an empty line
    stands between paragraphs; markup stays. What is not sure is flagged and left as it is. With --format json,
    edits gives each change with its place in the text as read (start, end) and in the clean copy
    (repaired_start, repaired_end), and why (a rule's code, or layout); all between two edits is the same in both.
    """
    document = read_path(file)
    for warning in document.warnings:
        click.echo(f"gloss: {document.path}: {warning}", err=True)
    if repair:
        _print_clean_copy(document, output_format)
    elif output_format == "json":
        click.echo(json.dumps(describe_document(document), ensure_ascii=False, indent=2))
    else:
        _print_text(document.text)


def _print_text(content: str) -> None:
    sys.stdout.buffer.write(content.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def _print_clean_copy(document: Document, output_format: str) -> None:
    from glossary.artifacts.lexicon import load_lexicon  # the word lists cost more than printing a text
    from glossary.clean_copy import make_clean_copy
    from glossary.suppression import mask_suppressions

    copy = make_clean_copy(mask_suppressions(document), load_lexicon())
    if output_format == "json":
        described = {**describe_document(document), **describe_copy(copy)}
        click.echo(json.dumps(described, ensure_ascii=False, indent=2))
        return
    if copy.flagged:
        places = "1 place is" if len(copy.flagged) == 1 else f"{len(copy.flagged)} places are"
        click.echo(f"gloss: {document.path}: {places} left for you to look at; --format json names them", err=True)
    _print_text(copy.view.text)


def describe_document(document: Document) -> dict[str, object]:
    """Say in JSON's terms what was read."""
    return {
        "path": document.path,
        "media_type": document.media_type,
        "characters": len(document.text),
        "sha256": document.sha256,
        "language": document.language,
        "pages": [{"number": page.number, "start": page.span.start, "end": page.span.end} for page in document.pages],
        "text": document.text,
    }


def describe_copy(copy: CleanCopy) -> dict[str, object]:
    """Say in JSON's terms what a clean copy is, and how it leads back."""
    return {
        "repaired": copy.view.text,
        "edits": list(_describe_edits(copy)),
        "flagged": [
            {
                "code": each.code,
                **_describe_place(copy.view, each.span, copy.view.to_mended(each.span)),
                "replacements": list(each.replacements),
                "message": each.message,
            }
            for each in copy.flagged
        ],
    }


def _describe_edits(copy: CleanCopy) -> Iterator[dict[str, object]]:
    repaired = list(reversed(copy.repaired))
    for edit, stands in copy.view.places:
        reasons = []
        while repaired and repaired[-1].span.start < edit.span.end:
            reasons.append(repaired.pop().code)
        place = _describe_place(copy.view, edit.span, stands)
        yield {**place, "replacement": edit.replacement, "reasons": list(dict.fromkeys(reasons)) or [LAYOUT]}


def _describe_place(view: MendedView, span: Span, stands: Span) -> dict[str, object]:
    return {
        "start": span.start,
        "end": span.end,
        "repaired_start": stands.start,
        "repaired_end": stands.end,
        "text": span.of(view.source),
    }
