"""My page: what it asks, and when."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from kerege.people.models import Agency, Person, Profile, Role
from kerege.people.roles import grant_role
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


@pytest.mark.parametrize(
    ("role", "work"),
    [
        (None, []),
        (Role.Name.TRANSLATOR, ["The studio"]),
        (Role.Name.AUTHOR, ["The studio"]),
        (Role.Name.FOCAL_POINT, ["Colleagues: who takes part, and cards"]),
        (Role.Name.ORGANISER, ["The studio", "Colleagues: who takes part, and cards"]),
    ],
)
def test_who_works_here_finds_her_work_first(
    tiny: Suite, signed_in: Client, person: Person, role: Role.Name | None, work: list[str]
) -> None:
    agency = Agency.objects.create(name="Управление", country=Agency.Country.KYRGYZSTAN)
    if role:
        where = {"agency": agency} if role == Role.Name.FOCAL_POINT else {}
        grant_role(person, role, by=None, why="test", **where)

    assert [name for _address, name in signed_in.get("/en/my/").context["work"]] == work
