"""Who is told, asked for a portion at once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import CaseDeadline
from deadlines.sweep import signal
from notifications.models import Notification
from tests.factories import cases
from tests.factories.accounts import Role, colleague
from tests.factories.deadlines import assigned, local, running
from tests.factories.organisations import veilig_thuis_of

LATE = local("2026-07-01T09:00")


def late_terms(region, gijs, bram, count):
    """Terms of cases of Gijs that ran out and about which nobody was told."""
    for number in range(count):
        case = cases.case(region, by=bram, name=f"Gezin {number}")
        assigned(case, gijs, by=bram)
        running(case, "D4", "2026-01-05T10:00", by=gijs)
    waiting = CaseDeadline.objects.to_signal(LATE)
    return list(waiting.values_list("pk", flat=True))


def reads_to_tell(keys):
    with CaptureQueriesContext(connection) as seen:
        signal(CaseDeadline, keys, LATE)
    return len([query for query in seen if query["sql"].startswith("SELECT")])


def test_telling_about_twenty_terms_asks_no_more_than_telling_about_two(noord, gijs, bram):
    few = reads_to_tell(late_terms(noord, gijs, bram, 2))
    many = reads_to_tell(late_terms(noord, gijs, bram, 20))

    assert many == few
    assert Notification.objects.filter(recipient=gijs).count() == 22


def test_a_term_of_nobody_is_told_to_the_triagists_of_its_own_region(noord, zuid, anna, bram):
    elsewhere = colleague("Olga Prins", Role.TRIAGE, veilig_thuis_of(zuid))
    running(cases.case(noord, by=bram), "D4", "2026-01-05T10:00", by=bram)

    signal(CaseDeadline, list(CaseDeadline.objects.values_list("pk", flat=True)), LATE)

    assert Notification.objects.filter(recipient=anna).count() == 1
    assert Notification.objects.filter(recipient=elsewhere).count() == 0
