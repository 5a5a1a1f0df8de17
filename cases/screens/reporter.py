"""Who reported, as this reader may see it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.enums import ReporterKind
from cases.selectors.report import is_named_for, reporter_of
from common.shown import Fact

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Report, Reporter

PROMISED = "Anoniem (toegezegd)"


@dataclass(frozen=True)
class ReporterCard:
    """``named`` is whether this reader sees who it is; ``promised`` whether the family may not."""

    title: str
    kind: str
    named: bool
    promised: bool
    facts: list[Fact]
    may_reveal: bool


def reporter_card(report: "Report", reader: "User") -> ReporterCard:
    """Name, organisation and contact for who may see them; otherwise only the kind of reporter."""
    reporter = reporter_of(report)
    kind = str(ReporterKind(reporter.kind).label)
    if not is_named_for(reader, report):
        return ReporterCard(
            title=PROMISED,
            kind=kind,
            named=False,
            promised=True,
            facts=[],
            may_reveal=reader.may(Permission.REPORTER_REVEAL),
        )
    return ReporterCard(
        title=reporter.name,
        kind=kind,
        named=True,
        promised=reporter.anonymous,
        facts=_facts(reporter),
        may_reveal=False,
    )


def _facts(reporter: "Reporter") -> list[Fact]:
    given = [
        ("Hoedanigheid", reporter.get_capacity_display()),
        ("Organisatie", reporter.organisation_name),
        ("Functie", reporter.job_title),
        ("Telefoon", reporter.phone),
        ("E-mailadres", reporter.email),
        ("Postadres", reporter.postal_address),
        ("Band met het gezin", reporter.relation_to_family),
        ("Contact met het gezin", reporter.get_contact_duration_display()),
        ("Blijft betrokken", reporter.get_stays_involved_display()),
        ("Gezin mag weten wie meldde", reporter.get_disclose_display()),
        ("Grond om niet bekend te maken", reporter.get_withholding_ground_display()),
        ("Toelichting", reporter.withholding_explanation),
        ("Terugkoppelen via", reporter.get_feedback_channel_display()),
    ]
    return [Fact(label, _sentence(str(value))) for label, value in given if value]


def _sentence(words: str) -> str:
    """An e-mail address stays as it is; the words of a list begin with a capital."""
    return words if "@" in words else words[:1].upper() + words[1:]
