"""What the radar noted in the world of the access table."""

from accounts.models import User
from cases.models import RadarHit
from people.services import join
from radar.models import LookAlike
from radar.services import merging
from tests.factories.people import person


def radar_of(hit: RadarHit, fatma: User) -> dict[str, tuple[object, ...]]:
    """Somebody who was just recorded looks like the child of the case Anna judges; Fatma proposed
    to join two entries, and two others were joined."""
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
    return {
        "look alike": (alike.pk,),
        "somebody": (one.reference,),
        "two entries": (one.reference, other.reference),
        "joined entry": (joined.reference,),
        "proposal": (proposal.pk,),
    }
