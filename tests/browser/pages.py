"""Every page of everybody, from the access table: what answers 200, and each refused form."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from lxml.html import HtmlElement, document_fromstring

from cases.enums import FeedbackChannel, TriageOutcome
from cases.forms.intake_draft import STEPS
from cases.models import Report, ReportDraft
from cases.selectors.letters import feedback_draft
from cases.services import family_notices, feedback
from consultations.enums import PresentDanger, UsdState
from consultations.models import Consultation, UsdConsultation
from consultations.services.advising import lapse_advice
from consultations.services.conversion import report_followed
from consultations.services.supporting import note_support_contact
from consultations.services.usd_deciding import divide_tasks
from tests.architecture.test_access_table import ALL
from tests.architecture.world import World
from tests.factories import assessments, consultations, usd
from tests.factories.wizard import fill_in

# An element as it looks, whatever it says; or a page, by its name and how it was asked.
Kind = tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """A page somebody gets, or the answer to a form of theirs that does not fit."""

    name: str
    address: str
    body: str
    kinds: frozenset[Kind]


def pages_of(world: World, who: str, names: Collection[str]) -> Iterator[Shown]:
    """These addresses of the table, and the same for reports further on their way."""
    known = {key for _, _, key, statuses in ALL if statuses[who] in (200, 422)}
    for name, method, key, statuses in (row for row in ALL if row[0] in names):
        wanted = 200 if method == "get" else 422
        for arguments in _arguments(world, key, further=key in known):
            in_table = arguments == world.arguments[key]
            if in_table and statuses[who] != wanted:
                continue
            shown = _answer(world, who, name, method, arguments, wanted)
            assert shown or not in_table or name == "health", f"{name} gives {who} no page"
            if shown:
                yield shown


def _arguments(world: World, key: str, *, further: bool) -> list[tuple[object, ...]]:
    more = world.arguments.get(f"more {key}", ()) if further else ()
    return [world.arguments[key], *more]


def _answer(
    world: World, who: str, name: str, method: str, arguments: tuple[object, ...], wanted: int
) -> Shown | None:
    address = reverse(name, args=arguments)
    answer, body = world.answer(who, method, address)
    if answer.status_code != wanted:
        return None
    is_page = answer.headers["Content-Type"].startswith("text/html")
    text = body.decode() if is_page else ""
    if "<html" not in text:
        return Shown(name, address, "", frozenset())
    kinds = frozenset({(name, method), *_kinds(document_fromstring(text))})
    return Shown(name, address, text, kinds)


def _kinds(page: HtmlElement) -> Iterator[Kind]:
    for element in page.iterdescendants("*"):
        look = [element.get(said, "") for said in ("class", "type", "role", "aria-current")]
        says = "says" if any(text.strip() for text in element.itertext()) else "silent"
        yield (element.getparent().tag, element.tag, *look, says)


def go_on(world: World) -> None:
    """Reports in every stage of triage, letters in every state, and a whole draft."""
    people, region = world.people, world.report.case.region
    fatma, anna, hanna = people["fatma"], people["anna"], people["hanna"]
    own_help = TriageOutcome.OWN_HELP

    def report() -> Report:
        return assessments.received(region, by=fatma, own_help=True)

    waiting, judging, asked, reviewed, decided, told = (report() for _ in range(6))
    assessments.judging_begun(judging, anna)
    assessments.asked(asked, anna, hanna)
    assessments.reviewed(reviewed, anna, hanna)
    assessments.decided(decided, anna, hanna, own_help, advice_variant="continue")
    assessments.completed(told, anna, hanna, own_help, advice_variant="continue")
    _letters(told, anna)
    draft = ReportDraft.objects.create(region=region, owner=fatma)
    fill_in(world.browsers["fatma"], draft)
    stages = [waiting, judging, asked, reviewed, decided, told]
    world.arguments |= {
        "more report": [(one.number,) for one in stages],
        "more letter": [(told.number, place) for place in (1, 2)],
        "more draft": [(draft.key,)],
        "more draft step": [(draft.key, step) for step in STEPS],
        "more draft person": [(draft.key, "p1")],
        "more advice": [(talk.number,) for talk in _talks(fatma)],
        "more usd": [(one.number,) for one in _consultations(people["daan"])],
    }


def _talks(fatma) -> list[Consultation]:
    """Going on with everything filled in, supported with a contact, converted, over."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    full = consultations.full_talk(fatma)
    supported = consultations.advice(fatma, support_plan="Samen.", next_contact_on=tomorrow)
    note_support_contact(supported, summary="Gebeld.", next_contact_on=tomorrow, actor=fatma)
    converted = report_followed(
        consultations.running_advice(fatma), report_number="M-2026-00007", actor=fatma
    )
    wrong = lapse_advice(
        consultations.running_advice(fatma), reason="Verkeerd verbonden", actor=fatma
    )
    return [full, supported, converted, wrong, consultations.advice(fatma)]


def _consultations(daan) -> list[UsdConsultation]:
    """Of a municipality, in every state."""
    unsafe = usd.usd(daan, danger=PresentDanger.ACUTE)
    decided = [usd.decided_usd(daan), usd.decided_usd(daan, UsdState.REPORTED)]
    divide_tasks(decided[0], usd.TASKS, actor=daan)
    return [unsafe, *decided, usd.closed_usd(daan)]


def _letters(report: Report, anna) -> None:
    """To the reporter sent; to the family written."""
    message = report.feedback.get()
    feedback.write_feedback(message, actor=anna, **feedback_draft(report))
    feedback.release_feedback(message, actor=anna)
    feedback.send_feedback(message, channel=FeedbackChannel.PHONE, actor=anna)
    for notice in report.family_notices.all():
        family_notices.write_notice(notice, actor=anna, body="Wij kregen een melding.")
