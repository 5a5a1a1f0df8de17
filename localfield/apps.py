from django.apps import AppConfig


class LocalFieldConfig(AppConfig):
    name = "localfield"
    verbose_name = "lokaal veld"
