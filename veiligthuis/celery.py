"""The worker and the clock. Tasks are below services, schedules above them."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings.demo")

app = Celery("veiligthuis")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="schedules")
