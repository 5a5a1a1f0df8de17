"""What the radar noted in the world of the access table."""

from cases.models import RadarHit
from radar.models import LookAlike


def radar_of(hit: RadarHit) -> dict[str, tuple[object, ...]]:
    """Somebody who was just recorded looks like the child of the case Anna judges."""
    alike = LookAlike.objects.create(
        person=hit.earlier_person,
        known=hit.person,
        case=hit.report.case,
        score=hit.score,
        reasons=hit.reasons,
    )
    return {"look alike": (alike.pk,)}
