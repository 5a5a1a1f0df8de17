"""The list of messages: one's own, newest first, read by opening."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from notifications import selectors, services
from notifications.enums import NotificationKind, NotificationLevel
from notifications.models import Notification
from notifications.services import Message


def give(user, *titles: str, **fields) -> None:
    for title in titles:
        facts = {"kind": NotificationKind.TASK, "key": title, "title": title, "path": "/"}
        services.notify([user], Message(**{**facts, **fields}))


def titles_on(page) -> list[str]:
    return [
        tag.get_text(strip=True)
        for tag in BeautifulSoup(page.content, "html.parser").select("li strong")
    ]


def test_the_newest_message_is_on_top(as_, anna):
    give(anna, "eerste", "tweede")

    assert titles_on(as_(anna).get(reverse("notifications:list"))) == ["tweede", "eerste"]


def test_nobody_reads_over_the_shoulder(as_, anna, bram):
    give(anna, "voor Anna")
    message = Notification.objects.get()

    assert titles_on(as_(bram).get(reverse("notifications:list"))) == []
    assert as_(bram).post(reverse("notifications:open", args=[message.pk])).status_code == 404
    assert selectors.unread_count(anna) == 1


def test_opening_reads_it_and_goes_where_it_is_about(as_, anna):
    give(anna, "een taak", path="/dossiers/VT-2026-000123/")

    answer = as_(anna).post(reverse("notifications:open", args=[Notification.objects.get().pk]))

    assert answer["Location"] == "/dossiers/VT-2026-000123/"
    assert selectors.unread_count(anna) == 0


def test_looking_does_not_read(as_, anna):
    give(anna, "een taak")
    message = Notification.objects.get()

    assert as_(anna).get(reverse("notifications:open", args=[message.pk])).status_code == 405
    as_(anna).get(reverse("notifications:list"))

    assert selectors.unread_count(anna) == 1


def test_putting_all_away_leaves_the_messages_of_others(as_, anna, bram):
    give(anna, "a", "b")
    give(bram, "c")

    as_(anna).post(reverse("notifications:read_all"))

    assert selectors.unread_count(anna) == 0
    assert selectors.unread_count(bram) == 1


def test_an_empty_list_says_what_will_come(as_, anna):
    page = as_(anna).get(reverse("notifications:list")).content.decode()

    assert "U hebt geen berichten" in page
    assert "Markeer alles als gelezen" not in page


@pytest.mark.parametrize(
    ("level", "word"),
    [(NotificationLevel.URGENT, "dringend"), (NotificationLevel.WARNING, "let op")],
)
def test_weight_is_a_word_and_not_only_a_colour(as_, anna, level, word):
    give(anna, "termijn", level=level)

    assert word in as_(anna).get(reverse("notifications:list")).content.decode()


def test_a_long_list_is_read_in_pages(as_, anna):
    give(anna, *(f"bericht {number}" for number in range(30)))
    client = as_(anna)

    first = titles_on(client.get(reverse("notifications:list")))
    second = titles_on(client.get(reverse("notifications:list"), {"page": 2}))

    assert (len(first), len(second)) == (25, 5)


def test_ten_messages_cost_what_one_costs(as_, anna, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, url = as_(anna), reverse("notifications:list")
    give(anna, "een")
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)

    give(anna, *(str(number) for number in range(9)))

    with django_assert_num_queries(len(one)):
        client.get(url)
