# Two commands matter: `make run` and `make test`. The rest is listed by `make`.
# PORT and VEILIGTHUIS_STATE can be set: `make run PORT=8001 VEILIGTHUIS_STATE=/srv/vt`.

START := @exec sh runtime/start.sh

.PHONY: help run test courses setup check fix migrate shell docs handleiding bench rehearse seed reset
.DEFAULT_GOAL := help

help: ## Deze lijst
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: ## Alles starten: database, wachtrij, web, worker en klok; Ctrl-C stopt alles
	$(START) run

test: ## Alle tests, met echte database, wachtrij en Chromium (ARGS="-k ...")
	$(START) test $(ARGS)

courses: ## Duizenden willekeurige lopen van gezinnen langs alle actoren (COURSES=2000)
	@VT_COURSES=$(or $(COURSES),2000) VT_ACTS=60 exec sh runtime/start.sh test tests/handover/test_random_courses.py

setup: ## Alles klaarzetten zonder te starten
	$(START) setup

check: ## Alle controles: ruff, mypy, imports, templates, migraties
	$(START) check

fix: ## Opmaak en eenvoudige fouten herstellen
	$(START) fix

migrate: ## De database bijwerken
	$(START) manage migrate $(ARGS)

shell: ## Een Python-shell op de gegevens
	$(START) manage shell $(ARGS)

docs: ## De gegenereerde naslagpagina's opnieuw schrijven
	$(START) manage generate_docs $(ARGS)

handleiding: ## De afbeeldingen van de handleiding maken, van een draaiende demo
	@.venv/bin/python -m tests.browser.screenshots http://localhost:$(or $(PORT),8000)

bench: ## Metingen op een tijdelijke database met 100.000 meldingen
	$(START) bench $(ARGS)

rehearse: ## Een scenario naspelen: make rehearse FILE=pad.yaml
	$(if $(FILE),,$(error Geef het scenario: make rehearse FILE=tests/scenarios/S01.yaml))
	$(START) rehearse $(FILE) $(ARGS)

seed: ## De demoregio (opnieuw) vullen
	$(START) manage seed_demo $(ARGS)

reset: ## Alle gegevens van de statusmap wissen (FORCE=1: zonder vragen)
	$(START) reset
