"""Reading calendars and deadlines across the apps that own them."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Q, QuerySet

from deadlines.models import Deadline, Holiday
from deadlines.workdays import Calendar
from organisations.models import Region


def deadline_models() -> Iterator[type[Deadline]]:
    """Every kind of deadline there is: each app that has one brings its own table."""
    for model in apps.get_models():
        if issubclass(model, Deadline):
            yield model


def holidays_of(region: Region | None) -> QuerySet[Holiday]:
    """The closed days entered as data that hold in this region; national ones only without it."""
    national = Q(region__isnull=True)
    return Holiday.objects.filter(national | Q(region=region) if region else national)


def calendar_of(region: Region | None) -> Calendar:
    """The law with the national and regional days added to it."""
    return Calendar(tuple(holiday.as_day_off() for holiday in holidays_of(region)))
