from django.apps import AppConfig


class SafetyPlansConfig(AppConfig):
    name = "safetyplans"
    verbose_name = "veiligheidsplannen"

    def ready(self) -> None:
        from cases.screens.header import add_tab
        from safetyplans.permissions import can_read_plans
        from safetyplans.screens.family_tabs import add_family_tab
        from tracks.screens.links import add_link

        add_tab(
            "safetyplans:of_case",
            "Veiligheidsplan",
            may_see=can_read_plans,
            after="tracks:of_case",
        )
        add_family_tab("safetyplans:local", "Veiligheidsplan")
        add_link("set_conditions", "safetyplans:of_case", "Naar het veiligheidsplan")
