"""What is shared, and the checks of the surroundings that come with it."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "gedeeld"

    def ready(self) -> None:
        # Importing registers the checks; Django asks for it here.
        from common import checks  # noqa: F401
