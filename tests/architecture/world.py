"""One region in which everything exists once: a case in triage with an anonymous reporter."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from accounts.models import Competence, RegionContact, User
from accounts.roles import Role
from cases.enums import Capacity, ContactChannel, GrantReason, TriageOutcome
from cases.models import (
    AccessGrant,
    ConflictOfInterest,
    RadarHit,
    Report,
    ReportDraft,
    UnsafeEvent,
)
from cases.services.assignments import assign
from cases.services.attachments import attach_to_report
from cases.services.urgent import declare_urgent
from connections.enums import MessageKind
from connections.models import ConnectedSystem
from consultations.enums import DraftKind
from consultations.services.drafts import keep_draft
from deadlines.models import Holiday
from documents.tasks import print_document
from monitoring.models import MonitoringProfile
from notifications.models import Notification
from organisations.enums import Severity, TeamKind
from organisations.models import RegionProfile, TaskPackage, Team
from safety.enums import RaterKind
from tests.architecture.handovers_of_world import handovers_of_anna
from tests.architecture.local_field_of_world import family_at_local_field
from tests.architecture.local_plans_of_world import plan_at_local_field
from tests.architecture.local_work_of_world import work_at_local_field
from tests.architecture.meetings_of_world import meetings_of_gijs
from tests.architecture.monitoring_of_world import followed_families
from tests.architecture.plans_of_world import plan_in_third_version
from tests.architecture.radar_of_world import radar_of
from tests.architecture.received_of_world import handovers_at_receiver
from tests.architecture.repeats_of_world import reported_again_in_world
from tests.factories import assessments, safety, sharing
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.consultations import advice
from tests.factories.notices import notice
from tests.factories.organisations import (
    local_team_of,
    municipality_of,
    region,
    veilig_thuis_of,
)
from tests.factories.usd import unfinished_usd
from tracks.enums import ConversationForm, ConversationWith, InformationFrom
from tracks.selectors.letters import letters_of
from tracks.services import conversations as talks
from tracks.services import course, rvdk, sources
from tracks.services.assigning import assign_track
from tracks.services.letters import owe_destruction_letters, print_letter

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LETTER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)
# The reporter, in every word that is his: name, organisation, job, telephone, address, tie.
REPORTER = {
    "name": "Wilma Terlouw",
    "organisation_name": "Basisschool De Wilg",
    "job_title": "intern begeleider bovenbouw",
    "phone": "0612345678",
    "email": "wilma@dewilg.example",
    "postal_address": "Wilgenlaan 12, 9971 AA Ergens",
    "relation_to_family": "woont schuin tegenover het gezin",
    "withholding_explanation": "zij vreest wraak van de stiefvader",
}
WORDS = [
    "Wilma",
    "Terlouw",
    "De Wilg",
    "intern begeleider bovenbouw",
    "0612345678",
    "06 12345678",
    "dewilg",
    "Wilgenlaan",
    "schuin tegenover",
    "vreest wraak",
]


@dataclass
class World:
    """Names for the arguments of addresses, and the people who try them."""

    people: dict[str, User | None]
    browsers: dict[str, Client]
    arguments: dict[str, tuple[object, ...]]
    report: Report
    told: Report

    def answer(self, who: str, method: str, address: str, typed: dict[str, str] | None = None):
        """What this person gets, without leaving a trace. A browser always sends a token along."""
        given = {"csrfmiddlewaretoken": "x", **(typed or {})} if method == "post" else typed
        with transaction.atomic():
            answer = getattr(self.browsers[who], method)(address, given)
            body = b"".join(answer) if answer.streaming else answer.content
            if file := getattr(answer, "file_to_stream", None):
                file.close()
            transaction.set_rollback(True)
        return answer, body


def make_world() -> World:
    noord, zuid = region("Noord"), region("Zuid")
    people = make_cast(noord, zuid)
    anna, hanna, gijs, bram, fatma = (
        people[name] for name in ("anna", "hanna", "gijs", "bram", "fatma")
    )
    report = anonymous_report(noord, fatma)
    assessments.gathering(report, anna)
    declare_urgent(report, reason="Dreiging.", first_action="Bellen.", actor=anna)
    told = anonymous_report(noord, fatma)
    assessments.completed(told, anna, hanna, TriageOutcome.INVESTIGATION, k4=True, k5=True)
    assign(told.case, to=gijs, reason="Onderzoek", actor=bram)
    report.refresh_from_db()
    told.refresh_from_db()
    case = report.case
    earlier = make.report(make.case(noord, by=fatma, name="Gezin Eerder"), by=fatma)
    hit = RadarHit.objects.create(
        report=report,
        person=report.involvements.get().person,
        earlier_person=earlier.involvements.get().person,
        earlier_report=earlier,
        score=91,
        reasons=["achternaam gelijk"],
    )
    draft = ReportDraft.objects.create(region=noord, owner=fatma)
    arguments = _arguments(noord, report, case, hit, draft, anna, bram)
    arguments |= {"told": (told.number,), "told case": (told.case.number,)}
    arguments |= {"letter": (told.number, 1)}
    arguments |= known_of_safety(told, anna)
    arguments |= radar_of(hit, fatma, anna)
    arguments |= {"signal": (sharing.signal(told.case, by=gijs).pk,)}
    arguments |= in_track(noord, people)
    arguments |= plan_in_third_version(noord, people)
    arguments |= plan_at_local_field(noord, people)
    arguments |= work_at_local_field(noord, people)
    arguments |= family_at_local_field(noord, people)
    arguments |= reported_again_in_world(noord, people, REPORTER)
    arguments |= handovers_at_receiver(noord, anna)
    arguments |= handovers_of_anna(noord, anna)
    arguments |= meetings_of_gijs(noord, people)
    arguments |= followed_families(noord, people)
    arguments |= {"notice": (notice(people["daan"]).number,)}
    arguments |= typed_in_town(people["daan"])
    arguments |= supported_talk(fatma)
    arguments |= {"guidance": ("afwegingskader",)}
    arguments |= {"usd": (unfinished_usd(people["daan"]).number,)}
    browsers = {name: browser(person) for name, person in people.items()}
    return World(people, browsers, arguments, report, told)


def make_cast(noord, zuid) -> dict[str, User | None]:
    """The same people as everywhere, with a privacy officer and somebody without an account."""
    here, there, town = veilig_thuis_of(noord), veilig_thuis_of(zuid), municipality_of(noord)
    return {
        "fatma": colleague("Fatma Haddou", Role.INTAKE, here),
        "anna": colleague("Anna Meijer", Role.TRIAGE, here),
        "hanna": colleague("Hanna Visser", Role.TRIAGE, here),
        "gijs": colleague("Gijs van Dam", Role.CASEWORKER, here),
        "bram": colleague("Bram de Wit", Role.TEAM_LEAD, here),
        "petra": colleague("Petra Zwart", Role.PRIVACY_OFFICER, here),
        "chantal": colleague("Chantal Bos", Role.TEAM_LEAD, there),
        "daan": colleague("Daan Kuipers", Role.CONSULENT, town),
        "esra": colleague("Esra Yıldız", Role.ADMINISTRATOR, here),
        "stranger": None,
    }


def known_of_safety(told, anna) -> dict[str, tuple[object, ...]]:
    """Events of intake and of later, and a score, all with the reporter as their source."""
    case, number = told.case, told.case.number
    UnsafeEvent.objects.create(
        case=case, report=told, what="Er werd geslagen.", known_by="seen", source=REPORTER["name"]
    )
    heard = safety.event(case, by=anna, source=f"{REPORTER['name']}, {REPORTER['job_title']}")
    child = told.involvements.get().person
    reporters = {"rater": RaterKind.NETWORK, "rater_name": REPORTER["name"]}
    return {
        "event": (number, heard.pk),
        "risk": (number, safety.risk(case, by=anna).pk),
        "protective": (number, safety.protective(case, by=anna).pk),
        "score": (number, safety.score(case, child, by=anna, **reporters).pk),
    }


def in_track(noord, people) -> dict[str, tuple[object, ...]]:
    """An investigation Gijs does with Sjoerd: one talk held, one still planned."""
    anna, bram, gijs = people["anna"], people["bram"], people["gijs"]
    report = anonymous_report(noord, people["fatma"])
    assessments.completed(
        report, anna, people["hanna"], TriageOutcome.INVESTIGATION, k4=True, k5=True
    )
    report.refresh_from_db()
    sjoerd = colleague("Sjoerd Wiersma", Role.BEHAVIOURAL_EXPERT, veilig_thuis_of(noord))
    track = assign_track(report, owner=gijs, second=sjoerd, actor=bram)
    track = course.start_track(track, on=timezone.localdate(), actor=gijs)
    talk = talks.plan_everybody(track, actor=gijs)[0]
    planned = talks.plan_conversation(
        track, contact_with=ConversationWith.PROFESSIONAL, name="Huisarts Bosma", actor=gijs
    )
    course.begin_conversations(track, actor=gijs)
    talks.hold_conversation(
        talk,
        held_at=timezone.now(),
        form=ConversationForm.ALONE,
        channel=ContactChannel.HOME_VISIT,
        summary="Vertelt hoe het thuis gaat.",
        actor=gijs,
    )
    return {
        "track": (track.number,),
        "track case": (track.case.number,),
        "talk held": (track.number, talk.pk),
        "talk planned": (track.number, planned.pk),
        "step": (track.number, "gather_findings"),
        "no step": (track.number, "opheffen"),
        "joined": (track.case.number, report.number),
        **beside_track(track, gijs),
    }


def beside_track(track, gijs) -> dict[str, tuple[object, ...]]:
    """A source, a request to the Raad that is being written, and a letter that was printed."""
    source = sources.add_source(
        track,
        kind=InformationFrom.PROFESSIONAL,
        name="Huisarts Bosma",
        told_on=timezone.localdate(),
        facts="Zag een blauwe plek.",
        weighing="Vragen is nu niet veilig.",
        actor=gijs,
    )
    rvdk.prepare_request(track, actor=gijs)
    owe_destruction_letters(track, at=timezone.now(), actor=gijs)
    letter = print_letter(letters_of(track)[0], actor=gijs)
    print_document(letter.document.pk)
    return {
        "source": (track.number, source.pk),
        "raad step": (track.number, "wait"),
        "track letter": (track.number, 1),
    }


def supported_talk(fatma) -> dict[str, tuple[object, ...]]:
    """An advice with support over several contacts, and a talk that is still being typed."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    row = advice(fatma, support_plan="Samen naar het wijkteam.", next_contact_on=tomorrow)
    talk = keep_draft(uuid4(), {"question": ["?"]}, began_at=timezone.now(), actor=fatma)
    return {"advice": (row.number,), "talk": (talk.key,)}


