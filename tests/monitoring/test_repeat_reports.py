"""A family that is followed is reported again: the days stand, and whoever looks next hears it."""

from datetime import timedelta

import pytest

from cases.services.intake import register_report
from monitoring.models import MonitoringMoment
from notifications.models import Notification
from tests.factories import monitoring as make
from tests.factories import repeats
from tests.factories.facts import a_child, report_facts

AGAIN = make.PREPARED + timedelta(days=2)
HEARD = "Nieuwe melding over het gezin dat u volgt"


def reported_again(case, by):
    child = case.household.members.select_related("person").first().person
    with make.at(AGAIN):
        return register_report(
            report_facts(
                received_at=AGAIN,
                persons=(a_child(reference=child.reference),),
                content=repeats.content_facts(**repeats.ABLE),
            ),
            actor=by,
        )


def heard(user) -> int:
    return Notification.objects.filter(recipient=user, title__startswith=HEARD).count()


@pytest.mark.rule("000-32", "002-27")
def test_the_days_stand_and_who_carries_the_case_hears_it_once(followed, anna, gijs):
    days = list(MonitoringMoment.objects.values_list("due_on", flat=True))

    report = reported_again(followed.case, anna)

    assert "monitoring" in report.repeat.within
    assert list(MonitoringMoment.objects.values_list("due_on", flat=True)) == days
    assert heard(gijs) == 1


@pytest.mark.rule("000-32")
def test_who_does_the_next_moment_hears_it_instead(followed, anna, gijs, mirjam):
    MonitoringMoment.objects.filter(due_on=make.FIRST).update(assignee=mirjam)

    reported_again(followed.case, anna)

    assert (heard(mirjam), heard(gijs)) == (1, 0)
