from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "monitoring"

    def ready(self) -> None:
        from cases.screens.header import add_tab
        from cases.services.course import add_consequence
        from monitoring.permissions import can_follow
        from monitoring.services.course import follow_course
        from safetyplans.screens.family_tabs import add_family_tab

        add_consequence(follow_course)
        add_tab("monitoring:of_case", "Monitoring", may_see=can_follow, after="localfield:of_case")
        add_family_tab("monitoring:family", "Monitoring", after="localfield:evaluations")
