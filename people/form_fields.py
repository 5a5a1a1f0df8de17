"""Form fields for what identifies a person."""

from typing import Any

from django.utils import timezone

from common.form_fields import ReadField
from people import bsn, partial_date
from people.partial_date import PartialDate


class BsnField(ReadField):
    """Nine digits that pass the 11-proef, or ""."""

    reader = staticmethod(bsn.read)
    longest = 20
    inputmode = "numeric"


class BirthDateField(ReadField):
    """One field for "12-3-2019", "maart 2019" and "2019"; gives a ``PartialDate``."""

    longest = 30

    @staticmethod
    def reader(text: str) -> PartialDate:
        return partial_date.read(text, today=timezone.localdate())

    def prepare_value(self, value: Any) -> Any:
        """A date that is already known is shown the way it is read."""
        return partial_date.typed(value) if isinstance(value, PartialDate) else value
