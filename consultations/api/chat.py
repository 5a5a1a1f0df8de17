"""``POST /api/v1/consultations``: a chat that ended, registered as advice."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from common.api import NotAccepted
from connections.enums import MessageKind
from connections.intake import KEY, PROBLEM, PROBLEMS, Intake, answer
from connections.submissions import Message
from consultations.api.serializers import ChatInput, ChatReceipt
from consultations.enums import AdviceChannel, AdviceKind, EndReason
from consultations.services.advice_facts import AdviceFacts, Reasons
from consultations.services.chat import PointsToSomebody, receive_chat

LISTS = ("occasions", "natures", "age_bands")
WHY_NOT = "norm_not_told_because"


class ChatIntake(Intake):
    """The sender hears a number and a moment; never whether anything is known (A7)."""

    takes = MessageKind.ADVICE

    @extend_schema(
        summary="Een afgelopen chat vastleggen als advies",
        description="Een advies is anoniem: staat in een tekst iets waaraan iemand te herkennen "
        "is, dan volgt 422 met per veld het soort gegeven, en is er niets bewaard.",
        request=ChatInput,
        responses={
            201: ChatReceipt,
            200: OpenApiResponse(ChatReceipt, "Hetzelfde bericht was al ontvangen."),
            **PROBLEMS,
            422: PROBLEM,
        },
        parameters=[KEY],
    )
    def post(self, request: Request) -> Response:
        message = self.message(request, ChatInput)
        given = dict(message.content)
        reasons = Reasons(norm=given.pop(WHY_NOT, ""))
        end_reason = given.pop("end_reason", EndReason.ANSWERED)
        try:
            received, new = receive_chat(
                message,
                facts_of(message, given),
                actor=message.actor,
                reasons=reasons,
                end_reason=end_reason,
            )
        except PointsToSomebody as refusal:
            raise NotAccepted(_per_field(refusal)) from None
        return answer(ChatReceipt(received), new=new)


def facts_of(message: Message, given: dict[str, Any]) -> AdviceFacts:
    """The region is that of the system: who chats from where is not asked."""
    lists = {name: tuple(sorted(given[name])) for name in LISTS if name in given}
    return AdviceFacts(
        **{**given, **lists},
        kind=AdviceKind.CHAT,
        channel=AdviceChannel.CHAT,
        region=message.system.region,
        key=message.uuid,
    )


def _per_field(refusal: PointsToSomebody) -> dict[str, list[str]]:
    """What must go, without repeating it."""
    return {
        name: [f"Hierin staat: {', '.join(kinds)}. Haal dat weg en stuur het bericht opnieuw."]
        for name, kinds in refusal.kinds.items()
    }
