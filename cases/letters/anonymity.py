"""The anonymity filter: does a text betray a reporter who was promised not to be named (A4)?

The filter helps a person; it does not replace the second reader, who judges what no list knows.
"""

import html
import re
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.letters.clues import Reported, find_leaks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Report


def leaks(text: str, report: "Report") -> list[str]:
    """Sentences that say what in this text points to the reporter; empty when nothing does."""
    if not report.reporter.anonymous:
        return []
    return find_leaks(text, _reported(report))


def leaks_in_each(
    texts: "Iterable[str]", report: "Report", *, also_innocent: tuple[str, ...] = ()
) -> list[list[str]]:
    """The same for each of many texts; what was reported is read once.

    ``also_innocent`` are names the reader knows anyhow, beside those of the family.
    """
    if not report.reporter.anonymous:
        return [[] for _ in texts]
    reported = _reported(report, also_innocent=also_innocent)
    return [find_leaks(text, reported) for text in texts]


def leaks_in_document(page: str, report: "Report", *, sender: str) -> list[str]:
    """The same for a frozen letter as a whole, its head and closing included.

    The name of the colleague who signs may resemble the reporter's; the date of the letter may be
    the date of an event: neither tells the reader anything.
    """
    if not report.reporter.anonymous:
        return []
    return find_leaks(_visible(page), _reported(report, also_innocent=(sender,), days=False))


def _visible(page: str) -> str:
    """What a reader sees of a page, its title included."""
    without_style = re.sub(r"<style.*?</style>", " ", page, flags=re.DOTALL)
    broken = re.sub(r"</(?:p|li|dd|dt|div|h\d|title)>|<br>", "\n", without_style)
    return html.unescape(re.sub(r"<[^>]*>", " ", broken))


def _reported(
    report: "Report", *, also_innocent: tuple[str, ...] = (), days: bool = True
) -> Reported:
    """What the filter has to know of a report, as plain data."""
    reporter, content = report.reporter, report.content
    involved = [i.person for i in report.involvements.select_related("person")]
    events = list(report.events.prefetch_related("amendments"))
    received = timezone.localtime(report.received_at)
    told = [
        *(
            str(getattr(content, field.name))
            for field in content._meta.concrete_fields
            if field.get_internal_type() == "TextField"
        ),
        *(f"{event.what}\n{event.period}" for event in events),
        *(mended.before.get("what", "") for event in events for mended in event.amendments.all()),
        report.urgent_reason,
    ]
    return Reported(
        name=reporter.name,
        capacity=reporter.capacity,
        organisations=tuple(
            {
                reporter.organisation_name,
                reporter.organisation.name if reporter.organisation else "",
            }
        ),
        job_title=reporter.job_title,
        relation=reporter.relation_to_family,
        phone=reporter.phone,
        email=reporter.email,
        postal_address=reporter.postal_address,
        received_time=(received.hour, received.minute),
        event_days=tuple(e.happened_on for e in events if e.happened_on and days),
        told=tuple(text for text in told if text.strip()),
        innocent=(*(person.name for person in involved), *also_innocent, report.case.region.name),
    )
