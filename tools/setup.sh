#!/usr/bin/env bash
# Put .venv with `gloss` and everything pinned in requirements.lock into the checkout; nothing to do when it is up to date.
set -euo pipefail
cd "$(dirname "$0")/.."

OLDEST="3.11"
STAMP=".venv/glosswright.stamp"

say() { printf '%s\n' "$*" >&2; }

is_new_enough() {
    "$1" -c "import sys; sys.exit(sys.version_info < tuple(map(int, '$OLDEST'.split('.'))))" 2>/dev/null
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python /usr/bin/python3; do
        if command -v "$candidate" >/dev/null && is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    say "glosswright needs Python $OLDEST or newer, and none was found on the PATH."
    say "  install one (Debian, Ubuntu: apt-get install python3 python3-venv), or say where it is: make setup PYTHON=/path/to/python3"
    return 1
}

# Debian keeps `ensurepip` in a package of its own.
need_venv() {
    local python="$1" package
    if "$python" -c "import ensurepip, venv" 2>/dev/null; then return; fi
    package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    if tools/apt_install.sh "$package"; then return; fi
    say "$python cannot make virtual environments; install the package $package and run this again."
    return 1
}

# The folder is part of it: a checkout that was moved holds scripts that point to the old place.
wanted_stamp() {
    echo "$PWD"
    cksum requirements.lock pyproject.toml tools/setup.sh
}

is_whole() { .venv/bin/python -m pip --version >/dev/null 2>&1 && is_new_enough .venv/bin/python; }

if [ -x .venv/bin/gloss ] && [ "$(cat "$STAMP" 2>/dev/null)" = "$(wanted_stamp)" ]; then exit 0; fi

if ! is_whole; then
    python="$(find_python)"
    need_venv "$python"
    say "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
say "Installing what requirements.lock pins (a minute or two the first time)"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
if ! .venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock; then
    say "The packages could not be installed; the lines above say which one and why."
    say "  pip needs a package index: without a network, point PIP_FIND_LINKS to a folder of wheels and set PIP_NO_INDEX=1"
    exit 1
fi
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
wanted_stamp >"$STAMP"
say "Ready: .venv/bin/gloss --help"
