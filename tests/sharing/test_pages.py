"""The tab Delen and the list of signals: what they show, to whom, and what they cost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from audit.models import AuditEntry
from cases.enums import AuthorityKind
from cases.services.authority_notices import notify_authority
from reporting.shell import shell_for
from sharing.models import FactSignal, Share
from sharing.selectors.fact_signals import NOT_HANDED_OVER
from tests.factories import cases, sharing
from tests.factories.accounts import colleague
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


def titles(answer) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    return [head.get_text(strip=True) for head in page.select("main h3")]


def url(name, case) -> str:
    return reverse(f"sharing:{name}", args=[case.number])


def typed(sanne, **other) -> dict[str, str]:
    now = timezone.localtime()
    answers = {f"consent_{sanne.pk}_answer": "not_asked", "weighing": sharing.WEIGHING}
    return {
        "kind": "other",
        "to": str(local_team_of(sanne.region).pk),
        "what": "Het telefoonnummer van moeder.",
        "at_0": f"{now:%Y-%m-%d}",
        "at_1": f"{now:%H:%M}",
        "ground": "vital",
        **answers,
        **other,
    }


@pytest.mark.rule("A9", "001-23")
def test_everything_shared_stands_on_one_page_newest_first(as_, vermeer, gijs, moeder):
    now = timezone.now()
    notify_authority(
        vermeer,
        to=AuthorityKind.POLICE,
        organisation_name="Basisteam Noord",
        what="De dreiging.",
        ground="Levensgevaar.",
        weighing="Vragen was gevaarlijk.",
        actor=gijs,
        at=now - timedelta(hours=2),
    )
    sharing.share(vermeer, by=gijs, at=now - timedelta(hours=1))
    sharing.share(
        vermeer,
        by=gijs,
        kind="plan",
        to="de huisarts",
        ground="consent",
        weighing="",
        consents=sharing.everybody_gave(vermeer),
    )

    answer = as_(gijs).get(url("of_case", vermeer))

    assert titles(answer) == [
        "Veiligheidsplan aan de huisarts",
        "Iets anders aan Wijkteam Centrum",
        "Kennisgeving aan Basisteam Noord (politie)",
    ]
    text = text_of(answer)
    assert "Sanne Vermeer: gegeven (ouders of voogd met gezag)" in text
    assert "Sanne Vermeer: niet gevraagd" in text
    assert sharing.WEIGHING in text
    assert AuditEntry.objects.filter(event="viewed", case_number=vermeer.number).exists()


@pytest.mark.rule("A9", "001-23")
def test_a_worker_notes_what_was_shared(as_, vermeer, sanne, gijs):
    answer = as_(gijs).post(url("note", vermeer), typed(sanne))

    assert answer.status_code == 302
    row = Share.objects.get()
    assert (row.what, row.to, row.shared_by) == (
        "Het telefoonnummer van moeder.",
        "Wijkteam Centrum",
        gijs,
    )
    as_(gijs).post(url("note", vermeer), typed(sanne))
    assert Share.objects.count() == 1  # the same form sent twice


@pytest.mark.rule("001-23")
def test_a_refused_form_keeps_what_was_typed_and_says_why(as_, vermeer, sanne, gijs):
    answer = as_(gijs).post(url("note", vermeer), typed(sanne, weighing=""))

    assert answer.status_code == 422
    beside = BeautifulSoup(answer.content, "html.parser").select_one("#id_weighing_error")
    assert "schrijf waarom delen toch nodig is" in beside.get_text()
    assert "Het telefoonnummer van moeder." in answer.content.decode()

    nobody = as_(gijs).post(url("note", vermeer), typed(sanne, to=""))
    assert "Kies een organisatie, of schrijf met wie u deelde." in text_of(nobody)
    both = as_(gijs).post(url("note", vermeer), typed(sanne, to_name="de melder"))
    assert "Kies één ontvanger" in text_of(both)
    assert not Share.objects.exists()


@pytest.mark.rule("003-60")
def test_the_form_of_a_signal_knows_the_municipality_and_the_agreement(as_, vermeer, sanne, gijs):
    sharing.taken_over(vermeer, by=gijs)
    town = sharing.agreed(municipality_of(vermeer.region))
    vermeer.municipality = town
    vermeer.save(update_fields=["municipality"])

    page = as_(gijs).get(url("signal", vermeer))
    chosen = BeautifulSoup(page.content, "html.parser").select_one(
        "select[name=municipality] option[selected]"
    )
    assert chosen.get_text() == f"{town.name} (afspraak ‘dat, niet wat’)"

    answers = {
        "municipality": town.pk,
        "receiver": local_team_of(vermeer.region).pk,
        "ground": "fact_only_agreement",
        f"consent_{sanne.pk}_answer": "not_asked",
        "weighing": "De gemeente houdt het overzicht.",
    }
    assert as_(gijs).post(url("signal", vermeer), answers).status_code == 302
    assert "Nog niet gezien" in text_of(as_(gijs).get(url("of_case", vermeer)))


def test_a_family_without_anybody_known_asks_for_the_weighing_only(as_, noord, fatma, anna):
    case = cases.case(noord, by=fatma, name="Gezin Onbekend")

    page = text_of(as_(anna).get(url("note", case)))

    assert "niemand bij dit gezin aan wie u toestemming kunt vragen" in page


def test_the_privacy_officer_reads_and_the_bureaudienst_does_not(
    as_, noord, vermeer, gijs, fatma, chantal, daan
):
    petra = colleague("Petra Zwart", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))
    page, note = url("of_case", vermeer), url("note", vermeer)

    read = as_(petra).get(page)
    assert (read.status_code, as_(petra).get(note).status_code) == (200, 403)
    assert "Leg delen vast" not in text_of(read)
    assert as_(fatma).get(page).status_code == 403  # sees the report, not what is judged
    assert as_(chantal).get(page).status_code == 404
    assert as_(daan).get(page).status_code == 404


def test_the_timeline_says_that_something_was_shared_but_not_to_the_bureaudienst(
    as_, vermeer, gijs, fatma
):
    sharing.share(vermeer, by=gijs, kind="plan")
    page = reverse("cases:timeline", args=[vermeer.number])

    assert "Veiligheidsplan gedeeld" in text_of(as_(gijs).get(page))
    assert "gedeeld" not in text_of(as_(fatma).get(page))


@pytest.mark.rule("003-60", "A8")
def test_until_somebody_took_the_family_over_the_page_says_why_no_signal_can_be_given(
    as_, vermeer, gijs
):
    page, form = url("of_case", vermeer), url("signal", vermeer)
    before = as_(gijs).get(page)
    assert form not in before.content.decode()
    assert NOT_HANDED_OVER in text_of(before)
    for asked in (as_(gijs).get(form, follow=True), as_(gijs).post(form, {}, follow=True)):
        assert asked.redirect_chain == [(page, 302)]
        assert NOT_HANDED_OVER in text_of(asked)

    sharing.taken_over(vermeer, by=gijs)

    assert form in as_(gijs).get(page).content.decode()
    assert as_(gijs).get(form).status_code == 200


@pytest.mark.rule("003-60")
def test_a_municipality_reads_the_fact_and_nothing_else(as_, vermeer, gijs, daan):
    signal = sharing.signal(vermeer, by=gijs)
    team = signal.receiver
    team.phone = "088 000 11 00"
    team.save()
    browser = as_(daan)

    text = text_of(browser.get(reverse("sharing:signals")))

    for said in ("Gezin Vermeer", "Wijkteam Centrum", "088 000 11 00"):
        assert said in text
    for unsaid in (vermeer.number, "Sanne", "Gijs", sharing.WEIGHING, "Afspraak"):
        assert unsaid not in text
    assert browser.post(reverse("sharing:signal_seen", args=[signal.pk])).status_code == 302
    assert FactSignal.objects.get().seen_by == daan
    assert "Gezien op" in text_of(as_(gijs).get(url("of_case", vermeer)))


def test_a_signal_to_another_municipality_does_not_exist(as_, noord, vermeer, gijs):
    lotte = colleague("Lotte", Role.CONSULENT, municipality_of(noord, "Gemeente Anders"))
    signal = sharing.signal(vermeer, by=gijs)

    for pk in (signal.pk, signal.pk + 1):
        answer = as_(lotte).post(reverse("sharing:signal_seen", args=[pk]))
        assert answer.status_code == 404


@pytest.mark.rule("003-60")
def test_the_menu_names_signals_only_where_there_can_be_any(vermeer, gijs, daan):
    def entry():
        reader = User.objects.get(pk=daan.pk)
        work = dict(shell_for(reader, reverse("sharing:signals")).groups)["Mijn werk"]
        return [(item.count, item.current) for item in work if item.label == "Signalen"]

    assert entry() == []
    town = sharing.agreed(municipality_of(vermeer.region))
    assert entry() == [(0, True)]
    sharing.signal(vermeer, by=gijs)
    town.hears_that_not_what = False
    town.save()
    assert entry() == [(1, True)]  # what was told stays told


def cost(browser, address) -> int:
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_ten_acts_cost_as_much_as_one(as_, vermeer, gijs):
    browser, now = as_(gijs), timezone.now()
    sharing.share(vermeer, by=gijs)
    sharing.signal(vermeer, by=gijs)
    one = cost(browser, url("of_case", vermeer))

    for hour in range(1, 10):
        sharing.share(vermeer, by=gijs, at=now - timedelta(hours=hour))

    assert cost(browser, url("of_case", vermeer)) == one


def test_ten_signals_cost_as_much_as_one(as_, noord, fatma, anna, daan):
    def signalled(name):
        return sharing.signal(cases.case(noord, by=fatma, name=name), by=anna)

    signalled("Gezin Nul")
    one = cost(as_(daan), reverse("sharing:signals"))
    for number in range(1, 10):
        signalled(f"Gezin {number}")

    assert cost(as_(daan), reverse("sharing:signals")) == one
