"""Colleagues in a role."""

from datetime import date

from accounts.models import Membership, User
from accounts.roles import Role
from organisations.models import Organisation


def colleague(name: str, role: Role, organisation: Organisation, **fields) -> User:
    email = f"{name.split()[0].lower()}@{organisation.pk}.example"
    user = User.objects.create_user(email, "een-lang-wachtwoord-1", name=name, **fields)
    Membership.objects.create(
        user=user, organisation=organisation, role=role, since=date(2020, 1, 1)
    )
    return user
