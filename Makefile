# `make demo` and `make test` set up all they need; both work offline after the first time.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
WEB    := api/web/static/manifest.json

.PHONY: demo test check web chromium lock bench clean help

help:            ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

demo: $(WEB)     ## run the main job on corpus/
	$(BIN)/oppdragsgraf demo

test: check $(WEB) chromium  ## lint, types, import contracts and the whole suite
	$(BIN)/pytest -n 2 --slow

check: $(STAMP)  ## lint, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

web: $(WEB)      ## what browsers load, from npm: styles, font, script

chromium:        ## the browser that the tests of the web page drive; without it they skip
	@command -v chromium >/dev/null || { \
	  as=$$([ "$$(id -u)" = 0 ] || echo sudo -n); \
	  $$as apt-get update -qq && $$as apt-get install -y -qq --no-install-recommends chromium; \
	} || echo "CHROMIUM IS ABSENT: the tests of the web page are skipped" >&2

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

$(WEB): $(STAMP) api/web/package-lock.json api/web/build.py $(wildcard api/web/assets/*)
	$(BIN)/python -m api.web.build

clean:           ## remove what the set-up made
	rm -rf $(VENV) api/web/node_modules api/web/static .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
