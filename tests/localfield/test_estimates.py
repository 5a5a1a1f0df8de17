"""The local estimate of safety: complete, talked over, weighed, and it stands (001-10)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from common.exceptions import DomainError
from localfield.enums import EstimateInstrument
from localfield.models import LocalEstimate
from localfield.reference.estimate_v1 import QUESTIONS
from notifications.models import Notification
from tests.factories import local_work as make
from tests.factories.localfield import carried_by

pytestmark = pytest.mark.django_db


@pytest.mark.rule("001-10")
def test_every_question_is_answered_and_the_conclusion_weighed(family, daan):
    row = make.estimate(family, by=daan)

    assert list(row.answers) == list(QUESTIONS)
    assert row.answers["fear"] == {"answer": "yes", "note": "Sanne schrikt van deuren."}
    assert row.organisation == family.organisation
    assert row.conclusion.startswith("Er is spanning")


@pytest.mark.rule("001-10")
def test_a_question_left_open_is_named(family, daan):
    answers = {code: answer for code, answer in make.ANSWERS.items() if code != "fear"}

    with pytest.raises(DomainError, match="Nog open: 2"):
        make.estimate(family, by=daan, answers=answers)


@pytest.mark.rule("001-10")
@pytest.mark.parametrize("empty", ["discussed_with", "conclusion", "instrument"])
def test_without_talking_it_over_or_weighing_it_is_refused(family, daan, empty):
    with pytest.raises(DomainError):
        make.estimate(family, by=daan, **{empty: ""})

    assert not LocalEstimate.objects.exists()


@pytest.mark.rule("001-10")
def test_another_instrument_stands_by_its_name(family, daan):
    told = {"instrument": EstimateInstrument.OTHER, "answers": {}}
    with pytest.raises(DomainError, match="welk instrument"):
        make.estimate(family, by=daan, **told)

    row = make.estimate(family, by=daan, instrument_name="ARIJ", **told)
    assert (row.instrument_name, row.answers, row.version) == ("ARIJ", {}, None)


@pytest.mark.rule("001-11")
def test_not_safe_asks_what_happens_now_and_veilig_thuis_hears(monitored, daan, gijs, bram):
    carried_by(monitored.case, gijs, by=bram)
    with pytest.raises(DomainError, match="wat er nu meteen gebeurt"):
        make.estimate(monitored, by=daan, safe_now=False)

    Notification.objects.all().delete()
    make.estimate(monitored, by=daan, safe_now=False, measure="Moeder en Sanne slapen bij oma.")
    told = Notification.objects.get()
    assert told.recipient == gijs
    assert "Haddad" not in told.title + told.body


def test_it_lies_not_in_the_future_and_sent_twice_it_is_one(family, daan):
    with pytest.raises(DomainError, match="toekomst"):
        make.estimate(family, by=daan, on=timezone.localdate() + timedelta(days=1))

    assert make.estimate(family, by=daan) == make.estimate(family, by=daan)


def test_what_is_recorded_stands(family, daan):
    row = make.estimate(family, by=daan)

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("UPDATE localfield_localestimate SET conclusion = 'x'")
    row.refresh_from_db()
    assert row.conclusion != "x"


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["els", "anna", "bram"])
def test_only_who_works_with_the_family_estimates(family, request, who):
    with pytest.raises(PermissionDenied):
        make.estimate(family, by=request.getfixturevalue(who))
