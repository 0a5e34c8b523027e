"""Rights. Every view, command and page asks here; nothing else decides who may do what."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from kerege.people.models import Agency, Person, Role

Visitor = Person | AnonymousUser
STUDIO_ROLES = frozenset({Role.Name.OPERATOR, Role.Name.ORGANISER, Role.Name.AUTHOR, Role.Name.TRANSLATOR})


def person_of(visitor: Visitor) -> Person | None:
    """She herself; None for a visitor without an account."""
    return visitor if isinstance(visitor, Person) else None


def account_of(visitor: Visitor) -> Person:
    """She herself. Raises Http404 for a visitor without an account: what belongs to nobody is not hers."""
    person = person_of(visitor)
    if person is None:
        raise Http404
    return person


def has_role(person: Visitor, *names: Role.Name) -> bool:
    """Whether `person` holds one of the roles for the whole installation."""
    return (
        isinstance(person, Person)
        and person.is_active
        and person.roles.filter(name__in=names, scope=Role.Scope.INSTALLATION).exists()
    )


def works_here(person: Visitor) -> bool:
    """Whether she has any role, wherever it holds: most people have none."""
    return isinstance(person, Person) and person.is_active and person.roles.exists()


def may_enter_studio(person: Visitor) -> bool:
    return has_role(person, *STUDIO_ROLES)


def may_translate(person: Visitor) -> bool:
    """Whether she may write translations, and say that one has been read against its source. Everybody in the studio
    sees how far they are."""
    return has_role(person, Role.Name.TRANSLATOR, Role.Name.AUTHOR)


def needs_second_factor(person: Person) -> bool:
    """Whether the studio asks this person for more than a password. A demo account has its password in a file, and
    while that file exists nobody but this machine is served."""
    return not (person.is_demo and settings.DEMO_FILE.exists())


def agencies_for(person: Visitor) -> QuerySet[Agency]:
    """The agencies whose people are hers to look after: those of which she is the focal point; for organisers and
    operators all."""
    if has_role(person, Role.Name.OPERATOR, Role.Name.ORGANISER):
        return Agency.objects.all()
    if not isinstance(person, Person) or not person.is_active:
        return Agency.objects.none()
    return Agency.objects.filter(roles__person=person, roles__name=Role.Name.FOCAL_POINT)


def agency_for(person: Visitor, public_id: UUID) -> Agency:
    """One of `agencies_for`. Raises Http404, whether it is another's or there is none."""
    return get_object_or_404(agencies_for(person), public_id=public_id)


def record_id_for(person: Visitor) -> UUID | None:
    """The id of her own learning record; None for a reader without an account."""
    return person.record_id if isinstance(person, Person) else None
