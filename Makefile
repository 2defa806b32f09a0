# What a newcomer needs: `make run`. What a change needs: `make check test`. Everything is made in .venv and var.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-tools
TRAINING_STAMP := $(VENV)/.installed-training

# What `make test-services` and nothing else reaches out to; override them for servers elsewhere.
# The tests make databases of their own there; this one exists on every server.
TEST_DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/postgres
TEST_REDIS_URL ?= redis://127.0.0.1:6379/5

# What `check --deploy` looks at: a production that is complete and that nobody runs.
PRODUCTION := NEWSROOM_ENV=production SECRET_KEY=kept-by-nobody-used-by-the-check-alone-0123456789-abcdef \
	DATABASE_URL=postgres://check@127.0.0.1/check REDIS_URL=redis://127.0.0.1/0 \
	ALLOWED_HOSTS=newsroom.example BASE_URL=https://newsroom.example

.PHONY: help setup run test test-services test-training check bench
.DEFAULT_GOAL := help

help:
	@echo "make run            the product with its demo, on http://127.0.0.1:8000/"
	@echo "make test           the tests, on SQLite"
	@echo "make test-services  the same tests, on PostgreSQL and Redis"
	@echo "make test-training  trains the reader for a minute, to show that the whole way works"
	@echo "make check          format, lint, layers, types, migrations, deployment, templates, security, house"
	@echo "make bench          what the product can carry"
	@echo "make setup          what all of them do first: install into $(VENV) what changed"

setup: $(DEV_STAMP)

# A Python without ensurepip (Debian's, without python3-venv) makes the folder; its own pip fills it.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Newsroom needs Python 3.11 or later."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Newsroom needs Python 3.11 or later, and $(PYTHON) is older."; exit 1; }
	$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)

INSTALL = $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --requirement

$(STAMP): requirements.txt | $(BIN)/python
	@echo "Installing what the product needs, about a minute the first time."
	$(INSTALL) requirements.txt
	@touch $@

$(DEV_STAMP): tests/requirements.txt $(STAMP)
	@echo "Installing the tools."
	$(INSTALL) tests/requirements.txt
	@touch $@

$(TRAINING_STAMP): training/requirements.txt $(DEV_STAMP)
	@echo "Installing what training needs, some hundred megabytes and more."
	$(INSTALL) training/requirements.txt
	@touch $@

# The product needs none of the tools, so that running it installs half as much.
run: $(STAMP)
	@exec $(BIN)/python manage.py up --demo

test: setup
	@env -u DATABASE_URL -u REDIS_URL $(BIN)/python -m pytest --numprocesses 2 --dist worksteal

test-services: setup
	DATABASE_URL=$(TEST_DATABASE_URL) REDIS_URL=$(TEST_REDIS_URL) NEWSROOM_EXPECT_SERVICES=1 \
		$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

# Shows that a reader is trained, exported, fitted, loaded and measured. It goes on from the shipped one, very slowly: one that
# begins at nothing would after a minute fail the self-test at load, as it should.
test-training: $(TRAINING_STAMP)
	rm -rf var/quick
	$(BIN)/python -m training.train --start facts/detection/model --stories tests/detection/stories --work var/quick/checkpoints \
		--minutes 0.7 --rate 0.000001 --packed 0 0
	$(BIN)/python -m training.export var/quick/checkpoints/final.pt --tokenizer facts/detection/model/tokenizer.json \
		--out var/quick/model --name quick
	$(BIN)/python -m training.fit tests/detection/stories_hard tests/detection/stories_fresh --model var/quick/model --write
	DETECTION_MODEL=var/quick/model $(BIN)/python manage.py evaluate_detection --json tests/detection/stories_hard
	$(BIN)/python -m pytest --numprocesses 0 tests/training

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/djade --target-version 5.2 --check $$(find templates facts -name '*.html')
	$(BIN)/bandit --quiet --recursive --severity-level medium --configfile pyproject.toml facts newsroom
	$(BIN)/python -m pytest tests/test_house.py

bench: setup
	$(BIN)/python manage.py bench detection
	$(BIN)/python manage.py bench api
	$(BIN)/python manage.py bench pages
	$(BIN)/python manage.py bench admin
