"""What the clock starts: printing what was left lying, every minute."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from documents.models import Document
from documents.tasks import print_document

# Younger ones are most likely being printed at this moment.
LEFT_LYING = timedelta(minutes=1)


@shared_task(ignore_result=True, acks_late=True)
def print_leftovers() -> None:
    """Documents whose worker died or whose message was lost; each by itself, so one bad document
    does not stop the others."""
    lying = Document.objects.waiting().filter(frozen_at__lte=timezone.now() - LEFT_LYING)
    for pk in lying.order_by("pk").values_list("pk", flat=True):
        print_document.delay(pk)
