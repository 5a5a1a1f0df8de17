"""Fields of the API that use our own readers, so that a refusal is the same sentence."""

import re
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.contact import read_phone, read_postcode
from common.exceptions import DomainError
from people import bsn
from people.partial_date import PartialDate, born


class _ReadField(serializers.CharField):
    """Text with one of our readers behind it."""

    read: Any

    def to_internal_value(self, data: Any) -> Any:
        try:
            return type(self).read(super().to_internal_value(data))
        except DomainError as refusal:
            raise serializers.ValidationError(refusal.reasons) from None


class BsnField(_ReadField):
    read = staticmethod(bsn.read)


class PhoneField(_ReadField):
    read = staticmethod(read_phone)


class PostcodeField(_ReadField):
    read = staticmethod(read_postcode)


@extend_schema_field(
    {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "example": "2019-03-12"}
)
class BirthField(serializers.Field):  # type: ignore[type-arg]
    """A birth date as far as known: 2019-03-12, 2019-03 or 2019."""

    def to_internal_value(self, data: Any) -> PartialDate:
        found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", str(data))
        if found is None:
            raise serializers.ValidationError("Schrijf 2019-03-12, 2019-03 of 2019.")
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            return born(year, month, day, today=timezone.localdate())
        except DomainError as refusal:
            raise serializers.ValidationError(refusal.reasons) from None
