# The commands of the project, for Linux and macOS. On Windows see README.md: four plain lines do the same.
# Every command makes what it needs first, and installs nothing when all is there.

PYTHON := .venv/bin/python
SOURCES := main.py cmdesk resources tests
SHARED ?= ../shared
# PYTHONUNBUFFERED would hide an output that somebody forgot to flush; PYTHONDONTWRITEBYTECODE lets each of the hundreds
# of processes that the tests start compile all of cmdesk anew.
OFFSCREEN := env -u PYTHONUNBUFFERED -u PYTHONDONTWRITEBYTECODE QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
PYTEST := $(OFFSCREEN) $(PYTHON) -m pytest

.PHONY: help setup run demo test lint bench fuzz render translations clean test-recordings test-servers recordings

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing: system packages, .venv, dependencies, test tools
	@sh .ci/system-packages
	@sh .ci/environment

run: setup ## open the window on your own store (ARGS="..." adds arguments)
	@$(PYTHON) main.py $(ARGS)

demo: setup ## open the window with the demonstration; without a display, paint build/demo.png
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    mkdir -p build && $(PYTHON) main.py --demo --render build/demo.png \
	        && echo "There is no display here, so the window was painted to build/demo.png."; \
	else \
	    $(PYTHON) main.py --demo; \
	fi

test: setup ## run the tests that need nothing but this checkout (ARGS="tests/core -k fold" narrows)
	@$(PYTEST) -m "not recordings and not servers" $(or $(ARGS),-n auto --dist worksteal)

test-recordings: recordings setup ## run the tests on recorded real answers, from the folder SHARED=../shared
	@CMDESK_SHARED="$$(cd "$(SHARED)" && pwd)" $(PYTEST) -m recordings $(ARGS)

recordings:
	@if [ ! -d "$(SHARED)" ]; then \
	    echo "There are no recordings in $(SHARED); say where they are: make test-recordings SHARED=..." >&2; exit 2; \
	fi

test-servers: setup ## run the tests that start real servers, installing these first, and those that take minutes
	@servers=$$(sh .ci/servers) && CMDESK_SERVERS="$$servers" $(PYTEST) -m servers $(ARGS)

lint: setup ## check format, imports, style, types and who imports whom
	$(PYTHON) -m ruff format --check --isolated --line-length 120 $(SOURCES)
	$(PYTHON) -m isort --check --quiet $(SOURCES)
	$(PYTHON) -m flake8 $(SOURCES)
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

fuzz: setup ## type arbitrary queries into the language (SECONDS=600, SEED=0)
	@$(OFFSCREEN) $(PYTHON) -m tests.core.query.fuzz --seconds $(or $(SECONDS),60) --seed $(or $(SEED),0)

bench: setup ## measure speed against peers in the same run
	@$(OFFSCREEN) $(PYTHON) -m tests.benchmarks $(ARGS)

render: setup ## paint the pictures of README.md
	@$(OFFSCREEN) $(PYTHON) -m tests.pictures $(ARGS)

translations: setup ## bring the catalogues in resources/i18n up to date with the texts in the code
	@sh .ci/translations

clean: ## remove all that these commands made, .venv included
	rm -rf .venv build dist *.egg-info .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find $(SOURCES) -name __pycache__ -prune -exec rm -rf {} +
