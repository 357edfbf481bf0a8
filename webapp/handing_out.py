"""A fixed document becomes a download, for a page and for a script alike."""

from __future__ import annotations

from flask import Response, make_response

from webapp.services.fixing import FixedDocument


def hand_out(fixed: FixedDocument) -> Response:
    """Answer with the document as a file, in the encoding that it came in."""
    answer = make_response(fixed.content)
    answer.content_type = f"{fixed.media_type}; charset={fixed.charset}"
    answer.headers.set("Content-Disposition", "attachment", filename=fixed.name)
    return answer
