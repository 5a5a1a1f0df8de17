"""What each role may: the page a team lead can read and sign."""

from accounts.roles import ROLE_ORGANISATIONS, ROLE_PERMISSIONS, Permission, Role


def roles_page() -> str:
    """Markdown: one section per role, then the table of permissions and who has them."""
    lines = [
        "# Rollen en wat zij mogen",
        "",
        "Made from `accounts/roles.py` by `make docs`; do not edit. Whether something may in this "
        "case is asked of the case: see `docs/explanation/permissions.md`.",
        "",
    ]
    for role in Role:
        lines += _role(role)
    lines += ["## Per bevoegdheid", "", "| Bevoegdheid | Rollen |", "|---|---|"]
    lines += [f"| {permission.label} | {_holders(permission)} |" for permission in Permission]
    return "\n".join(lines) + "\n"


def _role(role: Role) -> list[str]:
    kinds = sorted(str(kind.label) for kind in ROLE_ORGANISATIONS[role])
    granted = [p for p in Permission if p in ROLE_PERMISSIONS[role]]
    rights = [f"- {p.label} (`{p.value}`)" for p in granted] or ["- nog niets in dit deel"]
    return [f"## {role.label} (`{role.value}`)", "", f"Bij: {', '.join(kinds)}.", "", *rights, ""]


def _holders(permission: Permission) -> str:
    holders = [str(role.label) for role in Role if permission in ROLE_PERMISSIONS[role]]
    return ", ".join(holders) or "niemand"
