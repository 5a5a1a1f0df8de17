"""What is typed during a talk is kept, locked, for the one who types it, and for a day."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEntry
from common.exceptions import DomainError
from consultations.models import ConsultationDraft
from consultations.schedules import forget_old_drafts
from consultations.services.drafts import discard_draft, keep_draft
from tests.factories.consultations import advice, running_advice

pytestmark = pytest.mark.django_db

TYPED = {"question": ["Het gaat over Jan de Boer"]}


def kept(by, key=None, typed=TYPED):
    return keep_draft(key or uuid4(), typed, began_at=timezone.now(), actor=by)


@pytest.mark.rule("A6")
def test_what_was_never_looked_through_lies_locked(fatma):
    kept(fatma)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM consultations_consultationdraft")
        assert "Boer" not in str(cursor.fetchall())
    assert "Boer" not in str(AuditEntry.objects.values_list("target_label", "data"))


def test_keeping_again_keeps_the_last_words_and_the_begin_of_the_talk(fatma):
    first = kept(fatma)
    again = kept(fatma, first.key, {"question": ["Anders"]})

    assert again.data == {"question": ["Anders"]}
    assert (again.pk, again.began_at) == (first.pk, first.began_at)


def test_somebody_without_the_role_keeps_nothing(gijs):
    with pytest.raises(PermissionDenied):
        kept(gijs)


def test_a_colleague_does_not_write_in_it_or_throw_it_away(fatma, anna):
    draft = kept(fatma)

    with pytest.raises(DomainError):
        kept(anna, draft.key)
    with pytest.raises(PermissionDenied):
        discard_draft(draft, actor=anna)
    assert ConsultationDraft.objects.get().data == TYPED


def test_the_draft_of_a_colleague_does_not_exist(as_, anna, fatma):
    draft = kept(fatma)
    for name in ("advice_draft", "advice_discard"):
        address = reverse(f"consultations:{name}", args=[draft.key])
        assert as_(anna).get(address).status_code == 404


def test_a_late_autosave_after_registering_is_refused_in_words(as_, fatma):
    row = advice(fatma)
    answer = as_(fatma).post(
        reverse("consultations:advice_keep", args=[row.key]), {"question": "Nog iets"}
    )

    assert answer.status_code == 409
    assert "intussen vastgelegd" in answer.content.decode()
    assert not ConsultationDraft.objects.exists()


def test_a_talk_that_goes_on_keeps_what_is_typed_next(as_, fatma):
    talk, desk = running_advice(fatma), as_(fatma)
    desk.post(reverse("consultations:advice_keep", args=[talk.key]), {"question": "Nog iets"})

    page = desk.get(reverse("consultations:advice_change", args=[talk.number]))
    assert "Nog iets" in page.content.decode()
    assert "nog niet vastgelegd" in page.content.decode()
    resumed = desk.get(reverse("consultations:advice_draft", args=[talk.key]))
    assert resumed.url == reverse("consultations:advice_change", args=[talk.number])


def test_more_than_anybody_types_is_refused(fatma):
    with pytest.raises(DomainError):
        kept(fatma, typed={"question": ["x" * 200_001]})
    assert not ConsultationDraft.objects.exists()


def test_throwing_away_is_asked_once_and_logged(as_, fatma):
    draft, desk = kept(fatma), as_(fatma)
    address = reverse("consultations:advice_discard", args=[draft.key])

    assert "Weggooien wat u typte?" in desk.get(address).content.decode()
    desk.post(address)
    assert not ConsultationDraft.objects.exists()
    assert AuditEntry.objects.filter(data__discarded=True).exists()


def test_throwing_away_a_change_leaves_the_advice_as_it_was(as_, fatma):
    talk = running_advice(fatma, question="Wat nu?")
    kept(fatma, talk.key)

    answer = as_(fatma).post(reverse("consultations:advice_discard", args=[talk.key]))

    assert answer.url == reverse("consultations:detail", args=[talk.number])
    page = as_(fatma).get(reverse("consultations:advice_change", args=[talk.number]))
    assert "Wat nu?" in page.content.decode()


def test_what_nobody_touched_for_a_day_is_forgotten(fatma):
    old, young = kept(fatma), kept(fatma)
    yesterday = timezone.now() - timedelta(hours=25)
    ConsultationDraft.objects.filter(pk=old.pk).update(changed_at=yesterday)

    forget_old_drafts()
    forget_old_drafts()

    assert ConsultationDraft.objects.get() == young
