# The one entry. `make` alone lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
RUN_STAMP := $(VENV)/.run-ready
DEV_STAMP := $(VENV)/.dev-ready
HOST ?= 127.0.0.1
PORT ?= 8000
SUPPLY := $(VENV)/supply
SPARK_STAMP := $(VENV)/.spark-ready
SUPPLY_STAMP := $(SUPPLY)/.ready
PYTEST_ARGS ?=
MUTATE_ARGS ?=
STRESS_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help install run test check format bench fuzz stress replay mutate variations docs accept spark supply sbom audit lock rule clean

help:  ## list the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; set PYTHON=...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(DEV_STAMP): requirements-dev.lock $(RUN_STAMP)
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

install: $(DEV_STAMP)  ## set up .venv, nothing else

run: $(RUN_STAMP)  ## set up and serve on 127.0.0.1:8000
	$(BIN)/cds-service serve --host $(HOST) --port $(PORT)

test: $(DEV_STAMP)  ## set up and run every test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(DEV_STAMP)  ## lint, types, floors, dependencies, generated docs, rule versions, age of the knowledge, Python executed per call
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python -m docs.generate --check
	$(BIN)/python -m docs.rule_versions
	$(BIN)/python -m docs.dated_knowledge --as-of "$$(date +%F)"
	$(BIN)/python -m benchmarks.bytecodes

accept: $(DEV_STAMP)  ## keep the versions of the rules as they are now, reviewed today
	$(BIN)/python -m docs.rule_versions --accept --as-of "$$(date +%F)"

format: $(DEV_STAMP)  ## let ruff spell the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV_STAMP)  ## this service against LIMIT and HealthChain, as ratios
	$(BIN)/python -m benchmarks.compare

fuzz: $(DEV_STAMP)  ## a million mutated resources: no crash, no hang, bounded memory
	$(BIN)/python -m fuzz --resources 1000000

stress: $(DEV_STAMP)  ## 100,000 calls of every kind in ten minutes, workers killed, SIGTERM under load, a full disk, a clock that jumps (STRESS_ARGS="--calls 10000 --minutes 1")
	PYTHONPATH=tests $(BIN)/python -m stress $(STRESS_ARGS)

replay: $(DEV_STAMP)  ## show every fixture as a clinician would see it
	$(BIN)/cds-service replay fhir_fixtures

rule: $(DEV_STAMP)  ## begin a rule: its file, its test, a case (NAME=midostaurin/mido-photosensitivity)
	$(BIN)/python -m authoring.rule "$(NAME)"

mutate: $(DEV_STAMP)  ## change the rules on purpose, see the tests fail (MUTATE_ARGS="--sample 500")
	$(BIN)/python -m mutation $(MUTATE_ARGS)

variations: $(DEV_STAMP)  ## write anew what one change of a chart does to each answer
	PYTHONPATH=tests $(BIN)/python -m variations

docs: $(DEV_STAMP)  ## write the generated pages anew
	$(BIN)/python -m docs.generate

$(SPARK_STAMP): requirements-spark.lock $(DEV_STAMP)
	$(PIP) install --require-hashes -r requirements-spark.lock
	@touch $@

spark: $(SPARK_STAMP)  ## add Spark to the set-up, so that its test is not skipped (half a gigabyte; needs Java)

$(SUPPLY_STAMP): requirements-supply.lock | $(VENV)/bin/python
	$(PYTHON) -m venv $(SUPPLY)
	$(SUPPLY)/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements-supply.lock
	@touch $@

supply: $(SUPPLY_STAMP)  ## install the tools of sbom and audit, apart from all others

sbom: $(SUPPLY_STAMP)  ## what a running service consists of, as dist/sbom.json (CycloneDX)
	@mkdir -p dist
	$(SUPPLY)/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --mc-type application --output-reproducible --of JSON -o dist/sbom.json

audit: $(SUPPLY_STAMP)  ## known vulnerabilities in requirements.lock; passes where the database is out of reach
	PATH="$(abspath $(SUPPLY))/bin:$$PATH" .ci/audit

lock:  ## compile the lock files anew (needs uv)
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 --group supply -o requirements-supply.lock
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml --extra spark -o requirements-spark.lock

clean:  ## forget everything that can be made again
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
