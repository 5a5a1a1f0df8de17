"""The doors to a family at the local field. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.roles import Permission
from audit.services import note_refusal
from cases.access import open_case, open_partner_case, require, require_that, sees_as_partner
from cases.models import Case, RepeatReport
from cases.permissions import can_answer_as_director
from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack
from localfield.permissions import can_follow, can_judge_report_back, can_work_locally
from localfield.selectors.repeats import repeat_at
from localfield.selectors.trajectories import running_of

if TYPE_CHECKING:
    from accounts.models import User

__all__ = ["open_family", "open_of_case", "open_to_work", "require", "sees_as_partner"]


def open_family(reader: "User", number: str) -> Case:
    """The family for a colleague of a partner that directs; its opening is recorded (A2)."""
    return open_partner_case(reader, number)


def open_to_work(reader: "User", number: str) -> Case:
    """The same, for who also works with the family."""
    case = open_family(reader, number)
    require_that(can_work_locally, case, reader)
    return case


def open_waiting(reader: "User", number: str, bridging: int) -> BridgingPeriod:
    """One wait of a family, for who works with it. That of another family does not exist."""
    case = open_to_work(reader, number)
    row = BridgingPeriod.objects.filter(case=case, pk=bridging).first()
    if row is None:
        raise Http404
    return row


def open_of_case(reader: "User", number: str) -> Case:
    """The case, for who at Veilig Thuis follows what the local field does; the bureaudienst may
    not (5.3)."""
    case = open_case(reader, number)
    if not can_follow(reader):
        note_refusal(actor=reader, what=number, url_name="localfield")
        raise PermissionDenied
    return case


def open_to_judge(reader: "User", number: str, back: int) -> ReportBack:
    """What the local field came back with, for triagist and team lead (3.11f)."""
    case = open_of_case(reader, number)
    row = ReportBack.objects.filter(case=case, pk=back)
    row = row.select_related("organisation", "reported_by", "judged_by", "case__region").first()
    if row is None:
        raise Http404
    require_that(can_judge_report_back, row, reader)
    return row


def open_to_answer(reader: "User", number: str, repeat: int) -> tuple[Case, RepeatReport]:
    """A new report on this family, for who works with it where the process is directed (000-32)."""
    case = open_to_work(reader, number)
    row = repeat_at(case, repeat)
    if row is None:
        raise Http404
    require_that(can_answer_as_director, row, reader)
    return case, row


def require_running(case: Case) -> LocalTrajectory:
    """The work that goes on with this family; without it there is nothing to write in."""
    trajectory = running_of(case)
    if trajectory is None:
        raise Http404
    return trajectory


def is_known_to_veilig_thuis(reader: "User", number: str) -> bool:
    """Whether this reader sees the whole case: then the tab of Veilig Thuis is meant."""
    return Case.objects.visible_to(reader).filter(number=number).exists()


def require_distributor(reader: "User") -> None:
    """For who distributes the families of the own organisation."""
    require(reader, Permission.LOCAL_DISTRIBUTE)
