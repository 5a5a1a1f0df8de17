"""'Dat, niet wat': the municipality hears the fact, and only when VT tells it (A8, 003-60)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction

from accounts.roles import Role
from cases.enums import RegieKind
from cases.models import ConflictOfInterest
from cases.services.regie import pass_regie
from common.exceptions import DomainError
from notifications.models import Notification
from people.models import Person
from sharing.enums import ShareGround
from sharing.models import FactSignal
from sharing.selectors.fact_signals import NOT_HANDED_OVER, signal_missing, signals_for
from sharing.services.fact_signals import see_signal, signal_fact
from tests.factories import sharing
from tests.factories.accounts import colleague
from tests.factories.organisations import local_team_of, municipality_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(noord):
    return municipality_of(noord)


@pytest.mark.rule("003-60", "003-38", "A8")
def test_a_municipality_with_the_agreement_hears_the_fact_the_date_and_who_helps(
    vermeer, gijs, daan, town
):
    sharing.agreed(town)
    assert signals_for(daan) == []

    signal = sharing.signal(vermeer, by=gijs)

    [told] = signals_for(daan)
    assert (told.household, told.receiver) == ("Gezin Vermeer", "Wijkteam Centrum")
    assert (told.at, told.seen_at) == (signal.share.shared_at, None)
    assert (
        signal.share.what == "Dat Veilig Thuis dit gezin heeft overgedragen aan Wijkteam Centrum."
    )


@pytest.mark.rule("003-60", "A8")
def test_without_agreement_the_municipality_hears_nothing_on_that_ground(vermeer, gijs, town):
    with pytest.raises(DomainError, match="geen afspraak"):
        sharing.signal(vermeer, by=gijs, municipality=town)

    assert not FactSignal.objects.exists()
    assert not vermeer.shares.exists()


@pytest.mark.rule("003-38", "003-56", "A8")
def test_a_director_already_involved_hears_it_without_agreement(vermeer, gijs, daan, town):
    facts = {"municipality": town, "ground": ShareGround.DIRECTOR_INVOLVED}

    sharing.signal(vermeer, by=gijs, **facts)

    assert len(signals_for(daan)) == 1


@pytest.mark.rule("003-46", "001-23")
def test_on_consent_the_municipality_hears_it_when_everybody_consented(
    vermeer, gijs, daan, moeder, town
):
    facts = {"municipality": town, "ground": ShareGround.CONSENT, "weighing": ""}
    with pytest.raises(DomainError, match="niet ieder gezinslid"):
        sharing.signal(vermeer, by=gijs, **facts)

    sharing.signal(vermeer, by=gijs, consents=sharing.everybody_gave(vermeer), **facts)

    assert len(signals_for(daan)) == 1


@pytest.mark.rule("003-60")
def test_a_signal_goes_to_a_municipality_of_the_region_about_a_helper(vermeer, gijs, zuid, town):
    helper = local_team_of(vermeer.region)
    sharing.agreed(town)
    for told, sentence in (
        ({"municipality": helper}, "Kies een gemeente"),
        ({"municipality": municipality_of(zuid)}, "Kies een gemeente"),
        ({"receiver": town}, "Kies aan welke hulpverlener"),
        ({"receiver": local_team_of(zuid)}, "Kies aan welke hulpverlener"),
        ({"ground": ShareGround.VITAL}, "Op deze grond"),
    ):
        with pytest.raises(DomainError, match=sentence):
            sharing.signal(vermeer, by=gijs, **told)


@pytest.mark.rule("003-60", "A8")
def test_of_a_family_that_nobody_took_over_there_is_no_signal(vermeer, gijs, town):
    """Being prepared, withdrawn or refused: the municipality would hear what is not so."""
    told = {"ground": ShareGround.FACT_ONLY_AGREEMENT, "weighing": sharing.WEIGHING}
    team = local_team_of(vermeer.region)

    with pytest.raises(DomainError) as refusal:
        signal_fact(vermeer, municipality=sharing.agreed(town), receiver=team, actor=gijs, **told)

    assert refusal.value.reasons == [NOT_HANDED_OVER]
    assert not FactSignal.objects.exists()
    assert not vermeer.shares.exists()


@pytest.mark.rule("003-60")
def test_the_signal_names_who_took_the_family_over_and_nobody_else(vermeer, gijs):
    sharing.taken_over(vermeer, by=gijs)
    other = local_team_of(vermeer.region, "Wijkteam Haven")

    with pytest.raises(DomainError, match="Kies aan welke hulpverlener"):
        sharing.signal(vermeer, by=gijs, receiver=other)


def test_given_twice_it_is_one_signal_until_the_municipality_saw_it(vermeer, gijs, daan):
    first = sharing.signal(vermeer, by=gijs)
    assert sharing.signal(vermeer, by=gijs) == first

    see_signal(first, actor=daan)

    assert sharing.signal(vermeer, by=gijs) != first


def test_who_keeps_the_overview_gets_a_message_without_a_name(noord, vermeer, gijs, daan, town):
    other = colleague("Lotte", Role.CONSULENT, municipality_of(noord, "Gemeente Anders"))
    desk = colleague("Teun", Role.LOCAL_ACCESS, town)

    sharing.signal(vermeer, by=gijs)

    [message] = Notification.objects.filter(key__startswith="fact_signal")
    assert (message.recipient, message.path) == (daan, "/signalen/")
    assert "Vermeer" not in message.title + message.body
    assert vermeer.number not in message.title + message.body
    assert (len(signals_for(desk)), signals_for(other)) == (1, [])


@pytest.mark.rule("A2")
def test_a_helper_and_another_municipality_see_no_signal(noord, vermeer, gijs, zuid):
    sharing.signal(vermeer, by=gijs)

    team = colleague("Tess", Role.LOCAL_WORKER, local_team_of(noord))
    elsewhere = colleague("Zoë", Role.CONSULENT, municipality_of(zuid))

    assert (signals_for(team), signals_for(elsewhere), signals_for(gijs)) == ([], [], [])


@pytest.mark.rule("A12")
def test_who_is_kept_out_of_the_family_hears_nothing_of_it(vermeer, sanne, gijs, daan, bram, town):
    ConflictOfInterest.objects.create(case=vermeer, user=daan, reason="Zus", recorded_by=bram)

    signal = sharing.signal(vermeer, by=gijs)

    assert signals_for(daan) == []
    assert not Notification.objects.filter(recipient=daan).exists()
    with pytest.raises(PermissionDenied):
        see_signal(signal, actor=daan)


@pytest.mark.rule("A12")
def test_a_shielded_family_is_not_shown_either(vermeer, sanne, gijs, daan):
    Person.objects.filter(pk=sanne.pk).update(restricted=True)

    sharing.signal(vermeer, by=gijs)

    assert signals_for(daan) == []


def test_who_saw_a_signal_first_stays_written(vermeer, gijs, daan, town):
    noor = colleague("Noor Hiemstra", Role.USD_COORDINATOR, town)
    signal = see_signal(sharing.signal(vermeer, by=gijs), actor=daan)

    assert see_signal(signal, actor=noor).seen_by == daan
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        FactSignal.objects.update(seen_by=noor)
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        FactSignal.objects.all().delete()


def test_to_whom_and_about_whom_a_signal_was_never_changes(noord, vermeer, gijs):
    sharing.signal(vermeer, by=gijs)

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        FactSignal.objects.update(receiver=local_team_of(noord, "Wijkteam Haven"))


@pytest.mark.rule("A8")
def test_only_who_gives_feedback_in_this_region_signals(vermeer, fatma, bram, chantal, daan):
    for person in (fatma, bram, chantal, daan):
        with pytest.raises(PermissionDenied):
            sharing.signal(vermeer, by=person)


@pytest.mark.rule("003-38", "003-60")
def test_a_signal_is_missed_once_a_helper_holds_sight_and_the_municipality_asked_for_it(
    vermeer, gijs, town
):
    vermeer.municipality = town
    vermeer.save(update_fields=["municipality"])
    sharing.agreed(town)
    assert signal_missing(vermeer) is None  # Veilig Thuis itself still holds sight

    helper = local_team_of(vermeer.region)
    handed = {"to": helper, "at": vermeer.opened_at, "reason": "Overgedragen", "actor": gijs}
    pass_regie(vermeer, RegieKind.ZICHT_OP_VEILIGHEID, **handed)
    assert signal_missing(vermeer) == town

    sharing.signal(vermeer, by=gijs, receiver=helper)
    assert signal_missing(vermeer) is None
