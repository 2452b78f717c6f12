# Two commands on a fresh machine:  make report   make test
# They need Python 3.11 or newer and the package index; everything else is set up in .venv.

# The first Python on the path that runs and is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; \
	done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
UV := $(BIN)/uv
GOLD ?= ../shared/gold

.DEFAULT_GOAL := help
.PHONY: help setup report gallery test lab check bench lock clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## Set up .venv from requirements.lock (the other commands do it for you)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer found; install one, or run" \
		"make PYTHON=/path/to/python3" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(grep -oE '^uv==[0-9.]+' requirements.lock)"
	$(UV) pip sync --quiet --compile-bytecode --require-hashes --python $(BIN)/python requirements.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@touch $@

report: $(READY) ## Build the report of the bundled article (HTML and PDF) into reports/
	$(BIN)/media-report build

test: $(READY) ## Run all tests
	$(BIN)/python -m pytest --numprocesses=2 --dist=worksteal

gallery: $(READY) ## Draw docs/gallery.md and its pictures anew
	$(BIN)/media-report build
	$(BIN)/media-report build --report corpus data/sample
	$(BIN)/python docs/gallery.py reports/daryo-putin-carlson/report.ipynb reports/corpus-sample/report.ipynb

lab: $(READY) ## Open the first chapter in JupyterLab
	$(BIN)/jupyter lab notebooks/article/01_quotations.ipynb

check: $(READY) ## Check style, types, layers, and that notebooks hold no outputs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/nbstripout --verify notebooks/*/*.ipynb

bench: $(READY) ## Print accuracy (against GOLD=folder) and speed
	$(BIN)/python benchmarks/accuracy.py --gold $(GOLD)
	$(BIN)/python benchmarks/speed.py

lock: $(READY) ## Resolve the dependencies anew into requirements.lock
	$(UV) pip compile --quiet --universal --python-version 3.11 --all-extras --group dev --generate-hashes \
		--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--upgrade --output-file requirements.lock pyproject.toml

clean: ## Remove what make and the tests have made (reports stay)
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
