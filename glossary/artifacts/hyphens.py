"""Words broken by a hyphen at a line's end: found, and joined with or without the hyphen, by testimony."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import Proof
from glossary.finding import Fix

CODE = "A104"

# A hyphen, a line's end, and all white space before the next word. U+FFFE is what pdfium writes for both.
# A line that holds only a number may be a folio between the two halves.
_BREAK = re.compile(
    r"[-\u2010\u00ad\ufffe](?:(?<=\ufffe)|[ \t\u00a0]*(?=[\r\n\f]))\s*"
    r"(?:(?P<number>\d{1,4})[ \t]*(?=[\r\n\f])\s*)?(?=\w)"
)
_SOFT = "\u00ad\ufffe"
_WORD = r"\w+(?:['\u2019]\w+)*"
_HEAD = re.compile(rf"(?<![\w'\u2019-]){_WORD}(?:[-\u2010\u2011]{_WORD})*$")
_TAIL = re.compile(rf"{_WORD}(?:[-\u2010\u2011]{_WORD})*")
_FIRST = re.compile(_WORD)
_LAST = re.compile(rf"{_WORD}$")
_LONGEST = 80  # letters looked at to the left: no compound is longer
_MOST_BREAKS = 4  # of one compound; what has more is no word
_NEW_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n|\f")

# After these a hyphen is suspended: "labour- and land-saving".
_CONJUNCTIONS = frozenset("and or to nor but und et".split())
# Before these a hyphen is a dash: "the aim of the work-\nits first aim".
_CLAUSE_WORDS = frozenset(
    "a an the its it he she we they this that these those but if no not with without which who because as is are was "
    "were when where while his her their our my your".split(),
)
# These keep their hyphen even where a dictionary lists the joined form.
_HYPHENATED = frozenset("all cross ex half ill much non-self quasi self so vice well".split())
# These take a hyphen before a word that does not join.
_PREFIXES = frozenset(
    "anti auto bi by co counter de extra fore hyper infra inter intra macro mega micro mid mini mono multi neo non "
    "over para poly post pre pro pseudo re semi sub super supra trans tri ultra un under uni vice".split(),
)
# These never take one before a small letter.
_JOINING = frozenset("dis mac mc mis un".split())
# These end words; as words of their own they do not follow a hyphen.
_SUFFIXES = frozenset(
    "able ed er ers es ible ing ings ish less ly ment ments ness or ors ship ships tion tions".split(),
)
# A joined form of two words is taken to the first level, an open question to the second, and not taken beyond.
_JOINED_LEVEL = 50
_OPEN_LEVEL = 55
_SHORTEST_STEM = 5


# A hyphen stays after these before a word that begins with the same vowel ("re-equip"), and may stay before others.
_LOOSE_PREFIXES = frozenset("anti by co ex non on pre re self semi".split())
_VOWELS = "aeiou"
# Such a word joined is certain to the first level, likely to the second, and beyond more often keeps its hyphen.
_PLAIN_LEVEL = 20
_LOOSE_LEVEL = 35
# Arabic names go on after their article over an empty line too.
_ARTICLES = frozenset("ad al an ar as ash at az el ul".split())
_SHORT_PART = 2  # letters of a part of a compound that need not be a word: Trwyn-y-ffald


class Surety(IntEnum):
    """Whether a break is put right at once, put right for reading and left to the editor, or only asked about."""

    OPEN = 0
    LIKELY = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class _Joint:
    """One break inside a word: `start`, `end` bound the hyphen, the white space and a folio."""

    start: int
    end: int
    left: str
    right: str
    gap: str
    meets_number: bool = False

    @property
    def is_soft(self) -> bool:
        """Say whether the hyphen stands for a line's end and for nothing else."""
        return self.gap[0] in _SOFT

    @property
    def surest(self) -> Surety:
        """How sure of itself a repair may be: what takes a number out of the text, or runs over an empty line, less."""
        is_apart = self.right[0].isupper() and _NEW_PARAGRAPH.search(self.gap) is not None
        return Surety.LIKELY if is_apart or any(each.isdigit() for each in self.gap) else Surety.CERTAIN


def find_line_end_hyphens(text: str, proof: Proof) -> Iterator[Damage]:
    """Every word broken by a hyphen at a line's end, its whole compound as the span."""
    chain: list[_Joint] = []
    for found in _BREAK.finditer(text):
        joint = _read_joint(text, found, proof)
        if joint is None or _is_no_break(text, joint, proof):
            continue
        if chain and not _goes_on(text, chain[-1], joint):
            yield from _mend(text, chain, proof)
            chain = []
        chain.append(joint)
    yield from _mend(text, chain, proof)


