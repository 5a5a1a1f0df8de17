"""Answers of the API when something is wrong: problem+json (RFC 9457), in Dutch."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from common.exceptions import DomainError

TITLES = {
    400: "De gegevens kloppen niet.",
    401: "Aanmelden is mislukt.",
    403: "Dit mag u niet.",
    404: "Niet gevonden.",
    405: "Deze handeling bestaat hier niet.",
    409: "De gegevens kloppen, maar deze stap kan nu niet.",
    413: "Het bericht is te groot.",
    415: "Dit soort bericht kunnen wij niet lezen.",
    422: "Zo mag dit niet worden vastgelegd.",
    429: "Te veel verzoeken. Probeer het later opnieuw.",
}
NOT_ALLOWED = (
    "Deze handeling mag niet, of niet in naam van deze collega. Er is niets gewijzigd. Vraag de "
    "coördinator van uw organisatie."
)


class Conflict(exceptions.APIException):
    """The same idempotency key with another message."""

    status_code = status.HTTP_409_CONFLICT


class NotAccepted(exceptions.ValidationError):
    """The message is well formed, and what it says may not be kept."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY


def problem(status_code: int, **members: Any) -> Response:
    """One problem: a title for people and the members that help to mend it."""
    body = {
        "type": "about:blank",
        "title": TITLES.get(status_code, "Er ging iets mis."),
        "status": status_code,
        **members,
    }
    return Response(body, status=status_code, content_type="application/problem+json")


def problem_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Every refusal as problem+json; 409 when the request was fine but the case not ready."""
    if isinstance(exc, DomainError):
        return problem(409, objections=exc.reasons)
    if isinstance(exc, Http404):
        exc = exceptions.NotFound()
    elif isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied(NOT_ALLOWED)
    if isinstance(exc, exceptions.ValidationError):
        return problem(exc.status_code, errors=exc.detail)
    answer = exception_handler(exc, context)
    if answer is None:
        return None
    refused = problem(answer.status_code, detail=_sentence(exc))
    for name, value in answer.items():
        if name.lower() in {"www-authenticate", "retry-after", "allow"}:
            refused[name] = value
    return refused


def _sentence(exc: Exception) -> str:
    return str(exc.detail) if isinstance(exc, exceptions.APIException) else ""
