from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "sharing"
    verbose_name = "delen"

    def ready(self) -> None:
        from cases.enums import RepeatState
        from cases.permissions import can_read_assessment
        from cases.screens.header import add_tab
        from cases.services.repeat_follow import add_follow_up
        from sharing.services.repeat_reports import partner_hears

        add_tab("sharing:of_case", "Delen", may_see=can_read_assessment, after="cases:letters")
        for state in (RepeatState.COORDINATING, RepeatState.PROCESSED):
            add_follow_up(state, partner_hears)
