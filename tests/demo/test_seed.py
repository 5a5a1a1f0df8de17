"""The demo region is alive, fictitious, and only ever put in an empty database."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.contacts import contacts
from accounts.models import User
from accounts.roles import Role
from cases.enums import AssessmentState, CaseState, FeedbackState, NoticeState, ReportState
from cases.models import (
    Case,
    CaseDeadline,
    FamilyNotice,
    Feedback,
    RadarHit,
    RegieAssignment,
    Report,
    ReportDraft,
    SafetyAssessment,
)
from cases.selectors import triage_board
from common.code_lists import ReporterKind, reporter_kind_of
from consultations.enums import AdviceKind, AdviceState, CrisisNoticeState, UsdState
from consultations.models import (
    Consultation,
    CrisisNotice,
    SupportContact,
    UsdConsultation,
    UsdTask,
)
from consultations.texts import identities_in
from deadlines.selectors import calendar_of
from demo.seed import HERE, PASSWORD
from documents.models import Document
from localfield.selectors.families import families
from notifications.models import Notification, OutgoingEmail
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from people.models import Address, Person
from reporting.selectors import caseload, scopes
from runtime.prepare import DATABASE_STEPS
from safetyplans.enums import CheckedAs, PlanState
from safetyplans.guards.vt_half import standing_check
from safetyplans.models import PlanVersion, SafetyPlan
from safetyplans.wording import bad_condition
from tests.demo.partners import TestLocalField  # noqa: F401 - asked of the same region
from tracks.enums import ProposalKind, RvdkState, TrackKind, TrackState
from tracks.models import RvdkRequest, Track, TrackLetter
from tracks.selectors.lists import waiting_families, with_last_sight

# Passed through within one act.
MOMENTARY = {ReportState.DRAFT, AssessmentState.TO_START, TrackState.TO_ASSIGN}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Filled once, by the steps of a first start; every test leaves the region as it was."""
    migrate, *steps = DATABASE_STEPS
    assert migrate[0] == "migrate"  # done for the test database
    with django_db_blocker.unblock(), transaction.atomic():
        for step in steps:
            call_command(*step, verbosity=0)
        yield
        transaction.set_rollback(True)


# Seeding takes some forty seconds of CPU: on a machine that is busy the first test waits long.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.timeout(600),
]


def states(model) -> set[str]:
    return set(model.objects.values_list("state", flat=True))


