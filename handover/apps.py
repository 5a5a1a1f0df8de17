from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "handover"
    verbose_name = "overdrachten"

    def ready(self) -> None:
        from cases.screens.header import add_tab
        from handover.permissions import can_read_handovers
        from tracks.screens.links import add_link

        add_tab(
            "handover:of_case", "Overdracht", may_see=can_read_handovers, after="tracks:of_case"
        )
        for step in ("plan_handover", "hand_over"):
            add_link(step, "handover:of_case", "Naar de overdracht")
