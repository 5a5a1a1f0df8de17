"""Papers with a report: checked by their content, kept under a name that says nothing."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.models import Attachment, Report, ReportDraft
from cases.services.drafts import own_draft
from cases.services.file_kinds import CONTENT_TYPES, kind_of_file
from common.exceptions import DomainError
from workflow.steps import locked

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile

    from accounts.models import User

MEGABYTE = 1024 * 1024


def too_large() -> str:
    limit = settings.ATTACHMENT_LIMIT // MEGABYTE
    return f"Het bestand is groter dan {limit} MB. Maak het kleiner of splits het."


def attach_to_draft(
    draft: ReportDraft, upload: "UploadedFile[Any]", *, actor: "User"
) -> Attachment:
    """Held meanwhile: a draft that is handed in takes all its papers along."""
    with _with_their_files() as written:
        return _keep(upload, written, draft=own_draft(draft, actor), report=None, actor=actor)


def attach_to_report(report: Report, upload: "UploadedFile[Any]", *, actor: "User") -> Attachment:
    """A paper that came later, such as the written form of a professional."""
    if not permissions.can_complete(report, actor):
        raise PermissionDenied
    with _with_their_files() as written:
        return _keep(upload, written, draft=None, report=locked(report), actor=actor)


@transaction.atomic
def remove_from_draft(draft: ReportDraft, number: int, *, actor: "User") -> None:
    """Nothing of a draft is a record yet, so the file goes too."""
    attachment = draft.attachments.filter(pk=number, report=None).first()
    if attachment is None:
        return
    file = attachment.file
    attachment.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name))


def note_download(attachment: Attachment, report: Report, *, actor: "User") -> None:
    record(AuditEvent.PRINTED, actor=actor, target=attachment, report=report.number)


@contextmanager
def _with_their_files() -> Iterator[list["FieldFile"]]:
    """A transaction that takes the files written in it along when it fails."""
    written: list[FieldFile] = []
    try:
        with transaction.atomic():
            yield written
    except BaseException:
        for file in written:
            assert file.name
            file.storage.delete(file.name)
        raise


def _keep(
    upload: "UploadedFile[Any]",
    written: list["FieldFile"],
    *,
    draft: ReportDraft | None,
    report: Report | None,
    actor: "User",
) -> Attachment:
    """The paper, checked; the same one sent twice is one paper."""
    if (upload.size or 0) > settings.ATTACHMENT_LIMIT:
        raise DomainError(too_large())
    content = upload.read()
    kind = kind_of_file(upload.name or "", content)
    digest, name = hashlib.sha256(content).hexdigest(), (upload.name or "")[-200:]
    kept = Attachment.objects.filter(draft=draft, report=report)
    if same := kept.filter(sha256=digest, original_name=name).first():
        return same
    attachment = Attachment(
        draft=draft,
        report=report,
        original_name=name,
        content_type=CONTENT_TYPES[kind],
        size=len(content),
        sha256=digest,
        uploaded_by=actor,
    )
    attachment.file.save(f"{uuid4().hex}.{kind}", ContentFile(content), save=False)
    written.append(attachment.file)
    attachment.save()
    if report:
        record(AuditEvent.CREATED, actor=actor, target=attachment, report=report.number)
    return attachment
