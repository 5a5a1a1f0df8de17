"""Stopping an upload that is too large while it comes in, instead of after 40 MB."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class LimitedUpload(FileUploadHandler):
    """Drops a file beyond ``ATTACHMENT_LIMIT``; the rest of the form still arrives."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.ATTACHMENT_LIMIT:
            assert self.request is not None
            self.request.META["upload_dropped"] = self.field_name
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one hold the file."""


def was_dropped(request: HttpRequest, field: str) -> bool:
    """Whether the file of this field was too large to take in."""
    request.POST  # noqa: B018 - reading the form is what brings the file in
    return request.META.get("upload_dropped") == field
