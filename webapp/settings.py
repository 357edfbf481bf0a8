"""What the workbench is told when it starts: one frozen value, and the secret that signs its cookies."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

MAX_UPLOAD_BYTES = 50 * 1024 * 1024
KEPT_AS = "secret"
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the workbench's database is, what signs its cookies, and what it takes.

    `editor` is the name under which the only user's decisions are kept.
    """

    database: str
    secret_key: str
    host: str = "127.0.0.1"
    editor: str = "editor"
    max_upload_bytes: int = MAX_UPLOAD_BYTES


def find_secret(workspace_file: Path | None) -> str:
    """The workspace's own secret, made on first use beside its file and readable by its owner alone.

    Without a file, or where the folder cannot keep it, pages are signed anew at each start.
    """
    if workspace_file is not None:
        file = workspace_file.absolute().parent / KEPT_AS
        with contextlib.suppress(OSError):
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as stream:
                stream.write(secrets.token_hex(SECRET_BYTES))
        with contextlib.suppress(OSError, UnicodeDecodeError):
            kept = file.read_text(encoding="ascii").strip()
            if len(kept) == 2 * SECRET_BYTES and file.stat().st_mode & 0o077 == 0:
                return kept
    return secrets.token_hex(SECRET_BYTES)
