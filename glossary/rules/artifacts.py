"""The A rules: what extraction and recognition did to a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glossary.finding import Fix, Severity
from glossary.rules.rule import Departure, Example, Reading, Rule


def _damage_of(code: str) -> Callable[[Reading], Iterator[Departure]]:
    def find(reading: Reading) -> Iterator[Departure]:
        for damage in reading.damage:
            if damage.code == code:
                yield Departure(damage.span, damage.message, damage.replacements, damage.fix)

    return find


SPLIT_LIGATURE = Rule(
    code="A101",
    name="split-ligature",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="Extraction put a space beside a ligature; search and spelling tools no longer see the word.",
    fails=(
        Example("It was fi rmly held.", "fi rmly", "firmly"),
        Example("The matter was clarifi ed at once.", "clarifi ed", "clarified"),
    ),
    passes=(Example("Semper fi, he said."), Example("The wi fi rang."), Example("A fire burnt off ice.")),
    find=_damage_of("A101"),
)

LOST_LIGATURE = Rule(
    code="A102",
    name="lost-ligature",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="Extraction lost a ligature and left a space, or nothing, in its place.",
    fails=(Example("That is the de nition of the word.", "de nition", "definition"),),
    passes=(Example("They went to Rio de Janeiro."),),
    find=_damage_of("A102"),
)

LIGATURE_CHARACTER = Rule(
    code="A103",
    name="ligature-character",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="A ligature stands as one character: searching for the letters does not find the word.",
    fails=(Example("The e\ufb00orts were great.", "e\ufb00orts", "efforts"),),
    passes=(Example("The efforts were great."),),
    find=_damage_of("A103"),
)

LINE_END_HYPHEN = Rule(
    code="A104",
    name="line-end-hyphen",
    severity=Severity.WARNING,
    fix=Fix.SAFE,
    why="A word was broken at a line's end. A compound keeps its hyphen when it is joined, a syllable break does not.",
    fails=(
        Example("They made a revolu-\ntion of it.", "revolu-\ntion", "revolution"),
        Example("They fought anti-\nsocialist practices.", "anti-\nsocialist", "anti-socialist"),
    ),
    passes=(Example("It is labour-\nand energy-saving work."), Example("He came – \nand went.")),
    find=_damage_of("A104"),
)

REPEATED_WORD = Rule(
    code="A109",
    name="repeated-word",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="A word stands twice, most often over a line break.",
    fails=(Example("They went to the the house.", "the the", "the"),),
    passes=(Example("He had had enough."), Example("He knew that that was so.")),
    find=_damage_of("A109"),
)

MOJIBAKE = Rule(
    code="A111",
    name="mojibake",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="The text was decoded in the wrong encoding somewhere on its way.",
    fails=(Example("The Workersâ€™ hall was full.", "Workersâ€™", "Workers’"),),
    passes=(Example("The café and the Workers’ hall were full."),),
    find=_damage_of("A111"),
)

CONFUSABLE_CHARACTER = Rule(
    code="A112",
    name="confusable-character",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="A letter of another alphabet looks like the right one; searching for the word does not find it.",
    fails=(Example("The P\u0430rty met.", "P\u0430rty", "Party"),),
    passes=(Example("The Party met."), Example("Москва is a city.")),
    find=_damage_of("A112"),
)

INVISIBLE_CHARACTER = Rule(
    code="A113",
    name="invisible-character",
    severity=Severity.WARNING,
    fix=Fix.SAFE,
    why="A character that nobody sees stands inside a word and hides it from every search.",
    fails=(Example("The con\u00adstruction went on.", "con\u00adstruction", "construction"),),
    passes=(Example("The construction went on."),),
    find=_damage_of("A113"),
)

ODD_SPACING = Rule(
    code="A114",
    name="odd-spacing",
    severity=Severity.INFO,
    fix=Fix.SAFE,
    why="A space is doubled, missing, or stands before a punctuation mark.",
    fails=(Example("They met in the  hall and went home.", "  ", " "),),
    passes=(Example("They met in the hall \n and went home."),),
    find=_damage_of("A114"),
)

ARTIFACT_RULES = (
    SPLIT_LIGATURE,
    LOST_LIGATURE,
    LIGATURE_CHARACTER,
    LINE_END_HYPHEN,
    REPEATED_WORD,
    MOJIBAKE,
    CONFUSABLE_CHARACTER,
    INVISIBLE_CHARACTER,
    ODD_SPACING,
)
