# The project's commands. `make hjalp` lists them.
# PYTHON=/path/to/python chooses the interpreter for .venv; otherwise the newest that will do.
.DEFAULT_GOAL := hjalp
.PHONY: hjalp demo test kontroll format bench simulera kaos las
SHELL := /bin/sh
# Every run is a process of its own: without compiled files each compiles all of this first.
unexport PYTHONDONTWRITEBYTECODE
PYTHON ?=
FRO ?= 1
BIN := .venv/bin
KLART := .venv/installerad

hjalp: ## Visa kommandona
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(KLART) ## Spela upp rundan från 2019 (svaren är fiktiva)
	@$(BIN)/beslut demo

test: $(KLART) ## Kör testerna
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

kontroll: $(KLART) ## Kontrollera form, kodregler, typer och importer
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(KLART) ## Formatera koden och rätta det som går
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(KLART) ## Mät mot maskinens egen gräns
	@$(BIN)/python -m bench

simulera: ANTAL ?= 10000
simulera: $(KLART) ## Spela 10 000 påhittade omgångar (ANTAL=, FRO=, FIL=) och pröva att inget går förlorat
	@$(BIN)/beslut simulera fvm-avrop-2019 --fro $(FRO) --antal $(ANTAL) $(if $(FIL),--fil "$(FIL)")

kaos: ANTAL ?= 1000
kaos: $(KLART) ## Döda 1 000 avsändare (ANTAL=, FRO=) och räkna vad som kommer fram
	@$(BIN)/python -m tests.kaos --fro $(FRO) --antal $(ANTAL)

las: ## Skriv om requirements.lock
	@sh verktyg/skriv_las "$(PYTHON)"

$(KLART): requirements.lock pyproject.toml
	@sh verktyg/skapa_venv "$(PYTHON)"
	@touch $@
