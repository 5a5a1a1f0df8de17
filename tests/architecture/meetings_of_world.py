"""Two warm handovers to the municipality of Daan: a meeting that is planned, and one that is over.

Gijs prepares them; Daan sits at the table.
"""

from handover.enums import AgreementKind, Side
from handover.services.agenda import agree
from handover.services.attendance import add_guest
from handover.services.invitations import make_invitation
from tests.factories import meetings as make
from tests.factories.organisations import municipality_of


def meetings_of_gijs(noord, people) -> dict[str, tuple[object, ...]]:
    facts = {"by": people["bram"], "owner": people["gijs"], "receiver": municipality_of(noord)}
    planned, shared = make.planned(noord, **facts), make.shared(noord, **facts)
    with make.at(make.INVITED):
        agree(planned, actor=people["gijs"], who="Wim", what="Komt langs", when="dinsdag")
        guest = add_guest(planned, side=Side.NETWORK, name="Oma Riet", actor=people["gijs"])
        seat = planned.attendances.get(person__calling_name="Sanne")
        letter = make_invitation(seat, actor=people["gijs"])
    number = planned.handover.number
    step = planned.agreements.get(kind=AgreementKind.FOLLOW_UP)
    return {
        "meeting": (number,),
        "meeting item": (number, "tafel", "als-het-niet-lukt"),
        "meeting steps": (number, "bureau", "afspraken"),
        "meeting row": (number, "tafel", "afspraken", step.pk),
        "meeting seat": (number, seat.pk),
        "meeting guest": (number, guest.pk),
        "meeting letter": (number, letter.pk),
        "meeting person": (shared.number, _mother_in(shared)),
        "meeting report": (shared.number,),
        "meeting copy": (shared.number, 1),
    }


def _mother_in(handover) -> int:
    return handover.meeting.attendances.get(person__calling_name="Fenna").person_id
