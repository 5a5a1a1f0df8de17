"""What the pages of crisis notices show."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from common import dutch
from common.shown import Badge, Fact
from consultations import permissions
from consultations.enums import AgeBand, CrisisNoticeState, PresentDanger
from consultations.opening import Route, route_now
from deadlines.wording import long_date, moment

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.models import CrisisNotice

TONES = {
    CrisisNoticeState.OPEN: "orange",
    CrisisNoticeState.REPORTED: "azure",
    CrisisNoticeState.LAPSED: "neutral",
}
DANGER_TONES = {PresentDanger.ACUTE: "red", PresentDanger.STRUCTURAL: "orange"}


@dataclass(frozen=True)
class NoticeRow:
    """One line of the list."""

    number: str
    url: str
    municipality: str
    made_at: datetime
    maker: str
    expected: str
    danger: Badge
    state: Badge
    seen: str
    overruled_because: str


@dataclass(frozen=True)
class NoticePage:
    """One notice, whole, with what this reader may do with it."""

    number: str
    crumbs: list[tuple[str, str]]
    state: Badge
    standing: str
    threat: list[Fact]
    reach: list[Fact]
    route: Route | None
    awaits_report: bool
    may_acknowledge: bool
    may_withdraw: bool


def notice_row(notice: "CrisisNotice") -> NoticeRow:
    return NoticeRow(
        number=notice.number,
        url=reverse("consultations:crisis_notice", args=[notice.number]),
        municipality=notice.organisation.name,
        made_at=notice.made_at,
        maker=notice.made_by.name,
        expected=_window(notice),
        danger=_danger(notice),
        state=_state(notice),
        seen=_seen(notice),
        overruled_because=notice.overruled_because,
    )


def notice_page(notice: "CrisisNotice", reader: "User", now: datetime) -> NoticePage:
    is_open = notice.state == CrisisNoticeState.OPEN
    reads_for_vt = permissions.can_see_notice(notice, reader)
    region = notice.organisation.region
    return NoticePage(
        number=notice.number,
        crumbs=[("Vooraankondigingen", reverse("consultations:crisis_notices"))],
        state=_state(notice),
        standing=_standing(notice),
        threat=_threat(notice),
        reach=_reach(notice),
        route=route_now(region, now) if region and is_open and not reads_for_vt else None,
        awaits_report=is_open and reads_for_vt,
        may_acknowledge=is_open and reads_for_vt and notice.seen_at is None,
        may_withdraw=is_open and permissions.can_withdraw_notice(notice, reader),
    )


def is_checking(reader: "User") -> bool:
    """Whether this reader sees only the notices in which a found word stayed."""
    others = (Permission.CRISIS_NOTICE_READ, Permission.CRISIS_NOTICE_GIVE)
    return reader.may(Permission.ADVICE_CHECK) and not any(reader.may(one) for one in others)


def route_of(reader: "User", now: datetime) -> Route | None:
    """Whom to call now, for who gives notices; at Veilig Thuis one knows."""
    if reader.region is None or not reader.may(Permission.CRISIS_NOTICE_GIVE):
        return None
    return route_now(reader.region, now)


def _standing(notice: "CrisisNotice") -> str:
    """Where it stands, in sentences."""
    if notice.state == CrisisNoticeState.REPORTED:
        return f"Veilig Thuis is in actie: melding {notice.report_number}."
    if notice.state == CrisisNoticeState.LAPSED and notice.lapsed_at:
        return f"Vervallen op {moment(notice.lapsed_at)}. {notice.lapse_reason}."
    return f"Geldt tot en met {long_date(notice.valid_until)}. {_seen(notice)}."


def _seen(notice: "CrisisNotice") -> str:
    if notice.seen_at is None or notice.seen_by is None:
        return "Nog niet gezien door Veilig Thuis"
    day = dutch.short_day(timezone.localtime(notice.seen_at))
    return f"Gezien door {notice.seen_by.name} op {day}"


def _threat(notice: "CrisisNotice") -> list[Fact]:
    overruled = notice.overruled_because
    kept = [Fact("Waarom een herkenbaar gegeven blijft staan", overruled)] if overruled else []
    return [
        Fact("Wat dreigt er", notice.threat),
        Fact("Hoe onveilig is het nu", notice.get_danger_display()),
        Fact("Verwacht", _window(notice) or "niet te zeggen"),
        Fact("Leeftijden in het gezin", ", ".join(AgeBand(b).label for b in notice.age_bands)),
        Fact("Afspraken die er al zijn", notice.agreements),
        Fact("Gevraagd van Veilig Thuis", notice.asked_of_vt),
        *kept,
    ]


def _reach(notice: "CrisisNotice") -> list[Fact]:
    return [
        Fact("Gemeente", notice.organisation.name),
        Fact("Dossiernummer van de gemeente", notice.own_reference),
        Fact("Gedaan door", notice.made_by.name),
        Fact("Gedaan op", moment(notice.made_at)),
        _person("Overdag", notice.contact_name, notice.contact_phone),
        _person("Buiten kantooruren", notice.night_name, notice.night_phone),
    ]


def _person(when: str, name: str, phone: str) -> Fact:
    if not name:
        return Fact(when, "niemand opgegeven")
    return Fact(when, f"{name}, {phone}", url=f"tel:{phone}")


def _window(notice: "CrisisNotice") -> str:
    """ "van … tot en met …", with what is known of it."""
    first, last = notice.expected_from, notice.expected_until
    parts = [
        f"vanaf {dutch.short_day(first)}" if first else "",
        f"tot en met {dutch.short_day(last)}" if last else "",
    ]
    return " ".join(part for part in parts if part)


def _danger(notice: "CrisisNotice") -> Badge:
    tone = DANGER_TONES.get(PresentDanger(notice.danger), "outline")
    return Badge(notice.get_danger_display(), tone)


def _state(notice: "CrisisNotice") -> Badge:
    return Badge(notice.get_state_display(), TONES[CrisisNoticeState(notice.state)])
