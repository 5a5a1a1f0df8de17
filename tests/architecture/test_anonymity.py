"""A reporter who was promised not to be named is nowhere for a wrong reader: not in one byte.

Wrong readers of the name: the caseworker who carries the case and did not reveal it, and whoever
has no business in the case at all.
"""

import pytest
from django.urls import reverse

from accounts.roles import Permission
from audit.models import AuditEntry
from cases.services.grants import reveal_reporter
from documents.models import Document
from notifications.models import Notification
from tests.architecture.test_access_table import ALL
from tests.architecture.world import REPORTER, WORDS

WRONG_READERS = ["gijs", "chantal", "daan", "esra", "stranger"]
# Words by which somebody may search; a hit on the reporter would name him.
SEARCHES = ["Wilma", "Terlouw", "wilg", "0612345678", "wilma@dewilg.example"]


def told_in(text: str) -> list[str]:
    return [word for word in WORDS if word.lower() in text.lower()]


def seen(answer, body: bytes) -> str:
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{headers}\n{body.decode(errors='ignore')}"


@pytest.mark.timeout(400)
@pytest.mark.rule("A4", "A5", "K5")
@pytest.mark.parametrize("who", WRONG_READERS)
def test_no_answer_to_a_wrong_reader_holds_a_word_of_the_reporter(world, who):
    for key, told in (("report", "told"), ("case", "told case")):
        world.arguments[f"also {key}"] = world.arguments[told]
    leaks = []
    for name, method, key, expected in ALL:
        if expected[who] in {302, 403, 404} and method == "post":
            continue
        for thing in {key, f"also {key}"} & world.arguments.keys():
            address = reverse(name, args=world.arguments[thing])
            leaks += [
                f"{name} {method}: {word}"
                for word in told_in(seen(*world.answer(who, method, address)))
            ]
    assert leaks == []


@pytest.mark.parametrize("who", ["gijs", "chantal"])
@pytest.mark.parametrize("words", SEARCHES)
def test_a_search_for_the_reporter_finds_nothing(world, who, words):
    """The page shows what was typed, so only what comes on top of that counts."""
    for name in ("reporting:search", "reporting:my_work"):
        _, body = world.answer(who, "post", reverse(name), {"q": words})
        assert world.report.number not in body.decode()
        assert set(told_in(body.decode())) <= set(told_in(words))


def test_messages_mails_and_the_log_do_not_name_the_reporter(world):
    rows = [
        *Notification.objects.values_list("title", "body", "path", "key"),
        *AuditEntry.objects.values_list("target_label", "data"),
    ]
    assert rows
    assert [row for row in rows if told_in(str(row))] == []


def test_names_of_files_do_not_name_the_reporter(world):
    stored = [attachment.file.name for attachment in world.report.attachments.all()]
    stored += [document.pdf.name for document in Document.objects.all()]
    answer, _ = world.answer(
        "anna", "get", reverse("cases:report_attachment", args=world.arguments["attachment"])
    )

    assert told_in(" ".join(stored)) == []
    assert told_in(answer["Content-Disposition"]) == []


def test_whoever_may_know_the_reporter_sees_the_name(world):
    """The other side: the promise is to the family, not to who must judge the report."""
    for who in ("anna", "hanna", "bram", "petra"):
        page = reverse("cases:report", args=world.arguments["report"])
        _, body = world.answer(who, "get", page)
        assert REPORTER["name"] in body.decode(), who


@pytest.mark.rule("A5")
def test_a_caseworker_sees_the_name_only_after_giving_a_reason(world):
    gijs = world.people["gijs"]
    page = reverse("cases:report", args=[world.told.number])
    _, before = world.answer("gijs", "get", page)

    reveal_reporter(world.told, reason="Bellen over de afspraken", actor=gijs)
    _, after = world.answer("gijs", "get", page)

    assert gijs.may(Permission.REPORTER_REVEAL)
    assert told_in(before.decode()) == []
    assert REPORTER["name"] in after.decode()
