"""What every request must pass and every answer must carry: host, origin, token, headers."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, Request, Response, request, session

from webapp.errors import BadRequestError, ForbiddenError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
API = "/api/"
TOKEN = "csrf"  # noqa: S105 - the field's name
TOKEN_BYTES = 32
SCRIPT_HEADER = "X-Requested-By"
SCRIPT_NAME = "gloss"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def protect(app: Flask) -> None:
    """Guard every route of `app`, present and future."""
    app.before_request(_check_request)
    app.after_request(_add_headers)
    app.context_processor(lambda: {"csrf_token": csrf_token})


def csrf_token() -> str:
    """This browser's token, which every form of our pages sends back."""
    if TOKEN not in session:
        session[TOKEN] = secrets.token_urlsafe(TOKEN_BYTES)
    return str(session[TOKEN])


def check_host(asked: Request) -> None:
    """Refuse a request under a foreign name: another site's name may have been made to lead here.

    Raises:
        BadRequestError: the host is not the loopback's.
    """
    try:
        name = urlsplit("//" + asked.headers.get("Host", "")).hostname
    except ValueError:
        name = None
    if name not in LOOPBACK:
        raise BadRequestError("This workbench answers on 127.0.0.1 and localhost alone; open it under that address.")


def check_origin(asked: Request) -> None:
    """Refuse a write that a page of another site has sent.

    Raises:
        ForbiddenError: the browser says so, in Sec-Fetch-Site or in Origin.
    """
    site = asked.headers.get("Sec-Fetch-Site")
    origin = asked.headers.get("Origin")
    is_foreign = site not in (None, "same-origin", "none")
    if site is None and origin is not None:
        is_foreign = urlsplit(origin).netloc != asked.headers.get("Host")
    if is_foreign:
        raise ForbiddenError(
            "This was sent from another site; nothing was changed. Open the workbench and do it there."
        )


def _check_request() -> None:
    check_host(request)
    if request.method in READING:
        return
    check_origin(request)
    if request.path.startswith(API):
        if request.headers.get(SCRIPT_HEADER) != SCRIPT_NAME:
            raise ForbiddenError(f"A request that changes something needs the header {SCRIPT_HEADER}: {SCRIPT_NAME}.")
    elif not _has_token():
        raise ForbiddenError(
            "This page was opened before the workbench was last started; nothing was changed. "
            "Go back, load the page again, and send it once more."
        )


def _has_token() -> bool:
    sent = request.form.get(TOKEN, "").encode()
    return TOKEN in session and hmac.compare_digest(sent, str(session[TOKEN]).encode())


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
