"""What we told somebody, word for word."""

from django.db import models
from django.utils import timezone


class Document(models.Model):
    """A letter as it was said.

    ``html`` is fixed the moment the document is made; ``pdf`` is only its printed form, made by
    a worker and the same every time. A document is reached through its owner, never by itself.
    """

    title = models.CharField("titel", max_length=200)
    number = models.CharField("kenmerk", max_length=40)
    html = models.TextField(editable=False)
    frozen_at = models.DateTimeField("vastgelegd op", default=timezone.now)
    pdf = models.FileField(upload_to="documents/%Y/%m", blank=True, editable=False)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["-frozen_at", "-pk"]

    def __str__(self) -> str:
        return self.number
