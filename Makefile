# All that one needs to know: make run, make test. `make help` says the rest.
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help run test setup check bench fmt schema coverage lock

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile

run: ## set up everything and serve it (PORT, KEREGE_HOME)
	@$(PYTHON) tools/bootstrap.py run

test: ## set up and run all tests; ARGS go to pytest
	@$(PYTHON) tools/bootstrap.py test $(ARGS)

setup: ## everything that `make run` does, but for serving
	@$(PYTHON) tools/bootstrap.py setup

check: ## lint, format, types, imports, migrations, content, translations
	@$(PYTHON) tools/bootstrap.py check

bench: ## measure; how well and how fast
	@$(PYTHON) tools/bootstrap.py bench

fmt: ## put code and content into their canonical form
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .
	@.venv/bin/kerege content fmt $(patsubst %/suite.yaml,%,$(wildcard content/*/suite.yaml))

schema: ## write down what all migrations make of a new database
	@.venv/bin/python tools/keep_schema.py

coverage: ## write down which lessons cover which topic, on which sources
	@.venv/bin/python tools/keep_coverage.py

# Locked for every platform and Python that we support, with hashes, and without the address of any registry.
LOCK = uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	--python-version 3.11 $(UPGRADE)

# What natasha would import, were it imported.
PRIVACY = $(foreach name,docopt dawg-python pymorphy2 pymorphy2-dicts-ru yargy ipymarkup intervaltree sortedcontainers setuptools,--no-emit-package $(name))

lock: ## lock the dependencies of pyproject.toml (needs uv); UPGRADE=--upgrade takes newer ones
	$(LOCK) pyproject.toml --group build -o requirements.txt
	$(LOCK) pyproject.toml --group build --extra server -c requirements.txt -o requirements-server.txt
	$(LOCK) pyproject.toml --extra privacy -c requirements.txt $(PRIVACY) -o requirements-privacy.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt
