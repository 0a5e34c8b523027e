import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from kerege.outgoing.models import Outgoing
from kerege.outgoing.queue import settle_due
from kerege.people.models import Person
from kerege.people.personal_data import erase_person

pytestmark = pytest.mark.django_db
RUSSIAN = {"lang": "ru"}


def code_from_mail(address: str) -> str:
    """The six digits that were sent last to this address."""
    settle_due("test")
    (message,) = [message for message in mail.outbox if message.to == [address]][-1:]
    return re.findall(r"\b\d{6}\b", message.body)[0]


def confirmed(person: Person) -> Person:
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_sign_up_asks_a_name_and_an_address_and_confirms_it_by_code(client: Client) -> None:
    page = client.post("/accounts/signup/", {"given": "Дина", "email": "dina@example.org", "agree": "on"})
    assert signed_in_as(client) is None

    done = client.post(page.url, {"code": code_from_mail("dina@example.org")})

    person = Person.objects.get()
    assert (person.login, person.given, signed_in_as(client)) == ("dina@example.org", "Дина", str(person.pk))
    assert done.url == "/ru/my/"


def test_code_page_is_still_there_after_leaving_for_the_mail_app(client: Client, person: Person) -> None:
    confirmed(person)
    page = client.post("/accounts/login/code/", {"email": person.email})

    again = client.get(page.url)
    client.post(page.url, {"code": code_from_mail(person.email or "")})

    assert again.status_code == 200
    assert signed_in_as(client) == str(person.pk)


def test_wrong_code_signs_nobody_in_and_may_be_tried_three_times(client: Client, person: Person) -> None:
    confirmed(person)
    page = client.post("/accounts/login/code/", {"email": person.email})
    code = code_from_mail(person.email or "")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"

    for _ in range(3):
        client.post(page.url, {"code": wrong})
    client.post(page.url, {"code": code})

    assert signed_in_as(client) is None


def test_plain_form_with_login_and_password_signs_in(client: Client, person: Person) -> None:
    confirmed(person)

    response = client.post("/accounts/login/", {"login": person.login, "password": "long-enough-1"})

    assert (response.status_code, response.url, signed_in_as(client)) == (302, "/ru/my/", str(person.pk))


def test_who_is_closed_out_is_out_wherever_she_was_signed_in(client: Client, person: Person) -> None:
    client.force_login(person)
    assert client.get("/ru/my/data/").status_code == 200

    Person.objects.update(is_active=False)
    assert client.get("/ru/my/data/").status_code == 302

    Person.objects.update(is_active=True)
    assert client.get("/ru/my/data/").status_code == 200


def test_session_of_a_person_who_is_erased_is_nobodys(client: Client, person: Person) -> None:
    client.force_login(person)

    erase_person(person, by=None, why="test")

    assert client.get("/ru/my/data/").status_code == 302


def test_sign_in_goes_on_where_it_was_asked_for(client: Client, person: Person) -> None:
    confirmed(person)

    response = client.post(
        "/accounts/login/?next=/en/tiny/", {"login": person.login, "password": "long-enough-1", "next": "/en/tiny/"}
    )

    assert response.url == "/en/tiny/"


def test_sign_in_leads_to_no_other_site(client: Client, person: Person) -> None:
    confirmed(person)

    response = client.post(
        "/accounts/login/", {"login": person.login, "password": "long-enough-1", "next": "https://elsewhere.example/"}
    )

    assert response.url == "/ru/my/"


def test_guessing_a_password_is_stopped(client: Client, person: Person) -> None:
    confirmed(person)
    for _ in range(10):
        client.post("/accounts/login/", {"login": person.login, "password": "wrong-guess-1"})

    client.post("/accounts/login/", {"login": person.login, "password": "long-enough-1"})

    assert signed_in_as(client) is None


def test_unknown_address_is_not_told_apart(client: Client, person: Person) -> None:
    confirmed(person)

    known, unknown = (
        Client().post("/accounts/login/code/", {"email": email}) for email in (person.email, "nobody@example.org")
    )

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_code_is_forgotten_once_its_mail_is_sent(client: Client, person: Person) -> None:
    confirmed(person)
    client.post("/accounts/login/code/", {"email": person.email})
    owed = Outgoing.objects.get()
    assert person.email in str(owed.payload)

    settle_due("test")

    owed.refresh_from_db()
    assert owed.payload == {}


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/", "/accounts/login/code/"])
def test_pages_speak_the_language_last_read_in(client: Client, address: str) -> None:
    assert '<html lang="ru">' in client.get(address).content.decode()
    client.cookies["django_language"] = "en"
    assert '<html lang="en">' in client.get(address).content.decode()


def test_logs_hold_no_address_and_no_code(
    client: Client, person: Person, caplog: pytest.LogCaptureFixture, capsys: Any
) -> None:
    from kerege.config.logs import JsonLines

    confirmed(person)
    with caplog.at_level("DEBUG"):
        client.post("/accounts/login/", {"login": person.login, "password": "wrong-guess-1"})
        page = client.post("/accounts/login/code/", {"email": person.email})
        code = code_from_mail(person.email or "")
        client.post(f"{page.url}?email={person.email}", {"code": code})

    lines = [JsonLines().format(record) for record in caplog.records if record.name != "django.db.backends"]
    assert lines
    assert [line for line in lines if "dina" in line or code in line] == []
