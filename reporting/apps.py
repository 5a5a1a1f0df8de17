from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "overzichten"

    def ready(self) -> None:
        from cases.permissions import can_read_assessment
        from cases.screens.header import add_tab

        add_tab(
            "reporting:line_of_safety",
            "Veiligheidslijn",
            may_see=can_read_assessment,
            after="safety:picture",
        )
