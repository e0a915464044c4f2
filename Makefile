# `make demo` and `make test` set up all they need; both work offline after the first time.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: demo test check lock bench clean help

help:            ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

demo: $(STAMP)   ## run the main job on corpus/
	$(BIN)/oppdragsgraf demo

test: check      ## lint, types, import contracts and the whole suite
	$(BIN)/pytest -n 2 --slow

check: $(STAMP)  ## lint, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)  ## the benchmark tables
	$(BIN)/oppdragsgraf bench

lock: $(STAMP)   ## write requirements.lock anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-emit-index-url --no-header --output-file requirements.lock pyproject.toml

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:           ## remove what the set-up made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
