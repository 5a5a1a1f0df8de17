"""The municipal half on paper: own part first, signatures or why not, readable by all (A11)."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from audit.models import AuditEntry
from common.exceptions import DomainError
from documents.tasks import print_document
from people.models import Person
from safetyplans import local_access
from safetyplans.enums import Audience, VersionReason
from safetyplans.models import LocalPrint, LocalVersion
from safetyplans.selectors.local import signatories_now
from safetyplans.services.local_printing import print_local_version
from safetyplans.services.signing import sign_version
from tests.factories import local_plans as make
from tests.factories.organisations import municipality_of
from tests.safetyplans.on_paper import ask_not_to_be_known, hides
from tests.support.pdf import objections_to, text_of

pytestmark = pytest.mark.django_db

FAMILY, PROFESSIONAL = Audience.FAMILY, Audience.PROFESSIONAL


@pytest.fixture
def plan(noord, bram, gijs):
    return make.ready(noord, municipality_of(noord), by=bram, owner=gijs)


@pytest.fixture(autouse=True)
def later(plan):
    with time_machine.travel(make.moment_of(plan) + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def version(plan, daan) -> LocalVersion:
    """Fenna signed, the consulent did not; Jelle has not yet been asked."""
    made = make.frozen(plan, daan)
    helper, fenna, _ = signatories_now(plan)
    sign_version(made, fenna, given=make.a_line(), actor=daan)
    sign_version(made, helper, refusal="Is ziek.", actor=daan)
    return made


def named(calling_name: str) -> Person:
    return Person.objects.get(calling_name=calling_name)


def printed(made: LocalPrint) -> bytes:
    print_document(made.document_id)
    made.document.refresh_from_db()
    with made.document.pdf.open("rb") as file:
        return file.read()


def words(made: LocalPrint) -> str:
    return made.document.html.partition("</style>")[2]


@pytest.mark.rule("003-48")
def test_the_copy_for_professionals_is_a_good_pdf_with_everything_in_it(version, daan):
    pdf = printed(print_local_version(version, audience=PROFESSIONAL, actor=daan))

    assert objections_to(pdf) == []
    text = text_of(pdf)
    for said in (
        "versie 1",
        "Vader belt eerst voor hij komt.",
        "Sanne ziet en hoort thuis geen geweld.",
        "2: lukt niet zonder hulp",
        "Niet getekend, omdat: Is ziek.",
        "Nog niet getekend.",
        "Daan Kuipers",
    ):
        assert said in text


@pytest.mark.rule("003-48")
def test_a_parent_reads_the_own_part_first_and_a_child_nothing_of_money(version, daan):
    fenna = print_local_version(version, audience=FAMILY, reader=named("Fenna"), actor=daan)
    jelle = print_local_version(version, audience=FAMILY, reader=named("Jelle"), actor=daan)

    assert objections_to(printed(fenna)) == []
    assert words(fenna).index("Dit doet u zelf") < words(fenna).index("Dit doen de anderen")
    assert "Hoe gaat het nu?" in words(fenna)
    assert "Zelfredzaamheid" not in words(fenna)
    assert "Dit doe jij zelf" in words(jelle)
    assert "Hoe gaat het nu?" not in words(jelle)
    assert "Schulden" not in words(jelle)


def test_asked_again_it_is_the_same_copy_until_somebody_more_signs(plan, version, daan):
    first = print_local_version(version, audience=PROFESSIONAL, actor=daan)
    assert print_local_version(version, audience=PROFESSIONAL, actor=daan) == first

    last = signatories_now(plan)[-1]
    sign_version(version, last, given=make.a_line(), actor=daan)

    assert print_local_version(version, audience=PROFESSIONAL, actor=daan) != first


@pytest.mark.rule("A11")
def test_who_hides_since_is_on_no_paper(plan, version, daan):
    plan.network.update(phone="06 1234 5678")
    newer = make.frozen(plan, daan)
    hides(named("Fenna"))
    with pytest.raises(DomainError, match="geheim adres"):
        print_local_version(newer, audience=FAMILY, reader=named("Jelle"), actor=daan)


@pytest.mark.rule("A4")
def test_a_condition_that_would_name_the_reporter_is_on_no_paper_and_nobody_hears_why(
    plan, version, daan
):
    adopted = plan.versions.get()
    ask_not_to_be_known(adopted)
    reporter = adopted.plan.track.report.reporter
    plan.case.refresh_from_db()
    type(reporter).objects.filter(pk=reporter.pk).update(name="Sanne Geweld")
    version.content["conditions"][0]["text"] = "Sanne Geweld ziet en hoort niets."

    with pytest.raises(DomainError) as refusal:
        print_local_version(version, audience=PROFESSIONAL, actor=daan)

    assert refusal.value.reasons == [
        "De voorwaarden kunnen nu niet op papier. Overleg met Veilig Thuis."
    ]


def test_vt_reads_and_does_not_print_and_a_stranger_gets_no_copy(
    as_, plan, version, daan, gijs, chantal
):
    with pytest.raises(PermissionDenied):
        print_local_version(version, audience=PROFESSIONAL, actor=gijs)
    made = print_local_version(version, audience=PROFESSIONAL, actor=daan)
    printed(made)
    pdf = reverse("safetyplans:local_print_pdf", args=[plan.case.number, 1, 1])

    for reader in (daan, gijs):
        answer = as_(reader).get(pdf)
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
        assert "Vermeer" not in answer["Content-Disposition"]
    assert as_(chantal).get(pdf).status_code == 404
    assert AuditEntry.objects.filter(event="printed", target_id=made.pk).count() == 2


def test_the_page_makes_a_copy_and_says_for_whom_one_cannot(as_, plan, version, daan):
    client, here = as_(daan), [plan.case.number, 1]
    family = reverse("safetyplans:local_print_family", args=here)

    assert client.post(family, {"reader": named("Fenna").pk}).status_code == 302
    assert client.post(family, {}).status_code == 422
    assert client.post(family, {"reader": "999999"}).status_code == 422
    page = client.get(reverse("safetyplans:local_prints", args=here)).content.decode()
    assert "2 handtekeningen of weigeringen" in page
    assert LocalPrint.objects.get().reader == named("Fenna")


@pytest.mark.rule("A2")
def test_a_copy_is_of_the_plan_the_page_shows_and_not_of_a_former_one(as_, plan, version, daan):
    former = make.former_of(plan)
    former.started_at = plan.started_at + timedelta(days=1)
    former.ended_at = plan.started_at + timedelta(days=2)
    former.save(update_fields=["started_at", "ended_at"])
    earlier = LocalVersion.objects.create(
        plan=former,
        number=1,
        content=version.content,
        content_hash=version.content_hash,
        reason=VersionReason.FIRST,
        frozen_at=former.ended_at,
        frozen_by=daan,
    )
    copy = print_local_version(version, audience=PROFESSIONAL, actor=daan)
    of_former = LocalPrint.objects.create(
        version=earlier,
        audience=PROFESSIONAL,
        signed=0,
        document=copy.document,
        made_at=former.ended_at,
        made_by=daan,
    )

    assert local_access.open_local_print(daan, plan.case.number, 1, 1) == copy
    assert of_former != copy
