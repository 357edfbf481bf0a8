"""Stretches of tokens, found again by the places they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """Something that covers tokens `first` to `last`, both included."""

    @property
    def first(self) -> int:
        """Place of the first token."""

    @property
    def last(self) -> int:
        """Place of the last token."""


P = TypeVar("P", bound=Placed)


class Places(Generic[P]):
    """Stretches in the order in which they came, asked by place."""

    def __init__(self, members: Iterable[P]) -> None:
        self.members: list[P] = []
        self._at: defaultdict[int, list[P]] = defaultdict(list)
        for member in members:
            self.add(member)

    def add(self, member: P) -> None:
        """Take one more."""
        self.members.append(member)
        for place in range(member.first, member.last + 1):
            self._at[place].append(member)

    def touching(self, other: Placed) -> list[P]:
        """Members that share a token with `other`, each once."""
        found: dict[int, P] = {}
        for place in range(other.first, other.last + 1):
            for member in self._at.get(place, ()):
                found[id(member)] = member
        return list(found.values())

    def covering(self, other: Placed) -> list[P]:
        """Members that cover all of `other`, itself left out."""
        return [
            member
            for member in self._at.get(other.first, ())
            if member.first <= other.first and other.last <= member.last and member is not other
        ]
