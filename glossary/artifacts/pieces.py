"""The words of one text by number: which may be pieces of a damaged word, and what parts each from the next."""

from __future__ import annotations

import re

from align.document import Span
from glossary.artifacts.judge import AT_LIGATURE, DOUBTFUL, LIGATURES
from glossary.artifacts.proof import Proof
from glossary.artifacts.restoration import Restoration
from glossary.artifacts.slips import rival_level
from glossary.artifacts.surroundings import touches_code
from glossary.artifacts.testimony import Testimony
from glossary.artifacts.usage import ask_usage

_GAP = re.compile(r"[ \t\u00a0]*(?:\r\n|\n|\r)?[ \t\u00a0]*")
_LONGEST_GAP = 24  # blanks and one line break with its indent
_FEWEST_APART = 2  # so many ligatures that can only have stood apart make it the text's way
_FI_IS_A_WORD = frozenset("wi hi sci semper lo".split())  # wi fi, semper fi
_WORD_MARK = re.compile(r"[\w'\u2019\u2010\u2011\ufffd@/\\\-]")
_SENTENCE_END = re.compile(r"(?:^|[.!?:][\"'\u2019\u201d)\]]*|\n[ \t]*\r?\n)\s*[\"'\u2018\u201c(\[]*$")


class PieceTokens:
    """The words of one text by number, and which of them can be a piece of a damaged word."""

    def __init__(self, text: str, proof: Proof) -> None:
        self.text = text
        self.proof = proof
        self.doubtful = proof.places(DOUBTFUL)
        self._at_ligature = frozenset(proof.places(AT_LIGATURE)) if self.doubtful else frozenset()
        self.readings: dict[tuple[str, ...], Restoration | None] = {}
        self._rivals: dict[tuple[str, str], int | None] = {}

    def __len__(self) -> int:
        return len(self.proof.words)

    def span(self, number: int) -> Span:
        """Where the token stands."""
        return self.proof.span(number)

    @property
    def sets_ligatures_apart(self) -> bool:
        """Say whether the document parts ligatures from the letters before them too: "con fi dence"."""
        return self.proof.testimony.tell(sets_ligatures_apart)

    def count_apart(self) -> int:
        """How many ligatures can only have stood apart."""
        apart = 0
        for number in self.doubtful:
            if self.word(number) in LIGATURES and self.touches_next(number - 1) and self.touches_next(number):
                left, ligature, right = (self.word(each) for each in (number - 1, number, number + 1))
                is_whole = self.proof.target_level(left + ligature + right) is not None
                apart += is_whole and not (self.proof.is_word(ligature + right) or self.proof.is_word(left + ligature))
        return apart

    def is_near_ligature(self, number: int) -> bool:
        """Say whether the token or one beside it begins or ends with a ligature."""
        return not self._at_ligature.isdisjoint((number - 1, number, number + 1))

    def word(self, number: int) -> str:
        """The token as it stands."""
        return self.proof.words[number]

    def touches_next(self, number: int) -> bool:
        """Say whether only blanks, or one line break with them, part the token from the next one."""
        if not 0 <= number < len(self) - 1:
            return False
        start, end = self.proof.end(number), self.proof.start(number + 1)
        return end - start <= _LONGEST_GAP and _GAP.fullmatch(self.text, start, end) is not None

    def runs_on(self, number: int) -> bool:
        """Say whether one blank parts the token from a word or a name."""
        after = number + 1
        if after == len(self) or self.text[self.proof.end(number) : self.proof.start(after)] not in (" ", "\n", "\r\n"):
            return False
        return self.word(after).istitle() or self.proof.is_word(self.word(after))

    def touches(self, number: int) -> bool:
        """Say whether no blank parts the token from the next one."""
        return not any(each.isspace() for each in self.text[self.proof.end(number) : self.proof.start(number + 1)])

    def is_free(self, number: int) -> bool:
        """Say whether the token stands between blanks or punctuation, not inside a compound, an address or a number."""
        return is_free_standing(self.text, self.span(number))

    def ends_compound(self, number: int) -> bool:
        """Say whether the token is the last of a compound whose other part is a word: "twenty-fth"."""
        if number == 0 or self.proof.end(number - 1) + 1 != self.proof.start(number):
            return False
        span = self.span(number)
        start, end = span.start, span.end
        left = self.word(number - 1)
        is_hyphened = self.text[start - 1] in "-\u2010\u2011" and not _WORD_MARK.match(self.text[end : end + 1])
        return is_hyphened and left.islower() and not self.proof.is_doubtful(left)

    def is_own_word(self, word: str) -> bool:
        """Say whether the document uses `word`, which no list has, between words that it does not join: "diff"."""
        return word in self.proof.testimony.tell(ask_usage).alone

    def is_word_fi(self, number: int) -> bool:
        """Say whether the token is a word that looks like a ligature: semper fi, 6 ft, pp. 12 ff."""
        word = self.word(number)
        if word == "fi":
            return number > 0 and self.touches_next(number - 1) and self.word(number - 1).lower() in _FI_IS_A_WORD
        if word in ("ff", "ft", "fl"):
            start = self.proof.start(number)
            return self.text[max(0, start - _LONGEST_GAP) : start].rstrip()[-1:].isdigit()
        return False

    def rival_level(self, word: str, restored: str) -> int | None:
        """Level of the most frequent word that `word` is by a slip or a cut; worked out once for each."""
        if (word, restored) not in self._rivals:
            self._rivals[word, restored] = rival_level(word, restored, self.proof)
        return self._rivals[word, restored]

    def starts_sentence(self, number: int) -> bool:
        """Say whether a sentence's end, an empty line or nothing stands before the token."""
        start = self.proof.start(number)
        return starts_sentence(self.text, start)


def is_free_standing(text: str, span: Span) -> bool:
    """Say whether blanks or punctuation bound the stretch, and no compound, address or number goes on there."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return not (_WORD_MARK.match(before) or _WORD_MARK.match(after) or touches_code(text, span))


def starts_sentence(text: str, place: int) -> bool:
    """Say whether a sentence's end, an empty line or nothing stands before `place`."""
    return _SENTENCE_END.search(text[max(0, place - _LONGEST_GAP) : place]) is not None and (
        place <= _LONGEST_GAP or not text[place - _LONGEST_GAP : place].isspace()
    )


def sets_ligatures_apart(testimony: Testimony) -> bool:
    """Say whether the document parts ligatures from the letters before them too, and not once only."""
    alone = [each for each in LIGATURES if each in testimony.vocabulary and testimony.judge.is_doubtful(each)]
    if not alone:
        return False
    parts = (PieceTokens(text, Proof(testimony.lexicon, text, table, testimony)) for text, table in testimony.tables())
    return sum(each.count_apart() for each in parts) >= _FEWEST_APART
