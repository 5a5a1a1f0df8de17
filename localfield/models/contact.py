"""The contact log of the local field."""

from django.conf import settings
from django.db import models

from cases.models import Case
from localfield.enums import LocalContactForm, Presence
from localfield.models.trajectory import LocalTrajectory
from localfield.querysets import LocalQuerySet, OfContactQuerySet
from organisations.models import Organisation
from people.models import Person


class LocalContact(models.Model):
    """One contact of a local worker with this family: who was spoken or seen, and how (003-37).

    ``unsafe_signals``: the worker saw or heard something that asks for an act (002-37).
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="local_contacts", verbose_name="dossier"
    )
    trajectory = models.ForeignKey(
        LocalTrajectory, models.PROTECT, related_name="contacts", verbose_name="traject"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    on = models.DateField("dag")
    form = models.CharField("vorm", max_length=20, choices=LocalContactForm)
    people = models.ManyToManyField(
        Person, through="MetInContact", related_name="+", verbose_name="wie was erbij"
    )
    others_present = models.CharField(
        "wie was er nog meer bij", max_length=300, blank=True, default=""
    )
    summary = models.TextField("wat is besproken en gezien", max_length=10_000)
    unsafe_signals = models.BooleanField("onveilige signalen", default=False)
    noted_at = models.DateTimeField("vastgelegd op", editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = LocalQuerySet.as_manager()

    class Meta:
        verbose_name = "contact van het lokale veld"
        verbose_name_plural = "contacten van het lokale veld"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["case", "-on"], name="local_contact_of_case")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} op {self.on:%d-%m-%Y}"


class MetInContact(models.Model):
    """Somebody of the family who was spoken, or seen, in one contact."""

    contact = models.ForeignKey(
        LocalContact, models.PROTECT, related_name="met", verbose_name="contact"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gezinslid")
    presence = models.CharField("hoe", max_length=10, choices=Presence)

    objects = OfContactQuerySet.as_manager()

    class Meta:
        verbose_name = "gezinslid bij een contact"
        verbose_name_plural = "gezinsleden bij een contact"
        ordering = ["contact", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contact", "person"], name="met_once_in_contact")
        ]

    def __str__(self) -> str:
        return f"{self.get_presence_display()} in contact {self.contact_id}"
