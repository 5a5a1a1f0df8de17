"""How allauth behaves here: nobody signs up, and only known colleagues come in by OIDC."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from accounts.models import User

MFA_CLAIMS = {"mfa", "otp", "hwk", "fido", "phr", "phrh"}


class ClosedAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


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
