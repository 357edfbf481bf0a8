"""Words and look-alikes of this bench's own: none of these tables is the matcher's."""

from __future__ import annotations

SMALL = frozenset("of for in to on by with from at upon under between among over against within into".split())
ARTICLES = frozenset("the a an our their his its this these those such her my your".split())
STOP = (
    SMALL
    | ARTICLES
    | frozenset(
        "and or nor but not no as that which who whom whose what when where why how than then there here it he she "
        "they we you i him them us me is are was were be been being am has have had having do does did done will "
        "would shall should can could may might must if so very more most other some every each any all both many few "
        "much only also too up out off down about after before during without through until while because since like "
        "said says make made makes take taken took give given gave gives come came comes went gone goes know known "
        "see seen saw think thought let put set get got shew unto thou thee thy thine ye hath doth shalt art yea thus "
        "again still even ever never always often yet now just well same another own one two three four five six "
        "seven eight nine ten hundred thousand million first second third last next past several former latter upon "
        "therefore however whether although though toward towards against among amongst beside besides behind beyond "
        "become became becoming continue continued receive received require required provide provided".split(),
    )
)
INNER = frozenset("of for in on with from against".split())
"""Function words inside a noun phrase."""
SWAPS = ("of", "for", "in", "to", "on", "by", "with", "from", "at", "into", "over", "towards")
"""What a function word of a term is changed for."""

KEYBOARD = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip

LOOKS = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("w", "vv"), ("l", "1"), ("i", "l"), ("l", "i"), ("i", "1"),
    ("o", "0"), ("h", "li"), ("nn", "im"), ("u", "ii"), ("e", "c"), ("c", "e"), ("n", "ri"), ("in", "m"), ("ni", "m"),
    ("li", "h"), ("I", "l"), ("S", "5"), ("B", "8"), ("O", "0"), ("a", "o"), ("t", "f"), ("f", "t"), ("h", "b"),
)  # fmt: skip
"""(printed, read) pairs of recognition programs."""

LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")
LIGATURE_CHARACTERS = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}

SPELLED_STARTS = (
    ("labour", "labor"), ("favour", "favor"), ("colour", "color"), ("honour", "honor"), ("humour", "humor"),
    ("neighbour", "neighbor"), ("harbour", "harbor"), ("endeavour", "endeavor"), ("behaviour", "behavior"),
    ("ardour", "ardor"), ("vigour", "vigor"), ("valour", "valor"), ("rumour", "rumor"), ("armour", "armor"),
    ("parlour", "parlor"), ("saviour", "savior"), ("splendour", "splendor"), ("defence", "defense"),
    ("offence", "offense"), ("pretence", "pretense"), ("licence", "license"), ("centre", "center"),
    ("theatre", "theater"), ("fibre", "fiber"), ("kilometre", "kilometer"), ("sombre", "somber"),
    ("sceptre", "scepter"), ("sepulchre", "sepulcher"), ("programme", "program"), ("catalogue", "catalog"),
    ("dialogue", "dialog"), ("plough", "plow"), ("judgement", "judgment"), ("acknowledgement", "acknowledgment"),
    ("traveller", "traveler"), ("councillor", "councilor"), ("counsellor", "counselor"), ("marvellous", "marvelous"),
    ("jewellery", "jewelry"), ("connexion", "connection"), ("enquir", "inquir"), ("grey", "gray"),
    ("sceptic", "skeptic"), ("mould", "mold"), ("fulfilment", "fulfillment"), ("instalment", "installment"),
    ("enrolment", "enrollment"), ("skilful", "skillful"), ("wilful", "willful"), ("manoeuvre", "maneuver"),
    ("waggon", "wagon"), ("sulphur", "sulfur"), ("aeroplane", "airplane"), ("artefact", "artifact"),
    ("encyclopaedia", "encyclopedia"), ("mediaeval", "medieval"), ("organis", "organiz"), ("civilis", "civiliz"),
    ("recognis", "recogniz"), ("authoris", "authoriz"), ("coloniz", "colonis"), ("utilis", "utiliz"),
)  # fmt: skip
"""British and American spellings of how a word begins, either way."""

SPELLED_ENDS = (
    ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("yse", "yze"),
    ("towards", "toward"), ("amongst", "among"), ("whilst", "while"),
)  # fmt: skip
"""The same for how it ends."""

ADDED = (
    "war", "state", "trade", "field", "river", "coast", "home", "winter", "iron", "land", "town", "joint", "main",
    "common", "wider", "local",
)  # fmt: skip
"""Short words that may stand before a noun."""
REPLACING = (
    "border", "budget", "harvest", "railway", "canal", "mineral", "timber", "pension", "market", "frontier", "village",
    "coastal", "garden", "bridge", "orchard", "weather", "music", "copper", "winter", "ladder", "pottery", "autumn",
)  # fmt: skip
"""Words that make another thing of a term."""
GENERIC = frozenset(
    "millions thousands hundreds billions number numbers order respect regard addition account means part parts course "
    "view matter manner case cases time times year years month months week weeks kind kinds sort lack rest sake behalf "
    "presence midst amount amounts sum sums consequence accordance relation reference instance degree extent point "
    "itself himself herself themselves present presents stood rose round throughout requires authorizes appears live "
    "sufficient affordable strong able dollars percent cent january february march april june july august september "
    "october november december".split()
)
"""Words with which ordinary phrases are made, and no terms."""
HEADS = ("chairman", "report", "members", "decision", "authority", "office")
