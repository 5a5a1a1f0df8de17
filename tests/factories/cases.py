"""Cases, reports and assessments in each state, as the database accepts them."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.enums import (
    Capacity,
    Channel,
    ContactDuration,
    FeedbackChannel,
    InvolvementRole,
    Occasion,
    WithholdingGround,
    YesNoUnknown,
    reporter_kind_of,
)
from cases.models import Case, InstrumentTemplate, Involvement, Report, ReportContent, Reporter
from cases.services.regie import vt_takes_regie
from numbering.enums import SeriesKind
from numbering.services import next_number
from organisations.models import Region
from people.models import Household, HouseholdMember, Person
from tests.factories.organisations import veilig_thuis_of


def person(
    region: Region, calling_name: str = "Sanne", surname: str = "Vermeer", **fields
) -> Person:
    return Person.objects.create(
        region=region,
        calling_name=calling_name,
        surname=surname,
        sort_key=surname.lower(),
        **fields,
    )


@transaction.atomic
def case(region: Region, *, by: User, name: str = "Gezin Vermeer") -> Case:
    """An open case whose sight on safety lies with VT."""
    veilig_thuis_of(region)
    household = Household.objects.create(region=region, name=name)
    now = timezone.now()
    made = Case.objects.create(
        number=next_number(SeriesKind.CASE, now.year), region=region, household=household
    )
    vt_takes_regie(made, at=now, reason="Melding aangenomen", actor=by)
    return made


@transaction.atomic
def report(
    of: Case,
    *,
    by: User,
    at: datetime | None = None,
    capacity: Capacity = Capacity.SCHOOL,
    anonymous: bool = False,
    own_help: bool = False,
    **fields,
) -> Report:
    """A report with everything it needs to be received; still a draft."""
    at = at or timezone.now() - timedelta(hours=1)
    made = Report.objects.create(
        number=next_number(SeriesKind.REPORT, at.year),
        case=of,
        received_at=at,
        channel=fields.pop("channel", Channel.FORM),
        received_by=by,
        submission_key=uuid4(),
        **fields,
    )
    kind = reporter_kind_of(capacity)
    Reporter.objects.create(
        report=made,
        name="Wilma Terlouw",
        capacity=capacity,
        kind=kind,
        organisation_name="Basisschool De Wilg",
        phone="06 00000000",
        email="wilma@dewilg.example",
        contact_duration=ContactDuration.LONG,
        disclose=YesNoUnknown.NO if anonymous else YesNoUnknown.YES,
        withholding_ground=WithholdingGround.NO_CONSENT if anonymous else "",
        consent_recorded=not anonymous,
        feedback_channel=FeedbackChannel.PHONE,
    )
    yes = YesNoUnknown.YES if own_help else ""
    ReportContent.objects.create(
        report=made,
        occasions=[Occasion.CHILD_ABUSE_OTHER],
        worries="Sanne komt vaak zonder eten op school.",
        family_informed_beforehand=YesNoUnknown.YES,
        can_help=yes,
        can_use_plan=yes,
        can_keep_sight=yes,
        family_cooperates=yes,
        leads_to_stable=yes,
    )
    child = person(of.region, birth_year=2017)
    HouseholdMember.objects.create(person=child, household=of.household, since=date(2020, 1, 1))
    Involvement.objects.create(report=made, person=child, role=InvolvementRole.ALLEGED_VICTIM)
    return made


def instrument() -> InstrumentTemplate:
    made, _ = InstrumentTemplate.objects.get_or_create(
        name="Klein instrument voor tests",
        version=1,
        defaults={
            "valid_from": date(2020, 1, 1),
            "parts": [
                {
                    "code": code,
                    "title": code,
                    "help": "",
                    "items": [{"code": f"{code}_1", "text": code}],
                }
                for code in ("acute", "structural", "multi_problem", "protective")
            ],
        },
    )
    return made
