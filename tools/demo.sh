#!/usr/bin/env bash
# Show the whole way from a text to a decision: workspace, seed glossary, report, workbench. Can be run again and again.
set -euo pipefail
cd "$(dirname "$0")/.."

serve="${1:-1}" port="${2:-8000}"
documents=(seeds/samples)
if [ -d ../shared/seeds ]; then documents+=(../shared/seeds); fi

step() { printf '\n== %s\n' "$*" >&2; }

export GLOSS_DATABASE="sqlite:///.gloss/workspace.db"

step "The workspace: .gloss/workspace.db"
.venv/bin/gloss db upgrade
.venv/bin/gloss terms import seeds/glossary.csv

step "gloss lint ${documents[*]}"
status=0
.venv/bin/gloss lint "${documents[@]}" || status=$?
# 1 says that there are findings, which is what the demo is for.
if [ "$status" -gt 1 ]; then exit "$status"; fi

step "The same documents, into the workbench"
.venv/bin/python tools/fill_workbench.py "${documents[@]}"

if [ "$serve" = 0 ]; then
    step "Ready: make serve shows them on http://127.0.0.1:$port/"
    exit 0
fi
step "The workbench (Ctrl+C stops it)"
exec .venv/bin/gloss serve --port "$port"
