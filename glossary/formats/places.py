"""Where each designation stands in the text of a glossary file, field by field; what it says is read elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from align.document import Span

Identity: TypeAlias = tuple[str, str, str]
"""Which designation of a file is meant: its concept's key, its language in small letters, its text."""

Fields: TypeAlias = Mapping[str, Span]
"""Where the values stand that are given for one designation, by name; quotation marks are left out."""

PlaceFinder: TypeAlias = Callable[[str], Mapping[Identity, Fields]]
"""Finds the places in a text that was read as a glossary without a refusal."""

DEFAULT_LANGUAGE = "en"


def identify(key: str, language: str, text: str) -> Identity:
    """Identity of a designation; one without a key of its concept is known by itself."""
    language = language or DEFAULT_LANGUAGE
    return key or f"{language}:{text}", language.lower(), text
