"""Which system sends, and whether it may send this."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from connections.models import ConnectedSystem
from connections.services import acts_as, system_with


class SystemToken(BaseAuthentication):
    """``Authorization: Bearer …`` with the token that was shown once when it was connected."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """The system that sends, and as whom what it sends is taken in."""
        words = get_authorization_header(request).split()
        if len(words) != 2 or words[0].lower() != b"bearer":
            return None
        system = system_with(words[1].decode(errors="replace"))
        if system is None:
            raise AuthenticationFailed("Dit token kennen wij niet of het is ingetrokken.")
        return system, acts_as()

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class SystemTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = SystemToken
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class MaySend(BasePermission):
    """A system sends what it was connected for. The view says what it ``takes``."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        kind = view.takes  # type: ignore[attr-defined]
        self.message = f"Dit systeem is niet aangesloten voor {kind.label}."
        system = request.user
        return isinstance(system, ConnectedSystem) and kind in system.sends
