from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "monitoring"

    def ready(self) -> None:
        from cases.services.course import add_consequence
        from monitoring.services.course import follow_course

        add_consequence(follow_course)
