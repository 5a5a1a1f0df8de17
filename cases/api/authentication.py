"""Which system sends: a token per connected source."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from cases.services.intake_api import acts_as, source_with


class SourceToken(BaseAuthentication):
    """``Authorization: Bearer …`` with the token that was shown once when it was connected."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """The system that sends, and as whom what it sends is taken in."""
        words = get_authorization_header(request).split()
        if len(words) != 2 or words[0].lower() != b"bearer":
            return None
        source = source_with(words[1].decode(errors="replace"))
        if source is None:
            raise AuthenticationFailed("Dit token kennen wij niet of het is ingetrokken.")
        return source, acts_as()

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class SourceTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = SourceToken
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