def _goes_on(text: str, joint: _Joint, following: _Joint) -> bool:
    """Say whether one compound reaches over both breaks."""
    tail = _TAIL.match(text, joint.end, following.start)
    return tail is not None and tail.end() == following.start


def _read_joint(text: str, found: re.Match[str], proof: Proof) -> _Joint | None:
    last = _LAST.search(text, max(0, found.start() - _LONGEST), found.start())
    if last is None:
        return None
    left = last.group()
    number = found["number"]
    is_folio = number is not None and not left[-1].isdigit() and _stands_apart(text, found)
    end = found.end() if is_folio or number is None else found.start("number")
    first = _FIRST.match(text, end)
    if first is None:
        return None
    right = first.group()
    joint = _Joint(found.start(), end, left, right, text[found.start() : end], right == number)
    if right[0].isupper() and _NEW_PARAGRAPH.search(joint.gap) and not _may_go_on(left, right, proof):
        return None
    return joint


def _stands_apart(text: str, found: re.Match[str]) -> bool:
    """Say whether the number's line is a folio: a page ends there, or empty lines stand around it."""
    before, after = text[found.start() : found.start("number")], text[found.end("number") : found.end()]
    return "\f" in before + after or all(_NEW_PARAGRAPH.search(gap) for gap in (before, after))


def _may_go_on(left: str, right: str, proof: Proof) -> bool:
    """Say whether a name or a title goes on over an empty line."""
    if f"{left}-{right}".lower() in proof.testimony.compounds or left.lower() in _ARTICLES:
        return True
    return len(left) > 1 and left[0].isupper() and right.lower() not in _CLAUSE_WORDS


def _is_no_break(text: str, joint: _Joint, proof: Proof) -> bool:
    """Say whether the hyphen is suspended ("labour- and energy-saving"), or a dash."""
    before = joint.start - len(joint.left) - 1
    is_clause = joint.right.lower() in _CLAUSE_WORDS and text[max(0, before) : before + 1] != "-"
    if joint.is_soft or not (joint.right in _CONJUNCTIONS or is_clause):
        return False
    follows = text[joint.end + len(joint.right) : joint.end + len(joint.right) + 1]
    if follows not in (" ", "\n", "\r"):
        return False
    if proof.target_level(joint.left + joint.right) is None:
        return True
    return not is_clause and proof.is_word(joint.left)


def _mend(text: str, chain: list[_Joint], proof: Proof) -> Iterator[Damage]:
    if not 0 < len(chain) <= _MOST_BREAKS:
        return
    first, last = chain[0], chain[-1]
    head = _HEAD.search(text, max(0, first.start - _LONGEST), first.start)
    tail = _TAIL.match(text, last.end)
    start = head.start() if head else first.start - len(first.left)
    end = tail.end() if tail else last.end + len(last.right)
    span = Span(start, end)
    verdicts = [_decide(joint, proof, is_inside=_is_inside(joint, span)) for joint in chain]
    best = _join(text, span, chain, [keeps for keeps, _ in verdicts])
    surety = min(min(joint.surest, surety) for joint, (_, surety) in zip(chain, verdicts, strict=True))
    if surety is Surety.CERTAIN:
        yield Damage(span, CODE, (best,), Fix.SAFE, f"a hyphen at a line’s end breaks “{best}”")
        return
    other = _join(text, span, chain, [keeps if sure is Surety.CERTAIN else not keeps for keeps, sure in verdicts])
    message = f"a line’s end breaks this word; whether its hyphen stays (“{best}”) is for you to say"
    replacements = tuple(dict.fromkeys((best, other)))
    yield Damage(span, CODE, replacements, Fix.UNSAFE, message, mends=surety is Surety.LIKELY)


def _join(text: str, span: Span, chain: list[_Joint], hyphens: list[bool]) -> str:
    pieces: list[str] = []
    done = span.start
    for joint, keeps in zip(chain, hyphens, strict=True):
        pieces += (text[done : joint.start], "-" if keeps else "")
        done = joint.end
    return "".join([*pieces, text[done : span.end]])


def _is_inside(joint: _Joint, span: Span) -> bool:
    """Say whether the compound goes on beyond the two halves."""
    return span.start < joint.start - len(joint.left) or joint.end + len(joint.right) < span.end


