"""How a provider that takes a family over was tested (000-18)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organisations.models import Organisation


@dataclass(frozen=True)
class ProviderTest:
    """Whether a provider can carry casusregie and sight on everybody (000-18), and who sees along
    when it cannot. Asked of nobody else."""

    provider_equipped: str = ""
    provider_sees_all: str = ""
    second_party: "Organisation | None" = None
    second_party_why: str = ""


NOT_TESTED = ProviderTest()
