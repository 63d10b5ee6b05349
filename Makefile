# `make help` lists the targets. On Windows without make, see the README.
PYTHON ?= python3
PORT   ?= 8501
BIN    := .venv/bin
# As many tests at once as there are cores, within reason.
PYTEST := $(BIN)/pytest -n auto --maxprocesses=4 --dist worksteal
# Nothing is installed that the lock does not know by its hash, and nothing is built here.
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK   := $(BIN)/uv pip compile --quiet --universal --python-version=3.11 --only-binary=:all: \
	--emit-build-options --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command="make lock" $(RENEW)

.DEFAULT_GOAL := help
.PHONY: help run test test-replicas quality check verify browser lock licences sbom build claim bench pictures icons clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

run: .venv/runtime ## serve the dashboard; PORT=8501
	$(BIN)/streamlit run app.py --server.port=$(PORT) --server.headless=true

test: verify browser ## check everything, in a real browser too
	$(PYTEST)

test-replicas: browser ## two replicas behind HAProxy: kill, freeze and restart them
	$(BIN)/pytest tests/replicas/behind_haproxy.py

quality: verify browser ## the same as test, and write what was tried to docs/quality.md
	$(PYTEST) --quality docs/quality.md

check: verify ## the same without the browser
	$(PYTEST) -m "not browser"

verify: .venv/development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m data.build --check
	$(BIN)/frictionless validate data/tables/datapackage.json

browser: .venv/development ## find a Chromium, or install one
	$(BIN)/python -m bench.chromium

lock: .venv/development ## lock requirements*.txt with hashes; RENEW=--upgrade takes newer ones
	$(LOCK) requirements.txt --output-file=requirements.lock
	$(LOCK) requirements-dev.txt --constraints=requirements.lock --output-file=requirements-dev.lock

licences: .venv/development ## list whose work this stands on in docs/licences.md
	$(BIN)/python -m docs.licences

sbom: .venv/development ## write what the server runs to sbom.cdx.json (CycloneDX)
	$(BIN)/python -m docs.bom

build: .venv/development ## make data/tables from data/claims
	$(BIN)/python -m data.build

claim: .venv/development ## add a source and its claims, question by question
	@$(BIN)/python -m data.claim

bench: browser ## time the dashboard beside a plain Streamlit page
	$(BIN)/python -m bench
	$(BIN)/python -m bench.knowing
	$(BIN)/python -m bench.growth
	$(BIN)/python -m bench.open_data
	$(BIN)/python -m bench.files
	$(BIN)/python -m bench.present
	$(BIN)/python -m bench.readers
	$(BIN)/python -m bench.failover

pictures: browser ## make the pictures of the README and of link previews
	$(BIN)/python -m docs.pictures

icons: .venv/development ## make the font of icons, when Streamlit or a page has new ones
	$(BIN)/python -m docs.icons

clean: ## remove the environment and all that was made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf tests/artefacts bench/*results.json bench/*/results.json sbom.cdx.json
	find . -name __pycache__ -prune -exec rm -rf {} +

# The two files mark what .venv holds; a changed lock renews them.
.venv/runtime: requirements.lock | .venv/bin/python
	@echo "Installing what the dashboard needs into .venv"
	@$(PIP) -r requirements.lock
	@touch $@

.venv/development: requirements-dev.lock .venv/runtime
	@echo "Installing what the checks need into .venv"
	@$(PIP) -r requirements-dev.lock
	@touch $@

# Debian keeps the part of Python that makes environments in a package of its own.
.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "This needs Python 3.11 or newer; there is no $(PYTHON) here."; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("This needs Python 3.11 or newer, and $(PYTHON) is %d.%d: name a newer one, such as make PYTHON=python3.12 run" % v[:2])'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq python3-venv; } \
		|| { echo "$(PYTHON) cannot make virtual environments yet. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
