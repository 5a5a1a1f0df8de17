"""A conversation of a track: planned, held, or said why not."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import ContactChannel
from cases.models import ContactMoment
from people.models import Person
from tracks.enums import ConversationForm, ConversationWith, NotSpoken
from tracks.models.track import Track
from tracks.querysets import OfTrackQuerySet


class Conversation(models.Model):
    """With one member of the family, somebody of the network or a professional (002-31, 003-11).

    First a line of the plan; once held it says what was said, and what this person asks for
    (001-20). A child is spoken to, or seen, in a way that fits its age.
    """

    track = models.ForeignKey(
        Track, models.PROTECT, related_name="conversations", verbose_name="dienst"
    )
    contact_with = models.CharField("met wie", max_length=20, choices=ConversationWith)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezinslid"
    )
    name = models.CharField("naam", max_length=160, blank=True, default="")
    capacity = models.CharField("wie is dat", max_length=160, blank=True, default="")
    planned_on = models.DateField("gepland op", null=True, blank=True)
    planned_with = models.CharField("waarom en hoe", max_length=500, blank=True, default="")
    form = models.CharField("vorm", max_length=20, choices=ConversationForm, blank=True, default="")
    channel = models.CharField("hoe", max_length=20, choices=ContactChannel, blank=True, default="")
    interpreter = models.BooleanField("met tolk", default=False)
    held_at = models.DateTimeField("gehouden op", null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gesproken door",
    )
    contact = models.ForeignKey(
        ContactMoment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="talks",
        verbose_name="contactmoment",
        help_text="Het contact van het dossier waarin deze persoon is gesproken.",
    )
    summary = models.TextField("wat is gezegd", max_length=20_000, blank=True, default="")
    wishes = models.TextField("wat vraagt deze persoon", max_length=5000, blank=True, default="")
    not_spoken = models.CharField(
        "waarom niet gesproken", max_length=20, choices=NotSpoken, blank=True, default=""
    )
    not_spoken_why = models.CharField("toelichting", max_length=1000, blank=True, default="")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="toegevoegd door"
    )

    objects = OfTrackQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek"
        verbose_name_plural = "gesprekken"
        ordering = ["track", "planned_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="conversation_with_somebody",
                condition=Q(contact_with=ConversationWith.MEMBER, person__isnull=False)
                | (~Q(contact_with=ConversationWith.MEMBER) & ~Q(name="")),
            ),
            models.CheckConstraint(
                name="conversation_held_pair",
                condition=Q(held_at__isnull=True, held_by__isnull=True)
                | (Q(held_at__isnull=False, held_by__isnull=False) & ~Q(summary="")),
            ),
            models.CheckConstraint(
                name="conversation_held_or_not",
                condition=Q(held_at__isnull=True) | Q(not_spoken=""),
            ),
            models.CheckConstraint(
                name="conversation_not_spoken_has_why",
                condition=Q(not_spoken="") | ~Q(not_spoken_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"gesprek {self.pk} van {self.track}"

    @property
    def audit_case_number(self) -> str:
        return self.track.case.number

    @property
    def audit_label(self) -> str:
        return f"gesprek van dienst {self.track.number}"

    @property
    def who(self) -> str:
        return self.person.name if self.person else self.name
