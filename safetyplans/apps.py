from django.apps import AppConfig


class SafetyPlansConfig(AppConfig):
    name = "safetyplans"
    verbose_name = "veiligheidsplannen"
