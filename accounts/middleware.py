"""A login ends: after silence, after a working day, and at once when the account is closed."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]

SECOND_FACTOR_PATHS = ("/account/2fa/", "/account/reauthenticate/", "/account/logout/", "/static/")


class SessionLimitMiddleware:
    """Idle and absolute limits, kept on the server (stack 3.9)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._expired(request):
            logout(request)
            request.session["ended_by_limit"] = True
        return self.get_response(request)

    def _expired(self, request: HttpRequest) -> bool:
        now = timezone.now().timestamp()
        started = request.session.setdefault("started_at", now)
        seen = request.session.get("seen_at", now)
        # Written at most once a minute: a page must not cost an extra update of the session.
        if now - seen > 60 or "seen_at" not in request.session:
            request.session["seen_at"] = now
        return (
            now - seen > settings.SESSION_IDLE_SECONDS
            or now - started > settings.SESSION_ABSOLUTE_SECONDS
        )


class SecondFactorMiddleware:
    """Where it is required, nobody passes with a password alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.user.is_authenticated
            and not request.path.startswith(SECOND_FACTOR_PATHS)
            and not has_second_factor(request)
        ):
            return _ask_second_factor(request)
        return self.get_response(request)


class OwnPasswordMiddleware:
    """A password that beheer made up opens nothing but choosing one's own (A1).

    Who came in through the login of the own organisation used no password of ours.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        own = reverse("account_change_password")
        if (
            request.user.is_authenticated
            and request.user.must_change_password
            and not request.path.startswith((own, *SECOND_FACTOR_PATHS))
            and not _came_from_own_organisation(request)
        ):
            messages.info(request, "Kies eerst een eigen wachtwoord: dit is ook bij beheer bekend.")
            return redirect(own)
        return self.get_response(request)


def _came_from_own_organisation(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "socialaccount" for record in records)


def _ask_second_factor(request: HttpRequest) -> HttpResponse:
    """To setting one up; to proving it for who did so a moment ago, in this same session."""
    mine = Authenticator.objects.filter(user=request.user)
    factors = set(mine.values_list("type", flat=True))
    if Authenticator.Type.TOTP in factors:
        return redirect("mfa_reauthenticate")
    if Authenticator.Type.WEBAUTHN in factors:
        return redirect("mfa_reauthenticate_webauthn")
    messages.info(request, "Stel eerst een tweede stap in om veilig in te loggen.")
    return redirect("mfa_index")


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with more than a password."""
    if request.session.get("oidc_second_factor"):
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
