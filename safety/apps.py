from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "safety"
    verbose_name = "veiligheidsbeeld"

    def ready(self) -> None:
        from cases.permissions import can_read_assessment
        from cases.screens.header import add_tab

        add_tab(
            "safety:picture",
            "Veiligheidsbeeld",
            may_see=can_read_assessment,
            after="cases:assessment",
        )
