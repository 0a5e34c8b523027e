"""Those who came with a printed card: they have no e-mail address, and the code of the card is their login."""

from __future__ import annotations

from django.db import transaction

from kerege import codes
from kerege.people.models import Person
from kerege.people.sessions import end_sessions

LENGTH, GROUP = 10, 5


def make_card_code() -> str:
    """A code of fifty bits, as it is printed: K7QF3-M2PK8."""
    return codes.grouped(codes.make_code(LENGTH), GROUP)


def read_card_code(text: str) -> str | None:
    """A card's code as it is printed, from how people type it; None for what is no such code."""
    code = codes.read_code(text)
    return codes.grouped(code, GROUP) if codes.is_code(code, LENGTH) else None


def make_card_person(code: str, *, given: str, password: str, language: str) -> Person:
    return Person.objects.create_user(code, password=password, given=given, language=language)


def has_another_way_in(person: Person) -> bool:
    """Whether a card is not all that she has. Then a new card is no way to her account: whoever gives out cards could
    go that way, too."""
    return bool(person.email) or person.roles.exists()


@transaction.atomic
def change_card(person: Person, code: str, password: str) -> None:
    """From now on she signs in with this code and password; who is signed in with the earlier ones no longer is."""
    end_sessions(person, {person.login})
    person.login = code
    person.set_password(password)
    person.save(update_fields=["login", "password"])
