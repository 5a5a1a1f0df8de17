"""Caseloadbord: who carries what, what runs late, who went silent, and giving cases away."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEntry
from cases.models import Case, CaseAssignment, ConflictOfInterest
from deadlines.workdays import LAW
from reporting.selectors.caseload import workdays_ago
from tests.factories.tracks import assigned, decided, started

pytestmark = pytest.mark.django_db
BOARD = reverse("reporting:caseload")


def board(client, **chosen) -> BeautifulSoup:
    return BeautifulSoup(client.get(BOARD, chosen).content, "html.parser")


def load(page, name) -> list[str]:
    row = next(r for r in page.select("table")[0].select("tbody tr") if name in r.get_text())
    return [cell.get_text(strip=True) for cell in row.select("td")]


def listed(page) -> list[str]:
    return [a.get_text(strip=True) for a in page.select("#lijst tbody th a")]


def worker_of(case: Case) -> str:
    assignment = CaseAssignment.objects.filter(case=case, until=None).first()
    return assignment.worker.name if assignment else ""


def test_each_colleague_with_what_they_carry(as_, bram, gijs, families):
    page = board(as_(bram))

    assert load(page, "Anna Meijer")[0] == "3"
    assert load(page, "Hanna Visser")[0] == "1"
    assert load(page, "Gijs van Dam")[0] == "0"
    assert load(page, "Niet toegewezen")[0] == "2"


def test_late_cases_are_counted_and_listed(as_, bram, families):
    client = as_(bram)

    assert load(board(client), "Anna Meijer")[7] == "1"
    assert listed(board(client, alleen="late")) == [families[0].number, families[5].number]


def test_the_queue_of_what_nobody_carries(as_, bram, families):
    assert set(listed(board(as_(bram), medewerker="none"))) == {
        families[3].number,
        families[5].number,
    }


def test_cases_of_somebody_who_left_stay_on_the_board(as_, bram, hanna, families):
    hanna.is_active = False
    hanna.save()

    page = board(as_(bram))

    assert load(page, "Hanna Visser (draagt geen dossiers meer)")[0] == "1"


def test_silence_counts_from_the_last_contact_with_the_family(as_, bram, families):
    long_ago = timezone.now() - timedelta(days=60)
    Case.objects.filter(pk=families[1].pk).update(opened_at=long_ago)
    Case.objects.filter(pk=families[2].pk).update(
        opened_at=long_ago, last_family_contact_at=timezone.now()
    )

    page = board(as_(bram), alleen="silent")

    assert listed(page) == [families[1].number]
    assert "60 d." in page.select_one("#lijst table").get_text()


def test_ageing_is_told_in_a_table_beside_the_chart(as_, bram, families):
    Case.objects.filter(pk=families[1].pk).update(opened_at=timezone.now() - timedelta(days=200))

    table = next(
        t for t in board(as_(bram)).select("table") if "naar ouderdom" in t.caption.get_text()
    )
    figures = {r.th.get_text(strip=True): r.td.get_text(strip=True) for r in table.tbody("tr")}

    assert figures["0–5"] == "5"
    assert figures["51 en meer"] == "1"


def test_ticked_cases_go_to_one_colleague_with_the_reason(as_, bram, gijs, families):
    chosen = [families[0].number, families[3].number]

    answer = as_(bram).post(
        BOARD, {"case": chosen, "worker": gijs.pk, "reason": "Anna is met verlof"}
    )

    assert answer.status_code == 302
    assert {worker_of(families[0]), worker_of(families[3])} == {gijs.name}
    assert AuditEntry.objects.filter(data__assigned_to=gijs.pk).count() == 2


@pytest.mark.parametrize(("number", "counted"), [(1, "1 dossier"), (2, "2 dossiers")])
def test_the_board_says_what_was_given_to_whom(as_, bram, gijs, families, number, counted):
    chosen = [family.number for family in (families[0], families[3])[:number]]
    given = {"case": chosen, "worker": gijs.pk, "reason": "Anna is met verlof"}

    answer = as_(bram).post(BOARD, given, follow=True)

    assert f"{counted} toegewezen aan Gijs van Dam." in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"worker": "gijs", "reason": "Verlof"}, "Vink eerst een of meer dossiers aan."),
        ({"case": "0", "reason": "Verlof"}, "Toewijzen aan"),
        ({"case": "0", "worker": "gijs"}, "Reden"),
    ],
)
def test_a_refused_form_says_why_and_changes_nothing(
    as_, bram, gijs, anna, families, given, sentence
):
    data = {**given}
    if "worker" in data:
        data["worker"] = gijs.pk
    if "case" in data:
        data["case"] = [families[0].number]

    answer = as_(bram).post(BOARD, data)

    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert sentence in page.select_one(".vt-error-summary").get_text()
    assert worker_of(families[0]) == anna.name


@pytest.mark.rule("A12")
def test_all_or_nothing_when_one_case_may_not_go_to_this_colleague(as_, bram, gijs, anna, families):
    ConflictOfInterest.objects.create(case=families[1], user=gijs, reason="Neef", recorded_by=bram)
    chosen = [families[0].number, families[1].number]

    answer = as_(bram).post(BOARD, {"case": chosen, "worker": gijs.pk, "reason": "Verlof"})

    assert answer.status_code == 422
    assert "mag dit dossier niet zien" in answer.content.decode()
    assert worker_of(families[0]) == anna.name


def test_a_case_of_another_region_cannot_be_given_away(as_, chantal, zuid, families):
    chantals = as_(chantal)

    answer = chantals.post(
        BOARD, {"case": [families[0].number], "worker": chantal.pk, "reason": "Verlof"}
    )

    assert answer.status_code in {404, 422}
    assert worker_of(families[0]) == "Anna Meijer"


def test_the_board_of_another_region_is_empty(as_, chantal, families):
    assert "Gezin" not in board(as_(chantal)).select_one("#lijst").get_text().replace(
        "Gezin lang stil", ""
    )


@pytest.mark.parametrize(
    ("today", "count", "day"),
    [
        pytest.param("2026-11-25", 1, "2026-11-24", id="a wednesday"),
        pytest.param("2026-11-23", 1, "2026-11-22", id="monday"),
        pytest.param("2026-04-28", 1, "2026-04-27", id="the day after Koningsdag"),
    ],
)
def test_working_days_ago(today, count, day):
    from datetime import date

    begin = workdays_ago(date.fromisoformat(today), count, LAW)

    assert LAW.workdays_between(begin, date.fromisoformat(today)) == count
    assert begin == date.fromisoformat(day)


def test_the_board_counts_who_waits_and_the_tracks_by_state(as_, noord, bram, gijs):
    decided(noord, by=bram)
    assigned(noord, by=bram, owner=gijs)
    started(noord, by=bram, owner=gijs)
    client = as_(bram)

    page = board(client)
    waiting = next(a for a in page.select("a.vt-kpi") if "Wachten op een dienst" in a.get_text())
    chart = next(s for s in page.select("section") if "Lopende diensten naar" in s.get_text())
    counts = [
        [cell.get_text(strip=True) for cell in row.select("th, td")] for row in chart.select("tr")
    ]

    listed = BeautifulSoup(client.get(waiting["href"]).content, "html.parser").select("tbody tr")
    assert int(waiting.select_one(".vt-kpi__value").get_text()) == len(listed) == 2
    assert ["Toegewezen", "1"] in counts
    assert ["Gestart", "1"] in counts
