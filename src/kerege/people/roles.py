"""Giving and taking roles. Wagtail's groups and permissions follow from roles and are never set by hand."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import Group
from django.db import transaction

from kerege.people.audit import record
from kerege.people.models import Agency, Person, Role

AUTHORS = "Authors"
TRANSLATORS = "Translators"
_GROUPS = {AUTHORS: {Role.Name.AUTHOR, Role.Name.ORGANISER}, TRANSLATORS: {Role.Name.TRANSLATOR}}


@transaction.atomic
def grant_role(
    person: Person,
    name: Role.Name,
    *,
    agency: Agency | None = None,
    rollout: UUID | None = None,
    by: Person | None,
    why: str,
) -> Role:
    """Give a role. A focal point is one of an agency, a facilitator one of a cohort, which is named by its public id;
    every other role is for the whole installation. Raises ValueError where that does not fit."""
    if (name == Role.Name.FOCAL_POINT) != (agency is not None):
        raise ValueError("A focal point is one of an agency, and no other role is.")
    if (name == Role.Name.FACILITATOR) != (rollout is not None):
        raise ValueError("A facilitator is one of a cohort, and no other role is.")
    scope = Role.Scope.AGENCY if agency else Role.Scope.ROLLOUT if rollout else Role.Scope.INSTALLATION
    role, created = Role.objects.get_or_create(person=person, name=name, scope=scope, agency=agency, rollout=rollout)
    if created:
        record(by, "role.granted", _subject(person, name, agency, rollout), why)
    _follow_roles(person)
    return role


@transaction.atomic
def revoke_role(
    person: Person,
    name: Role.Name,
    *,
    agency: Agency | None = None,
    rollout: UUID | None = None,
    by: Person | None,
    why: str,
) -> None:
    removed, _details = Role.objects.filter(person=person, name=name, agency=agency, rollout=rollout).delete()
    if removed:
        record(by, "role.revoked", _subject(person, name, agency, rollout), why)
    _follow_roles(person)


def _subject(person: Person, name: Role.Name, agency: Agency | None, rollout: UUID | None) -> str:
    return " ".join(str(part) for part in (person.public_id, name, agency and agency.public_id, rollout) if part)


def is_last_operator(person: Person) -> bool:
    """Whether nobody would be left in the studio who gives roles, were she no operator."""
    operators = Role.objects.filter(name=Role.Name.OPERATOR, person__is_active=True)
    return operators.filter(person=person).exists() and not operators.exclude(person=person).exists()


def _follow_roles(person: Person) -> None:
    held = set(person.roles.values_list("name", flat=True))
    person.is_superuser = Role.Name.OPERATOR in held
    person.save(update_fields=["is_superuser"])
    for name, roles in _GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        change = person.groups.add if held & roles else person.groups.remove
        change(group)
