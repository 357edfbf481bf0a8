"""Write the pages of the manual that are made from the code, or with `--check` say which of them are stale."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from glossary.cli import gloss
from glossary.rules import AnyRule, every_rule
from glossary.rules.rule import Example

CHECKOUT = Path(__file__).resolve().parent.parent
WIDTH = 100
NOTICE = "<!-- Made from the code by `make docs`; change it there. -->"
FAMILIES = {
    "T": "Terms: where the text departs from the glossary",
    "B": "Bitext: where a translation departs from its source",
    "A": "Artifacts: what extraction and recognition did to the text",
    "X": "Suppressions: what hides findings",
    "G": "The glossary itself",
}


def write_rules() -> str:
    """Write the manual of the rules: one section each, with its examples."""
    lines = ["# Rules", "", NOTICE, "", "| code | name | severity | fix |", "|---|---|---|---|"]
    lines += [
        f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {rule.severity} | {rule.fix} |" for rule in every_rule()
    ]
    family = ""
    for rule in every_rule():
        if rule.code[0] != family:
            family = rule.code[0]
            lines += ["", f"## {FAMILIES[family]}"]
        lines += ["", *_section(rule)]
    return "\n".join(lines) + "\n"


def write_commands() -> str:
    """Write the reference of the commands from their own `--help`."""
    lines = ["# Commands", "", NOTICE]
    for path, command in _commands("gloss", gloss, None):
        context = click.Context(command, info_name=path, terminal_width=WIDTH, max_content_width=WIDTH)
        lines += ["", f"## {path}", "", "```", command.get_help(context).rstrip(), "```"]
    return "\n".join(lines) + "\n"


PAGES = {"docs/rules.md": write_rules, "docs/commands.md": write_commands}


def stale_pages() -> list[str]:
    """Name the pages that are not as the code has them now."""
    return [name for name, write in PAGES.items() if _standing(name) != write()]


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    if arguments == ["--check"]:
        stale = stale_pages()
        for name in stale:
            print(f"{name}: not as the code has it; run make docs", file=sys.stderr)
        return 1 if stale else 0
    for name, write in PAGES.items():
        (CHECKOUT / name).write_text(write(), encoding="utf-8")
        print(name)
    return 0


def _standing(name: str) -> str:
    path = CHECKOUT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _anchor(rule: AnyRule) -> str:
    return f"{rule.code.lower()}-{rule.name}"


def _section(rule: AnyRule) -> Iterator[str]:
    yield f"### {rule.code} {rule.name}"
    yield ""
    yield rule.why
    yield ""
    for example in rule.fails:
        yield f"- Reported: {_quoted(example.text)}{_outcome(example)}"
    for example in rule.passes:
        yield f"- Right: {_quoted(example.text)}"


def _outcome(example: Example) -> str:
    if not example.flagged:
        return ""
    outcome = f": {_quoted(example.flagged)}"
    return f"{outcome} → {_quoted(example.replacement)}" if example.replacement else outcome


def _quoted(text: str) -> str:
    """Show white space and characters that nobody sees as what they are."""
    shown = re.sub(r"[^\S ]|[\u00ad\u200b-\u200f\u2060\ufeff]", lambda found: _escaped(found[0]), text)
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}" if longest else f"{fence}{shown}{fence}"


def _escaped(character: str) -> str:
    return {"\n": "⏎", "\t": "⇥", "\x0c": "⤓"}.get(character, f"[U+{ord(character):04X}]")


def _commands(path: str, command: click.Command, parent: click.Context | None) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path, parent=parent)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(f"{path} {name}", below, context)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
