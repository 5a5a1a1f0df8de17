"""Who hears of a crisis notice. A title holds a number and nothing of the family."""

from datetime import date

from django.urls import reverse

from accounts.contacts import contacts_of
from accounts.models import User
from accounts.roles import Permission, Role
from consultations.enums import PresentDanger
from consultations.models import CrisisNotice
from consultations.services.at_the_municipality import told_of
from deadlines.wording import short_date
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify
from organisations.models import Region


def tell_veilig_thuis(notice: CrisisNotice, today: date) -> None:
    """Who answers now hears it at once; outside its hours the bureaudienst reads it next morning.

    Inside the hours: bureaudienst and fixed contact. Outside: crisisdienst and bureaudienst.
    """
    region = notice.organisation.region
    assert region
    told = [*User.objects.in_role(Role.INTAKE, region), *_others(notice, region, today)]
    acute = notice.danger == PresentDanger.ACUTE
    urgent = notice.out_of_hours or acute
    message = Message(
        kind=NotificationKind.URGENT if urgent else NotificationKind.TASK,
        key=f"crisis_notice:{notice.number}:made",
        title=f"Vooraankondiging {notice.number}: er dreigt een crisis",
        body=f"{notice.organisation.name}. Onveiligheid nu: {notice.get_danger_display()}.",
        path=_page(notice),
        level=NotificationLevel.URGENT if urgent else NotificationLevel.WARNING,
        by_email=True,
    )
    notify(told, message)


def tell_that_veilig_thuis_acts(notice: CrisisNotice) -> None:
    """The consulent hears that, not what (000-21)."""
    message = Message(
        kind=NotificationKind.URGENT,
        key=f"crisis_notice:{notice.number}:reported",
        title=f"Veilig Thuis is in actie na uw vooraankondiging {notice.number}",
        path=_page(notice),
        level=NotificationLevel.WARNING,
        by_email=True,
    )
    notify(told_of(notice, Permission.CRISIS_NOTICE_GIVE), message)


def tell_that_it_lapses(notice: CrisisNotice) -> None:
    """Two days before the end, so that a danger that lasts is announced anew."""
    message = Message(
        kind=NotificationKind.TASK,
        key=f"crisis_notice:{notice.number}:lapsing",
        title=f"Vooraankondiging {notice.number} vervalt na {short_date(notice.valid_until)}",
        body="Dreigt de crisis dan nog? Doe een nieuwe vooraankondiging.",
        path=_page(notice),
        by_email=True,
    )
    notify(told_of(notice, Permission.CRISIS_NOTICE_GIVE), message)


def tell_that_it_lapsed(notice: CrisisNotice) -> None:
    message = Message(
        kind=NotificationKind.TASK,
        key=f"crisis_notice:{notice.number}:lapsed",
        title=f"Vooraankondiging {notice.number} is vervallen",
        body="Dreigt de crisis nog? Doe een nieuwe vooraankondiging.",
        path=_page(notice),
    )
    notify(told_of(notice, Permission.CRISIS_NOTICE_GIVE), message)


def _others(notice: CrisisNotice, region: Region, today: date) -> list[User]:
    if notice.out_of_hours:
        return list(User.objects.in_role(Role.CRISIS, region))
    answering = (row.in_charge for row in contacts_of(notice.organisation, today))
    return [person for person in answering if person]


def _page(notice: CrisisNotice) -> str:
    return reverse("consultations:crisis_notice", args=[notice.number])
