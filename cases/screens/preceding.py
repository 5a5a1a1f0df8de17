"""What stood before a report: advice, municipal consultations and crisis notices.

Only the numbers tie them (A6). A reader who may not know the reporter does not hear from whom
or with what words the report came (A5).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.text import capfirst

from common.dutch import long_day
from common.shown import Fact
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
    """One of what stood before. ``hidden`` stands instead of all of them for a reader who may
    not know the reporter; ``shared`` is what a municipality shares of its consultation.
    """

    title: str
    number: str = ""
    facts: list[Fact] = field(default_factory=list)
    hidden: str = ""
    shared: SharedConsultation | None = None


def preceding_of(report: "Report", *, named: bool) -> list[Preceding]:
    """Everything that carries the number of this report; nothing is asked when nothing does."""
    if not report.preceded_by:
        return []
    if not named:
        return [Preceding("Eerder contact", hidden=HIDDEN)]
    own, region = report.number, report.case.region
    return [
        *(
            Preceding(f"Voortgekomen uit advies {row.number}", row.number, _advice(row))
            for row in preceding.advice_before(own, region=region)
        ),
        *(
            Preceding(f"Voortgekomen uit consultatie {row.number}", row.number, shared=shared(row))
            for row in preceding.usd_consultations_before(own, region=region)
        ),
        *(
            Preceding(f"Voortgekomen uit vooraankondiging {row.number}", row.number, _notice(row))
            for row in preceding.notices_before(own, region=region)
        ),
    ]


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
