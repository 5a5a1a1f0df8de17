"""Messages and the mails that announce them."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from notifications.enums import NotificationKind, NotificationLevel

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, reader: "User") -> "NotificationQuerySet":
        """A message is for one person and nobody else."""
        return self.filter(recipient=reader)

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at=None)


class Notification(models.Model):
    """Something a colleague should know, once. Names a case by its number, never a person.

    ``key`` says what it is about; a recipient gets the same key only once.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="notifications",
        verbose_name="ontvanger",
    )
    kind = models.CharField("soort", max_length=30, choices=NotificationKind)
    level = models.CharField(
        "gewicht", max_length=10, choices=NotificationLevel, default=NotificationLevel.INFO
    )
    title = models.CharField("titel", max_length=200)
    body = models.TextField("tekst", blank=True)
    path = models.CharField("pad", max_length=300)
    key = models.CharField("sleutel", max_length=200)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    read_at = models.DateTimeField("gelezen op", null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "-created_at", "-id"], name="notification_inbox"),
            models.Index(
                fields=["recipient"], condition=Q(read_at=None), name="notification_unread"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "key"], name="notification_once"),
            # Only a place in this application; two slashes would be another site.
            models.CheckConstraint(
                name="notification_path_is_ours",
                condition=Q(path__startswith="/") & ~Q(path__startswith="//"),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OutgoingEmailQuerySet(models.QuerySet["OutgoingEmail"]):
    def waiting(self, now: "datetime") -> "OutgoingEmailQuerySet":
        """Not sent yet, and its next attempt has come. A colleague who left gets no mail."""
        return self.filter(
            sent_at=None, not_before__lte=now, notification__recipient__is_active=True
        )


class OutgoingEmail(models.Model):
    """The mail that says there is a message. It carries nothing of the message itself.

    A mail may leave twice when a worker dies between sending and writing that down; the same
    Message-ID then lets mail programs show it once.
    """

    notification = models.OneToOneField(
        Notification, models.CASCADE, related_name="email", verbose_name="bericht"
    )
    message_id = models.CharField("Message-ID", max_length=120, unique=True)
    not_before = models.DateTimeField("niet vóór", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)

    objects = OutgoingEmailQuerySet.as_manager()

    class Meta:
        verbose_name = "uitgaande e-mail"
        verbose_name_plural = "uitgaande e-mails"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["not_before"], condition=Q(sent_at=None), name="email_waiting"),
        ]

    def __str__(self) -> str:
        return self.message_id
