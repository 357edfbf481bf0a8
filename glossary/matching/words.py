"""Kinds of words: function words, those that turn a meaning round, numbers and ordinals."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    "a an the of for to in on at by with from as into onto upon over under between among through during "
    "toward towards within about around after before against its their our his her this that these those "
    "and or but nor not no without".split(),
)

STEADY_WORDS = frozenset("and or but nor not no without against".split())
"""Function words that change what is said: a variant has all of its term's, and no other."""

CLAUSE_WORDS = frozenset(
    "it he she they we you i them him me us who whom which what is was are were be been being am has have had having "
    "do does did will would shall should can could may might must than then there here so also too very more most "
    "only even still yet never always now such ever just if when while because although since unless until whether "
    "where how why".split(),
)
"""Words of a clause, not of a name: nothing that one of them stands in is a term with a word added."""

PICKING_WORDS = frozenset(
    "other another every each any some all several many few such same own last next present recent former latter "
    "various different certain particular previous preceding following further additional whole entire".split(),
)
"""Words that say which ones or how many are spoken of, not what they are."""

DETERMINERS = frozenset("the our their his her its my your this these those".split())
"""Words that point at a thing; which of them a text takes is grammar, not wording."""

PREPOSITIONS = frozenset("of for to in on at by with from as into upon over under toward towards within about".split())

ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth one two three four five six seven eight nine "
    "ten eleven twelve hundred thousand million billion half both all".split(),
)


def is_number(word: str) -> bool:
    """Say whether a word in its matching form counts something: digits, a numeral, an ordinal."""
    return word in ORDINALS or (not word.isalpha() and any(letter.isdigit() for letter in word))
