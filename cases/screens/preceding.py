"""What stood before a report: an advice, a municipal consultation or a crisis notice.

Only the numbers tie them (A6). A reader who may not know the reporter does not hear from whom
or with what words the report came (A5).
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.text import capfirst

from cases.screens.intake import Fact
from common.dutch import long_day
from consultations.enums import AgeBand
from consultations.screens.usd_shared import SharedConsultation, shared
from consultations.selectors import preceding

if TYPE_CHECKING:
    from cases.models import Report
    from consultations.models import Consultation, CrisisNotice

HIDDEN = (
    "Vóór deze melding was er al contact met Veilig Thuis. Wat daar is gezegd, leest alleen wie "
    "de naam van de melder mag zien."
)


@dataclass(frozen=True)
class Preceding:
    """``hidden`` stands instead of everything else for a reader who may not know the reporter;
    ``shared`` is what a municipality shares of its consultation.
    """

    title: str
    facts: list[Fact]
    hidden: str = ""
    shared: SharedConsultation | None = None


def preceding_of(report: "Report", *, named: bool) -> Preceding | None:
    """What the report came of, when it came of anything."""
    number, region = report.preceded_by, report.case.region
    if not number:
        return None
    if not named:
        return Preceding("Eerder contact", [], HIDDEN)
    own = report.number
    if advice := preceding.advice_before(number, report_number=own, region=region):
        return Preceding(f"Voortgekomen uit advies {number}", _advice(advice))
    if talk := preceding.usd_consultation_before(number, report_number=own, region=region):
        return Preceding(f"Voortgekomen uit consultatie {number}", [], shared=shared(talk))
    if notice := preceding.notice_before(number, report_number=own, region=region):
        return Preceding(f"Voortgekomen uit vooraankondiging {number}", _notice(notice))
    return Preceding(f"Voortgekomen uit {number}", [])


def _advice(advice: "Consultation") -> list[Fact]:
    return _known(
        ("Meldcode", advice.get_meldcode_step_display()),
        ("Waarvoor belde de beller", advice.get_purpose_display()),
        ("Verwachting", advice.expectation),
    )


def _notice(notice: "CrisisNotice") -> list[Fact]:
    ages = [str(AgeBand(band).label) for band in notice.age_bands]
    return _known(
        ("Gemeente", notice.organisation.name),
        ("Wat dreigt er", notice.threat),
        ("Verwacht vanaf", _day(notice.expected_from)),
        ("Verwacht tot en met", _day(notice.expected_until)),
        ("Onveiligheid nu", notice.get_danger_display()),
        ("Leeftijden in het gezin", ", ".join(ages)),
        ("Afspraken die er al zijn", notice.agreements),
        ("Gevraagd van Veilig Thuis", notice.asked_of_vt),
        ("Bereikbaar", f"{notice.contact_name}, {notice.contact_phone}"),
        ("Buiten kantooruren", f"{notice.night_name} {notice.night_phone}".strip()),
    )


def _day(day: date | None) -> str:
    return long_day(day) if day else ""


def _known(*pairs: tuple[str, str]) -> list[Fact]:
    return [Fact(label, capfirst(str(value))) for label, value in pairs if value]
