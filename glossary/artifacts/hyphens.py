"""Words broken by a hyphen at a line's end: found, and joined with or without the hyphen, by evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import Proof
from glossary.finding import Fix

CODE = "A104"

# A hyphen, a line's end, and all white space before the next word. U+FFFE is what pdfium writes for both.
_BREAK = re.compile(r"(?:[-\u2010\u00ad][ \t\u00a0]*(?=[\r\n\f])|\ufffe)\s*(?=\w)")
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


@dataclass(frozen=True, slots=True)
class _Joint:
    """One break inside a word: `start`, `end` bound the hyphen and the white space."""

    start: int
    end: int
    left: str
    right: str
    is_soft: bool


def find_line_end_hyphens(text: str, proof: Proof) -> Iterator[Damage]:
    """Every word broken by a hyphen at a line's end, its whole compound as the span."""
    chain: list[_Joint] = []
    for found in _BREAK.finditer(text):
        joint = _read_joint(text, found)
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


def _read_joint(text: str, found: re.Match[str]) -> _Joint | None:
    last = _LAST.search(text, max(0, found.start() - _LONGEST), found.start())
    first = _FIRST.match(text, found.end())
    if last is None or first is None:
        return None
    gap = found.group()
    if _NEW_PARAGRAPH.search(gap) and first.group()[0].isupper():
        return None
    return _Joint(found.start(), found.end(), last.group(), first.group(), gap[0] in _SOFT)


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
    if all(is_certain for _, is_certain in verdicts):
        yield Damage(span, CODE, (best,), Fix.SAFE, f"a hyphen at a line’s end breaks “{best}”")
        return
    other = _join(text, span, chain, [keeps if is_certain else not keeps for keeps, is_certain in verdicts])
    message = f"a line’s end breaks this word; whether its hyphen stays (“{best}”) is for you to say"
    yield Damage(span, CODE, (best, other), Fix.UNSAFE, message, mends=False)


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


def _decide(joint: _Joint, proof: Proof, *, is_inside: bool) -> tuple[bool, bool]:
    """Whether the hyphen stays, and whether that is certain."""
    left, right = joint.left, joint.right
    joined = left + right
    pair = f"{left}-{right}"
    if pair.lower() in proof.compounds or proof.lexicon.owns(pair):
        return True, True
    if proof.stands(joined):
        return False, True
    if any(each.isdigit() for each in left[-1] + right[0]):
        return True, True
    if left.isupper() and len(left) > 1 and right.islower() and proof.is_word(right):
        return True, True
    if left.lower() in _JOINING or (right in _SUFFIXES and left.islower() and not is_inside):
        return False, True
    if right[0].isupper():
        return _decide_capitals(joint, proof)
    return _decide_words(joint, proof, is_inside=is_inside)


def _decide_capitals(joint: _Joint, proof: Proof) -> tuple[bool, bool]:
    joined = joint.left + joint.right
    level = proof.target_level(joined) if joined.isupper() else None
    return level is None or level > _JOINED_LEVEL, True


def _decide_words(joint: _Joint, proof: Proof, *, is_inside: bool) -> tuple[bool, bool]:
    left, right = joint.left, joint.right
    level = _level(left + right, proof)
    stands = proof.is_word(right) if level is None else proof.stands_beside(right, left + right)
    are_words = proof.is_word(left) and stands
    if left.lower() in _HYPHENATED and proof.is_word(right) and (level is None or level > _JOINED_LEVEL):
        return True, True
    if level is not None and (not are_words or joint.is_soft):
        return False, True
    if level is not None and level <= _JOINED_LEVEL and not is_inside:
        return False, True
    if proof.is_word(right) and left.lower() in _PREFIXES:
        return True, True
    if are_words:
        return True, level is None or level > _OPEN_LEVEL or is_inside
    is_rest = left.islower() and not proof.is_word(right)
    return not (joint.is_soft or is_rest), False


def _level(joined: str, proof: Proof) -> int | None:
    """Level of the joined form, or of the word that it is a plural, an adverb or an abstract noun of."""
    level = proof.target_level(joined)
    stems = [joined.removesuffix(ending) for ending in ("s", "es", "ly", "ness") if joined.endswith(ending)]
    while level is None and stems:
        stem = stems.pop()
        level = proof.target_level(stem) if len(stem) >= _SHORTEST_STEM else None
    return level
