"""Text as HTML: escaped, and with what one cannot see named."""

from __future__ import annotations

import html
import re

from glossary.report.visible import LINE_BREAK_SIGN, unseen_name

BREAK = f'<span class="break" title="line break">{LINE_BREAK_SIGN}</span>'
FOLDED_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
LIGATURE = re.compile("[\ufb00-\ufb06]")  # looks like the letters that should stand there
CUT = '<span class="cut">…</span>'
TABLE_END = "</tbody></table></div></section>"


def escape(text: str) -> str:
    """Make `text` safe inside an element or a quoted attribute; control characters become their names."""
    if text.isprintable():
        return html.escape(text)
    return "".join(html.escape(unseen_name(each) or each) for each in text)


def running(text: str) -> str:
    """Running text: line breaks are blanks, other characters that one cannot see stand in small boxes."""
    return _boxed(re.sub(r"\s+", " ", FOLDED_BREAK.sub(" ", text)))


def exact(text: str) -> str:
    """Text as it stands in the document: line breaks are shown as signs, ligature characters in a frame."""
    shown = BREAK.join(_boxed(each.replace("\t", " ")) for each in FOLDED_BREAK.split(text))
    return LIGATURE.sub(r'<span class="ligature">\g<0></span>', shown)


def isolated(text: str) -> str:
    """A term or form whose direction does not disturb what stands around it."""
    return f"<bdi>{exact(text)}</bdi>"


def isolated_path(path: str) -> str:
    """A document's path; it may break anywhere, for it has no blanks."""
    return f'<bdi class="path">{exact(path)}</bdi>'


def open_table(section: str, title: str) -> str:
    """Beginning of a section that holds a table; on a narrow screen the table scrolls by itself."""
    heading = f'<section id="{section}" aria-labelledby="{section}-title"><h2 id="{section}-title">{title}</h2>'
    return f'{heading}<div class="scroll"><table>'


def _boxed(text: str) -> str:
    if text.isprintable():
        return html.escape(text)
    return "".join(
        html.escape(each) if (name := unseen_name(each)) is None else f'<span class="unseen">{name[1:-1]}</span>'
        for each in text
    )
