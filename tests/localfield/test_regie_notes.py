"""The notes of the one who directs, in four parts (000-13)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError

from common.exceptions import DomainError
from localfield.enums import RegiePart
from localfield.selectors.evaluation import regie_notes_of
from tests.factories import local_work as make

pytestmark = pytest.mark.django_db


@pytest.mark.rule("000-13")
def test_each_of_the_four_parts_is_noted_with_who_and_when(family, daan):
    for part in RegiePart:
        make.regie_note(family, by=daan, part=part, text=f"Over {part.label}.")

    notes = list(regie_notes_of(family.case))
    assert {note.part for note in notes} == set(RegiePart)
    assert all(note.noted_by == daan and note.noted_at for note in notes)


@pytest.mark.parametrize("told", [{"part": "anders"}, {"text": "  "}])
def test_a_note_says_something_about_one_of_the_parts(family, daan, told):
    with pytest.raises(DomainError):
        make.regie_note(family, by=daan, **told)


def test_a_note_stands_and_sent_twice_it_is_one(family, daan):
    note = make.regie_note(family, by=daan)
    assert make.regie_note(family, by=daan) == note

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("DELETE FROM localfield_regienote")


@pytest.mark.rule("A2")
def test_another_municipality_notes_nothing(family, els):
    with pytest.raises(PermissionDenied):
        make.regie_note(family, by=els)
