"""Who reads and signs: the list, and the plan as one person reads it before signing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from common.signatures import SignatureGiven
from people.selectors import is_minor
from safetyplans.enums import SignsAs
from safetyplans.guards.municipal_half import everybody_signed
from safetyplans.local_text import plain_sections
from safetyplans.permissions import can_write_local
from safetyplans.said import Section
from safetyplans.selectors.local import signatories_now, signatures_of

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from safetyplans.models import LocalVersion, PlanSignature, SafetyPlan, Signatory


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked to sign."""

    number: int
    name: str
    role: str


@dataclass(frozen=True)
class SignLine:
    """``url`` leads to where this person signs, empty once that is done."""

    name: str
    role: str
    state: str
    tone: str
    url: str


@dataclass(frozen=True)
class SignatureShown:
    """What somebody set under a version, or why not."""

    name: str
    role: str
    at: "datetime"
    noted_by: str
    given: SignatureGiven | None
    refusal: str


@dataclass(frozen=True)
class SigningPage:
    """``done``: everybody signed or said why not; ``writes``: this reader may have them sign."""

    number: str
    version: int
    lines: list[SignLine]
    signed: int
    done: bool
    writes: bool


@dataclass(frozen=True)
class SignPage:
    """The words of one version as this person reads them; ``seen`` is their fingerprint."""

    number: str
    version: int
    name: str
    role: str
    blocks: list[Section]
    seen: str
    url: str
    back_url: str


def asked_to_sign(plan: "SafetyPlan") -> list[Asked]:
    return [_asked(row) for row in signatories_now(plan)]


def signing_page(version: "LocalVersion", reader: "User") -> SigningPage:
    plan = version.plan
    known = {row.signatory_id: row for row in signatures_of(version)}
    rows = signatories_now(plan)
    return SigningPage(
        number=plan.case.number,
        version=version.number,
        lines=[_line(plan, row, known.get(row.pk)) for row in rows],
        signed=sum(row.pk in known for row in rows),
        done=everybody_signed(plan),
        writes=can_write_local(plan, reader),
    )


def shown_signatures(version: "LocalVersion") -> list[SignatureShown]:
    return [
        SignatureShown(
            name=row.name,
            role=row.role or str(SignsAs(row.signs_as).label),
            at=row.signed_at,
            noted_by=row.noted_by.name,
            given=SignatureGiven.from_data(row.given) if row.given else None,
            refusal=row.refusal,
        )
        for row in signatures_of(version)
    ]


def sign_page(version: "LocalVersion", signatory: "Signatory") -> SignPage:
    asked, here = _asked(signatory), version.plan.case.number
    return SignPage(
        number=here,
        version=version.number,
        name=asked.name,
        role=asked.role,
        blocks=_read_by(version.content, signatory),
        seen=version.content_hash,
        url=reverse("safetyplans:local_sign", args=[here, signatory.number]),
        back_url=reverse("safetyplans:local_signing", args=[here]),
    )


def _read_by(content: dict[str, Any], signatory: "Signatory") -> list[Section]:
    person = signatory.person
    child = person is not None and is_minor(person, timezone.localdate())
    return plain_sections(content, reader=person.pk if person else 0, child=child)


def _asked(row: "Signatory") -> Asked:
    if row.person:
        return Asked(row.number, row.person.name, str(SignsAs.FAMILY.label))
    return Asked(row.number, row.name, row.role)


def _line(plan: "SafetyPlan", row: "Signatory", signed: "PlanSignature | None") -> SignLine:
    asked = _asked(row)
    if signed is None:
        url = reverse("safetyplans:local_sign", args=[plan.case.number, row.number])
        return SignLine(asked.name, asked.role, "nog niet", "outline", url)
    if signed.given:
        return SignLine(asked.name, asked.role, "getekend", "green", "")
    return SignLine(asked.name, asked.role, "tekent niet", "orange", "")
