"""``POST /api/v1/reports``: a report from another system, into the same intake."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.facts import facts_of
from cases.api.serializers import ReportInput, ReportReceipt
from cases.services.intake_api import receive_report
from connections.enums import MessageKind
from connections.intake import KEY, PROBLEMS, Intake, answer


class ReportIntake(Intake):
    """The sender hears a number and a moment; never whether a family is known."""

    takes = MessageKind.REPORTS

    @extend_schema(
        summary="Een melding indienen",
        description="De afzender krijgt een nummer en een moment terug, en hoort nooit of een "
        "gezin bij Veilig Thuis bekend is.",
        request=ReportInput,
        responses={
            201: ReportReceipt,
            200: OpenApiResponse(ReportReceipt, "Hetzelfde bericht was al ontvangen."),
            **PROBLEMS,
        },
        parameters=[KEY],
    )
    def post(self, request: Request) -> Response:
        message = self.message(request, ReportInput)
        report, new = receive_report(message, facts_of(message), actor=message.actor)
        return answer(ReportReceipt(report), new=new)
