# newsroom: `make` alone prints the targets. Needs Python 3.11 or newer, make, and a package registry.
# PYTHON=… names the Python to build with, PORT=… moves the site.

.DEFAULT_GOAL := help
.PHONY: help run test test-6 lint format lock bench screenshots clean

help: ## print this list
	@while IFS= read -r line; do case "$$line" in [a-z]*": ##"*) \
	  printf '  make %-11s %s\n' "$${line%%:*}" "$${line#*\#\# }";; esac; done < Makefile

run: ## set up what is missing, start site and worker, print their addresses and the demo logins
	@python=`sh deploy/find-python` && "$$python" deploy/set_up.py run && exec .venv/bin/python deploy/run.py

test: ## everything: lint, types, imports, checks, the suite on SQLite and PostgreSQL, the browser
	@python=`sh deploy/find-python` && "$$python" deploy/set_up.py dev && exec .venv/bin/python deploy/check.py

test-6: ## the suite on Django 6.1, with a Python 3.12 or newer
	@python=`NEWEST=1 sh deploy/find-python` && VENV=.venv-6 "$$python" deploy/set_up.py dev && exec .venv-6/bin/python deploy/check.py suite

lint: ## ruff, djade, mypy and the import contracts alone
	@python=`sh deploy/find-python` && "$$python" deploy/set_up.py dev && exec .venv/bin/python deploy/check.py lint

format: ## put code and templates into the house's shape
	@python=`sh deploy/find-python` && "$$python" deploy/set_up.py dev && exec .venv/bin/python deploy/check.py format

lock: ## resolve the dependencies anew into requirements/
	@python=`sh deploy/find-python` && "$$python" deploy/set_up.py dev && exec .venv/bin/python deploy/locks.py

bench: ## articles a second, requests a second, queries a page
	@python=`sh deploy/find-python` && "$$python" deploy/set_up.py dev && exec .venv/bin/python -m tests.bench

screenshots: ## photograph The Meridian, site and desk, anew into docs/screenshots/
	@python=`sh deploy/find-python` && "$$python" deploy/set_up.py dev && exec .venv/bin/python -m tests.browser.screenshots

clean: ## remove what was built; the database and the photos in var/ stay
	@rm -rf .venv .venv-6 .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache var/static var/fonts
