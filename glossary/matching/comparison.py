"""A stretch of a text beside a designation: what kind of variant it is, if any, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from glossary.matching.characters import find_amiss
from glossary.matching.index import Index
from glossary.matching.inflection import OF_VERBS, UNINFLECTED, Endings, ending_of, is_english
from glossary.matching.kinship import Kin, Kindred
from glossary.matching.pairing import Pairing, Stretch, pair_words, swaps_conjuncts
from glossary.matching.pattern import Pattern
from glossary.matching.replacing import LEAST_TO_REPLACE, MODIFYING, may_replace
from glossary.matching.shape import JOINS
from glossary.matching.wording import changed_function_words, has_other_preposition, respelt_words, steady_words
from glossary.matching.words import CLAUSE_WORDS, FUNCTION_WORDS, PICKING_WORDS, is_number

# Scores by kind, on seed samples and planted variants; calibrated with the matcher's own issue (docs/matching.md).
JOINED_SCORE = 97.0
ORDER_SCORE = 92.0
FUNCTION_SCORE = 90.0
SWAPPED_SCORE = 88.0
RELATIVE_SCORE = 82.0
LEFT_OUT_SCORE = 80.0
REPLACED_SCORE = 79.0
"""The most that a replaced word scores; what the text tells of it lowers that (`fillers.py`)."""
PER_CHANGE = 2.0
SURE_SLIP = 95.0
MOST_CHANGED = 3
LONG_ALONE = 9
"""Letters from which two slips are believed in a term of one word: shorter names have true neighbours."""

LEAST_TO_ADD = 2
LEAST_SHARE = 60.0
"""Percentage of the letters that a term must explain where a word is added: below it 0 of 13 were departures."""
LEAST_TO_STAY = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a stretch is beside a designation.

    `explained` content words of the term stand in it; `foreign` are the places of words that do not belong to
    it; `missing` is the term's word in whose place one of them stands; `endings` are what inflection put after
    its words.
    """

    code: str
    score: float
    explained: int
    differs: tuple[str, ...]
    message: str
    foreign: tuple[int, ...] = ()
    missing: int | None = None
    endings: Endings = UNINFLECTED


def compare(pattern: Pattern, stretch: Stretch, kinship: Kindred, index: Index) -> Verdict | None:
    """Say which kind of variant of `pattern` the stretch is, None where it is none."""
    if any(gap not in JOINS and gap not in pattern.gaps for gap in stretch.gaps):
        return None
    if pattern.is_run:
        amiss = find_amiss(pattern, stretch, index)
        return _judge_amiss(pattern, stretch, amiss) if amiss else None
    joined = "".join(stretch.words)
    if stretch.words != pattern.words and (joined == pattern.joined or joined in pattern.bereft):
        return _joined(pattern, stretch, joined)
    if _holds_all(stretch.words, pattern.words):
        return None  # "a quarter of a century": the term stands there
    pairing = pair_words(pattern, stretch.words, kinship)
    if "that" in stretch.words and "that" not in pattern.words:
        return None
    if steady_words(stretch.words) != steady_words(pattern.words) or not _keeps_names(pattern, stretch, pairing):
        return None
    verdict = _classify(pattern, stretch, pairing, index)
    if verdict is None or (verdict.code in ("T103", "T105") and not pattern.may_be_reworded):
        return None
    return replace(verdict, endings=_find_endings(pattern, stretch, pairing))


def _judge_amiss(pattern: Pattern, stretch: Stretch, amiss: tuple[str, str]) -> Verdict:
    found, wanted = amiss
    score = fuzz.ratio("".join(stretch.words), pattern.joined)
    return Verdict("T101", score, len(pattern.content) - bool(wanted), (found or wanted,), "a character amiss")


def _classify(pattern: Pattern, stretch: Stretch, pairing: Pairing, index: Index) -> Verdict | None:
    match len(pairing.missing), len(pairing.extra):
        case 0, 0:
            return _same_words(pattern, stretch, pairing)
        case 1, 1:
            return _replaced(pattern, stretch, pairing, index)
        case 0, 1:
            return _added(pattern, stretch, pairing)
        case 1, 0:
            return _left_out(pattern, stretch, pairing)
    return None


