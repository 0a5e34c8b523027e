"""The second factor of the studio: each session shows it."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from kerege.people.models import Person, Role
from kerege.people.roles import grant_role

pytestmark = pytest.mark.django_db
ASKED = "/accounts/2fa/reauthenticate/?next=%2Fstudio%2F"


@pytest.fixture
def author(person: Person) -> Person:
    grant_role(person, Role.Name.AUTHOR, by=None, why="test")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def code_of(secret: str) -> str:
    """What the app on her telephone shows now."""
    cache.clear()  # as half a minute later: a code is taken once
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def has_app(person: Person) -> str:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def gives_password(person: Person) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": person.login, "password": "long-enough-1"})
    return client


def where(client: Client, address: str = "/studio/") -> str:
    """The address where she is led, or where she is."""
    return str(client.get(address).headers.get("Location", address))


def test_studio_has_no_door_of_its_own(client: Client, author: Person) -> None:
    form = {"username": author.login, "password": "long-enough-1"}

    shown = client.get("/studio/login/?next=/studio/pages/")
    tried = client.post("/studio/login/?next=/studio/pages/", form)

    assert (shown.url, tried.url) == ("/accounts/login/?next=/studio/pages/",) * 2
    assert "_auth_user_id" not in client.session
    assert client.get("/studio/password_reset/").status_code == 404


def test_studio_opens_after_password_and_code(author: Person) -> None:
    secret = has_app(author)
    client = gives_password(author)

    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})

    assert where(client) == "/studio/"


def test_session_from_before_the_second_factor_is_asked_for_it(author: Person) -> None:
    client = gives_password(author)
    assert where(client) == "/accounts/2fa/totp/activate/"
    secret = has_app(author)
    assert where(client) == ASKED

    response = client.post(ASKED, {"code": code_of(secret), "next": "/studio/"})

    assert response.url == "/studio/"
    assert where(client) == "/studio/"


def test_a_password_is_no_second_factor(author: Person) -> None:
    client = gives_password(author)
    has_app(author)

    response = client.post("/accounts/reauthenticate/?next=/studio/", {"password": "long-enough-1"})

    assert response.url == "/accounts/2fa/reauthenticate/?next=%2Fstudio%2F"
    assert where(client) == ASKED


def test_recovery_code_opens_the_studio(author: Person) -> None:
    has_app(author)
    codes = RecoveryCodes.activate(author)
    client = gives_password(author)

    client.post("/accounts/2fa/authenticate/", {"code": codes.get_unused_codes()[0]})

    assert where(client) == "/studio/"


@pytest.mark.django_db(transaction=True)
def test_who_has_just_set_up_the_second_factor_is_not_asked_again(author: Person) -> None:
    client = gives_password(author)
    client.post("/accounts/reauthenticate/", {"password": "long-enough-1"})  # allauth asks who she is
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session[SECRET_SESSION_KEY]

    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})

    assert where(client) == "/studio/"


@pytest.mark.parametrize("page", ["totp/deactivate/", "recovery-codes/", "recovery-codes/generate/"])
def test_second_factor_is_changed_only_by_who_has_shown_it(author: Person, page: str) -> None:
    client = gives_password(author)
    has_app(author)

    response = client.post(f"/accounts/2fa/{page}")

    assert response.url.startswith("/accounts/2fa/reauthenticate/")
