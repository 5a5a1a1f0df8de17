"""What in the texts of a call could point to a person, said while somebody still types."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from consultations.scanner import find_identities, sentences

if TYPE_CHECKING:
    from consultations.forms.advice import AdviceForm


@dataclass(frozen=True)
class Suspect:
    """One text, and what it seems to hold."""

    label: str
    field_id: str
    sentences: list[str]


@dataclass(frozen=True)
class Checked:
    """``digest`` lets the page say the same thing only once."""

    suspects: list[Suspect]
    digest: str


def checked(form: "AdviceForm") -> Checked:
    suspects = []
    for name in form.looked_through():
        field = form[name]
        if said := sentences(find_identities(str(field.value() or ""))):
            suspects.append(Suspect(str(field.label), field.auto_id, said))
    told = "\n".join(f"{one.label}: {one.sentences}" for one in suspects)
    return Checked(suspects, sha256(told.encode()).hexdigest() if told else "")
