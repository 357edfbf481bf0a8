# Everything a newcomer needs. `make` alone lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PORT ?= 8000
SERVE ?= 1
TESTS ?= tests

.PHONY: help setup demo test lint golden docs bench serve

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Put a virtual environment with `gloss` into .venv
	@tools/setup.sh

demo: setup ## Lint the samples, print the report, serve the workbench (SERVE=0 stops before serving)
	@tools/demo.sh "$(SERVE)" "$(PORT)"

serve: setup ## Serve the workbench on 127.0.0.1:8000 (PORT=8080 for another port)
	@$(BIN)/gloss serve --port "$(PORT)"

test: setup ## Run every test; installs Chromium and PostgreSQL where it may (TESTS=tests/align runs some)
	@tools/system_packages.sh
	@$(BIN)/pytest $(TESTS)

lint: setup ## Check format, style, types, doors and documentation
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/python tools/write_docs.py --check

golden: setup ## Rewrite the golden files; read the diff before you commit it
	@GLOSS_GOLDEN=rewrite $(BIN)/pytest -q tests/golden
	@git --no-pager diff --stat -- tests/golden

docs: setup ## Write the pages that are made from the code (docs/rules.md, docs/commands.md)
	@$(BIN)/python tools/write_docs.py

bench: setup ## Measure, quickly, and write docs/measurements.md
	@for bench in $$(grep -l __main__ bench/*.py); do echo "== $$bench"; $(BIN)/python "$$bench"; done
