"""``/api/v1/handovers``: the own handovers of a partner's system, and its answers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.roles import Permission
from common.api import NotAccepted
from common.exceptions import DomainError
from connections.enums import MessageKind
from connections.intake import KEY, PROBLEM, PROBLEMS, Intake, answer
from connections.submissions import Message
from handover import partner_access as access
from handover.api.serializers import (
    AcceptInput,
    ActReceipt,
    HandoverDetail,
    HandoverOutput,
    RefuseInput,
    ReportBackInput,
)
from handover.enums import HandoverState, PartnerAct
from handover.selectors.received import of_system
from handover.services import answering
from handover.services.by_system import colleague_at, once
from localfield.services.reporting_back import report_back

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import Handover

NOT_ACCEPTED_YET = (
    "Uw organisatie heeft deze overdracht nog niet geaccepteerd: Veilig Thuis heeft de regie. "
    "Accepteer of weiger eerst. Is er nu gevaar, bel dan Veilig Thuis."
)
READ_PROBLEMS = dict.fromkeys((401, 403, 404, 429), PROBLEM)
RESPONSES = {
    201: ActReceipt,
    200: OpenApiResponse(ActReceipt, "Hetzelfde bericht was al ontvangen."),
    **PROBLEMS,
    404: PROBLEM,
    422: PROBLEM,
}


class HandoverDoor(Intake):
    """A page for systems of receivers: only handovers to their own organisation (A2)."""

    takes = MessageKind.HANDOVERS

    def opened(self, request: Request, number: str) -> "Handover":
        return access.open_for_system(request.user, request.auth, number)  # type: ignore[arg-type]

    def acted(
        self,
        request: Request,
        message: Message,
        act: PartnerAct,
        number: str,
        do: "Callable[[Handover], object]",
    ) -> Response:
        made, new = once(
            message, act, number=number, opened=lambda: self.opened(request, number), do=do
        )
        return answer(ActReceipt(made), new=new)


class HandoverList(HandoverDoor):
    @extend_schema(
        summary="De eigen overdrachten",
        description="Wat op antwoord wacht, en wat de organisatie accepteerde en nog in regie "
        "heeft; de oudste eerst. Zonder namen.",
        responses={200: HandoverOutput(many=True), **READ_PROBLEMS},
    )
    def get(self, request: Request) -> Response:
        rows = of_system(request.user)  # type: ignore[arg-type]
        return Response(HandoverOutput(rows, many=True).data)


class HandoverPage(HandoverDoor):
    @extend_schema(
        summary="Een overdracht lezen",
        description="Met het overdrachtsdocument zoals het is vastgelegd. Het openen staat in het "
        "logboek. Een overdracht die is geweigerd of ingetrokken, bestaat niet meer.",
        responses={200: HandoverDetail, **READ_PROBLEMS},
    )
    def get(self, request: Request, number: str) -> Response:
        return Response(HandoverDetail(self.opened(request, number)).data)


class AcceptHandover(HandoverDoor):
    @extend_schema(
        summary="Een overdracht accepteren",
        description="De regie gaat op dit moment over. 409 als de stap niet kan, met de redenen.",
        request=AcceptInput,
        responses=RESPONSES,
        parameters=[KEY],
    )
    def post(self, request: Request, number: str) -> Response:
        message = self.message(request, AcceptInput)
        given = message.content

        def do(handover: "Handover") -> object:
            worker = given.get("worker")
            return answering.accept(
                handover,
                actor=_named(message, "by", given["by"], Permission.HANDOVER_ACCEPT),
                worker=_named(message, "worker", worker, Permission.LOCAL_WORK) if worker else None,
                receipt_confirmed=given["receipt_confirmed"],
                regie_taken=given["regie_taken"],
            )

        return self.acted(request, message, PartnerAct.ACCEPT, number, do)


class RefuseHandover(HandoverDoor):
    @extend_schema(
        summary="Een overdracht weigeren",
        description="De regie blijft bij Veilig Thuis, dat uw toelichting leest.",
        request=RefuseInput,
        responses=RESPONSES,
        parameters=[KEY],
    )
    def post(self, request: Request, number: str) -> Response:
        message = self.message(request, RefuseInput)
        given = dict(message.content)
        by = given.pop("by")

        def do(handover: "Handover") -> object:
            actor = _named(message, "by", by, Permission.HANDOVER_ACCEPT)
            return answering.refuse(handover, actor=actor, **given)

        return self.acted(request, message, PartnerAct.REFUSE, number, do)


class ReportBack(HandoverDoor):
    @extend_schema(
        summary="Terugmelden bij Veilig Thuis",
        description="Over een gezin dat met deze overdracht kwam, en van wie de organisatie nog "
        "regie heeft. Veilig Thuis hoort het direct en antwoordt.",
        request=ReportBackInput,
        responses=RESPONSES,
        parameters=[KEY],
    )
    def post(self, request: Request, number: str) -> Response:
        message = self.message(request, ReportBackInput)
        given = dict(message.content)
        by = given.pop("by")

        def do(handover: "Handover") -> object:
            actor = _named(message, "by", by, Permission.LOCAL_WORK)
            if handover.state != HandoverState.ACCEPTED:
                raise DomainError(NOT_ACCEPTED_YET)
            return report_back(handover.case, actor=actor, **given)

        return self.acted(request, message, PartnerAct.REPORT_BACK, number, do)


def _named(message: Message, field: str, email: Any, may: Permission) -> "User":
    """The colleague of the organisation of this system; another one does nothing here."""
    colleague = colleague_at(message.system.organisation, email, may)
    if colleague is None:
        where = message.system.organisation.name
        raise NotAccepted(
            {field: [f"Bij {where} kennen wij geen collega met dit e-mailadres die dit mag."]}
        )
    return colleague
