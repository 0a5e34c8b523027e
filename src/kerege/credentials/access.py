"""Whose papers are whose: every paper is fetched here."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from kerege.codes import is_code, read_code
from kerege.credentials.models import CODE_LENGTH, Certificate, Earned
from kerege.people.access import Visitor, has_role, person_of
from kerege.people.models import Person, Role


def papers_of(person: Visitor) -> QuerySet[Certificate]:
    """Her own papers, the newest first; not those that newer ones have replaced."""
    if not isinstance(person, Person):
        return Certificate.objects.none()
    return Certificate.objects.filter(person=person).exclude(status=Certificate.Status.REPLACED)


def waiting_for_name(person: Visitor) -> QuerySet[Earned]:
    """What she has earned and does not have yet: it comes within a second, or when she says her name."""
    return Earned.objects.filter(person=person) if isinstance(person, Person) else Earned.objects.none()


def certificate_for(person: Visitor, code: str) -> Certificate:
    """A paper of hers, or one that its holder shares. Raises Http404, whether it is another's or there is none."""
    hers = Q(person=person) if isinstance(person, Person) else Q(pk=None)
    shared = Q(visibility=Certificate.Visibility.PUBLIC)
    return get_object_or_404(_with_code(code), hers | shared)


def own_certificate(person: Visitor, code: str) -> Certificate:
    """A paper of hers, which she may close, share, and have replaced. Raises Http404."""
    return get_object_or_404(_with_code(code), person=person_of(person))


def certificate_with_code(typed: str) -> Certificate | None:
    """The paper that somebody holds in her hands, by its code as people type it. What may be said about one that is
    closed, its holder has decided."""
    return _with_code(read_code(typed)).first()


def may_revoke(person: Visitor) -> bool:
    return has_role(person, Role.Name.ORGANISER, Role.Name.OPERATOR)


def _with_code(code: str) -> QuerySet[Certificate]:
    found = Certificate.objects.select_related("replaced_by", "replaces")
    return found.filter(code=code) if is_code(code, CODE_LENGTH) else found.none()
