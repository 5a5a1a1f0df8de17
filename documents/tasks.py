"""Printing, by a worker."""

import logging

from celery import shared_task
from django.core.files.base import ContentFile
from django.db import transaction
from kombu.exceptions import OperationalError

from documents.models import Document
from documents.pdf import html_to_pdf

logger = logging.getLogger("veiligthuis.documents")


def ask_to_print(pk: int) -> None:
    """Hand it to a worker. Without a broker nothing fails: ``print_leftovers`` finds it later."""
    try:
        print_document.apply_async((pk,), retry=False)
    except OperationalError:
        logger.warning("document.waits", extra={"document": pk})


@shared_task(ignore_result=True, acks_late=True)
def print_document(pk: int) -> None:
    """Delivered twice, or to two workers at once: printed once."""
    with transaction.atomic():
        waiting = Document.objects.waiting().select_for_update(of=("self",), skip_locked=True)
        document = waiting.filter(pk=pk).first()
        if document is None:
            return
        name = f"documents/{document.frozen_at:%Y/%m}/{document.pk}.pdf"
        # What a worker left behind that died between the file and the row.
        document.pdf.storage.delete(name)
        document.pdf = document.pdf.storage.save(name, ContentFile(html_to_pdf(document.html)))
        document.save(update_fields=["pdf"])
    logger.info("document.printed", extra={"document": pk})
