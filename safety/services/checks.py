"""What every act on the picture of safety asks."""

from cases.models import Case
from common.exceptions import DomainError
from people.models import Person
from safety.selectors.people import people_of


def refuse_stranger(case: Case, person: Person) -> None:
    """Only who belongs to this case is written about here."""
    if person.pk not in {known.pk for known in people_of(case)}:
        raise DomainError("Deze persoon hoort niet bij dit dossier. Voeg hem of haar eerst toe.")
