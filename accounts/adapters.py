"""How allauth behaves here: nobody signs up, and only known colleagues come in by OIDC."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from accounts.models import User

MFA_CLAIMS = {"mfa", "otp", "hwk", "fido", "phr", "phrh"}


class ClosedAccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        # The same for an unknown address, so that nobody learns who has an account.
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer "
        "het opnieuw; na vijf keer gaat inloggen een kwartier dicht.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_password(self, password: str, user: User | None = None) -> str:
        """One's own: the password that beheer knows is not chosen again."""
        if user and user.must_change_password and user.check_password(password):
            raise ValidationError("Kies een ander wachtwoord dan u van beheer kreeg.")
        return super().clean_password(password, user)

    def set_password(self, user: User, password: str) -> None:
        """Chosen by the colleague, so nobody else knows it any more."""
        user.must_change_password = False
        super().set_password(user, password)

    def login(self, request: HttpRequest, user: User) -> None:
        """The absolute limit of the session counts from here."""
        super().login(request, user)
        request.session["started_at"] = timezone.now().timestamp()


class KnownColleagueAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the login of the own organisation to the account that beheer made for it."""
        claims = sociallogin.account.extra_data or {}
        claims = {**claims, **claims.get("id_token", {}), **claims.get("userinfo", {})}
        email = str(claims.get("email", "")).lower()
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise ImmediateHttpResponse(
                render(request, "socialaccount/authentication_error.html", status=403)
            )
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)
        proven = set(claims.get("amr", [])) | {claims.get("acr", "")}
        request.session["oidc_second_factor"] = bool(proven & MFA_CLAIMS)
