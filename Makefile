# make demo   sets everything up and prints the gap analysis of a sample
# make test   sets everything up and runs the tests
# make check  ruff and the strict type check
# make docs   writes docs/rules and the JSON Schemas anew, from the rules and their readers
# make pictures  docs/images/redline.png anew; needs LibreOffice and pdftoppm
# make bench  accuracy and speed, where the material for it is present

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check bench wheel docs pictures clean

demo: $(READY)
	@$(BIN)/planlint gaps "samples/$(DEMO)"

DEMO ?= $(notdir $(firstword $(wildcard samples/18-*.docx)))

test: $(READY)
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(READY)
	$(BIN)/python -m tools.schemas
	$(BIN)/python -m tools.rule_pages

pictures: $(READY)
	$(BIN)/python -m tools.redline_picture

bench: $(READY)
	$(BIN)/python bench/accuracy.py
	$(BIN)/python bench/speed.py

wheel: $(READY)
	$(BIN)/python -m build

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "planlint needs Python 3.11 or newer: make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
