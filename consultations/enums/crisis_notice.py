"""Words of a crisis notice (vooraankondiging, domain 3.1)."""

from django.db.models import TextChoices


class CrisisNoticeState(TextChoices):
    OPEN = "open", "open"
    REPORTED = "reported", "gemeld"
    LAPSED = "lapsed", "vervallen"
