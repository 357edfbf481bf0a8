"""What hides findings: comments in the text, entries of `gloss-ignore.toml`, editors' decisions.

A comment reads `gloss:ignore RULES [until DATE] -- reason`, where RULES are families, codes or names with
commas between (`T`, `T10`, `A101`, `variant-case`). It is written `<!-- … -->` in any text, and in plain text
also as a line that begins with `#`, `%` or `//`. Beside other words it is about its own line; alone on its
line it is about the block that follows, up to the next blank line. Its last day is still its own.
"""

from glossary.suppression.comments import find_suppressions, mask_suppressions, suppression_spans
from glossary.suppression.hiding import Hiding, hide_findings
from glossary.suppression.idle import IdleSuppression, find_idle, find_used
from glossary.suppression.sidecar import find_sidecars, load_sidecar
from glossary.suppression.suppression import Place, Suppression

__all__ = [
    "Hiding",
    "IdleSuppression",
    "Place",
    "Suppression",
    "find_idle",
    "find_sidecars",
    "find_suppressions",
    "find_used",
    "hide_findings",
    "load_sidecar",
    "mask_suppressions",
    "suppression_spans",
]
