# SPDX-License-Identifier: MIT
# Every target sets up what it needs by itself. All it asks for is make and Python 3.11 or newer with pip.

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
ifeq ($(strip $(PYTHON)),)
$(error This needs Python 3.11 or newer with pip (Debian and Ubuntu: apt-get install python3 python3-pip))
endif

VENV := .venv/bin
SETUP := $(PYTHON) -m scripts.setup
OFFSCREEN := env QT_QPA_PLATFORM=offscreen
EXAMPLES ?= 1000

.DEFAULT_GOAL := help
.PHONY: help run test fuzz lint floors format gallery bench demo lock clean

help:  ## shows this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s%s\n", $$1, $$2}' Makefile

run:  ## opens the app on the sample study (without a display: writes its documents and pictures)
	@$(PYTHON) -m scripts.run

test:  ## runs the tests, without a display
	@$(SETUP) test
	$(VENV)/python -m pytest -n 2 tests

fuzz:  ## tries many more broken files than the tests do (make fuzz EXAMPLES=5000)
	@$(SETUP) test
	env JTBDSTUDIO_FUZZ_EXAMPLES=$(EXAMPLES) $(VENV)/python -m pytest -n 2 tests/interchange/test_fuzz.py

lint: floors  ## style, format, types and the floors
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy

floors:  ## who may import whom
	@$(SETUP) lint
	$(VENV)/lint-imports --no-cache
	$(VENV)/python -m pytest -q tests/test_architecture.py

format:  ## puts the source in order
	@$(SETUP) lint
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

gallery:  ## draws every page, light and dark, into build/gallery
	@$(SETUP) gallery
	$(OFFSCREEN) $(VENV)/python -m jtbdstudio.ui.gallery build/gallery

bench:  ## measures speed, as ratios to the bare libraries
	@$(SETUP) test
	@for bench in benches/[a-z]*.py; do echo "== $$bench"; $(OFFSCREEN) $(VENV)/python "$$bench" || exit 1; done

demo:  ## makes the sample study anew: build/sample.jtbd
	@$(SETUP) run
	@mkdir -p build && rm -f build/sample.jtbd build/sample.jtbd-wal build/sample.jtbd-shm
	$(VENV)/jtbdstudio demo build/sample.jtbd

lock:  ## rebuilds the hashed requirement files (make lock UPGRADE=--upgrade takes newer versions)
	@$(SETUP) run
	scripts/lock.sh $(UPGRADE)

clean:  ## removes everything that was built, downloaded or cached here
	rm -rf build dist .venv .uv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
