"""Accounts of colleagues: who gets in, and who no longer does."""

import secrets

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from administration.services.keeping import keep
from administration.services.memberships import Function, give_role
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify
from organisations.models import Region

# Letters and digits that nobody confuses when reading them out.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def open_account(*, name: str, email: str, function: Function, actor: User) -> tuple[User, str]:
    """A new colleague with a first role, and a first password that is told once."""
    if User.objects.filter(email__iexact=email).exists():
        raise DomainError("Er is al een account met dit e-mailadres.")
    account = User(name=name, email=email.lower())
    password = _give_password(account)
    keep(account)
    record(AuditEvent.CONFIGURED, actor=actor, target=account, what="account gemaakt")
    give_role(account, function, actor=actor)
    return account, password


@transaction.atomic
def end_account(account: User, *, actor: User) -> None:
    """Closed at once: no new login, and what is open in a browser ends now."""
    _not_oneself(account, actor)
    account.is_active = False
    account.save(update_fields=["is_active"])
    _end_sessions(account)
    record(AuditEvent.CONFIGURED, actor=actor, target=account, what="account beëindigd")


@transaction.atomic
def reopen_account(account: User, *, actor: User) -> None:
    """Somebody who came back; the roles that still run hold again."""
    account.is_active = True
    account.save(update_fields=["is_active"])
    record(AuditEvent.CONFIGURED, actor=actor, target=account, what="account heropend")


@transaction.atomic
def restore_login(account: User, *, actor: User) -> str:
    """For who lost password or telephone: a new first password, and no second factor yet.

    The team leads hear of it: who makes a password for somebody could enter as that colleague.
    """
    _not_oneself(account, actor)
    password = _give_password(account)
    account.save(update_fields=["password", "must_change_password"])
    Authenticator.objects.filter(user=account).delete()
    _end_sessions(account)
    record(AuditEvent.CONFIGURED, actor=actor, target=account, what="inloggen hersteld")
    if actor.region:
        _tell_team_leads(account, actor.region)
    return password


def _give_password(account: User) -> str:
    """A password that beheer knows, good for nothing but choosing one's own."""
    password = first_password()
    account.set_password(password)
    account.must_change_password = True
    return password


def first_password() -> str:
    """Four groups of five: about 98 bits of chance, and still possible to read out."""
    groups = ["".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4)]
    return "-".join(groups)


def _tell_team_leads(account: User, region: Region) -> None:
    message = Message(
        kind=NotificationKind.TASK,
        key=f"login_restored:{account.pk}:{timezone.now().isoformat()}",
        title=f"Beheer heeft de login van {account.name} hersteld",
        body="Vraag uw collega of dat klopt. Zo niet, bel dan de privacyfunctionaris.",
        path=reverse("notifications:list"),
        level=NotificationLevel.WARNING,
        by_email=True,
    )
    notify(User.objects.in_role(Role.TEAM_LEAD, region), message)


def _not_oneself(account: User, actor: User) -> None:
    if account.pk == actor.pk:
        raise DomainError("Dit is uw eigen account. Vraag een collega-beheerder.")


def _end_sessions(account: User) -> None:
    """Delete the sessions themselves; an inactive account is also refused at each request."""
    keys = list(UserSession.objects.filter(user=account).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=account).delete()
