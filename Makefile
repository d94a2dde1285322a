# The targets of Mentorat. Each sets up the virtual environment that it needs, once.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
SOURCES := tui tests bench docs

.DEFAULT_GOAL := help
.PHONY: help demo test torture lint measure bench pictures page clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 21

demo: .venv/program ## open Mentorat on the sample cohort
	@$(BIN)/mentorat demo

test: .venv/tools ## run every test
	$(BIN)/pytest -n auto -q

torture: .venv/tools ## put the store to the long tests (some twenty minutes), and print their counts
	MENTORAT_TORTURE=1 $(BIN)/pytest -q -s tests/store tests/torture

lint: .venv/tools ## check style, types and the direction of imports
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

measure: .venv/tools ## count modules, lines, import paths and cycles of the source
	$(BIN)/python -m bench.measure

bench: .venv/tools ## measure against bare programs, as ratios
	$(BIN)/python -m bench

pictures: .venv/tools ## draw the screens into docs/ from the running program
	$(BIN)/python docs/draw_pictures.py

page: .venv/tools ## write docs/snapshot.md and docs/keys.md from the code
	$(BIN)/python docs/write_snapshot_page.py
	PYTHONPATH=. $(BIN)/python docs/write_keys_page.py

clean: ## remove the virtual environment and every cache
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Mentorat needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "No virtual environment could be made: on Debian, apt install python3-venv" >&2; exit 1; }

.venv/program: .venv/bin/python pyproject.toml constraints.txt
	@echo "Setting up the program in .venv (once) ..."
	@$(INSTALL) --editable .
	@touch $@

.venv/tools: .venv/bin/python pyproject.toml constraints.txt
	@echo "Setting up the program and its tools in .venv (once) ..."
	@$(INSTALL) --editable '.[test,lint]'
	@touch .venv/program $@
