# The way in: `make help` lists what can be asked for.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
CHECKED := fagloft scripts tests benchmarks

.PHONY: help setup setup-dev run test check fix bench translations lock

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## Get Python, make .venv and install what is locked
	@scripts/setup

setup-dev: ## The same, with what tests and checks need
	@scripts/setup dev

run: setup ## Start Fagløft on http://127.0.0.1:8000; another port with make run PORT=8100
	@exec .venv/bin/fagloft run $(if $(PORT),--port $(PORT))

test: setup-dev ## Run every test, browser tests included, and hold coverage to its thresholds
	@scripts/chromium
	@mkdir -p test-results
	$(PYTHON) -m pytest -n 2 --cov=fagloft --cov-report=json:test-results/coverage.json --cov-report=
	$(PYTHON) scripts/check_coverage.py test-results/coverage.json

check: setup-dev ## Format, lint, types, boundaries, guards, migrations, templates, licences, known weaknesses
	.venv/bin/ruff format --check $(CHECKED)
	.venv/bin/ruff check $(CHECKED)
	.venv/bin/mypy $(CHECKED)
	.venv/bin/lint-imports
	$(PYTHON) -m pytest tests/architecture -n 2
# No database is asked: its history is not what is checked here.
	$(PYTHON) -W ignore::RuntimeWarning -m django makemigrations --check --dry-run --settings fagloft.config.settings
	.venv/bin/djlint fagloft --lint --quiet
	.venv/bin/pip-licenses --summary
	$(PYTHON) scripts/audit_dependencies.py requirements/app.txt

fix: setup-dev ## Put format and what ruff can mend right
	.venv/bin/ruff format $(CHECKED)
	.venv/bin/ruff check --fix $(CHECKED)

bench: setup-dev ## Measure speed; docs/benchmarks.md tells what the figures mean
	$(PYTHON) -m pytest benchmarks -p no:randomly --benchmark-only

translations: setup-dev ## Collect the words of the pages into the .po files and compile them
	$(PYTHON) scripts/extract_translations.py
	$(PYTHON) scripts/compile_translations.py

lock: setup ## Recompile the hash-locked requirements from requirements/*.in
	@scripts/lock
