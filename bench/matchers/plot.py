"""The plots of bench/matching.py as one SVG: recall against speed, and time against text and glossary."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

WIDTH, HEIGHT = 460, 360
LEFT, RIGHT, TOP, BOTTOM = 56, 24, 40, 48
LETTER, LINE = 6.2, 13.0
STEPS = (-LINE / 2, -1.6 * LINE, 0.6 * LINE, -2.7 * LINE, 1.7 * LINE, -3.8 * LINE, -4.9 * LINE)
"""Where a label may stand above or below its point, the nearest first."""
OURS, THEIRS, INK, FAINT = "#b3261e", "#3b5b92", "#222222", "#d8d8d8"


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high`, in powers of ten where `is_log`."""

    title: str
    low: float
    high: float
    is_log: bool = False

    def at(self, value: float) -> float:
        """Share of the way from low to high."""
        if self.is_log:
            return (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Where the grid is drawn."""
        if not self.is_log:
            return [self.low + (self.high - self.low) * part / 5 for part in range(6)]
        return [10.0**power for power in range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)]


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together: a line where there are several, labels where there are names."""

    name: str
    points: Sequence[tuple[float, float]]
    color: str = THEIRS
    dashed: bool = False


def log_axis(title: str, values: Iterable[float]) -> Axis:
    """Powers of ten around `values`."""
    known = [value for value in values if value > 0]
    low, high = math.floor(math.log10(min(known))), math.ceil(math.log10(max(known)))
    return Axis(title, 10.0**low, 10.0 ** max(high, low + 1), is_log=True)


def panel(title: str, x: Axis, y: Axis, series: Sequence[Series], *, offset: int) -> str:
    """One plot, `offset` points to the right."""
    drawn = [f'<g transform="translate({offset},0)">', _text(WIDTH / 2, 20, title, anchor="middle", size=14)]
    for tick in x.ticks():
        at = _x(x, tick)
        drawn.append(f'<path d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{FAINT}"/>')
        drawn.append(_text(at, HEIGHT - BOTTOM + 16, f"{tick:,.4g}", anchor="middle"))
    for tick in y.ticks():
        at = _y(y, tick)
        drawn.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="{FAINT}"/>')
        drawn.append(_text(LEFT - 6, at + 4, f"{tick:,.4g}", anchor="end"))
    drawn.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x.title, anchor="middle"))
    drawn.append(_text(12, TOP - 10, y.title))
    labelled: list[Box] = []
    for each in series:
        drawn += _draw(x, y, each, labelled)
    return "".join([*drawn, "</g>"])


def _draw(x: Axis, y: Axis, series: Series, labelled: list[Box]) -> list[str]:
    places = [(_x(x, one), _y(y, other)) for one, other in series.points if one > 0]
    if not places:
        return []
    drawn = []
    if len(places) > 1:
        line = "L".join(f"{one:.1f} {other:.1f}" for one, other in places)
        dash = ' stroke-dasharray="5 4"' if series.dashed else ""
        drawn.append(f'<path d="M{line}" fill="none" stroke="{series.color}" stroke-width="1.5"{dash}/>')
    drawn += [f'<circle cx="{one:.1f}" cy="{other:.1f}" r="4" fill="{series.color}"/>' for one, other in places]
    return [*drawn, _label(series, *places[-1], labelled)]


def _label(series: Series, one: float, other: float, labelled: list[Box]) -> str:
    """Name a point where no name stands yet: beside it, else above or below."""
    width = LETTER * len(series.name)
    is_right = one + width > WIDTH - RIGHT
    left = one - 8 - width if is_right else one + 8
    boxes = [(left, other + step, left + width, other + step + LINE) for step in STEPS]
    box = next((each for each in boxes if not any(_meet(each, taken) for taken in labelled)), boxes[0])
    labelled.append(box)
    anchor, at = ("end", box[2]) if is_right else ("start", box[0])
    return _text(at, box[1] + LINE - 3, series.name, anchor=anchor, color=series.color)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _x(axis: Axis, value: float) -> float:
    return LEFT + axis.at(value) * (WIDTH - LEFT - RIGHT)


def _y(axis: Axis, value: float) -> float:
    return HEIGHT - BOTTOM - axis.at(value) * (HEIGHT - TOP - BOTTOM)


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 11, color: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{color}">{escape(text)}</text>'
    )


def write_svg(file: Path, panels: Sequence[str], title: str) -> None:
    """Put panels side by side into a file."""
    width = WIDTH * len(panels)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        f'font-family="sans-serif" role="img" aria-label="{escape(title)}"><rect width="{width}" height="{HEIGHT}" '
        f'fill="#ffffff"/>{"".join(panels)}</svg>\n',
        encoding="utf-8",
    )
