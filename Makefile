# make demo    voorbeeldverzoek uitvoeren (maakt zo nodig .venv en installeert vastgezette versies)
# make test    alle controles en tests
# make lock    de vastgezette versies vernieuwen
# make model   het taalmodel opnieuw trainen; CORPORA=map met het trainingsmateriaal
.DEFAULT_GOAL := help
.PHONY: help demo test check lock model install install-dev clean

PYTHON ?= python3
VENV := .venv
MODEL_VENV := .venv-model
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# A virtual environment or PYTHONPATH of the caller must not leak in.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

help:
	@echo "make demo   voer het voorbeeldverzoek uit"
	@echo "make test   voer alle controles en tests uit"

$(VENV)/.runtime: requirements/runtime.lock pyproject.toml
	@echo "Lakstraat installeren (eenmalig, enkele minuten) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/runtime.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.runtime
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

install: $(VENV)/.runtime
install-dev: $(VENV)/.dev

demo: install
	@$(BIN)/woo run config/requests/verkiezingsuitslag-2023.yaml --review auto

check: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest

lock:
	uv pip compile -q pyproject.toml --extra dev --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements/dev.lock
	uv pip compile -q pyproject.toml -c requirements/dev.lock --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -o requirements/runtime.lock

$(MODEL_VENV)/.ready: requirements/dev.lock requirements/model.txt
	@test -x $(MODEL_VENV)/bin/python || $(PYTHON) -m venv $(MODEL_VENV)
	@$(MODEL_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(MODEL_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/model.txt
	@touch $@

model: install-dev $(MODEL_VENV)/.ready
	@test -n "$(CORPORA)" || { echo "Geef de map met trainingsmateriaal: make model CORPORA=map (zie data/models/nl_lakstraat/README.md)"; exit 1; }
	$(MODEL_VENV)/bin/python -m scripts.train_model.train_encoder "$(CORPORA)" --reference data/reference --out build/encoder
	$(BIN)/python -m scripts.train_model.pack build/encoder --reference data/reference --out data/models/nl_lakstraat
	$(BIN)/woo evaluate data/evaluation/flood_dossier.jsonl
	$(BIN)/woo evaluate data/evaluation/museum_dossier.jsonl

clean:
	rm -rf werk uitvoer .mypy_cache .ruff_cache .pytest_cache
