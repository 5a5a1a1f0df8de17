from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "sharing"
    verbose_name = "delen"

    def ready(self) -> None:
        from cases.permissions import can_read_assessment
        from cases.screens.header import add_tab

        add_tab("sharing:of_case", "Delen", may_see=can_read_assessment, after="cases:letters")
