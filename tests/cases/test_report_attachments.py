"""Papers with a report: judged by what stands in them, and read through the door of the report."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.urls import reverse

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import Attachment, Report
from cases.services.assignments import assign
from cases.services.attachments import attach_to_draft, attach_to_report
from cases.services.drafts import start_draft
from cases.services.file_kinds import kind_of_file
from cases.services.intake import register_report
from common.exceptions import DomainError
from tests.factories.facts import report_facts, reporter_facts
from tests.factories.wizard import fill_in, url_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00"


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def zip_with(*names: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.fixture
def report(fatma) -> Report:
    return register_report(report_facts(), actor=fatma)


def upload(browser, report: Report, name: str, content: bytes):
    url = reverse("cases:report_attach", args=[report.number])
    return browser.post(url, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Formulier.PDF", PDF, "pdf"),
        ("foto.jpeg", b"\xff\xd8\xff\xe0rest", "jpg"),
        ("foto.png", b"\x89PNG\r\n\x1a\nrest", "png"),
        ("verslag.docx", zip_with("[Content_Types].xml", "word/document.xml"), "docx"),
        ("notitie.txt", "Zorgen over Łukasz 😢".encode(), "txt"),
        ("mail.eml", b"From: a@b.example\nSubject: melding\n\nhoi", "eml"),
    ],
)
def test_these_papers_are_taken(name, content, kind):
    assert kind_of_file(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("brief.pdf", EXE, "is geen pdf maar een programma", id="exe as pdf"),
        pytest.param("brief.exe", EXE, "kan niet worden toegevoegd", id="exe"),
        pytest.param("brief.docx", zip_with("a.txt"), "een zipbestand", id="zip as docx"),
        pytest.param(
            "brief.docx", zip_with("word/document.xml", "word/vbaProject.bin"), "macro", id="macro"
        ),
        pytest.param("foto.png", b"\xff\xd8\xffrest", "geen png maar een jpg", id="jpg as png"),
        pytest.param("brief.pdf", b"", "is leeg", id="empty"),
        pytest.param("brief", PDF, "kan niet worden toegevoegd", id="no extension"),
        pytest.param("tekst.txt", b"\x00\x01", "iets anders", id="binary as text"),
    ],
)
def test_these_are_refused_with_what_they_are(name, content, sentence):
    with pytest.raises(DomainError, match=sentence):
        kind_of_file(name, content)


def test_a_program_named_pdf_is_refused_beside_the_file(as_, fatma, report):
    answer = upload(as_(fatma), report, "brief.pdf", EXE)

    assert answer.status_code == 422
    assert "brief.pdf is geen pdf maar een programma" in text_of(answer)
    assert not Attachment.objects.exists()


def test_an_upload_of_40_mb_is_stopped_with_a_sentence(as_, fatma, report):
    answer = upload(as_(fatma), report, "groot.pdf", PDF + b"0" * 40 * 1024 * 1024)

    assert answer.status_code == 422
    assert "groter dan 20 MB" in text_of(answer)
    assert not Attachment.objects.exists()


def test_the_rest_of_a_draft_stays_when_a_paper_is_refused(as_, fatma):
    draft = start_draft(actor=fatma)
    fill_in(as_(fatma), draft)
    url = reverse("cases:intake_attachments", args=[draft.key])

    answer = as_(fatma).post(url, {"file": SimpleUploadedFile("brief.pdf", EXE)})

    assert answer.status_code == 422
    assert "zonder eten op school" in answer.content.decode()


@pytest.fixture
def full_table(settings, tmp_path):
    """A database that takes no paper any more, and the folder in which files would stay behind."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_attachment ADD CONSTRAINT is_full CHECK (size < 0)")
    default = settings.STORAGES["default"]
    here = {**default, "OPTIONS": {**default["OPTIONS"], "location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": here}
    return tmp_path


def test_a_paper_that_cannot_be_recorded_leaves_no_file_with_a_report(fatma, report, full_table):
    with pytest.raises(IntegrityError):
        attach_to_report(report, SimpleUploadedFile("brief.pdf", PDF), actor=fatma)

    assert not Attachment.objects.exists()
    assert [path for path in full_table.rglob("*") if path.is_file()] == []


def test_a_paper_that_cannot_be_recorded_leaves_no_file_with_a_draft(fatma, full_table):
    draft = start_draft(actor=fatma)

    with pytest.raises(IntegrityError):
        attach_to_draft(draft, SimpleUploadedFile("brief.pdf", PDF), actor=fatma)

    assert not Attachment.objects.exists()
    assert [path for path in full_table.rglob("*") if path.is_file()] == []


def test_papers_of_a_draft_go_with_the_report(as_, fatma):
    draft, browser = start_draft(actor=fatma), as_(fatma)
    fill_in(browser, draft)
    url = reverse("cases:intake_attachments", args=[draft.key])
    for name in ("een.pdf", "twee.pdf"):
        browser.post(url, {"file": SimpleUploadedFile(name, PDF)})
    dropped = Attachment.objects.get(original_name="een.pdf")
    browser.post(reverse("cases:intake_detach", args=[draft.key, dropped.pk]))

    browser.post(url_of(draft, "controleren"))

    kept = Report.objects.get().attachments.get()
    assert kept.original_name == "twee.pdf"
    assert kept.file.name.endswith(".pdf")
    assert "twee" not in kept.file.name
    assert len(kept.sha256) == 64


def test_a_download_carries_a_number_and_leaves_a_line_in_the_log(as_, fatma, report):
    upload(as_(fatma), report, "Emma de Wit.pdf", PDF)

    answer = as_(fatma).get(reverse("cases:report_attachment", args=[report.number, 1]))

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == f'attachment; filename="{report.number}-bijlage-1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    line = AuditEntry.objects.get(event=AuditEvent.PRINTED)
    assert line.case_number == report.case.number


def test_a_paper_that_is_not_there_is_not_found(as_, fatma, report):
    for position in (0, 1):
        url = reverse("cases:report_attachment", args=[report.number, position])
        assert as_(fatma).get(url).status_code == 404


def test_a_stranger_gets_no_paper(as_, fatma, chantal, report):
    upload(as_(fatma), report, "brief.pdf", PDF)
    url = reverse("cases:report_attachment", args=[report.number, 1])

    assert as_(chantal).get(url).status_code == 404


@pytest.mark.rule("A4")
def test_papers_of_a_hidden_reporter_stay_shut(as_, fatma, gijs, bram):
    hidden = reporter_facts(disclose="no", withholding_ground="trust")
    report = register_report(report_facts(reporter=hidden), actor=fatma)
    upload(as_(fatma), report, "Brief van De Wilg.pdf", PDF)
    assign(report.case, to=gijs, reason="Test", actor=bram)

    page = as_(gijs).get(reverse("cases:report", args=[report.number])).content.decode()
    paper = as_(gijs).get(reverse("cases:report_attachment", args=[report.number, 1]))

    assert "De Wilg" not in page
    assert "Bijlage 1" in page
    assert paper.status_code == 403
