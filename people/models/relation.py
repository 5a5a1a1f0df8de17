"""How two persons are related."""

from django.db import models
from django.db.models import F, Q

from people.enums import CUSTODIAL, INVERSE_LABELS, CustodyKind, RelationKind
from people.models.person import Person
from people.querysets import RelationQuerySet


class Relation(models.Model):
    """Read from the first to the second person: "Fatma is ouder van Emma, met gezag".

    A relation that is the same from both sides is kept once, lowest number first.
    """

    from_person = models.ForeignKey(
        Person, models.CASCADE, related_name="relations_from", verbose_name="wie"
    )
    to_person = models.ForeignKey(
        Person, models.CASCADE, related_name="relations_to", verbose_name="van wie"
    )
    kind = models.CharField("relatie", max_length=20, choices=RelationKind)
    custody = models.CharField(
        "gezag", max_length=20, choices=CustodyKind, default=CustodyKind.NOT_APPLICABLE
    )

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = "relatie"
        verbose_name_plural = "relaties"
        ordering = ["from_person", "to_person", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_person", "to_person", "kind"], name="relation_once"
            ),
            models.CheckConstraint(
                name="relation_between_two",
                condition=~Q(from_person=F("to_person")),
                violation_error_message="Niemand is familie van zichzelf.",
            ),
            models.CheckConstraint(
                name="relation_custody_of_a_parent",
                condition=Q(kind__in=sorted(CUSTODIAL)) & ~Q(custody=CustodyKind.NOT_APPLICABLE)
                | ~Q(kind__in=sorted(CUSTODIAL)) & Q(custody=CustodyKind.NOT_APPLICABLE),
                violation_error_message="Gezag hoort alleen bij een ouder, stiefouder of voogd.",
            ),
        ]

    def __str__(self) -> str:
        return f"relatie {self.pk}"

    def label_for(self, person: Person) -> str:
        """What this person is to the other one: "ouder van" or "kind van"."""
        kind = RelationKind(self.kind)
        if person.pk == self.from_person_id:
            return str(kind.label)
        return INVERSE_LABELS.get(kind, str(kind.label))

    def other_than(self, person: Person) -> Person:
        return self.to_person if person.pk == self.from_person_id else self.from_person
