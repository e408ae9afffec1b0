# `make site` and `make test` install what they need: see tools/bootstrap.sh.

BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-config --custom-compile-command "make lock" $(UPGRADE)

.PHONY: site test test-all check bench lock fonts pictures clean distclean help

site: ## build the example careers site into output/
	@sh tools/bootstrap.sh site
	@$(BIN)/rolebook build
	@echo "Open file://$(CURDIR)/output/index.html"

test: check ## run every check and test (ARGS=… goes to pytest)
	@$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(ARGS)

test-all: ## run what takes minutes too: large books, every page in every look
	@$(MAKE) test ARGS='-m "large or not large" $(ARGS)'

check: ## lint, check the format and the types
	@sh tools/bootstrap.sh test
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

bench: ## measure speed and memory (ARGS=… goes to the benchmarks, see benchmarks/README.md)
	@sh tools/bootstrap.sh test bench
	@$(BIN)/python -m benchmarks $(ARGS)

lock: ## pin the packages again after a change in pyproject.toml (UPGRADE=--upgrade: to the newest)
	@sh tools/bootstrap.sh test
	@$(LOCK) pyproject.toml --group build --output-file requirements/run.txt
	@$(LOCK) pyproject.toml --group dev --constraints requirements/run.txt --output-file requirements/dev.txt
	@$(LOCK) --group bench --constraints requirements/dev.txt --output-file requirements/bench.txt
	@sh tools/bootstrap.sh npm install --package-lock-only

fonts: ## make the font files in templates/ again
	@sh tools/bootstrap.sh test
	@$(BIN)/python tools/fonts.py

pictures: site ## make the pictures of README and docs again
	@sh tools/bootstrap.sh test
	@$(BIN)/python tools/pictures.py

clean: ## remove the site and the caches
	rm -rf output .rolebook .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage htmlcov

distclean: clean ## remove what was installed too
	rm -rf .venv tests/tools/node_modules

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12
