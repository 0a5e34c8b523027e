from __future__ import annotations

import pytest
from django.test import Client

from kerege.people.models import Person, Role
from kerege.people.roles import grant_role


@pytest.fixture
def olga(db: None, demo: None) -> Person:
    """An operator, with a demo account: the studio asks her for no second factor."""
    person = Person.objects.create_user("olga@example.org", "olga@example.org", is_demo=True)
    grant_role(person, Role.Name.OPERATOR, by=None, why="test")
    return person


@pytest.fixture
def operator(olga: Person) -> Client:
    """The studio as she has it."""
    client = Client()
    client.force_login(olga)
    return client
