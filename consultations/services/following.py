"""A report was made after an advice, a consultation or a notice whose number was mentioned."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from common.exceptions import DomainError
from consultations.enums import BEFORE_REPORT, CrisisNoticeState
from consultations.models import Consultation, CrisisNotice, UsdConsultation
from consultations.services import conversion, crisis_notices, usd

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Region

# One sentence for everything that does not fit: it must not tell what exists (A7).
UNKNOWN = (
    "Dit nummer hoort niet bij een advies, consultatie of vooraankondiging waarop een melding "
    "volgt. Vraag de beller het nummer na, of laat het veld leeg."
)


def refuse_unknown(number: str, *, region: "Region") -> None:
    """Whether a report may follow on this number, asked before it is handed in."""
    if number and _preceding(number, region) is None:
        raise DomainError(UNKNOWN)


def report_after(number: str, *, region: "Region") -> str:
    """The number of the report that followed already; for who stood at this number before."""
    found = _find(number.strip().upper(), region)
    return found.report_number if found else ""


@transaction.atomic
def report_followed(
    number: str, *, report_number: str, region: "Region", actor: "User", at: datetime
) -> None:
    """Tie the two by their numbers; without a number nothing preceded the report."""
    if not number:
        return
    row = _preceding(number, region, report_number)
    if isinstance(row, Consultation):
        conversion.report_followed(row, report_number=report_number, actor=actor, at=at)
    elif isinstance(row, UsdConsultation):
        usd.report_followed(row, report_number=report_number, actor=actor)
    elif isinstance(row, CrisisNotice):
        crisis_notices.report_followed(row, report_number=report_number, actor=actor, at=at)
    else:
        raise DomainError(UNKNOWN)


@transaction.atomic
def tie_afterwards(
    number: str, *, report_number: str, region: "Region", actor: "User", at: datetime
) -> bool:
    """A consultation or a notice turns out to stand before a report that is there already.

    False when it was tied before: twice is once. An advice becomes a report only at the wish of
    its caller (003-22), so never this way.
    """
    row = _preceding(number, region, report_number)
    if row is None or isinstance(row, Consultation):
        raise DomainError(UNKNOWN)
    if row.report_number:
        return False
    report_followed(number, report_number=report_number, region=region, actor=actor, at=at)
    return True


def _preceding(
    number: str, region: "Region", report_number: str = ""
) -> Consultation | UsdConsultation | CrisisNotice | None:
    """What stands under this number and waits for a report, or was tied to this very report."""
    found = _find(number.strip().upper(), region)
    if found is None or (report_number and found.report_number == report_number):
        return found
    return found if _waits(found) else None


def _find(number: str, region: "Region") -> Consultation | UsdConsultation | CrisisNotice | None:
    if number.startswith("AD-"):
        return Consultation.objects.filter(number=number, region=region).first()
    here = {"number": number, "organisation__region": region}
    if number.startswith("UC-"):
        return UsdConsultation.objects.filter(**here).first()
    return CrisisNotice.objects.filter(**here).first()


def _waits(row: Consultation | UsdConsultation | CrisisNotice) -> bool:
    if isinstance(row, Consultation):
        return row.state in BEFORE_REPORT
    if isinstance(row, UsdConsultation):
        return row.awaits_report
    return row.state == CrisisNoticeState.OPEN
