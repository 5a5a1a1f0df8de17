"""What the radar noted in the world of the access table."""

from accounts.models import User
from cases.models import RadarHit
from people.services import join
from radar.enums import RegionQuestion
from radar.models import LookAlike
from radar.services import merging, regions
from tests.factories.people import person


def radar_of(hit: RadarHit, fatma: User, anna: User) -> dict[str, tuple[object, ...]]:
    """Somebody who was just recorded looks like the child of the case Anna judges; Fatma proposed
    to join two entries, two others were joined, and Anna asked another region."""
    alike = LookAlike.objects.create(
        person=hit.earlier_person,
        known=hit.person,
        case=hit.report.case,
        score=hit.score,
        reasons=hit.reasons,
    )
    names = ("Iris", "Ieris", "Yris", "Jiris")
    one, other, kept, joined = (
        person(hit.person.region, actor=fatma, calling_name=name, surname="Bakker")
        for name in names
    )
    join(kept, joined, actor=fatma)
    proposal = merging.propose_joining(one, other, why="Nagevraagd.", actor=fatma)
    asked = regions.ask_region(
        hit.report,
        region_name="Drenthe",
        asked_of="Bureaudienst, telefonisch",
        questions=[RegionQuestion.EARLIER_REPORTS],
        about=[hit.person],
        why="Het gezin woonde daar.",
        actor=anna,
    )
    return {
        "region asked": (hit.report.number, asked.pk),
        "look alike": (alike.pk,),
        "somebody": (one.reference,),
        "two entries": (one.reference, other.reference),
        "joined entry": (joined.reference,),
        "proposal": (proposal.pk,),
    }
