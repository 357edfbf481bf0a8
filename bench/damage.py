"""Damage planted in clean text, class by class; the detector knows none of the tables here."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from align.document import Span

LIGATURES = ("ffi", "ffl", "fi", "fl", "ff", "ft", "tt", "Th")
CODES = {"ffi": "\ufb03", "ffl": "\ufb04", "fi": "\ufb01", "fl": "\ufb02", "ff": "\ufb00"}
CYRILLIC = str.maketrans("aceopxyACEHOPT", "асеорхуАСЕНОРТ")
UNSEEN = ("\u00ad", "\u200b", "\ufeff", "\u2060")
FUNCTION = frozenset("of the to in and for by with that from on at as is was be it or this which are not a an".split())

_WORD = re.compile(r"(?<![\w'\u2019-])[A-Za-z]{2,}(?:'[a-z]+)?(?![\w'\u2019-])")
_PAIR = re.compile(r"(?<![\w'\u2019-])[A-Za-z]+ [a-z]+(?![\w'\u2019-])")
_VOWEL = "aeiouy"
_BREAK = re.compile(rf"(?<=[{_VOWEL}])(?=[^{_VOWEL}][{_VOWEL}])|(?<=[{_VOWEL}][^{_VOWEL}])(?=[^{_VOWEL}][{_VOWEL}])")
_TOKEN = re.compile(r"(\W*)([A-Za-z]+(?:-[A-Za-z]+)*)(\W*)")
# Dashes typed as hyphens in the addresses: "the work-which" is no compound.
_CLAUSE = re.compile(r"-(?:because|that|the|and|this|these|those|it|we|was|were|but|or|to|which|in|of|a|for|is)\b")

Make = Callable[[str, random.Random], "str | tuple[str, str] | None"]


@dataclass(frozen=True)
class Planted:
    """A damaged stretch and what stood there before."""

    span: Span
    truth: str


def _places(word: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer("|".join(LIGATURES), word)]


def _at_ligatures(put: Callable[[str, str, str], str]) -> Make:
    """Every ligature of a word damaged the same way by `put(before, ligature, after)`."""

    def make(word: str, _: random.Random) -> str | None:
        damaged = word
        for start, end in reversed(_places(word)):
            damaged = put(damaged[:start], damaged[start:end], damaged[end:])
        return damaged if damaged != word and damaged.strip() else None

    return make


def _swapped(seen: str, read: str) -> Make:
    """One place of a word where `seen` is read as `read`."""

    def make(word: str, chance: random.Random) -> str | None:
        places = [found.start() for found in re.finditer(re.escape(seen), word)]
        if not places or len(word) < 4:
            return None
        place = chance.choice(places)
        return word[:place] + read + word[place + len(seen) :]

    return make


def _code(word: str, _: random.Random) -> str | None:
    damaged = re.sub("ffi|ffl|fi|fl|ff", lambda found: CODES[found.group()], word)
    return damaged if damaged != word else None


def _lookalike(word: str, chance: random.Random) -> str | None:
    places = [place for place, letter in enumerate(word) if letter.translate(CYRILLIC) != letter]
    if len(word) < 4 or not places:
        return None
    place = chance.choice(places)
    return word[:place] + word[place].translate(CYRILLIC) + word[place + 1 :]


def _mojibake(word: str, _: random.Random) -> tuple[str, str] | None:
    truth = word.replace("'", "\u2019")
    return (truth.encode().decode("cp1252"), truth) if truth != word else None


def _invisible(word: str, chance: random.Random) -> str | None:
    place = len(word) // 2
    return word[:place] + chance.choice(UNSEEN) + word[place:] if len(word) > 5 else None


def _repeated(word: str, chance: random.Random) -> str | None:
    return f"{word}{chance.choice((' ', chr(10)))}{word}" if word in FUNCTION - {"that", "is", "it"} else None


def _joined(pair: str, _: random.Random) -> str | None:
    left, right = pair.split()
    if len(pair) < 6 or len(left) < 2 or len(right) < 2:
        return None
    return left + right if left.lower() in FUNCTION or right in FUNCTION else None


def _split(word: str, chance: random.Random) -> str | None:
    places = [found.start() for found in _BREAK.finditer(word) if 2 <= found.start() <= len(word) - 3]
    if len(word) < 8 or "'" in word or not places:
        return None
    place = chance.choice(places)
    return f"{word[:place]} {word[place:]}"


def _spaced(word: str, _: random.Random) -> str | None:
    return " ".join(word) if len(word) > 4 and "'" not in word else None


CLASSES: dict[str, tuple[re.Pattern[str], float, Make]] = {
    "split ligature, space after": (_WORD, 0.2, _at_ligatures(lambda a, b, c: a + b + (" " if c else "") + c)),
    "split ligature, space before": (_WORD, 0.2, _at_ligatures(lambda a, b, c: a + (" " if a else "") + b + c)),
    "split ligature, both sides": (
        _WORD,
        0.2,
        _at_ligatures(lambda a, b, c: (f"{a} {b}" if a else b) + (" " if c else "") + c),
    ),
    "lost ligature, a space left": (_WORD, 0.2, _at_ligatures(lambda a, b, c: f"{a} {c}" if a and c else a + b + c)),
    "lost ligature, its first letter left": (_WORD, 0.2, _at_ligatures(lambda a, b, c: a + b[0] + c)),
    "lost ligature, nothing left": (_WORD, 0.2, _at_ligatures(lambda a, _, c: a + c)),
    "lost ligature, U+FFFD left": (_WORD, 0.2, _at_ligatures(lambda a, _, c: f"{a}\ufffd{c}")),
    "ligature character": (_WORD, 0.2, _code),
    "look-alike letter": (_WORD, 0.02, _lookalike),
    "mojibake": (_WORD, 1.0, _mojibake),
    "invisible character": (_WORD, 0.02, _invisible),
    "repeated word": (_WORD, 0.02, _repeated),
    "run-together words": (_PAIR, 0.05, _joined),
    "split word": (_WORD, 0.05, _split),
    "spaced-out word": (_WORD, 0.01, _spaced),
    **{
        f"{read} for {seen}": (_WORD, 0.1, _swapped(seen, read))
        for seen, read in (
            *(("m", "rn"), ("rn", "m"), ("d", "cl"), ("cl", "d"), ("w", "vv"), ("l", "1"), ("o", "0"), ("h", "li")),
            *(("li", "h"), ("l", "I"), ("s", "\u017f"), ("e", "c"), ("c", "e")),
        )
    },
}


def plant(text: str, kind: str, chance: random.Random) -> tuple[str, list[Planted]]:
    """`text` with damage of one class, and where it was planted."""
    pattern, rate, make = CLASSES[kind]
    pieces: list[str] = []
    planted: list[Planted] = []
    done = length = 0
    for found in pattern.finditer(text):
        if chance.random() > rate or (made := make(found.group(), chance)) is None:
            continue
        damaged, truth = made if isinstance(made, tuple) else (made, found.group())
        before = text[done : found.start()]
        length += len(before)
        planted.append(Planted(Span(length, length + len(damaged)), truth))
        pieces += (before, damaged)
        length += len(damaged)
        done = found.end()
    return "".join([*pieces, text[done:]]), planted


def hyphenate(text: str, *, keep: bool, width: int = 66) -> tuple[str, list[Planted]]:
    """`text` wrapped, words broken at line ends: compounds at their hyphen (`keep`), other words at a syllable."""
    lines: list[str] = []
    planted: list[Planted] = []
    length = 0
    for paragraph in text.split("\n"):
        for line, broken in _wrap(paragraph.split(), keep=keep, width=width):
            if broken is not None:
                start = length + broken[0]
                planted.append(Planted(Span(start, start + broken[1]), broken[2]))
            lines.append(line)
            length += len(line)
        lines.append("\n")
        length += 1
    return "".join(lines), planted


def _wrap(tokens: list[str], *, keep: bool, width: int) -> Iterator[tuple[str, tuple[int, int, str] | None]]:
    """Lines with their ends; with each, the break in it: its start in the line, its length, the whole word."""
    line = ""
    for token in tokens:
        if not line or len(line) + 1 + len(token) <= width:
            line = f"{line} {token}" if line else token
            continue
        found = _TOKEN.fullmatch(token)
        place = _break_at(found[2], width - len(line) - 2 - len(found[1]), keep=keep) if found else 0
        if found is None or not place:
            yield f"{line}\n", None
            line = token
            continue
        head = f"{line} {found[1]}"
        left = found[2][:place] + ("" if keep else "-")
        yield f"{head}{left}\n", (len(head), len(left) + 1 + len(found[2]) - place, found[2])
        line = found[2][place:] + found[3]
    yield f"{line}\n", None


def _break_at(word: str, room: int, *, keep: bool) -> int:
    if keep:
        places = [] if _CLAUSE.search(word) else [found.end() for found in re.finditer("-", word)]
    else:
        places = [] if "-" in word else [found.start() for found in _BREAK.finditer(word)]
    return max((place for place in places if 2 <= place <= min(room, len(word) - 3)), default=0)


SYLLABLES = (
    "pak kim ri choe jong un il song sam ji yon jung phyong paek tu orang chon hwang hae ryang gang won san ham hung",
    "zhang wang li xi jin ping hu jian guo fei fu feng ling xiu tai chi shen qing dao hong wei mao ze dong zhou en lai",
    "ov ev in sky iv an petr serg nik ol ai vlad im ir mikh ail fed or yu ri gor ba chov khru shch brezh nev lavr",
    "phung thae chol myong hyok gwang sok kun rim clan dol cli mung vil corn barn darn",
)
FRAMES = (
    "On Friday {} met the delegation of {}, and {} took part in the talks.",
    "{} was born in {}. {} was his brother; the {} river is near.",
    "The city of {}, {} County, is known for {}'s poems, and so is {}.",
)


def names_text(count: int, chance: random.Random) -> str:
    """Sentences with so many names made of syllables of Korean, Chinese and Russian romanisation."""
    made = [_name(chance) for _ in range(count)]
    return "\n".join(
        chance.choice(FRAMES).format(*made[start : start + 4], *made[:4]) for start in range(0, len(made), 4)
    )


def _name(chance: random.Random) -> str:
    syllables = chance.choice(SYLLABLES).split()
    parts = [
        "".join(chance.choice(syllables) for _ in range(chance.randint(1, 3))).capitalize()
        for _ in range(chance.randint(1, 3))
    ]
    if len(parts) > 1 and chance.random() < 0.2:
        return " ".join([*parts[:-2], f"{parts[-2]}-{parts[-1].lower()}"])
    return " ".join(parts)
