"""What `align` refuses, and how it says so.

AlignError
├── SpanError        a span that cannot exist
└── UnreadableError  a file that cannot be read as text: where, what, remedy
"""


class AlignError(Exception):
    """Root of every refusal in this package."""


class SpanError(AlignError):
    """A span runs backwards or starts before the text."""


class UnreadableError(AlignError):
    """A file that cannot be read as a document."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}\n  {remedy}")
        self.where = where
        self.what = what
        self.remedy = remedy
