# Two commands on a fresh machine: `make demo` and `make test`. Both set everything up.
VENV ?= .venv
PYTHON ?= python3
BIN = $(VENV)/bin

.PHONY: demo test setup lint types imports unit install-check knowledge picture lock clean

demo: setup
	$(BIN)/dateline code samples/pages

test: lint types imports unit install-check

setup: $(VENV)/.ready

$(VENV)/.ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

unit: setup
	$(BIN)/python -m pytest

# The wheel, in a clean environment, away from the sources, with the network cut.
install-check: setup
	sh scripts/check_install.sh $(BIN)/python

# The compiled actor tables; after every change of a table.
knowledge: setup
	$(BIN)/python scripts/compile_actors.py

# The picture in the README.
picture: setup
	$(BIN)/python scripts/make_picture.py

# Locks what developers and CI install; users get the lower bounds of pyproject.toml.
lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/dev.txt
	$(BIN)/uv pip compile pyproject.toml --no-emit-index-url --no-header --no-annotate --quiet -o requirements/constraints.txt
	$(BIN)/uv pip compile --group seeds --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/seeds.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
