"""The e-mail address of a person. She has one; allauth keeps its own row of it beside hers."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kerege.people.models import Person
from kerege.people.sessions import end_sessions


def addresses_of(person: Person) -> set[str]:
    """All addresses that lead to her: hers, and what else allauth may have of her."""
    known = {person.email, *EmailAddress.objects.filter(user=person).values_list("email", flat=True)}
    return {address for address in known if address}


def free_address(email: str, person: Person) -> str:
    """`email` as it is kept, in small letters. Raises ValidationError where it leads to somebody else."""
    email = email.lower()
    leads_to = Q(email__iexact=email) | Q(login__iexact=email) | Q(emailaddress__email__iexact=email)
    if Person.objects.filter(leads_to).exclude(pk=person.pk).exists():
        raise ValidationError(_("Somebody else has this address."), code="taken")
    return email


@transaction.atomic
def set_address(person: Person, email: str) -> None:
    """Make this her address, as one that is confirmed, and save her. Her login follows, where it was her address.

    What was opened by an earlier address ends. Raises ValidationError where the address leads to somebody else."""
    email = free_address(email, person)
    if person.pk and (earlier := addresses_of(person) - {email}):
        end_sessions(person, earlier)
        EmailAddress.objects.filter(user=person, email__in=earlier).delete()
    if person.login.lower() == (person.email or "").lower():
        person.login = email
    person.email = email
    person.save()
    EmailAddress.objects.update_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
