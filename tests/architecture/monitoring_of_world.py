"""A family that Gijs follows and Daan directs, and one of which the following ended."""

from documents.tasks import print_document
from monitoring.enums import EndKind, OtherEnd, ReportFor
from monitoring.services.ending import answer_proposal, propose_end
from monitoring.services.preparing import prepare
from tests.factories import monitoring as make
from tests.factories.organisations import municipality_of

OTHER = {
    "kind": EndKind.OTHER,
    "other": OtherEnd.MOVED,
    "motive": "Het gezin verhuist.",
    "sight_by": "Veilig Thuis Zuid",
}


def followed_families(noord, people) -> dict[str, tuple[object, ...]]:
    """One moment is closed, the next is prepared, and Gijs proposed to stop."""
    bram, gijs, daan = (people[name] for name in ("bram", "gijs", "daan"))
    town = {"receiver": municipality_of(noord), "worker": daan, "by": bram, "owner": gijs}
    row = make.followed(noord, name="Gezin Haddad-Bos", **town)
    make.condition_of(row, owner=gijs)
    closed = make.closed(row, by=gijs)
    for report in closed.reports.all():
        print_document(report.document_id)
    moment = make.moment_after(row, 6)
    prepare(moment, actor=gijs)
    proposal = propose_end(row, actor=gijs, **OTHER)
    ended = make.followed(noord, name="Gezin Terpstra", **town)
    letter = propose_end(ended, actor=gijs, **OTHER)
    letter = answer_proposal(letter, agreed=True, answer="", actor=bram)
    print_document(letter.letter_id)
    number = row.case.number
    return {
        "followed": (number,),
        "followed moment": (number, moment.pk),
        "followed part": (number, moment.pk, "gesprekken"),
        "followed entry": (number, moment.pk, "gesprekken", "t0"),
        "followed step": (number, moment.pk, "hold"),
        "followed closed": (number, closed.pk),
        "followed report": (number, closed.pk, ReportFor.VEILIG_THUIS),
        "followed end": (number, proposal.pk),
        "ended letter": (ended.case.number, letter.pk),
    }
