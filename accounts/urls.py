"""The doors of the login we use. allauth has more: changing one's address, linking, signing up.

Those stay out: an account is made by beheer, and its address is changed there.
"""

from allauth.account import views as account
from allauth.socialaccount import views as social
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    # Closed, but the page to log in looks for its address.
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("3rdparty/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path(
        "3rdparty/error/",
        login_not_required(social.login_error),
        name="socialaccount_login_error",
    ),
]
