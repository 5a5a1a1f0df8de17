"""What was shared of a family, noted the way colleagues do it: through the services."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.enums import RegieKind
from cases.models import Case
from cases.services.regie import pass_regie
from organisations.models import Organisation
from people.models import Person
from sharing.consent import ConsentGiven
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround, ShareKind
from sharing.models import FactSignal, Share
from sharing.selectors.consents import asked_in
from sharing.selectors.fact_signals import helpers_in
from sharing.services.fact_signals import signal_fact
from sharing.services.shares import note_share
from tests.factories.organisations import local_team_of, municipality_of

WEIGHING = "Het wijkteam moet vandaag langs kunnen gaan; vragen was niet veilig."


def gave(person: Person, by: ConsentBy = ConsentBy.CUSTODIANS) -> ConsentGiven:
    return ConsentGiven(person, ConsentAnswer.GIVEN, by)


def everybody_gave(case: Case, by: ConsentBy = ConsentBy.CUSTODIANS) -> list[ConsentGiven]:
    """Consent for each member; the children of these families are under twelve."""
    return [gave(person, by) for person in asked_in(case, on=timezone.localdate())]


def share(case: Case, *, by: User, **told: Any) -> Share:
    given = {
        "kind": ShareKind.OTHER,
        "to": local_team_of(case.region),
        "what": "Dat er vrijdag een huisbezoek is.",
        "ground": ShareGround.VITAL,
        "weighing": WEIGHING,
    }
    return note_share(case, actor=by, **{**given, **told})


def agreed(municipality: Organisation) -> Organisation:
    """This municipality agreed to hear 'dat, niet wat'."""
    municipality.hears_that_not_what = True
    municipality.save(update_fields=["hears_that_not_what"])
    return municipality


def taken_over(case: Case, *, by: User) -> Organisation:
    """The wijkteam accepted: sight on the safety of this family lies there."""
    team = local_team_of(case.region)
    if not helpers_in(case).exists():
        handed = {"to": team, "at": case.opened_at, "reason": "Overgedragen", "actor": by}
        pass_regie(case, RegieKind.ZICHT_OP_VEILIGHEID, **handed)
    return team


def signal(case: Case, *, by: User, **told: Any) -> FactSignal:
    """The wijkteam took this family over, and the municipality hears so."""
    given = {
        "municipality": told.get("municipality") or agreed(municipality_of(case.region)),
        "receiver": taken_over(case, by=by),
        "ground": ShareGround.FACT_ONLY_AGREEMENT,
        "weighing": WEIGHING,
    }
    return signal_fact(case, actor=by, **{**given, **told})
