from django.apps import AppConfig


class LocalFieldConfig(AppConfig):
    name = "localfield"
    verbose_name = "lokaal veld"

    def ready(self) -> None:
        from cases.screens.header import add_tab
        from localfield.permissions import can_follow
        from localfield.screens.frame import standing_of
        from safetyplans.screens.family_standing import tell_standing
        from safetyplans.screens.family_tabs import add_family_tab

        tell_standing(standing_of)
        add_tab(
            "localfield:of_case",
            "Lokaal veld",
            may_see=can_follow,
            after="safetyplans:of_case",
        )
        add_family_tab("localfield:family", "Overzicht")
        add_family_tab("localfield:contacts", "Contact", after="localfield:family")
        add_family_tab("localfield:safety", "Veiligheid", after="localfield:contacts")
        add_family_tab("localfield:evaluations", "Evaluatie", after="safetyplans:local")
        add_family_tab("localfield:waits", "Wachten op hulp", after="localfield:evaluations")
        add_family_tab("localfield:regie", "Regie", after="localfield:waits")
