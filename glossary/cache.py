"""Where caches are kept: GLOSS_CACHE, else the user's cache folder; where neither can be written, nowhere."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "GLOSS_CACHE"
FOLDER = "glosswright"


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Folder for caches, made where it is missing; None where it cannot be written: do without."""
    folder = wanted_cache_folder(environment)
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None


def wanted_cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Folder where caches belong, whether or not it is there; None for a user without a home."""
    if chosen := environment.get(VARIABLE):
        return Path(chosen)
    base = _user_cache(environment)
    return None if base is None else base / FOLDER


def _user_cache(environment: Mapping[str, str]) -> Path | None:
    if named := environment.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"):
        return Path(named)
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if not home:
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache")
