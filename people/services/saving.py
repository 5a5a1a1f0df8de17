"""Saving a row, with the database's objections in Dutch."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from common.exceptions import DomainError

BSN_TAKEN = (
    "Dit BSN hoort al bij iemand anders in uw regio. "
    "Zoek die persoon op; vindt u niemand, overleg dan met uw teamleider."
)


def save(row: models.Model) -> None:
    """Refuse in sentences what does not fit its column; nothing else is asked of the row."""
    try:
        row.clean_fields()
        with transaction.atomic():
            row.save()
    except ValidationError as invalid:
        raise DomainError(*_sentences(row, invalid)) from None
    except IntegrityError as conflict:
        if "person_bsn_once_per_region" in str(conflict):
            raise DomainError(BSN_TAKEN) from None
        raise


def _sentences(row: models.Model, invalid: ValidationError) -> list[str]:
    labels = {field.name: str(field.verbose_name) for field in row._meta.fields}
    return [
        f"{labels[name][:1].upper()}{labels[name][1:]}: {message}"
        for name, messages in invalid.message_dict.items()
        for message in messages
    ]