def _holds_all(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(words[begin : begin + len(wanted)] == wanted for begin in range(len(words) - len(wanted) + 1))


def _find_endings(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> Endings:
    found = {
        place: ending_of(stretch.words[chosen], pattern.words[place], pattern.designation.language)
        for place, chosen, kin in pairing.pairs
        if kin in (Kin.FORM, Kin.SPELLING, Kin.SLIP) and place in (0, pattern.head)
    }
    return Endings("" if pattern.head == 0 else found.get(0, ""), found.get(pattern.head, ""))


def _keeps_names(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> bool:
    """Say whether words that the term capitalises are capitalised, unless they are plainly slips."""
    return all(
        not pattern.surfaces[place][:1].isupper() or stretch.surfaces[chosen][:1].isupper() or kin is Kin.SLIP
        for place, chosen, kin in pairing.pairs
    )


def _joined(pattern: Pattern, stretch: Stretch, joined: str) -> Verdict:
    explained = min(len(pattern.content), len(stretch.words))
    if joined != pattern.joined:
        return Verdict("T101", SURE_SLIP, explained, (), "a ligature lost")
    return Verdict("T104", JOINED_SCORE, explained, (), "written together or apart otherwise")


def _same_words(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> Verdict | None:
    """All content words are there: another order, other function words, or another spelling."""
    kinds = pairing.kinds()
    changed = changed_function_words(pattern, stretch)
    explained = len(pattern.content)
    if Kin.RELATIVE in kinds:
        return _relative(pattern, stretch, pairing, changed)
    if (changed or not pairing.is_ordered) and not _may_reword(pattern, stretch, pairing, changed):
        return None
    if Kin.OTHER_WORD in kinds and (explained <= LEAST_TO_ADD or changed or not pairing.is_ordered):
        return None
    spelt = respelt_words(pattern, stretch, pairing)
    if changed:
        if len(changed) > MOST_CHANGED or len(pattern.content) == 1:
            return None
        score = FUNCTION_SCORE - PER_CHANGE * (len(changed) - 1) - (0 if pairing.is_ordered else 2 * PER_CHANGE)
        told = "other function words" if pairing.is_ordered else "another order and other function words"
        return Verdict("T105", score - (PER_CHANGE if spelt else 0), explained, (*changed, *spelt), told)
    if not pairing.is_ordered:
        return Verdict("T103", ORDER_SCORE, explained, _moved(stretch, pairing), "its words in another order")
    return _respelt(pattern, stretch, pairing, spelt) if spelt else _only_forms(pattern, stretch, kinds)


def _respelt(pattern: Pattern, stretch: Stretch, pairing: Pairing, spelt: tuple[str, ...]) -> Verdict | None:
    kinds, explained = pairing.kinds(), len(pattern.content)
    if explained == 1 and Kin.SLIP in kinds and not _is_near_alone(pattern, stretch, pairing):
        return None
    return Verdict("T101", _spelling_score(pattern, stretch, kinds), explained, spelt, _spelling_told(kinds))


def _is_near_alone(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> bool:
    """Say whether a slip is believed without a second word beside it: one edit, or two in a long word."""
    place, chosen, _ = pairing.pairs[0]
    word, wanted = stretch.words[chosen], pattern.words[place]
    if not is_english(pattern.designation.language):
        return True  # only one edit is ever believed there
    return OSA.distance(word, wanted, score_cutoff=1) == 1 or min(len(word), len(wanted)) >= LONG_ALONE


def _only_forms(pattern: Pattern, stretch: Stretch, kinds: set[Kin]) -> Verdict | None:
    """Nothing but joins differs (T104); a form that inflection explains is neither a hit nor a variant."""
    if Kin.FORM in kinds or stretch.gaps == pattern.gaps:
        return None
    return Verdict("T104", JOINED_SCORE, len(pattern.content), (), "another hyphenation or spacing")


def _spelling_score(pattern: Pattern, stretch: Stretch, kinds: set[Kin]) -> float:
    ratio = fuzz.ratio(" ".join(stretch.words), " ".join(pattern.words))
    return ratio if Kin.SLIP in kinds or Kin.OTHER_WORD in kinds else max(ratio, SURE_SLIP)


def _spelling_told(kinds: set[Kin]) -> str:
    if kinds & {Kin.SLIP, Kin.OTHER_WORD}:
        return "a slip of a letter or two"
    return "an apostrophe set otherwise" if Kin.APOSTROPHE in kinds else "another spelling"


_LOOSE = frozenset(("of", "the", "a", "an"))


def _may_reword(pattern: Pattern, stretch: Stretch, pairing: Pairing, changed: tuple[str, ...]) -> bool:
    """Say whether another order or other function words still leave the term recognisable.

    Three content words do. Two do where they are not conjugated otherwise, and where the term has a function
    word of its own, or only changes places: around an `of` ("deterrent of the nuclear kind" is none). A possessive's
    two forms ("the Secretary's report", "report of the Secretary") are grammar.
    """
    if not pairing.is_ordered and steady_words(pattern.words) and not swaps_conjuncts(pattern, stretch.words, pairing):
        return False
    if len(pattern.content) > LEAST_TO_ADD:
        return True
    same = all(
        kin is not Kin.FORM or _differ_in_number(stretch.words[chosen], pattern.words[place])
        for place, chosen, kin in pairing.pairs
    )
    if not same or any(word in FUNCTION_WORDS for word in pattern.core):
        return same and (pairing.is_ordered or not has_other_preposition(pattern, stretch))
    if _turns_possessive(pattern, stretch):
        return False
    if pairing.is_ordered or stretch.goes_on or pattern.words[pattern.content[0]].endswith(("ing", "ed")):
        return False
    return not changed or ("of" in stretch.words and {word.lower() for word in changed} <= _LOOSE)


def _turns_possessive(pattern: Pattern, stretch: Stretch) -> bool:
    ends = ("'s", "s'")
    owns = pattern.words[pattern.content[0]].endswith(ends)
    return owns and "of" in stretch.words and not any(word.endswith(ends) for word in stretch.words)


def _differ_in_number(one: str, other: str) -> bool:
    return not any(ending.startswith(OF_VERBS) for ending in (ending_of(one, other), ending_of(other, one)))


def _moved(stretch: Stretch, pairing: Pairing) -> tuple[str, ...]:
    ordered = sorted(place for _, place, _ in pairing.pairs)
    return tuple(
        stretch.surfaces[place] for (_, place, _), due in zip(pairing.pairs, ordered, strict=True) if place != due
    )


def _relative(pattern: Pattern, stretch: Stretch, pairing: Pairing, changed: tuple[str, ...]) -> Verdict | None:
    """One content word replaced by a word of its stem: "policy of hostility" for "hostile policy"."""
    relatives = [stretch.surfaces[place] for _, place, kin in pairing.pairs if kin is Kin.RELATIVE]
    strays = pairing.kinds() - {Kin.SAME, Kin.FORM, Kin.RELATIVE}
    if len(pattern.content) < LEAST_TO_REPLACE or len(relatives) > 1 or strays or len(changed) > MOST_CHANGED:
        return None
    score = RELATIVE_SCORE - PER_CHANGE * len(changed) / 2
    return Verdict("T105", score, len(pattern.content) - 1, (*relatives, *changed), "one word replaced")


def _replaced(pattern: Pattern, stretch: Stretch, pairing: Pairing, index: Index) -> Verdict | None:
    """One content word replaced in its place, everything else standing; how likely that is, the text says."""
    missing, extra = pairing.missing[0], pairing.extra[0]
    if (
        extra != missing
        or not _stands_otherwise(pattern, stretch, pairing)
        or not may_replace(pattern, missing, stretch.surfaces[extra])
        or pattern.without(missing) in index.shared
    ):
        return None
    told = f"“{stretch.surfaces[extra]}” in the place of “{pattern.surfaces[missing]}”"
    differs = (stretch.surfaces[extra],)
    return Verdict("T105", REPLACED_SCORE, len(pattern.content) - 1, differs, told, (extra,), missing)


def _stands_otherwise(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> bool:
    """Say whether, but for the missing and the extra words, everything stands as in the term."""
    return (
        pairing.is_ordered and pairing.kinds() <= {Kin.SAME, Kin.FORM} and not changed_function_words(pattern, stretch)
    )


def _added(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> Verdict | None:
    """One content word put inside: "nuclear war deterrent". The longer it is, the less the term explains."""
    extra = pairing.extra[0]
    if (
        len(pattern.content) < LEAST_TO_ADD
        or not _stands_otherwise(pattern, stretch, pairing)
        or extra in (0, len(stretch.words) - 1)
        or stretch.gaps[extra - 1 : extra + 1] != (" ", " ")
        or stretch.words[extra] in CLAUSE_WORDS | PICKING_WORDS
        or stretch.words[extra].endswith(MODIFYING)
        or is_number(stretch.words[extra])
        or stretch.surfaces[extra][:1].isupper()
    ):
        return None
    own = len(pattern.joined)
    score = 100.0 * own / (own + len(stretch.words[extra]))
    if score < LEAST_SHARE:
        return None
    told = f"“{stretch.surfaces[extra]}” added"
    return Verdict("T105", score, len(pattern.content), (stretch.surfaces[extra],), told, (extra,))


def _left_out(pattern: Pattern, stretch: Stretch, pairing: Pairing) -> Verdict | None:
    """One inner content word left out, three or more staying."""
    missing = pairing.missing[0]
    if (
        len(pattern.content) - 1 < LEAST_TO_STAY
        or missing in (pattern.content[0], pattern.content[-1])
        or is_number(pattern.words[missing])
        or not _stands_otherwise(pattern, stretch, pairing)
    ):
        return None
    told = f"“{pattern.surfaces[missing]}” left out"
    return Verdict("T105", LEFT_OUT_SCORE, len(pattern.content) - 1, (pattern.surfaces[missing],), told)
