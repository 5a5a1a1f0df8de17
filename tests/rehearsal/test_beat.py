"""The travelling clock knows the whole timetable of beat."""

from django.conf import settings

from rehearsal.beat import CHORES, LEFT_OUT


def test_everything_beat_starts_is_played_or_left_out_on_purpose():
    assert set(settings.CELERY_BEAT_SCHEDULE) == {*CHORES} | LEFT_OUT
    assert not {*CHORES} & LEFT_OUT
