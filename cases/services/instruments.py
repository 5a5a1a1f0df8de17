"""Keeping the versions of the instrument."""

from datetime import date
from typing import Any

from django.db import transaction

from cases.models import InstrumentTemplate, SafetyAssessment
from common.exceptions import DomainError


@transaction.atomic
def publish_instrument(
    *, name: str, version: int, valid_from: date, parts: list[dict[str, Any]]
) -> bool:
    """Put a version in place; true when something changed. Safe to repeat.

    A version with which somebody has assessed never changes: that would rewrite their answers.
    """
    contents = {"valid_from": valid_from, "parts": parts}
    template, is_new = InstrumentTemplate.objects.select_for_update(of=("self",)).get_or_create(
        name=name, version=version, defaults=contents
    )
    if is_new or (template.valid_from, template.parts) == (valid_from, parts):
        return is_new
    if SafetyAssessment.objects.filter(instrument=template).exists():
        raise DomainError(
            f"Met {template} is al beoordeeld. Geef de nieuwe tekst een nieuw versienummer."
        )
    template.valid_from, template.parts = valid_from, parts
    template.save()
    return True
