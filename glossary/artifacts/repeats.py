"""Words that stand twice in a row by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.pieces import starts_sentence
from glossary.artifacts.proof import Proof
from glossary.artifacts.surroundings import touches_code
from glossary.artifacts.usage import ask_usage
from glossary.finding import Fix

CODE = "A109"

_WORD = r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?"
_REPEAT = re.compile(rf"(?<![\w'\u2019/\\-])({_WORD})((?:\s+\1)+)(?![\w'\u2019/\\-])", re.IGNORECASE)
_VALUE = re.compile(r"\s*=")
_OPTION = re.compile(r"(?:^|\s)--?\w[\w-]*\s+$")
_LAYOUT = re.compile(r"\t|  ")
_NEW_BLOCK = re.compile(r"\n[ \t]*\r?\n|\f")

# Of short words, only these are never doubled on purpose; others are names and syllables ("cha cha").
_FUNCTION_WORDS = frozenset(
    "a an and are as at be but by for from had has he him his how if in into its may not of or our per she than the "
    "their them they this to too two was we were which with your".split(),
)
# Right as doublets: "had had", "gave her her book", "those who can can", and words said twice for emphasis.
_DOUBLETS = frozenset(
    "alas amen again bye can dear down far good great had half hear her here in is it knock little long many much "
    "never night no on over please quite really so that thousand up very verily well will woe yes years you".split(),
)
# Of those, what is doubled where a line was broken or a sentence begins is damage: "in\nin the hall".
_PARTICLES = frozenset("down in on over up".split())
_FEWEST_LETTERS = 4
_SHORT_LETTERS = 3
_SHORT_LEVEL = 10  # a rarer word of three letters is a sound: "tut tut"
_NAME_LETTERS = 5  # shorter capitalised words are mostly syllables of names: "Sing Sing"
_LETTER_WORDS = frozenset("ai")
_LETTER = 3
_LETTER_BEFORE = re.compile(r"(?:^|\s)[^\W\d_]\s$")
_LETTER_AFTER = re.compile(r"\s[^\W\d_]\b")
_ENDING = 4
_LONGEST_INDENT = 40
_SENTENCE_MARKS = ".,;:!?-\u2013\u2014\"'\u2018\u2019\u201c\u201d()"


def find_repeats(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that follows itself, over a line break too; not over a sentence's or a block's end."""
    found = list(_matches(text, proof))
    for before, each, after in zip([None, *found], found, [*found[1:], None], strict=False):
        first, *others = each.group().split()
        if _is_meant(each, proof) or _parts_blocks(text, each) or _ends_verb(text, each):
            continue
        if _is_of_code(text, each):
            continue
        if first.lower() not in _FUNCTION_WORDS and (_touch(text, before, each) or _touch(text, each, after)):
            continue  # "dash dash dot dot"
        message = f"“{first}” stands {'twice' if len(others) == 1 else f'{len(others) + 1} times'}"
        yield Damage(Span(*each.span()), CODE, (first,), Fix.UNSAFE, message)


def _matches(text: str, proof: Proof) -> Iterator[re.Match[str]]:
    """Each stretch in which a word stands twice or more with blanks between."""
    end = 0
    for number in proof.doubled:
        start = proof.start(number)
        if start >= end and (found := _REPEAT.match(text, start)) is not None:
            end = found.end()
            yield found


def _is_meant(found: re.Match[str], proof: Proof) -> bool:
    """Say whether the word may be said again on purpose; nobody says one three times by mistake but small words."""
    first, *others = found.group().split()
    word = first.lower()
    if word in _DOUBLETS and not (word in _PARTICLES and ("\n" in found[2] or not first.islower())):
        return True
    if len(word) == 1:
        return word not in _LETTER_WORDS or _is_letter(found)
    if first.istitle() and any(not other.islower() for other in others):
        return not _is_slip_of_name(found, proof)
    is_shouted = len(first) > 1 and first.isupper()  # an operand, or an operator: "AND and OR lists"
    if is_shouted and (word not in _FUNCTION_WORDS or others[0].islower()):
        return True
    if not all(other.islower() or is_shouted for other in others):
        return True
    if word in _FUNCTION_WORDS or word in _PARTICLES:
        return False
    if len(others) > 1 or word in proof.testimony.tell(ask_usage).doubled or _LAYOUT.match(found[2]):
        return True
    return _is_sound_or_name(first, proof)


def _is_sound_or_name(first: str, proof: Proof) -> bool:
    """Say whether a word that is no small one is no common word either: "tut tut", "Bora Bora"."""
    word = first.lower()
    if len(word) == _SHORT_LETTERS and first.islower():
        return (proof.lexicon.level(word) or _SHORT_LEVEL + 1) > _SHORT_LEVEL
    is_name = not first.islower() and not proof.is_word(word)
    return len(word) < _FEWEST_LETTERS or is_name or not proof.is_word(first)


def _is_of_code(text: str, found: re.Match[str]) -> bool:
    """Say whether the words are what an option takes, or code stands at one of their ends."""
    if touches_code(text, Span(*found.span())) or _VALUE.match(text, found.end()):
        return True
    return _OPTION.search(text[max(0, found.start() - _LONGEST_INDENT) : found.start()]) is not None


def _is_letter(found: re.Match[str]) -> bool:
    """Say whether the two are letters of the alphabet rather than an article said twice."""
    first, *others = found.group().split()
    text, start, end = found.string, found.start(), found.end()
    is_beside = _LETTER_BEFORE.search(text[max(0, start - _LETTER) : start]) or _LETTER_AFTER.match(text, end)
    return is_beside is not None or any(other != first for other in others)


def _is_slip_of_name(found: re.Match[str], proof: Proof) -> bool:
    """Say whether capitalised doubles are a slip: plain words ("Treaty Treaty"), doubled once and not as a name is."""
    first, *others = found.group().split()
    word = first.lower()
    if len(others) > 1 or not others[0].istitle() or word in proof.testimony.doubled:
        return False
    if word in _FUNCTION_WORDS:
        return starts_sentence(found.string, found.start())
    before = found.string[max(0, found.start() - _LONGEST_INDENT) : found.start()].rstrip()
    is_in_sentence = not before or before[-1].isalnum() or before[-1] in _SENTENCE_MARKS  # no row of a table
    return is_in_sentence and len(word) >= _NAME_LETTERS and not proof.is_doubtful(word)


def _touch(text: str, left: re.Match[str] | None, right: re.Match[str] | None) -> bool:
    """Say whether one doubled word follows another: a series, said on purpose."""
    if left is None or right is None or left[1].lower() in _FUNCTION_WORDS or right[1].lower() in _FUNCTION_WORDS:
        return False
    return text[left.end() : right.start()].isspace()


def _parts_blocks(text: str, found: re.Match[str]) -> bool:
    """Say whether a block or a line of its own ends between the two; a page break inside a sentence is none."""
    first, gap = found.groups()
    if "\n" not in gap or (first.lower() in _FUNCTION_WORDS and gap.strip().islower()):
        return False
    line = text.rfind("\n", max(0, found.start() - _LONGEST_INDENT), found.start()) + 1
    return _NEW_BLOCK.search(gap) is not None or text[line : found.start()].isspace() or line == found.start()


def _ends_verb(text: str, found: re.Match[str]) -> bool:
    """Say whether the first of two is a verb's own preposition: "it was resorted to to avert a war"."""
    if found[1].lower() != "to":
        return False
    return text[max(0, found.start() - _ENDING) : found.start()].rstrip().endswith(("ed", "ing"))