@pytest.mark.usefixtures("demo")
class TestDemo:
    """What somebody finds who has just started the product."""

    def test_some_eighty_families_are_under_way_in_four_municipalities(self):
        assert 65 <= Case.objects.count() <= 85
        assert Case.objects.values("municipality").distinct().count() >= 4
        assert Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).count() == 4

    def test_every_state_is_reached(self):
        assert states(Report) == {*ReportState} - MOMENTARY
        assert states(SafetyAssessment) == {*AssessmentState} - MOMENTARY
        assert states(Case) == {*CaseState}
        assert states(Feedback) == {*FeedbackState}
        assert states(FamilyNotice) == {*NoticeState}

    def test_every_group_of_every_board_has_rows(self):
        now = timezone.now()
        anna, bram, gijs, daan, fatma = (
            User.objects.get(email=f"{name}@voorbeeld.example")
            for name in ("anna", "bram", "gijs", "daan", "fatma")
        )
        edges = caseload.Edges.at(now, calendar_of(bram.region))
        board = caseload.board(bram, edges)

        assert all(triage_board.stage_counts(triage_board.waiting(anna), now).values())
        assert all(caseload.ageing(board, edges).values())
        assert len(caseload.load_per_worker(board)) >= 5
        assert scopes.my_cases(anna).exists()
        assert scopes.my_cases(gijs).exists()
        assert scopes.reviews_asked(anna).exists()
        assert scopes.letters_to_release(User.objects.get(name="Hanna Visser")).exists()
        assert scopes.exits_to_approve(bram).exists()
        assert scopes.own_drafts(fatma).exists()
        assert families(daan).count() >= 2

    def test_some_are_late_with_a_reason_and_some_without(self):
        late = CaseDeadline.objects.filter(breached_at__isnull=False)

        assert late.filter(breach_reason="").exists()
        assert late.exclude(breach_reason="").exists()
        assert CaseDeadline.objects.open().filter(due_at__gt=timezone.now()).count() > 20

    def test_all_roles_with_a_screen_of_their_own_can_log_in(self):
        roles = set(User.objects.values_list("memberships__role", flat=True)) - {None}

        assert User.objects.filter(is_active=True).count() == 18
        assert roles >= {
            Role.INTAKE, Role.CRISIS, Role.TRIAGE, Role.CASEWORKER, Role.BEHAVIOURAL_EXPERT,
            Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.CONSULENT, Role.USD_COORDINATOR,
            Role.LOCAL_WORKER, Role.LOCAL_ACCESS, Role.REGION_OFFICER, Role.ADMINISTRATOR,
        }  # fmt: skip

    def test_the_accounts_are_told_with_a_password_that_works(self, capsys):
        call_command("demo_accounts")
        told = capsys.readouterr().out

        assert len(re.findall(r"@voorbeeld\.example", told)) == 18
        assert PASSWORD in told
        assert len(PASSWORD) >= 12
        assert User.objects.get(email="anna@voorbeeld.example").check_password(PASSWORD)

    def test_everything_is_made_up(self):
        numbers = [bsn.reveal() for bsn in Person.objects.values_list("bsn", flat=True) if bsn]
        texts = "\n".join(path.read_text() for path in Path(HERE).rglob("*.yaml"))
        phones = re.findall(r"(?:phone|telefoon): ([\d ]+)", texts)

        assert numbers
        assert {number[:4] for number in numbers} == {"9999"}  # a series that is never given out
        assert set(re.findall(r"@[\w.]+", texts)) <= {"@voorbeeld.example"}
        assert all(re.match(r"(06 0000|088 000|0800)", phone) for phone in phones)
        assert {a.postcode[:3] for a in Address.objects.exclude(postcode="")} == {"997"}

    def test_secret_addresses_interpreters_and_unborn_children_are_among_them(self):
        assert Address.objects.filter(secret=True).exists()
        assert Person.objects.filter(needs_interpreter=True).exists()
        assert Person.objects.filter(unborn=True).exists()

    def test_reports_are_linked_repeated_urgent_and_anonymous(self):
        assert Report.objects.filter(same_situation_as__isnull=False).exists()
        assert Report.objects.filter(repeat_report=True).exists()
        assert Report.objects.filter(urgent_since__isnull=False).exists()
        assert Report.objects.filter(reporter__disclose="no").exists()
        assert RadarHit.objects.exists()

    def test_letters_are_frozen_and_name_no_anonymous_reporter(self):
        sent = FamilyNotice.objects.filter(document__isnull=False, report__reporter__disclose="no")

        assert Document.objects.count() > 20
        assert sent.exists()
        for notice in sent.select_related("document", "report__reporter"):
            assert notice.report.reporter.name not in notice.document.html

    def test_unfinished_reports_wait_for_their_owner(self):
        owners = Counter(ReportDraft.objects.values_list("owner__name", flat=True))

        assert owners == {"Fatma Haddou": 2}
        assert ReportDraft.objects.filter(handed_over_by__name="Joris Blaauw").exists()

    def test_municipalities_hold_regie_somewhere(self):
        held = RegieAssignment.objects.filter(until=None, kind="procesregie")

        assert held.values("organisation").distinct().count() >= 3

    def test_nobody_is_buried_in_messages_and_nobody_got_mail(self):
        unread = Counter(Notification.objects.unread().values_list("recipient__name", flat=True))

        assert 5 <= unread.total() <= 80
        assert max(unread.values()) <= 25
        assert mail.outbox == []
        assert not OutgoingEmail.objects.exists()
        assert User.objects.filter(is_active=True, receives_email=False).count() == 0

    def test_nothing_happens_in_the_future_or_in_the_weekend(self):
        now = timezone.now()
        moments = SafetyAssessment.objects.exclude(completed_at=None).values_list(
            "completed_at", flat=True
        )

        assert not Report.objects.filter(received_at__gt=now).exists()
        assert all(timezone.localtime(moment).isoweekday() < 6 for moment in moments)

    def test_once_more_if_empty_changes_nothing(self):
        before = Report.objects.count(), Notification.objects.count()

        call_command("seed_demo", "--if-empty")

        assert (Report.objects.count(), Notification.objects.count()) == before

    def test_a_region_that_is_there_is_never_overwritten(self):
        with pytest.raises(CommandError, match="make reset"):
            call_command("seed_demo")


@pytest.mark.usefixtures("demo")
class TestTracks:
    """Tracks and plans as a team finds them on a Monday morning."""

    def test_every_state_of_track_and_plan_is_there(self):
        assert states(Track) == {*TrackState} - MOMENTARY
        assert states(SafetyPlan) == {*PlanState}
        assert set(Track.objects.values_list("kind", flat=True)) == {*TrackKind}

    def test_families_wait_for_a_track_and_for_its_first_day(self):
        bram = User.objects.get(name="Bram de Wit")
        waiting = with_last_sight(waiting_families(bram))
        silent = timezone.now() - timedelta(days=28)

        assert {row.track_owner is None for row in waiting} == {True, False}
        assert waiting.filter(seen_at__lt=silent).exists()

    def test_a_proposal_waits_for_the_team_lead_and_another_was_followed(self):
        assert Track.objects.filter(proposed=ProposalKind.INVESTIGATION).exists()
        assert Track.objects.filter(converted_at__isnull=False).exists()

    def test_a_report_joined_a_track_that_ran(self):
        joined = Report.objects.get(state=ReportState.JOINED_TRACK)

        assert Track.objects.running().filter(case=joined.case).exists()

    def test_a_family_waits_for_the_raad_on_an_estimate_that_is_almost_over(self):
        request = RvdkRequest.objects.get(state=RvdkState.WAITING)
        left = request.valid_until - timezone.localdate()

        assert 0 <= left.days <= 14
        assert CaseDeadline.objects.open().filter(case=request.track.case, term="D18").exists()

    def test_a_plan_waits_for_its_second_reader(self):
        waiting = SafetyPlan.objects.get(state=PlanState.IN_DISCUSSION)

        assert waiting.second_reader.name == "Sjoerd Wiersma"
        assert standing_check(waiting, CheckedAs.AUTHOR).passed
        assert standing_check(waiting, CheckedAs.SECOND) is None

    def test_a_plan_has_two_versions_and_tells_what_fell_away(self):
        latest = PlanVersion.objects.get(number=2)

        assert [row["number"] for row in latest.dropped] == [1]
        assert all(row["dropped_reason"] for row in latest.dropped)

    def test_the_wording_helper_has_work_in_a_draft_and_none_in_what_was_adopted(self):
        draft = SafetyPlan.objects.get(state=PlanState.DRAFT)
        written = draft.conditions.values_list("text", flat=True)
        adopted = [
            row["text"] for v in PlanVersion.objects.all() for row in v.content["conditions"]
        ]

        assert [bad_condition(text) for text in written] == [True, True, True, False]
        assert [text for text in adopted if bad_condition(text)] == []

    def test_letters_on_destruction_went_out_and_others_wait(self):
        sent = TrackLetter.objects.values_list("sent_at", flat=True)

        assert {moment is None for moment in sent} == {True, False}


