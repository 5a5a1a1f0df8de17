from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "handover"
    verbose_name = "overdrachten"

    def ready(self) -> None:
        from cases.screens.header import add_tab
        from cases.services.course import add_consequence
        from handover.permissions import can_read_handovers
        from handover.services.taking_back import withdraw_what_fell_away
        from tracks.screens.links import add_link

        add_tab(
            "handover:of_case", "Overdracht", may_see=can_read_handovers, after="tracks:of_case"
        )
        add_consequence(withdraw_what_fell_away)
        for step in ("plan_handover", "hand_over"):
            add_link(step, "handover:of_case", "Naar de overdracht")
