"""Limits of sign-in: they stop who guesses and floods, and let a class in."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client

from kerege import clock
from kerege.outgoing.worker import tick
from kerege.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache_table(settings: Any) -> None:
    """The cache of a real installation instead of the memory that tests use."""
    settings.CACHES = import_module("kerege.config.settings").CACHES
    call_command("createcachetable")


def rows_of_cache() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kerege_cache")
        return int(cursor.fetchone()[0])


def guess(login: str, address: str, password: str = "wrong-guess-1") -> Client:
    client = Client(REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": login, "password": password})
    return client


def test_strangers_do_not_wash_a_limit_away(cache_table: None, person: Person) -> None:
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    for _ in range(5):
        guess(person.login, "192.0.2.1")

    for number in range(400):
        caches["default"].set(f"stranger-{number}", [1], 60)

    client = guess(person.login, "192.0.2.2", "long-enough-1")
    assert "_auth_user_id" not in client.session


def test_what_is_over_is_swept(cache_table: None) -> None:
    guess("nobody@example.org", "192.0.2.1")
    assert rows_of_cache() > 0

    with clock.moved_by(timedelta(days=2)):
        tick("test")

    assert rows_of_cache() == 0
