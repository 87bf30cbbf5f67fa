# Two commands do everything: `make example` reads the example story, `make test` runs all checks.
# Both first make .venv from the locked requirements; nothing is installed outside this folder.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: example test evaluate bench train lock clean

example: .venv/run
	$(BIN)/onrecord read examples/lighthouse.txt

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# The gate: scores on every gold set at hand, against the pinned floors.
evaluate: .venv/test
	$(BIN)/python -m evaluation
	$(BIN)/python -m evaluation.speakers
	$(BIN)/python -m evaluation.venues
	$(BIN)/python -m evaluation.dates
	$(BIN)/python -m evaluation.headings
	$(BIN)/python -m evaluation.names
	$(BIN)/python -m evaluation.record
	$(BIN)/python -m evaluation.markup
	$(BIN)/python -m evaluation.copies
	$(BIN)/python -m evaluation.pages
	$(BIN)/python -m evaluation.from_html

# Speed against peers, growth with length, memory, installed size, a damaged web archive.
bench: .venv/bench
	$(BIN)/python -m bench

# The reader's model from the gold data in GOLD, then its ONNX file and card. Hours on two cores;
# resumes where it was cut off.
GOLD ?= ../shared/data
train: .venv/training
	OMP_WAIT_POLICY=PASSIVE $(BIN)/python -m training --gold $(GOLD)

.venv/run: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes --requirement requirements/run.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/test: .venv/run requirements/test.txt
	$(BIN)/pip install --quiet --require-hashes --requirement requirements/test.txt
	touch $@

.venv/bench: .venv/test requirements/bench.txt
	$(BIN)/pip install --quiet --require-hashes --requirement requirements/bench.txt
	touch $@

# Not hashed: torch comes from wherever a build for this machine is at hand.
.venv/training: .venv/test requirements/training.in
	$(BIN)/pip install --quiet --requirement requirements/training.in
	touch $@

LOCK = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --group build
lock:
	$(LOCK) -o requirements/run.txt
	$(LOCK) --group test -o requirements/test.txt
	$(LOCK) --group test --group bench -o requirements/bench.txt

clean:
	rm -rf .venv build dist
