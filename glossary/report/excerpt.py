"""The lines of a text that a finding stands on, cut to a width, with what is marked in them."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import LINE_BREAK
from glossary.finding import Finding
from glossary.report.visible import cell_width, keep_end, keep_start, name_unseen

CUT = "…"
TAB = "    "
SHOWN_LINES = 4  # a longer finding shows its first lines and its last


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """One line as shown; `number` is None for the place where lines were left out."""

    number: int | None
    before: str
    marked: str
    after: str

    def marker(self) -> str:
        """Carets under the marked stretch, at least one."""
        return " " * cell_width(self.before) + "^" * max(1, cell_width(self.marked))


def find_excerpt(text: str, finding: Finding, columns: int) -> tuple[ExcerptLine, ...]:
    """Lines of `text` that `finding` stands on; none where `text` is not what was linted.

    Only the neighbourhood of the finding is looked at, so that a line of 100 MB costs no more than another.
    """
    span = finding.span
    if span.of(text) != finding.text:
        return ()
    line_start = span.start - (finding.start.column - 1)
    before = text[max(line_start, span.start - columns) : span.start]
    if span.start - columns > line_start:
        before = CUT + before
    after = LINE_BREAK.split(text[span.end : span.end + columns + 1], maxsplit=1)[0]
    marked = LINE_BREAK.split(finding.text)
    if len(marked) > 1 and not marked[-1]:
        marked.pop()
        after = ""
    last = len(marked) - 1
    numbered = [
        (finding.start.line + index, before if index == 0 else "", part, after if index == last else "")
        for index, part in enumerate(marked)
    ]
    lines = [_fit(number, *map(_show, parts), columns=columns) for number, *parts in numbered]
    if len(lines) > SHOWN_LINES:
        lines[SHOWN_LINES - 2 : -1] = [ExcerptLine(None, CUT, "", "")]
    return tuple(lines)


def _show(text: str) -> str:
    return name_unseen(text.replace("\t", TAB))


def _fit(number: int, before: str, marked: str, after: str, *, columns: int) -> ExcerptLine:
    """Cut a line to `columns` cells around what is marked, with `…` where something was cut."""
    if cell_width(marked) > columns:
        marked = keep_start(marked, columns - 2) + CUT
    room = max(2, columns - cell_width(marked))
    left, right = cell_width(before), cell_width(after)
    for_left = max(room // 2, room - right)
    for_right = max(room - left, room - for_left)
    if left > for_left:
        before = CUT + keep_end(before, for_left - 1)
    if right > for_right:
        after = keep_start(after, for_right - 1) + CUT
    return ExcerptLine(number, before, marked, after)
