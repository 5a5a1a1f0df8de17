"""Everything that was shared of a case, newest first (A9)."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.text import capfirst

from cases.selectors.assessments import notices_of
from common.dutch import short_day
from common.shown import Fact
from sharing.enums import ConsentAnswer
from sharing.permissions import can_share
from sharing.selectors.fact_signals import signal_missing, why_no_signal
from sharing.selectors.shares import shares_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import AuthorityNotice, Case
    from sharing.models import FactSignal, Share, ShareConsent


@dataclass(frozen=True)
class SharedLine:
    """One act: what went to whom, when and by whom, why, and what the family said of it."""

    title: str
    at: datetime
    by: str
    facts: list[Fact]
    consents: list[str]


@dataclass(frozen=True)
class SharingPage:
    """``no_signal`` says why no signal can be given now; ``missing`` is the municipality that
    asked for one and got none on this family."""

    number: str
    may_share: bool
    no_signal: str
    lines: list[SharedLine]
    missing: str


def sharing_page(case: "Case", reader: "User") -> SharingPage:
    lines = [*map(_of_share, shares_of(case)), *map(_of_notice, notices_of(case))]
    missing = signal_missing(case)
    return SharingPage(
        number=case.number,
        may_share=can_share(case, reader),
        no_signal=why_no_signal(case),
        lines=sorted(lines, key=lambda line: line.at, reverse=True),
        missing=missing.name if missing else "",
    )


def _of_share(share: "Share") -> SharedLine:
    signal: FactSignal | None = getattr(share, "signal", None)
    return SharedLine(
        title=f"{capfirst(share.get_kind_display())} aan {share.to}",
        at=share.shared_at,
        by=share.shared_by.name,
        facts=_known(
            ("Wat", share.what),
            ("Nummer", share.number),
            ("Grond", capfirst(share.get_ground_display())),
            ("Afweging", share.weighing),
            ("Bij de gemeente", _seen(signal) if signal else ""),
        ),
        consents=[_said(consent) for consent in share.consents.all()],
    )


def _of_notice(notice: "AuthorityNotice") -> SharedLine:
    """What was shared with police, Raad or consulent stands where it was noted, and here."""
    if notice.consent_given:
        consent = "Toestemming gevraagd en gekregen"
    elif notice.consent_asked:
        consent = "Toestemming gevraagd en niet gekregen"
    else:
        consent = "Toestemming niet gevraagd"
    return SharedLine(
        title=f"Kennisgeving aan {notice.organisation_name} ({notice.get_to_display()})",
        at=notice.at,
        by=notice.by.name,
        facts=_known(
            ("Wat", notice.what), ("Grond", capfirst(notice.why)), ("Afweging", notice.weighing)
        ),
        consents=[consent],
    )


def _known(*facts: tuple[str, str]) -> list[Fact]:
    return [Fact(label, value) for label, value in facts if value]


def _seen(signal: "FactSignal") -> str:
    if signal.seen_at is None or signal.seen_by is None:
        return "Nog niet gezien"
    return f"Gezien op {short_day(signal.seen_at)} door {signal.seen_by.name}"


def _said(consent: "ShareConsent") -> str:
    """ "Sanne: gegeven (ouders of voogd met gezag). Moeder vond het goed."."""
    said = f"{consent.person.name}: {consent.get_answer_display()}"
    if consent.answer != ConsentAnswer.NOT_ASKED:
        said = f"{said} ({consent.get_given_by_display()})"
    return f"{said}. {consent.note}" if consent.note else said