def _decide(joint: _Joint, proof: Proof, *, is_inside: bool) -> tuple[bool, Surety]:
    """Whether the hyphen stays, and how sure that is."""
    left, right = joint.left, joint.right
    joined = left + right
    pair = f"{left}-{right}"
    if pair.lower() in proof.testimony.compounds or proof.lexicon.owns(pair):
        return True, Surety.CERTAIN
    if joint.meets_number and not left[-1].isdigit():
        return True, Surety.OPEN  # "COVID-19", or a folio in the text
    if "_" in joined or proof.stands(joined):
        return False, Surety.OPEN if "_" in joined else Surety.CERTAIN  # a name in code: BASH_REMATCH
    if any(each.isdigit() for each in left[-1] + right[0]):
        return True, Surety.CERTAIN
    if left.isupper() and len(left) > 1 and right.islower() and proof.is_word(right):
        return True, Surety.CERTAIN
    if left.lower() in _JOINING or (right in _SUFFIXES and left.islower() and not is_inside):
        return False, Surety.CERTAIN
    if right[0].isupper():
        return _decide_capitals(joint, proof)
    return _decide_words(joint, proof, is_inside=is_inside)


def _decide_capitals(joint: _Joint, proof: Proof) -> tuple[bool, Surety]:
    joined = joint.left + joint.right
    level = proof.target_level(joined) if joined.isupper() else None
    return level is None or level > _JOINED_LEVEL, Surety.CERTAIN


def _decide_words(joint: _Joint, proof: Proof, *, is_inside: bool) -> tuple[bool, Surety]:
    left, right = joint.left, joint.right
    level = _level(left + right, proof)
    stands = proof.is_word(right) if level is None else proof.stands_beside(right, left + right)
    are_words = proof.is_word(left) and stands
    is_plain = proof.is_word(right) and (level is None or level > _JOINED_LEVEL)
    if left.lower() in _HYPHENATED and is_plain:
        return True, Surety.CERTAIN
    meets_vowel = left[-1].lower() in _VOWELS and right[0] == left[-1].lower()
    is_loose = left.lower() in _LOOSE_PREFIXES and not joint.is_soft
    if level is not None and is_loose and (stands or meets_vowel):
        return _decide_prefix(level, meets_vowel=meets_vowel)
    if level is not None and (not are_words or joint.is_soft or (level <= _JOINED_LEVEL and not is_inside)):
        return False, Surety.CERTAIN
    if proof.is_word(right) and left.lower() in _PREFIXES:
        return True, Surety.CERTAIN
    if level is None and _halves_name(left, right, proof):
        return (is_inside and len(left) <= _SHORT_PART) or proof.testimony.hyphens_names, Surety.OPEN
    if are_words:
        return True, Surety.CERTAIN if level is None or level > _OPEN_LEVEL or is_inside else Surety.OPEN
    if is_inside and (len(left) <= _SHORT_PART or proof.is_word(left)):
        return True, Surety.OPEN
    is_rest = left.islower() and not proof.is_word(right)
    return not (joint.is_soft or is_rest), Surety.OPEN


def _decide_prefix(level: int, *, meets_vowel: bool) -> tuple[bool, Surety]:
    """Whether the hyphen stays after a prefix of which both spellings are in use."""
    if level <= _PLAIN_LEVEL:
        return False, Surety.LIKELY if meets_vowel else Surety.CERTAIN
    return meets_vowel or level > _LOOSE_LEVEL, Surety.CERTAIN if level > _JOINED_LEVEL else Surety.LIKELY


def _halves_name(left: str, right: str, proof: Proof) -> bool:
    """Say whether the halves look like those of one name: "Bog-danov", not "Pyongyang-based"."""
    if not left.istitle() or not right.islower():
        return False
    level = proof.lexicon.level(right)
    return proof.is_doubtful(right) or (not proof.is_word(left) and (level is None or level > _PLAIN_LEVEL))


def _level(joined: str, proof: Proof) -> int | None:
    """Level of the joined form, or of the word that it is a plural, an adverb or an abstract noun of."""
    level = proof.target_level(joined)
    stems = [joined.removesuffix(ending) for ending in ("s", "es", "ly", "ness") if joined.endswith(ending)]
    while level is None and stems:
        stem = stems.pop()
        level = proof.target_level(stem) if len(stem) >= _SHORTEST_STEM else None
    return level
