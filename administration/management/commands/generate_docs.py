"""``manage.py generate_docs``: write the pages of docs/reference that follow from the code."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from administration.reference.pages import pages


class Command(BaseCommand):
    help = "Schrijft de naslagpagina's die uit de code volgen."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for path, text in pages().items():
            (Path(settings.BASE_DIR) / path).write_text(text)
            self.stdout.write(f"geschreven: {path}")
