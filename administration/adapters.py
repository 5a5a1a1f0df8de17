"""Logging in leaves a line in the log, whichever way somebody came in."""

from django.http import HttpRequest

from accounts.adapters import ClosedAccountAdapter
from accounts.models import User
from audit.events import AuditEvent
from audit.services import record


class RecordedLoginAdapter(ClosedAccountAdapter):
    """Stands in this app because accounts lies below the log."""

    def login(self, request: HttpRequest, user: User) -> None:
        """Called once, after password and second factor or after the own organisation said yes."""
        super().login(request, user)
        record(AuditEvent.LOGGED_IN, actor=user, target=user)
