"""The worker and the clock. No ETA tasks: terms of days and months are rows in a table."""

from celery.schedules import crontab

from veiligthuis.settings import environment

REDIS_URL = environment.text("REDIS_URL", "redis://localhost:6379/0")
CELERY_BROKER_URL = environment.celery_broker(REDIS_URL)
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 240
# A killed worker's late-acknowledged task returns after this many seconds (longer than any task).
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_limit": 1,
    "socket_connect_timeout": 3,
    # Alive but silent: as good as away.
    "socket_timeout": 3,
}
# Seconds a service waits for the broker before it leaves the work to the sweep.
CELERY_BROKER_CONNECTION_TIMEOUT = 3

CELERY_BEAT_SCHEDULE = {
    "sweep deadlines": {"task": "deadlines.schedules.sweep", "schedule": crontab()},
    "send outbox": {"task": "notifications.schedules.send_outbox", "schedule": crontab()},
    "print leftovers": {"task": "documents.schedules.print_leftovers", "schedule": crontab()},
    "watch new entries": {
        "task": "radar.schedules.watch_new_entries",
        "schedule": crontab(),
    },
    "remind of regions": {
        "task": "radar.schedules.remind_of_regions",
        "schedule": crontab(minute=25),
    },
    "morning digest": {
        "task": "deadlines.schedules.morning_digest",
        "schedule": crontab(minute="*/10", hour="7-11"),
    },
    "prepare moments": {
        "task": "monitoring.schedules.prepare_moments",
        "schedule": crontab(minute=25),
    },
    "expire crisis notices": {
        "task": "consultations.schedules.expire_crisis_notices",
        "schedule": crontab(minute=5),
    },
    "forget old drafts": {
        "task": "consultations.schedules.forget_old_drafts",
        "schedule": crontab(minute=15),
    },
    "morning reminders": {
        "task": "consultations.schedules.morning_reminders",
        "schedule": crontab(minute="*/10", hour="7-18"),
    },
}
