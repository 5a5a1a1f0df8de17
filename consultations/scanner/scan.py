"""All rules over one text; where two see the same place, the stronger kind has it."""

from consultations.scanner.addresses import addresses
from consultations.scanner.birth_dates import birth_dates
from consultations.scanner.kinds import Finding, IdentityKind
from consultations.scanner.names import names
from consultations.scanner.numbers import bsns, emails, phones
from consultations.scanner.plain import plain

# The strongest first.
_RULES = (
    (IdentityKind.EMAIL, emails),
    (IdentityKind.BSN, bsns),
    (IdentityKind.BIRTH_DATE, birth_dates),
    (IdentityKind.PHONE, phones),
    (IdentityKind.ADDRESS, addresses),
    (IdentityKind.NAME, names),
)


def find_identities(text: str) -> list[Finding]:
    """What could tell who somebody is, in the order of the text; no two overlap."""
    seen = plain(text)
    taken = bytearray(len(seen.text))
    found: list[Finding] = []
    for kind, rule in _RULES:
        for start, end in rule(seen.text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                first, last = seen.typed(start, end)
                found.append(Finding(kind, text[first:last], first, last))
    return sorted(found, key=lambda finding: finding.start)
