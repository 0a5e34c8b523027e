"""Rights. Every view, command and page asks here; nothing else decides who may do what."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from kerege.people.models import Person, Role

Visitor = Person | AnonymousUser
STUDIO_ROLES = frozenset({Role.Name.OPERATOR, Role.Name.ORGANISER, Role.Name.AUTHOR})


def has_role(person: Visitor, *names: Role.Name) -> bool:
    """Whether `person` holds one of the roles for the whole installation."""
    return (
        isinstance(person, Person)
        and person.is_active
        and person.roles.filter(name__in=names, scope=Role.Scope.INSTALLATION).exists()
    )


def may_enter_studio(person: Visitor) -> bool:
    return has_role(person, *STUDIO_ROLES)


def needs_second_factor(person: Person) -> bool:
    """Whether the studio asks this person for more than a password. A demo account has its password in a file, and
    while that file exists nobody but this machine is served."""
    return not (person.is_demo and settings.DEMO_FILE.exists())


def record_id_for(person: Visitor) -> UUID | None:
    """The id of her own learning record; None for a reader without an account."""
    return person.record_id if isinstance(person, Person) else None
