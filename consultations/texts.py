"""The free text of a row, and who could be recognised in it (A6)."""

from typing import Any, Protocol

from consultations.scanner import Finding, find_identities


class Scanned(Protocol):
    """A row that says which of its fields people type freely."""

    SCANNED: tuple[str, ...]


def identities_in(row: "Scanned | Any") -> dict[str, list[Finding]]:
    """What in each free text points to a person; fields in which nothing does are left out."""
    found = {name: find_identities(getattr(row, name)) for name in row.SCANNED}
    return {name: findings for name, findings in found.items() if findings}
