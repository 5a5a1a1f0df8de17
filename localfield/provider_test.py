"""Whether a provider can carry casusregie and sight on safety (000-18), wherever that is asked."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from common.code_lists import YesNoUnknown

if TYPE_CHECKING:
    from organisations.models import Organisation

NOT_FIT = (
    "Een zorgaanbieder krijgt casusregie of zicht op veiligheid alleen als die toegerust is en "
    "zicht heeft op de veiligheid van iedereen. Is dat niet zo, kies dan een tweede partij en "
    "schrijf wat die doet."
)


@dataclass(frozen=True)
class ProviderTest:
    """Whether a provider can carry casusregie and sight on everybody (000-18), and who sees along
    when it cannot. Asked of nobody else."""

    provider_equipped: str = ""
    provider_sees_all: str = ""
    second_party: "Organisation | None" = None
    second_party_why: str = ""


NOT_TESTED = ProviderTest()


def is_fit(answers: Any, providers: "Collection[Organisation]") -> bool:
    """Equipped and with everybody in sight, or another party sees along and it is said how.

    ``answers``: a ``ProviderTest``, or a row that keeps one; ``providers``: whom it is about.
    """
    said = {answers.provider_equipped, answers.provider_sees_all}
    if said == {YesNoUnknown.YES}:
        return True
    second = answers.second_party
    sees_along = second is not None and second not in providers
    return sees_along and bool(answers.second_party_why.strip()) and "" not in said
