"""Who gets in, for how long, and what a page may load."""

from csp.constants import NONE, SELF

from veiligthuis.settings import environment

SECRET_KEY = environment.text("SECRET_KEY")
# Fernet keys for BSN and other secrets at rest; the first writes, all read.
FIELD_KEYS = environment.words("FIELD_KEYS")
# Key of the searchable hash of a BSN.
SEARCH_KEY = environment.key("SEARCH_KEY")

DEBUG = False
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("TRUSTED_ORIGINS")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "reporting:my_work"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "administration.adapters.RecordedLoginAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
# Wrong passwords are counted by axes; colleagues share an address when their shift begins.
ACCOUNT_RATE_LIMITS = {"login_failed": False, "login": "100/m/ip"}
SOCIALACCOUNT_ADAPTER = "accounts.adapters.KnownColleagueAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisatie",
                "name": "uw organisatie",
                "client_id": environment.text("OIDC_CLIENT_ID", ""),
                "secret": environment.text("OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": environment.text("OIDC_SERVER_URL", "")},
            }
        ]
        if environment.text("OIDC_SERVER_URL", "")
        else [],
    }
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Veiligthuis"
# Off: it costs every page three queries. The list of sessions is kept at login.
USERSESSIONS_TRACK_ACTIVITY = False

# Whether a second factor is asked of everybody.
SECOND_FACTOR_REQUIRED = environment.flag("SECOND_FACTOR_REQUIRED", default=False)
# Seconds without a click, and seconds since login, after which one logs in again.
SESSION_IDLE_SECONDS = environment.number("SESSION_IDLE_SECONDS", 30 * 60)
SESSION_ABSOLUTE_SECONDS = environment.number("SESSION_ABSOLUTE_SECONDS", 10 * 60 * 60)

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "common.errors.csrf_failure"

# A person is locked, not an address: colleagues share one.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "accounts.lockout.locked_out"
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "accounts.lockout.attempted_login"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]
AXES_IPWARE_PROXY_COUNT = 0
AXES_VERBOSE = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = environment.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "veiligthuis@localhost")
# The address people type; e-mails link to it.
PUBLIC_URL = environment.text("PUBLIC_URL", "http://localhost:8000")
