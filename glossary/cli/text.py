"""`gloss text`: a document's text as read, with nothing added."""

from __future__ import annotations

import json
import sys

import click

from align.document import Document
from align.reading import read_path


@click.command(epilog="Example: gloss text report.txt --format json")
@click.argument("file")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def text(file: str, output_format: str) -> None:
    """Print the text of FILE as read, with nothing added.

    Every start and end in a report counts in this text. FILE may be - for standard input; what is printed is
    UTF-8, whatever FILE is in.
    """
    document = read_path(file)
    for warning in document.warnings:
        click.echo(f"gloss: {document.path}: {warning}", err=True)
    if output_format == "json":
        click.echo(json.dumps(describe_document(document), ensure_ascii=False, indent=2))
    else:
        sys.stdout.buffer.write(document.text.encode())
        sys.stdout.buffer.flush()


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
