"""Limits of sign-in: they stop who guesses and floods, and let a class in."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client

from kerege import clock
from kerege.outgoing.models import Outgoing
from kerege.outgoing.queue import settle_due
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


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let the limits believe that so many seconds have passed; allauth asks no clock of ours."""
    passed = [0.0]
    moved = SimpleNamespace(time=lambda: time.time() + sum(passed), monotonic=time.monotonic, sleep=time.sleep)
    monkeypatch.setattr("allauth.core.internal.ratelimit.time", moved)
    return passed.append


def test_a_class_behind_one_address_signs_in_within_a_minute() -> None:
    pupils = [(Client(REMOTE_ADDR="192.0.2.1"), f"pupil{number}@example.org") for number in range(30)]
    pages = [
        client.post("/accounts/signup/", {"given": "Дина", "email": email, "agree": "on"}).url
        for client, email in pupils
    ]
    settle_due("test")
    codes = {message.to[0]: re.findall(r"\b\d{6}\b", message.body)[0] for message in mail.outbox}
    for (client, email), page in zip(pupils, pages, strict=True):
        client.post(page, {"code": codes[email]})
        client.post("/accounts/logout/")

    for client, email in pupils:
        page = client.post("/accounts/login/code/", {"email": email}).url
        settle_due("test")
        client.post(page, {"code": re.findall(r"\b\d{6}\b", mail.outbox[-1].body)[0]})

    assert [email for client, email in pupils if "_auth_user_id" not in client.session] == []


@pytest.mark.parametrize("page", ["/accounts/login/code/", "/accounts/signup/"])
@pytest.mark.parametrize("email", ["dina@example.org", "nobody@example.org"])
def test_no_mailbox_is_flooded(wait: Callable[[float], None], person: Person, page: str, email: str) -> None:
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)

    for number in range(40):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(page, {"email": email, "given": "Дина", "agree": "on"})
        wait(20 * 60)

    assert Outgoing.objects.filter(kind="mail").count() == 10


def test_guessing_a_password_is_stopped_for_the_day(wait: Callable[[float], None], person: Person) -> None:
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    for number in range(50):
        guess(person.login, f"192.0.2.{number}")
        wait(20 * 60)

    assert "_auth_user_id" not in guess(person.login, "192.0.2.99", "long-enough-1").session
