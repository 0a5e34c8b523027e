"""My page: what it asks, and when."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from kerege.people.models import Person, Profile
from kerege.suites.models import Suite

pytestmark = pytest.mark.django_db


def asks_about_work(client: Client) -> bool:
    return "Who are you at work?" in client.get("/en/my/").content.decode()


def finish_a_lesson(client: Client) -> None:
    client.post("/en/tiny/first/one/", {"nonce": str(uuid.uuid4()), "complete": "1"})


def test_she_is_asked_about_her_work_once_she_has_finished_a_lesson(
    tiny: Suite, signed_in: Client, person: Person
) -> None:
    before = asks_about_work(signed_in)
    finish_a_lesson(signed_in)
    then = asks_about_work(signed_in)
    Profile.objects.create(person=person, sex="unsaid")

    assert (before, then, asks_about_work(signed_in)) == (False, True, False)


def test_nobody_without_an_account_is_asked(tiny: Suite, client: Client) -> None:
    finish_a_lesson(client)

    assert asks_about_work(client) is False
