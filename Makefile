# The targets of Mentorat. Each sets up the virtual environment that it needs, once.

PYTHON ?= python3
BIN := .venv/bin
PIP_OPTIONS := --quiet --disable-pip-version-check
INSTALL := $(BIN)/python -m pip install $(PIP_OPTIONS) --constraint constraints.txt
SOURCES := tui tests bench docs

# tests that need neither a screen nor a terminal, and of the store none that takes its time
SLOW := disk_faults damage power_cuts state_machine turning_over writers
FAST := tests/domain tests/wording tests/settings tests/interchange tests/desk tests/cli tests/store \
	$(SLOW:%=--ignore=tests/store/test_%.py)

.DEFAULT_GOAL := help
.PHONY: help demo dev console check test test-fast test-lowest torture lint measure bench pictures \
	pages release clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 21

demo: .venv/program ## open Mentorat on the sample cohort
	@$(BIN)/mentorat demo

dev: .venv/console ## open it with what Textual's console shows: first run `make console` elsewhere
	@TEXTUAL=debug,devtools $(BIN)/python -c 'from tui.__main__ import main; raise SystemExit(main(["demo"]))'

console: .venv/console ## show what `make dev` logs and prints
	@$(BIN)/textual console

check: lint test-fast ## check before a commit: the style, and the tests that need no screen

test: .venv/tools ## run every test
	$(BIN)/pytest -n auto --dist worksteal -q

test-fast: .venv/tools ## run the tests that need no screen and no terminal
	$(BIN)/pytest -n auto -q $(FAST)

test-lowest: .venv-lowest/tools ## run every test with the oldest versions that pyproject.toml allows
	.venv-lowest/bin/pytest -n auto -q $(TESTS)

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

pages: .venv/tools ## write what the code tells: docs/keys.md, docs/snapshot.md, the map in ARCHITECTURE.md
	PYTHONPATH=. $(BIN)/python docs/write_pages.py

release: .venv/tools ## build wheel and sdist into dist/, and try the wheel in an empty environment
	@test -z "$$(git status --porcelain)" || { echo "Commit first: the work tree has changes." >&2; exit 1; }
	@grep -qE "^## $$($(BIN)/python -c 'import tui; print(tui.__version__)'), [0-9]{4}-[0-9]{2}-[0-9]{2}$$" CHANGELOG.md || \
		{ echo "CHANGELOG.md has no dated section on this version." >&2; exit 1; }
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/python -m venv --clear dist/.empty
	dist/.empty/bin/python -m pip install $(PIP_OPTIONS) --constraint constraints.txt dist/*.whl
	XDG_STATE_HOME=$(CURDIR)/dist/.empty dist/.empty/bin/mentorat demo -- at-risk
	@rm -rf dist/.empty

clean: ## remove the virtual environments and every cache
	rm -rf .venv .venv-lowest .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

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

.venv/console: .venv/tools
	@$(INSTALL) --editable '.[console]'
	@touch $@

# every bound of pyproject.toml is written NAME>=VERSION, so that it can be read here
.venv-lowest/tools: pyproject.toml
	@echo "Setting up the oldest versions in .venv-lowest (once) ..."
	@$(PYTHON) -m venv --clear .venv-lowest
	@sed -nE 's/^    "([a-z-]+)>=([0-9.]+).*/\1==\2/p' pyproject.toml >.venv-lowest/constraints.txt
	@.venv-lowest/bin/python -m pip install $(PIP_OPTIONS) --constraint .venv-lowest/constraints.txt --editable '.[test]'
	@touch $@
