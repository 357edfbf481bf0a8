"""Which of a glossary's languages a document is in, where nobody said: by its script."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from align.document import Document
from glossary.concept import is_language

SAMPLE = 4_000
"""Characters looked at: a script shows itself in the first page."""

_SCRIPTS = (
    ("HANGUL", "ko"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("CJK", "zh"),
    ("CYRILLIC", "ru"),
    ("GREEK", "el"),
    ("ARABIC", "ar"),
    ("HEBREW", "he"),
    ("DEVANAGARI", "hi"),
    ("THAI", "th"),
)
FALLBACK = "en"


def language_of(document: Document, languages: Sequence[str], *, asked: str | None) -> str:
    """Language to lint `document` in: as asked, as read, by its script, or the only one of a glossary's `languages`."""
    if asked:
        return asked
    if document.language:
        return document.language
    by_script = _language_by_script(document.text[:SAMPLE])
    if by_script is not None:
        return by_script
    latin = [tag for tag in languages if not any(is_language(tag, other) for _, other in _SCRIPTS)]
    return latin[0] if len({tag.split("-")[0].lower() for tag in latin}) == 1 and len(latin) == 1 else FALLBACK


def _language_by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    counts: Counter[str] = Counter()
    letters = 0
    for letter, count in Counter(sample).items():
        if letter.isalpha():
            letters += count
            if not letter.isascii():
                name = unicodedata.name(letter, "")
                counts.update({language: count for script, language in _SCRIPTS if name.startswith(script)})
    if not counts:
        return None
    language, count = counts.most_common(1)[0]
    if language == "zh" and counts["ja"]:
        language = "ja"
    return language if count * 2 > letters else None
