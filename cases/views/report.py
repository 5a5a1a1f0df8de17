"""The page of one report, and its papers."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases import access
from cases.forms.intake_around import UploadForm, UrgentForm
from cases.forms.report import JoinForm, RevealForm, TieForm, WrittenForm
from cases.screens.header import case_header
from cases.screens.report import report_page
from cases.selectors.report import attachments_of, is_named_for
from cases.services.attachments import note_download

if TYPE_CHECKING:
    from cases.models import Report


@require_GET
def detail(request: UserRequest, number: str) -> HttpResponse:
    return page_of(request, access.open_report(request.user, number))


@require_GET
def attachment(request: UserRequest, number: str, position: int) -> FileResponse:
    """A paper of the report. Who may not know the reporter may not read what he sent."""
    report = access.open_report(request.user, number)
    if not is_named_for(request.user, report):
        raise PermissionDenied
    papers = attachments_of(report)
    if not 1 <= position <= len(papers):
        raise Http404
    paper = papers[position - 1]
    note_download(paper, report, actor=request.user)
    kind = str(paper.file.name).rsplit(".", 1)[-1]
    return FileResponse(
        paper.file.open("rb"),
        as_attachment=True,
        filename=f"{report.number}-bijlage-{position}.{kind}",
        content_type=paper.content_type,
    )


def page_of(request: UserRequest, report: "Report", **refused: Any) -> HttpResponse:
    """The page with its small forms; ``refused`` is the one that was sent and refused."""
    forms = {
        "urgent_form": UrgentForm(),
        "written_form": WrittenForm(),
        "reveal_form": RevealForm(),
        "join_form": JoinForm(),
        "tie_form": TieForm(),
        "upload_form": UploadForm(),
        **refused,
    }
    context = {
        "header": case_header(report.case, request.user, "report", report),
        "page": report_page(report, request.user),
        **forms,
    }
    status = 422 if refused else 200
    return render(request, "cases/report/detail.html", context, status=status)
