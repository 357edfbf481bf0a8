"""The sections of docs/measurements.md: each bench owns one, between its markers, and leaves the others alone."""

from __future__ import annotations

import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "measurements.md"
HEAD = (
    "# Measurements\n\nEach section is written by the command that it names; ratios mean more than absolute figures.\n"
)


def write_section(name: str, title: str, body: str) -> None:
    """Put `body` under `title` into the page, in place of what the section `name` held before."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    section = f"{begin}\n## {title}\n\n{body.strip()}\n\n{_circumstances()}\n{end}"
    page = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else HEAD
    held = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    written, replaced = held.subn(lambda _: section, page)
    PAGE.write_text(written if replaced else f"{page.rstrip()}\n\n{section}\n", encoding="utf-8")


def _circumstances() -> str:
    command = " ".join(["python", f"bench/{Path(sys.argv[0]).name}", *sys.argv[1:]])
    day = datetime.now(tz=UTC).date().isoformat()
    return f"`{command}`, {day}, Python {platform.python_version()}, {platform.machine()}."