def typed_in_town(daan) -> dict[str, tuple[object, ...]]:
    """What a consulent typed and did not record, and a notice in which a found name stayed."""
    about = "De flat heet Jan de Boer."
    pointed = notice(daan, threat=about, despite="Dat is de naam van de flat.")
    untold, unsent = (
        keep_draft(uuid4(), {"question": ["?"]}, actor=daan, kind=kind)
        for kind in (DraftKind.USD, DraftKind.CRISIS_NOTICE)
    )
    return {"pointed": (pointed.number,), "untold": (untold.key,), "unsent": (unsent.key,)}


def anonymous_report(noord, fatma) -> Report:
    """Received, from a neighbour who was promised not to be named; she sent a letter along."""
    report = assessments.received(noord, by=fatma, capacity=Capacity.NEIGHBOURHOOD, anonymous=True)
    for field, value in REPORTER.items():
        setattr(report.reporter, field, value)
    report.reporter.save()
    letter = SimpleUploadedFile("brief van Wilma Terlouw.pdf", LETTER, "application/pdf")
    attach_to_report(report, letter, actor=fatma)
    return report


def _arguments(noord, report, case, hit, draft, anna, bram):
    now = timezone.now()
    kees = colleague("Kees Tijdelijk", Role.CASEWORKER, veilig_thuis_of(noord))
    grant = AccessGrant.objects.create(
        case=case,
        user=kees,
        kind=GrantReason.QUESTION,
        reason="Vraag van de gemeente",
        since=now - timedelta(hours=5),
        until=now - timedelta(hours=2),
    )
    conflict = ConflictOfInterest.objects.create(
        case=case, user=kees, reason="Familie", recorded_by=bram
    )
    message = Notification.objects.filter(recipient=anna).first() or Notification.objects.create(
        recipient=anna, kind="deadline_warning", title=case.number, path="/", key="x"
    )
    term = case.deadlines.filter(term="D1").get()
    beheer = _configured(noord, kees)
    return {
        "": (),
        "report": (report.number,),
        "case": (case.number,),
        "hit": (report.number, hit.pk),
        "attachment": (report.number, 1),
        "draft": (draft.key,),
        "draft step": (draft.key, "melder"),
        "draft row": (draft.key, 1),
        "draft person": (draft.key, "p1"),
        "grant": (grant.pk,),
        "conflict": (case.number, conflict.pk),
        "term": (case.number, term.pk),
        "message": (message.pk,),
        **beheer,
    }


