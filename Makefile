# Everything runs in .venv, which is made on first use and again when requirements.txt changes.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
USERS ?= 100
SEED ?= 7
# Neighbouring tests stay in one process, with what they share, until another has nothing left to do.
PYTEST ?= -n 2 --dist worksteal

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.requirements-installed
PSYCOPG3 := $(VENV)/psycopg3
MANAGE := $(BIN)/python manage.py
IN_MEMORY := DATABASE_URL=sqlite://:memory:

# Tests start many processes, each of which would compile everything again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | \
		while IFS='|' read -r target text; do printf '  make %-9s %s\n' "$$target" "$$text"; done

$(STAMP): requirements.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "error: '$(PYTHON)' is missing or older than Python 3.11." >&2; \
		echo "       Name a newer one, as in: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; \
		exit 1; }
	@echo "==> Installing requirements into $(VENV)"
	@"$(PYTHON)" -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --requirement requirements.txt
	@touch $@

.PHONY: env
env: $(STAMP) ## Make .venv, or bring it up to date

$(PSYCOPG3)/installed: tests/psycopg3.txt $(STAMP)
	@rm -rf $(PSYCOPG3)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --target $(PSYCOPG3) --requirement tests/psycopg3.txt
	@touch $@

.PHONY: migrate
migrate: $(STAMP)
	@echo "==> Migrating the database"
	@$(MANAGE) migrate --verbosity 0

.PHONY: seed
seed: migrate ## Fill the database: USERS=100 SEED=7
	@$(MANAGE) seed_db --users $(USERS) --seed $(SEED)

.PHONY: fixtures
fixtures: $(STAMP) ## Write the small data sets in fixtures/ again
	@$(BIN)/python -m tests.fixtures

.PHONY: run
run: seed ## Fill the database and serve the admin: PORT=8000
	@$(BIN)/python -m config.login $(PORT)
	@$(MANAGE) runserver $(PORT)

.PHONY: lint
lint: $(STAMP) ## Check style, types and migrations
	@echo "==> ruff"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Reformat with: make format" >&2; exit 1; }
	@echo "==> mypy"
	@$(BIN)/mypy --no-error-summary seeding shop config
	@echo "==> Django checks and migrations"
	@$(IN_MEMORY) $(MANAGE) check
	@$(IN_MEMORY) $(MANAGE) makemigrations --check --dry-run

.PHONY: format
format: $(STAMP) ## Reformat the code and repair what ruff can
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

.PHONY: test
test: lint $(PSYCOPG3)/installed ## Check everything, on SQLite and on PostgreSQL: PYTEST="-n 2 --dist worksteal"
	@echo "==> pytest on SQLite"
	@$(IN_MEMORY) $(BIN)/python -m pytest $(PYTEST)
	@echo "==> pytest on PostgreSQL: every test that asks a database"
	@$(BIN)/python -m tests.postgres $(BIN)/python -m pytest $(PYTEST) --asking
	@echo "==> pytest on PostgreSQL with psycopg 3"
	@DRIVER=psycopg PYTHONPATH=$(abspath $(PSYCOPG3)) $(BIN)/python -m tests.postgres $(BIN)/python -m pytest $(PYTEST) -m driver \
		tests/test_attempts.py tests/test_sinks.py tests/test_faults.py

.PHONY: coverage
coverage: $(STAMP) ## Say which lines no test reaches
	@$(IN_MEMORY) $(BIN)/python -m pytest $(PYTEST) --cov --cov-report=term-missing:skip-covered

.PHONY: bench
bench: $(STAMP) ## Measure the speed against peers and limits
	@$(BIN)/python -m benchmarks

.PHONY: realworld
realworld: $(STAMP) ## Seed other people's projects: PROJECTS=folder REALWORLD="oscar --count 100"
	@test -n "$(PROJECTS)" || { echo "error: name the folder of projects, as in: make realworld PROJECTS=~/realworld" >&2; exit 1; }
	@$(BIN)/python -m tests.realworld "$(PROJECTS)" $(REALWORLD)

.PHONY: clean
clean: ## Remove what can be made again; the database stays
	@rm -rf $(VENV) build dist *.egg-info .coverage htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis staticfiles
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
