"""The words in which a message is described; what is not described is refused."""

from typing import Any

from django.db.models import TextChoices
from rest_framework import serializers

LONG = 20_000
NO_TEXT: dict[str, Any] = {"invalid": "Geef hier tekst, tussen aanhalingstekens."}


class Part(serializers.Serializer[Any]):
    """A part of the message; an unknown field is refused rather than lost."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (unknown := sorted(set(data) - set(self.fields))):
            raise serializers.ValidationError(
                {name: ["Dit veld kennen wij niet. Controleer de spelling."] for name in unknown}
            )
        return super().to_internal_value(data)


def words(longest: int, *, required: bool = False) -> serializers.CharField:
    if required:
        return serializers.CharField(max_length=longest, error_messages=NO_TEXT)
    return serializers.CharField(
        max_length=longest, required=False, allow_blank=True, error_messages=NO_TEXT
    )


def one_of(options: type[TextChoices], *, required: bool = False) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=options.choices, required=required)


def some_of(
    options: type[TextChoices], *, required: bool = False
) -> serializers.MultipleChoiceField:
    return serializers.MultipleChoiceField(
        choices=options.choices, required=required, allow_empty=not required
    )


def several(part: Part, *, most: int, least: int = 0) -> serializers.ListField:
    return serializers.ListField(
        child=part,
        required=least > 0,
        min_length=least,
        max_length=most,
        error_messages={
            "min_length": "Geef er ten minste {min_length}.",
            "max_length": "Geef er ten hoogste {max_length}.",
        },
    )
