"""How time grows with the text and with the glossary, and whether it stays linear."""

from __future__ import annotations

import math

from matchers.corpus import Corpus
from matchers.plot import OURS, THEIRS, Series, log_axis, panel
from matchers.speed import Speed, growth_in_text


def growth_section(
    corpus: Corpus, speeds: list[Speed], shares: tuple[float, ...], *, limit: float
) -> tuple[str, list[str]]:
    """A table and two plots: time against text, many documents and one, and against the glossary."""
    rows = growth_in_text(corpus, corpus.terms, shares, limit=limit)
    lines = ["| text | many documents | one document |", "|---|---|---|"]
    lines += [f"| {size / 1e6:.2f} MB | {many:.1f} s | {one:.1f} s |" for size, many, one in rows]
    many = [(size / 1e6, cpu) for size, cpu, _ in rows if cpu]
    one = [(size / 1e6, cpu) for size, _, cpu in rows if cpu]
    glossary = [(float(each.terms), each.cold) for each in speeds if each.cold]
    powers = (
        f"{slope(many):.2f} over many documents and {slope(one):.2f} in one; with the glossary {slope(glossary):.2f}"
    )
    lines += ["", f"Powers of growth (1 is linear; starting is included): with the text {powers}."]
    return "\n".join(lines), _panels(many, one, glossary)


def slope(points: list[tuple[float, float]]) -> float:
    """Power of growth between the first and the last point."""
    if len(points) < 2:
        return float("nan")
    (x0, y0), (x1, y1) = points[0], points[-1]
    return math.log(y1 / y0) / math.log(x1 / x0)


def _panels(
    many: list[tuple[float, float]], one: list[tuple[float, float]], glossary: list[tuple[float, float]]
) -> list[str]:
    panels = []
    if many:
        x = log_axis("MB of text", (size for size, _ in many))
        y = log_axis("CPU seconds", (cpu for _, cpu in (*many, *one)))
        series = [Series("many documents", many, OURS), Series("one document", one), _linear(many)]
        panels.append(panel("Time against text", x, y, series, offset=460))
    if glossary:
        x = log_axis("terms", (count for count, _ in glossary))
        y = log_axis("CPU seconds", (cpu for _, cpu in (*glossary, _linear(glossary).points[-1])))
        panels.append(
            panel("Time against glossary", x, y, [Series("cold", glossary, OURS), _linear(glossary)], offset=920)
        )
    return panels


def _linear(points: list[tuple[float, float]]) -> Series:
    (x0, y0), (x1, _) = points[0], points[-1]
    return Series("linear", [(x0, y0), (x1, y0 * x1 / x0)], THEIRS, dashed=True)
