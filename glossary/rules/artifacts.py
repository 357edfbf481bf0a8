"""The A rules: where extraction or recognition damaged the text. What is damage is decided in `glossary.artifacts`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glossary.finding import Fix, Severity
from glossary.rules.rule import Departure, Example, Reading, Rule


def _of_code(code: str) -> Callable[[Reading], Iterator[Departure]]:
    def find(reading: Reading) -> Iterator[Departure]:
        for damage in reading.damage:
            if damage.code == code:
                yield Departure(damage.span, damage.message, damage.replacements, damage.fix)

    return find


SPLIT_LIGATURE = Rule(
    code="A101",
    name="split-ligature",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="Extraction put a space beside a ligature; search and spelling tools no longer see the word.",
    fails=(
        Example("The line was fi rmly held.", "fi rmly", "firmly"),
        Example("The aim was clarifi ed at once.", "clarifi ed", "clarified"),
        Example("They spoke with con fi dence.", "con fi dence", "confidence"),
        Example("An e ffi cient plan was drawn up.", "e ffi cient", "efficient"),
        Example("The post offi ce opened at nine.", "offi ce", "office"),
        Example("Th e harvest was brought in.", "Th e", "The"),
        Example("It was settled soon a ft er the meeting.", "a ft er", "after"),
        Example("The boats went out fi\nshing before dawn.", "fi\nshing", "fishing"),
    ),
    passes=(
        Example("Semper fi, he said, and the wi fi rang no bell."),
        Example("A fire broke out on the off side, and the ice melted."),
        Example("He stood off ice for a year, as if fishing bored him."),
        Example("The wall is 6 ft high; see pp. 12 ff. on how it was built."),
    ),
    find=_of_code("A101"),
)

LOST_LIGATURE = Rule(
    code="A102",
    name="lost-ligature",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="Extraction dropped a ligature, or left a blank or an unreadable character; the word is no longer one.",
    fails=(
        Example("The de nition is in the annex.", "de nition", "definition"),
        Example("The line was rmly held.", "rmly", "firmly"),
        Example("It came rst in the list.", "rst", "first"),
        Example("They spoke with condence.", "condence", "confidence"),
        Example("They spoke with confdence.", "confdence", "confidence"),
        Example("The o\ufffdce opened at nine.", "o\ufffdce", "office"),
    ),
    passes=(
        Example("Workers in Samjiyon, Jungphyong and Orangchon met on Mount Paektu."),
        Example("Their favourite colour, analysed and organized anew, i.e. grey."),
        Example("Whence comest thou, and who giveth thee bread?"),
        Example("They don\ufffdt know, and we\ufffdre late."),
    ),
    find=_of_code("A102"),
)

LIGATURE_CHARACTER = Rule(
    code="A103",
    name="ligature-character",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="A ligature stands as one character where letters belong; search does not find the word.",
    fails=(
        Example("The line was \ufb01rmly held.", "\ufb01rmly", "firmly"),
        Example("An e\ufb03cient plan was drawn up.", "e\ufb03cient", "efficient"),
    ),
    passes=(Example("The line was firmly held by an efficient staff."), Example("Encyclop\u00e6dia and \u0153uvre.")),
    find=_of_code("A103"),
)

LINE_END_HYPHEN = Rule(
    code="A104",
    name="line-end-hyphen",
    severity=Severity.WARNING,
    fix=Fix.SAFE,
    why="A line's end broke the word at a hyphen: joined, it keeps the hyphen of a compound and loses any other.",
    fails=(
        Example("A new stage of the revolu-\ntion began.", "revolu-\ntion", "revolution"),
        Example("They spoke of anti-\nsocialist practices.", "anti-\nsocialist", "anti-socialist"),
        Example("It is a state-of-the-\nart plant.", "state-of-the-\nart", "state-of-the-art"),
        Example("They broke off the DPRK-\nUS talks.", "DPRK-\nUS", "DPRK-US"),
        Example("By self-\nreliance they built it.", "self-\nreliance", "self-reliance"),
        Example("In the years 1990-\n1995 it grew.", "1990-\n1995", "1990-1995"),
        Example("A govern-  \nment's duty is plain.", "govern-  \nment's", "government's"),
    ),
    passes=(
        Example("Labour-, energy- and land-saving works; pre-\nand post-war ones too."),
        Example("One thing is certain -\nnobody came."),
        Example("What to bring:\n- bread\n- salt"),
    ),
    find=_of_code("A104"),
)

JOINED_WORDS = Rule(
    code="A105",
    name="joined-words",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="The space between two words was lost. Only beside a small word like “of” is that told from a compound.",
    fails=(
        Example("It is the will ofthe people.", "ofthe", "of the"),
        Example("They met inthe hall.", "inthe", "in the"),
        Example("The members ofthat committee met.", "ofthat", "of that"),
        Example("The governmentof the day fell.", "governmentof", "government of"),
    ),
    passes=(
        Example("Stockbreeding and fishfarming grew; the whaleman and the steelworker met thereupon."),
        Example("Workers of Samjiyon, Onsong and Inje went to Thae Song and Ofu."),
        Example("He forbore and was intreated; the inroad was forborn and withstood, the lathe too."),
        Example("The weltanschauung of the intelligentsia, the sizeof operator, a mailto link."),
    ),
    find=_of_code("A105"),
)

SPLIT_WORD = Rule(
    code="A106",
    name="split-word",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="A space stands inside a word, or after every letter of it; neither search nor a term sees the word.",
    fails=(
        Example("The revo lution went on.", "revo lution", "revolution"),
        Example("The C e n t r a l Committee met.", "C e n t r a l", "Central"),
        Example("The com mittee met in spring.", "com mittee", "committee"),
        Example("The govern ment met in spring.", "govern ment", "government"),
    ),
    passes=(
        Example("Ten per cent of all co operation was in vain; they met to day, some times in side the hall."),
        Example("Kim Il Sung and Ri Son Gwon met J. F. K. Ott; so did A B C and D."),
        Example("Vice versa, pro rata, de facto and ad hoc, as the intelligentsia say en route."),
        Example("Items a b c d e f were shut."),
    ),
    find=_of_code("A106"),
)

MISREAD_CHARACTERS = Rule(
    code="A107",
    name="misread-characters",
    severity=Severity.WARNING,
    fix=Fix.SAFE,
    why="Recognition took letters for others that look alike; the word is none, and one with the letters printed.",
    fails=(
        Example("No govemment fell.", "govemment", "government"),
        Example("The comrnittee met.", "comrnittee", "committee"),
        Example("They declarecl it at once.", "declarecl", "declared"),
        Example("The c0mmittee met.", "c0mmittee", "committee"),
        Example("It was a 1arge hall.", "1arge", "large"),
        Example("The vvorkers met.", "vvorkers", "workers"),
        Example("The resuIt was good.", "resuIt", "result"),
        Example("It was a fir\u017ft step.", "fir\u017ft", "first"),
        Example("The cconomy grew.", "cconomy", "economy"),
    ),
    passes=(
        Example("The modem hummed in a modern barn; the clam lay by the dam, and a corner by the comer."),
        Example("Kim Chol Rim of Barnyon met Ms Clandol and Mr Emst in Ryugyong."),
        Example("Nonsecurity and prosperously, a whaleman and a mesne lord, the diff of a sparc."),
        Example("On the 1st, in the 1990s, at 10am, type b1a0c, H2O, A10 and mp3 were named."),
    ),
    find=_of_code("A107"),
)

REPEATED_WORD = Rule(
    code="A109",
    name="repeated-word",
    severity=Severity.WARNING,
    fix=Fix.UNSAFE,
    why="A word stands twice in a row, as often happens at a line's end or after a correction.",
    fails=(
        Example("It was held in the the hall.", "the the", "the"),
        Example("They agreed on the plans of\nof the committee.", "of\nof", "of"),
        Example("The committee committee met again.", "committee committee", "committee"),
    ),
    passes=(
        Example("He had had enough, and she knew that that was so."),
        Example("It was a very very long way."),
        Example("They walked on the path. The the-atre was shut."),
        Example("Report\n\nReport of the committee"),
        Example("It was a means that was resorted to to avert a war."),
        Example("Pak Pak of Walla Walla came."),
    ),
    find=_of_code("A109"),
)

MOJIBAKE = Rule(
    code="A111",
    name="mojibake",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="The text was once read in the wrong encoding, and quotes, dashes or accents turned into strange letters.",
    fails=(
        Example(
            "The Workers\u00e2\u20ac\u2122 hall was full.",
            "Workers\u00e2\u20ac\u2122",
            "Workers\u2019",
        ),
        Example("They met in a caf\u00c3\u00a9 nearby.", "caf\u00c3\u00a9", "caf\u00e9"),
    ),
    passes=(
        Example(
            "The Workers\u2019 hall \u2013 \u201cfull\u201d \u2013 na\u00efve caf\u00e9, \u00c9cole, S\u00e3o Paulo."
        ),
    ),
    find=_of_code("A111"),
)

CONFUSABLE_CHARACTER = Rule(
    code="A112",
    name="confusable-character",
    severity=Severity.ERROR,
    fix=Fix.SAFE,
    why="A Cyrillic or Greek letter stands where a Latin one looks the same; no search finds the word.",
    fails=(
        Example("The P\u0430rty met in spring.", "P\u0430rty", "Party"),
        Example("A s\u043eci\u0430list town.", "s\u043eci\u0430list", "socialist"),
    ),
    passes=(
        Example("The \u03b1-helix is 5 \u03bcm long."),
        Example("\u041f\u0440\u0430\u0432\u0434\u0430 means truth."),
    ),
    find=_of_code("A112"),
)

INVISIBLE_CHARACTER = Rule(
    code="A113",
    name="invisible-character",
    severity=Severity.WARNING,
    fix=Fix.SAFE,
    why="A character that nobody sees parts the word for search, sorting and spelling.",
    fails=(
        Example("The revo\u00adlution went on.", "revo\u00adlution", "revolution"),
        Example("The revo\u200blution went on.", "revo\u200blution", "revolution"),
        Example("The \ufeffmeeting closed.", "\ufeffmeeting", "meeting"),
        Example("It was \u00a0late.", " \u00a0", " "),
    ),
    passes=(
        Example("On 28\u00a0December they met."),
        Example("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 is Persian."),
    ),
    find=_of_code("A113"),
)

ODD_SPACING = Rule(
    code="A114",
    name="odd-spacing",
    severity=Severity.INFO,
    fix=Fix.SAFE,
    why="A space is doubled, missing, or stands before punctuation.",
    fails=(
        Example("They met in the  hall.", "  ", " "),
        Example("They came , and left.", " ,", ","),
        Example("This is the end.The rest is silence.", ".", ". "),
    ),
    passes=(
        Example("Hard wraps  \nand trailing blanks  \n    and indents are layout."),
        Example("One sentence.  Another one.  And a third."),
        Example("Name   Town\nKim    Wonsan\nRi     Hamhung"),
        Example("See www.example.org, e.g. the U.S. page, i.e. its index.html file."),
        Example("1.  The first item\n2.  The second item"),
    ),
    find=_of_code("A114"),
)

ARTIFACT_RULES: tuple[Rule, ...] = (
    SPLIT_LIGATURE,
    LOST_LIGATURE,
    LIGATURE_CHARACTER,
    LINE_END_HYPHEN,
    JOINED_WORDS,
    SPLIT_WORD,
    MISREAD_CHARACTERS,
    REPEATED_WORD,
    MOJIBAKE,
    CONFUSABLE_CHARACTER,
    INVISIBLE_CHARACTER,
    ODD_SPACING,
)
