"""Finding in a text what points to a person."""

from consultations.scanner.kinds import Finding, IdentityKind

__all__ = ["Finding", "IdentityKind", "find_identities"]


def find_identities(text: str) -> list[Finding]:
    return []
