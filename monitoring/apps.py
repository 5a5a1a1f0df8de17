from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "monitoring"

    def ready(self) -> None:
        from cases.enums import RepeatState
        from cases.screens.header import add_tab
        from cases.services.course import add_consequence
        from cases.services.repeat_follow import add_follow_up
        from monitoring.permissions import can_follow
        from monitoring.services.course import follow_course
        from monitoring.services.repeat_reports import hear_of_repeat_report
        from safetyplans.screens.family_tabs import add_family_tab

        add_consequence(follow_course)
        add_follow_up(RepeatState.COORDINATING, hear_of_repeat_report)
        add_tab("monitoring:of_case", "Monitoring", may_see=can_follow, after="localfield:of_case")
        add_family_tab("monitoring:family", "Monitoring", after="localfield:evaluations")
