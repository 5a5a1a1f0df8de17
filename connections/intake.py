"""The door every message comes through: who sends, how often, how large, under which key."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from connections.authentication import MaySend, SystemToken
from connections.enums import MessageKind
from connections.submissions import Message
from connections.throttling import SystemThrottle

LONGEST_KEY = 200
PROBLEM = OpenApiResponse(description="application/problem+json (RFC 9457), in het Nederlands.")
PROBLEMS = dict.fromkeys((400, 401, 403, 409, 413, 429), PROBLEM)
KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="Eigen kenmerk van dit bericht. Zelfde kenmerk en zelfde bericht: zelfde "
    "antwoord. Zelfde kenmerk en ander bericht: 409.",
)


class TooLarge(APIException):
    """More bytes than we read."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE


class Intake(APIView):
    """A page for one kind of message. Subclasses say which, and what it becomes."""

    takes: MessageKind
    authentication_classes = [SystemToken]
    permission_classes = [MaySend]
    throttle_classes = [SystemThrottle]

    def message(self, request: Request, shape: type[Serializer[Any]]) -> Message:
        """The message, read and checked against its shape."""
        body = _body(request)
        key = _key(request)
        checked = shape(data=_json(request))
        checked.is_valid(raise_exception=True)
        return Message(
            system=request.user,  # type: ignore[arg-type]
            actor=request.auth,  # type: ignore[arg-type]
            key=key,
            body_sha256=hashlib.sha256(body).hexdigest(),
            received_at=timezone.now(),
            content=checked.validated_data,
        )


def answer(receipt: Serializer[Any], *, new: bool) -> Response:
    """What the sender hears; 200 when it had sent this before."""
    return Response(receipt.data, status=status.HTTP_201_CREATED if new else status.HTTP_200_OK)


def _body(request: Request) -> bytes:
    try:
        return bytes(request._request.body)
    except RequestDataTooBig:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)
        raise TooLarge(
            f"Een bericht is ten hoogste {limit} MB. Stuur grote stukken op een andere manier."
        ) from None


def _key(request: Request) -> str:
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key or len(key) > LONGEST_KEY:
        raise ValidationError(
            {"Idempotency-Key": [f"Geef een eigen kenmerk van 1 tot {LONGEST_KEY} tekens mee."]}
        )
    return key


def _json(request: Request) -> Any:
    """One object. Brackets without end and halves of characters cannot be read either."""
    try:
        told = request.data
        json.dumps(told, ensure_ascii=False).encode()
    except (ParseError, RecursionError, UnicodeEncodeError):
        raise ParseError("Dit bericht is geen leesbare JSON.") from None
    if not isinstance(told, dict):
        raise ParseError("Een bericht is één JSON-object: { … }.")
    return told
