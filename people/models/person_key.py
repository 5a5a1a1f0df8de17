"""What a person is found under."""

from django.db import models

from people.models.person import Person
from people.querysets import PersonKeyQuerySet


class PersonKey(models.Model):
    """One blocking key of a person (see ``people.keys``); made anew at every change."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="keys", verbose_name="persoon")
    key = models.CharField("sleutel", max_length=40)

    objects = PersonKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "zoeksleutel"
        verbose_name_plural = "zoeksleutels"
        ordering = ["key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "person"], name="person_key_once"),
        ]

    def __str__(self) -> str:
        return f"zoeksleutel {self.pk}"
