"""Only whose work it is ends it: a helper with a part of the regie does not (5.2, 003-33)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from localfield.enums import TrajectoryEnd
from localfield.services.ending import end_otherwise
from tests.factories import localfield as make
from tests.factories.organisations import local_team_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(noord, family, lotte, daan):
    """Lotte has casusregie at the wijkteam; the work is of Daan's municipality."""
    make.give_casusregie(family.case, local_team_of(noord), person=lotte, by=daan)
    return lotte


@pytest.mark.rule("A1", "003-33")
def test_who_directs_a_part_does_not_end_the_work_of_another(family, helper):
    moved = {"reason": TrajectoryEnd.MOVED, "note": "Naar een andere regio."}

    with pytest.raises(PermissionDenied):
        end_otherwise(family, actor=helper, **moved)

    family.refresh_from_db()
    assert family.ended_at is None


@pytest.mark.rule("A1")
def test_nor_is_it_shown_how(as_, family, helper, daan):
    number = family.case.number
    page, end = (reverse(f"localfield:{name}", args=[number]) for name in ("family", "end"))

    assert end not in as_(helper).get(page).content.decode()
    assert as_(helper).get(end).status_code == 403
    assert end in as_(daan).get(page).content.decode()
    assert as_(daan).get(end).status_code == 200
