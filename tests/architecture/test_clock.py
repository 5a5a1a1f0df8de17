"""What beat starts exists, and can be called the way beat calls it."""

import inspect

import pytest
from django.conf import settings

from veiligthuis.celery import app

SCHEDULE = settings.CELERY_BEAT_SCHEDULE


@pytest.mark.parametrize("name", SCHEDULE)
def test_the_task_of_a_beat_entry_exists_and_takes_its_arguments(name):
    app.loader.import_default_modules()
    entry = SCHEDULE[name]

    task = app.tasks[entry["task"]]

    inspect.signature(task.run).bind(*entry.get("args", ()), **entry.get("kwargs", {}))


def test_every_task_keeps_no_answer_and_is_shorter_than_the_broker_waits():
    app.loader.import_default_modules()
    waits = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    ours = [task for name, task in app.tasks.items() if not name.startswith("celery.")]

    assert ours
    assert all(task.ignore_result for task in ours)
    assert waits > settings.CELERY_TASK_TIME_LIMIT
