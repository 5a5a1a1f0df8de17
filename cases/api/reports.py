"""``POST /api/v1/reports``: a report from another system, into the same intake."""

import hashlib
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.authentication import SourceToken
from cases.api.facts import facts_of
from cases.api.serializers import ReportInput, ReportReceipt
from cases.api.throttling import SourceThrottle
from cases.services.intake_api import OtherMessage, receive_from_source, submission_key
from common.api import Conflict, problem

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import IntakeSource

LONGEST_KEY = 200
PROBLEM = OpenApiResponse(description="application/problem+json (RFC 9457), in het Nederlands.")


class ReportIntake(APIView):
    """The sender hears a number and a moment; never whether a family is known."""

    authentication_classes = [SourceToken]
    throttle_classes = [SourceThrottle]

    @extend_schema(
        summary="Een melding indienen",
        description="De afzender krijgt een nummer en een moment terug, en hoort nooit of een "
        "gezin bij Veilig Thuis bekend is.",
        request=ReportInput,
        responses={
            201: ReportReceipt,
            200: OpenApiResponse(ReportReceipt, "Hetzelfde bericht was al ontvangen."),
            **dict.fromkeys((400, 401, 409, 413, 429), PROBLEM),
        },
        parameters=[
            OpenApiParameter(
                "Idempotency-Key",
                str,
                OpenApiParameter.HEADER,
                required=True,
                description="Eigen kenmerk van dit bericht. Zelfde kenmerk en zelfde bericht: "
                "zelfde antwoord. Zelfde kenmerk en ander bericht: 409.",
            )
        ],
    )
    def post(self, request: Request) -> Response:
        body = _body(request)
        if body is None:
            return problem(413, detail=_too_large())
        key = _key(request)
        message = ReportInput(data=_message(request))
        message.is_valid(raise_exception=True)
        source: IntakeSource = request.user  # type: ignore[assignment]
        actor: User = request.auth  # type: ignore[assignment]
        facts = facts_of(
            message.validated_data,
            region=source.region,
            sender=source.organisation,
            received_at=timezone.now(),
            submission_key=submission_key(source, key),
        )
        try:
            report, created = receive_from_source(
                source,
                facts,
                key=key,
                body_sha256=hashlib.sha256(body).hexdigest(),
                actor=actor,
            )
        except OtherMessage:
            raise Conflict(
                "Dit kenmerk (Idempotency-Key) hoort bij een ander bericht. Kies een nieuw kenmerk."
            ) from None
        answer = ReportReceipt({"number": report.number, "received_at": report.received_at})
        code = status.HTTP_201_CREATED if created else status.HTTP_200_OK
        return Response(answer.data, status=code)


def _body(request: Request) -> bytes | None:
    """The message as sent, or nothing when it is too large to read."""
    try:
        return bytes(request._request.body)
    except RequestDataTooBig:
        return None


def _message(request: Request) -> Any:
    try:
        return request.data
    except ParseError:
        raise ParseError("Dit bericht is geen leesbare JSON.") from None


def _too_large() -> str:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)
    return f"Een bericht is ten hoogste {limit} MB. Stuur grote stukken op een andere manier."


def _key(request: Request) -> str:
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key or len(key) > LONGEST_KEY:
        raise ValidationError(
            {"Idempotency-Key": [f"Geef een eigen kenmerk van 1 tot {LONGEST_KEY} tekens mee."]}
        )
    return key
