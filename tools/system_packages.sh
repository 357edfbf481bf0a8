#!/usr/bin/env bash
# See to it that Chromium and PostgreSQL are there, which the tests start themselves; install what is missing where that is allowed.
set -euo pipefail
cd "$(dirname "$0")/.."

has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

has_postgres() {
    local initdb
    for initdb in /usr/lib/postgresql/*/bin/initdb; do
        if [ -x "$initdb" ]; then return 0; fi
    done
    command -v initdb >/dev/null
}

missing=()
has_chromium || missing+=(chromium fonts-dejavu-core)
has_postgres || missing+=(postgresql)
if [ "${#missing[@]}" -eq 0 ]; then exit 0; fi

if ! tools/apt_install.sh "${missing[@]}" || ! has_chromium || ! has_postgres; then
    echo "The tests need Chromium and PostgreSQL's server; install them first (Debian, Ubuntu: apt-get install ${missing[*]}) and run this again." >&2
    exit 1
fi
