"""What VT still has to write before the document can go (6.6, sections 3, 5 to 8, 11 and 13)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handover.content.reports import reports_of
from handover.content.told import has_earlier_reports
from handover.enums import HandoverForm

if TYPE_CHECKING:
    from handover.models import Handover

ALWAYS = (
    "family_knows",
    "family_view",
    "willingness",
    "current_help",
    "advice_contact",
    "advice_home_visit",
    "advice_help",
    "way_back",
)
# Nothing was agreed at a table: VT advises on these.
ADVISED = ("help_questions", "agreements_advice", "consequences_advice")
# There are no conditions of VT: the receiver makes a plan of its own (7.11).
OWN_PLAN = ("advice_plan",)


def asked_of(handover: "Handover") -> Iterator[str]:
    """The texts that have to be there for this handover, in the order of the document."""
    if any(report.reporter.anonymous for report in reports_of(handover)):
        yield "report_summary"
    if has_earlier_reports(handover):
        yield "earlier_reports"
    yield from ALWAYS
    if handover.track_id is None:
        yield from OWN_PLAN
    if handover.form == HandoverForm.WRITTEN:
        yield from ADVISED


def missing_in(handover: "Handover") -> list[str]:
    """The names, in Dutch, of the texts that are empty and have to be there."""
    labels = {field.name: str(field.verbose_name) for field in handover._meta.concrete_fields}
    return [labels[name] for name in asked_of(handover) if not getattr(handover, name).strip()]