@pytest.mark.usefixtures("demo")
class TestAdvice:
    """The advice desk has a believable year behind it."""

    def test_some_three_hundred_talks_of_the_past_year(self):
        talks = Consultation.objects.all()

        assert 290 <= talks.count() <= 320
        assert (timezone.now() - talks.earliest("began_at").began_at).days > 330
        assert {row.state for row in talks} >= {
            AdviceState.TALKING,
            AdviceState.SUPPORTING,
            AdviceState.CLOSED,
            AdviceState.LAPSED,
        }

    def test_the_callers_are_those_of_the_published_figures(self):
        """CBS 84849NED, 2023: 44 % citizens, 9 % education, 5 % GGZ."""
        capacities = Counter(Consultation.objects.values_list("capacity", flat=True))
        whole = capacities.total()
        citizens = sum(
            count
            for capacity, count in capacities.items()
            if reporter_kind_of(capacity) != ReporterKind.PROFESSIONAL
        )
        ggz = capacities["psychiatrist"] + capacities["psychologist"]

        assert 0.40 <= citizens / whole <= 0.49
        assert 0.07 <= capacities["school"] / whole <= 0.11
        assert 0.03 <= ggz / whole <= 0.07

    def test_chats_are_among_them(self):
        assert Consultation.objects.filter(kind=AdviceKind.CHAT).exists()

    def test_some_support_is_for_today_and_some_is_overdue(self):
        today = timezone.localdate()
        planned = Consultation.objects.filter(state=AdviceState.SUPPORTING)

        assert planned.filter(next_contact_on__lte=today).count() >= 2
        assert planned.filter(next_contact_on__lt=today).exists()

    def test_some_reports_came_of_an_advice_a_consultation_or_a_notice(self):
        """Only the numbers tie them, and on both sides (A6)."""
        tied = dict(Report.objects.exclude(preceded_by="").values_list("preceded_by", "number"))
        rows = [
            row
            for model in (Consultation, UsdConsultation, CrisisNotice)
            for row in model.objects.exclude(report_number="")
        ]

        assert {row.number: row.report_number for row in rows} == tied
        assert {number[:3] for number in tied} == {"AD-", "UC-", "VA-"}

    @pytest.mark.parametrize(
        "model", [Consultation, SupportContact, UsdConsultation, UsdTask, CrisisNotice]
    )
    def test_nobody_is_named_in_any_of_them(self, model):
        assert model.objects.exists()
        assert [str(row) for row in model.objects.all() if identities_in(row)] == []


@pytest.mark.usefixtures("demo")
class TestMunicipalities:
    """Two municipalities consult and announce; everybody knows whom to call."""

    def test_consultations_of_two_municipalities_are_in_every_state(self):
        rows = UsdConsultation.objects.all()

        assert 12 <= rows.count() <= 15
        assert rows.values("organisation").distinct().count() == 2
        assert states(UsdConsultation) == {*UsdState}

    def test_four_notices_are_open_seen_followed_and_lapsed(self):
        open_ones = CrisisNotice.objects.open()

        assert CrisisNotice.objects.count() == 4
        assert states(CrisisNotice) == {*CrisisNoticeState}
        assert open_ones.filter(seen_at__isnull=True).count() == 1
        assert open_ones.filter(seen_at__isnull=False).count() == 1

    def test_everybody_knows_whom_to_call(self):
        region = Organisation.objects.get(name="Gemeente Rietveen").region
        answering = contacts(region, timezone.localdate())

        assert region.crisis_phone
        assert region.opening_hours.count() == 5
        assert {row.contact.municipality.name for row in answering} == set(
            Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).values_list(
                "name", flat=True
            )
        )
        assert all(row.in_charge and row.in_charge.work_phone for row in answering)
