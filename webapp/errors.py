"""What `webapp` refuses of a request, and how it says so.

WebappError           a sentence for the reader, with an HTTP status
├── BadRequestError   the request as a whole makes no sense (400)
├── ForbiddenError    not from our own pages, or without the header that scripts send (403)
├── MediaTypeError    a body of a kind that is not read here (415)
├── FieldError        one field of the request: its name, what is wrong (422)
└── IdempotencyError  a key that was used for another request (422)
"""

from __future__ import annotations


class WebappError(Exception):
    """A refusal with the HTTP status that says it to machines."""

    status = 400
    title = "The request cannot be answered"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class BadRequestError(WebappError):
    """The request as a whole makes no sense."""

    title = "The request makes no sense"


class ForbiddenError(WebappError):
    """The request is not from our own pages or scripts."""

    status = 403
    title = "Not allowed"


class MediaTypeError(WebappError):
    """A body of a kind that is not read here."""

    status = 415
    title = "This kind of body is not read here"


class FieldError(WebappError):
    """One field of the request is wrong."""

    status = 422
    title = "A field is not right"

    def __init__(self, field: str, what: str) -> None:
        super().__init__(f"{field}: {what}")
        self.field = field
        self.what = what


class IdempotencyError(WebappError):
    """An idempotency key that was used for another request."""

    status = 422
    title = "The idempotency key was used for another request"