def _configured(noord, kees):
    team_organisation = local_team_of(noord)
    team = Team.objects.create(
        organisation=team_organisation, name="Team Oost", kind=TeamKind.LOCAL
    )
    package = TaskPackage.objects.create(
        team_organisation=team_organisation, severity=Severity.LIGHT, valid_from="2026-01-01"
    )
    competence = Competence.objects.create(user=kees, register="skj", number="1")
    holiday = Holiday.objects.create(
        region=noord, on="2026-03-04", name="studiedag", kind="closing", source="besluit"
    )
    monitoring_profile = MonitoringProfile.objects.create(
        region=noord, since=date(2030, 1, 1), months=[3, 12]
    )
    profile = RegionProfile.objects.create(
        region=noord, valid_from=timezone.localdate() + timedelta(days=3)
    )
    system = ConnectedSystem.objects.create(
        name="Koppeling",
        region=noord,
        organisation=team_organisation,
        sends=[MessageKind.REPORTS],
        token_hash="f" * 64,
    )
    fixed = RegionContact.objects.create(municipality=municipality_of(noord), colleague=kees)
    return {
        "contact": (fixed.pk,),
        "organisation": (team_organisation.pk,),
        "team": (team.pk,),
        "package": (package.pk,),
        "account": (kees.pk,),
        "function": (kees.pk, kees.memberships.get().pk),
        "competence": (kees.pk, competence.pk),
        "holiday": (holiday.pk,),
        "profile": (profile.pk,),
        "monitoring profile": (monitoring_profile.pk,),
        "system": (system.pk,),
        "key": ("sleutel",),
        "reset key": ("1", "sleutel"),
        "number": (1,),
        "provider": ("organisatie",),
    }


def browser(person: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person, backend=BACKEND)
    return client


def every_address():
    """Name and route of every address the site answers to, whoever made it."""
    yield from _walk(get_resolver().url_patterns, "", ())


def _walk(patterns, route, spaces):
    for entry in patterns:
        here = f"{route}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield ":".join([*spaces, entry.name or here])
        else:
            inside = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry.url_patterns, here, inside)
