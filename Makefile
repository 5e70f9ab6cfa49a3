# Two commands matter: `make run` serves the site, `make test` runs everything. Both set everything up first.
.DEFAULT_GOAL := help
.PHONY: help setup run test check format lock accuracy handbook soak bench pages crawl

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## make .venv and node_modules as the locks say (quick when nothing changed)
	@scripts/setup

run: setup ## serve the site on 127.0.0.1:8000; the first time with demonstration data
	@.venv/bin/wenxiao serve --demo

test: setup ## all checks, then all tests (installs a browser when there is none)
	@scripts/browser
	@$(MAKE) --no-print-directory check
	.venv/bin/pytest --numprocesses $$(( $$(nproc) * 3 / 2 )) --dist worksteal  # who waits for a browser leaves a core free

check: setup ## lint, format, types, layers
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

bench: setup ## bulk scoring and checking beside an exact loop, floats and reading; minutes, and 3 GB of memory
	.venv/bin/python bench/scoring.py
	.venv/bin/python bench/one_form.py
	.venv/bin/python bench/advice.py
	.venv/bin/python bench/exchange.py

accuracy: setup ## how well the checks agree with a careful reader of published forms
	.venv/bin/python bench/accuracy.py

soak: setup ## 10,000 racing edits, 200 kills and 50 people at once on each database (about half an hour)
	.venv/bin/python bench/soak.py
	.venv/bin/python bench/crowd.py
	.venv/bin/python bench/api.py

pages: setup ## time and queries of every page with the full demonstration, on both databases
	.venv/bin/python bench/pages.py

crawl: setup ## every number of the statistics with its list, the data, the export and the report (WENXIAO_VAR)
	PYTHONPATH=tests .venv/bin/python bench/crawl.py

handbook: setup ## write docs/rules.md from the rules, the rulebook and the specs
	PYTHONPATH=tests .venv/bin/python -m support.handbook

format: setup ## put the code into its format, with the safe fixes of the linter
	.venv/bin/ruff check --fix-only .
	.venv/bin/ruff format .

lock: setup ## renew the locks from pyproject.toml and package.json; UPGRADE=--upgrade takes newer versions
	.venv/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --system-certs --custom-compile-command "make lock" --quiet $(UPGRADE) \
		-o requirements/all.txt
	scripts/npm install --package-lock-only
	@scripts/setup
