"""Preconditions of a crisis notice (domain 3.1)."""

from typing import TYPE_CHECKING

from workflow.guards import guard

if TYPE_CHECKING:
    from consultations.models import CrisisNotice


@guard("Schrijf waarom u de vooraankondiging intrekt.", "000-20")
def withdrawal_has_a_reason(notice: "CrisisNotice") -> bool:
    return bool(notice.lapse_reason.strip())
