"""What in a free text could tell who somebody is: advice stays anonymous (A6)."""

from consultations.scanner.kinds import Finding, IdentityKind, sentences
from consultations.scanner.scan import find_identities

__all__ = ["Finding", "IdentityKind", "find_identities", "sentences"]
