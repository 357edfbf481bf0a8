"""The colours are settled in one place, and can be read in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import webapp

CSS = (Path(webapp.__file__).parent / "static" / "gloss.css").read_text(encoding="utf-8")
TOKENS = {name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", CSS)}
GROUNDS = ("paper", "raised", "sunk", "current")
INKS = ("ink", "quiet", "link", "artifact", "variant", "banned", "mixed", "note", "gone", "come")


def luminance(color: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio. Source: WCAG 2.2, definition of contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_ink_reaches_four_and_a_half_on_every_ground(scheme: int) -> None:
    faint = {
        (ink, ground): round(contrast(TOKENS[ink][scheme], TOKENS[ground][scheme]), 2)
        for ink in INKS
        for ground in GROUNDS
        if contrast(TOKENS[ink][scheme], TOKENS[ground][scheme]) < 4.5
    }
    assert faint == {}
    assert contrast(TOKENS["accent"][scheme], TOKENS["on-accent"][scheme]) >= 4.5
    assert contrast(TOKENS["edge"][scheme], TOKENS["paper"][scheme]) >= 3
    assert contrast(TOKENS["focus"][scheme], TOKENS["paper"][scheme]) >= 3


def test_colours_stand_in_one_place_alone() -> None:
    rules = CSS.split("}", 1)[1]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules.split("@media print", 1)[0]) == []
