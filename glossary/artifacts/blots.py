"""Words in which U+FFFD or NUL stands for a ligature that the extractor could not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import LONGEST_WORD
from glossary.artifacts.pieces import starts_sentence
from glossary.artifacts.proof import Proof
from glossary.artifacts.restoration import Restoration, restore_blotted
from glossary.artifacts.words import word_around
from glossary.finding import Fix

CODE = "A102"
BLOTS = "\ufffd\x00"

_BLOT = re.compile(rf"[{BLOTS}]+")


def find_blotted_ligatures(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that is one again with a ligature in the blot's place."""
    if not any(blot in text for blot in BLOTS):
        return
    end = 0
    for found in _BLOT.finditer(text):
        if found.start() < end:
            continue
        span = word_around(text, found.start(), beside=BLOTS)
        end = span.end
        if len(span) > LONGEST_WORD:
            continue
        restored = _restore(span.of(text), proof, is_start=starts_sentence(text, span.start))
        if restored is not None:
            yield _damage(span, restored)


def _restore(word: str, proof: Proof, *, is_start: bool) -> Restoration | None:
    restored = restore_blotted(word, proof, starts_sentence=is_start)
    with_apostrophe = proof.lexicon.level(_BLOT.sub("'", word))
    if restored is not None and with_apostrophe is not None:
        level = proof.target_level(restored.words[0])
        if level is None or with_apostrophe <= level:
            return None  # an apostrophe was lost: don't, we're
    return restored


def _damage(span: Span, restored: Restoration) -> Damage:
    best = restored.words[0]
    fix = Fix.SAFE if restored.is_certain else Fix.UNSAFE
    message = f"a character that could not be read stands for a ligature in “{best}”"
    return Damage(span, CODE, restored.words, fix, message, mends=restored.is_certain)
