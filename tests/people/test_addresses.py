"""One address for each person: to reach her, and to sign in."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client

from kerege.people.addresses import set_address
from kerege.people.models import Person
from people.test_sign_in import code_from_mail

pytestmark = pytest.mark.django_db
TAKEN = "Этот адрес уже у другого человека."


@pytest.fixture
def dina(person: Person) -> Person:
    set_address(person, "dina@example.org")
    return person


def known(person: Person) -> tuple[str, str | None, list[tuple[str, bool, bool]]]:
    person.refresh_from_db()
    rows = EmailAddress.objects.filter(user=person).values_list("email", "verified", "primary")
    return person.login, person.email, list(rows)


def correct(operator: Client, person: Person, email: str) -> str:
    """Set the address right in the studio; gives what the form says against it."""
    fields = {"email": email, "given": "Дина", "is_active": "on"}
    response = operator.post(f"/studio/users/edit/{person.pk}/", fields)
    return "" if response.status_code == 302 else str(response.context["form"].errors["email"][0])


def signs_in(email: str) -> str | None:
    """Whom a code sent to this address lets in."""
    client = Client()
    page = client.post("/accounts/login/code/", {"email": email})
    client.post(page.url, {"code": code_from_mail(email)})
    return client.session.get("_auth_user_id")


def test_corrected_address_is_the_one_that_signs_in(operator: Client, dina: Person) -> None:
    assert correct(operator, dina, "Right@Example.org") == ""

    assert known(dina) == ("right@example.org", "right@example.org", [("right@example.org", True, True)])
    assert signs_in("right@example.org") == str(dina.pk)
    with pytest.raises(IndexError):  # the mail says that nobody is known by it
        signs_in("dina@example.org")


def test_freed_address_may_be_somebody_elses(operator: Client, client: Client, dina: Person) -> None:
    correct(operator, dina, "right@example.org")

    page = client.post("/accounts/signup/", {"given": "Дарья", "email": "dina@example.org", "agree": "on"})
    client.post(page.url, {"code": code_from_mail("dina@example.org")})

    assert client.session["_auth_user_id"] == str(Person.objects.get(given="Дарья").pk)


@pytest.mark.parametrize("waiting", [True, False])
def test_what_the_earlier_address_opened_ends(operator: Client, client: Client, dina: Person, waiting: bool) -> None:
    page = client.post("/accounts/login/code/", {"email": "dina@example.org"})
    code = code_from_mail("dina@example.org")
    if not waiting:
        client.post(page.url, {"code": code})

    correct(operator, dina, "right@example.org")

    client.post(page.url, {"code": code})
    assert client.get("/ru/my/").context["user"].is_anonymous


def test_operator_who_corrects_her_own_address_signs_in_anew(operator: Client, olga: Person) -> None:
    fields = {"email": "right@example.org", "given": "Ольга", "is_active": "on", "roles": ["operator"]}
    operator.post(f"/studio/users/edit/{olga.pk}/", fields)

    assert operator.get("/studio/").url == "/accounts/login/?next=/studio/"
    assert signs_in("right@example.org") == str(olga.pk)


@pytest.mark.parametrize("email", ["olga@example.org", "Olga@Example.org"])
def test_address_of_somebody_else_is_refused(operator: Client, dina: Person, email: str) -> None:
    assert correct(operator, dina, email) == TAKEN

    assert known(dina) == ("dina@example.org", "dina@example.org", [("dina@example.org", True, True)])


def test_name_set_right_confirms_no_address(operator: Client, client: Client) -> None:
    client.post("/accounts/signup/", {"given": "Dina", "email": "dina@example.org", "agree": "on"})
    person = Person.objects.get(given="Dina")

    assert correct(operator, person, "dina@example.org") == ""

    assert known(person)[2] == [("dina@example.org", False, True)]


def test_login_that_is_no_address_stays(operator: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(login="card-7")

    correct(operator, person, "right@example.org")

    assert known(person)[:2] == ("card-7", "right@example.org")


def test_person_added_in_the_studio_signs_in_by_one_code(operator: Client) -> None:
    operator.post("/studio/users/new/", {"email": "New@Example.org", "given": "Нур", "is_active": "on"})

    assert signs_in("new@example.org") == str(Person.objects.get(given="Нур").pk)


def test_person_is_added_once(operator: Client, dina: Person) -> None:
    again = operator.post("/studio/users/new/", {"email": "DINA@example.org", "given": "Дина", "is_active": "on"})

    assert again.context["form"].errors["email"] == [TAKEN]


def test_createadmin_takes_an_address_as_it_is_typed() -> None:
    call_command("createadmin", "You@Example.ORG")
    call_command("createadmin", "you@example.org")

    person = Person.objects.get()
    assert known(person) == ("you@example.org", "you@example.org", [("you@example.org", True, True)])
    assert person.is_superuser
    assert signs_in("you@example.org") == str(person.pk)


def test_createadmin_refuses_the_login_of_somebody_else(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(email="other@example.org")

    with pytest.raises(CommandError):
        call_command("createadmin", "dina@example.org")


def test_address_is_not_changed_past_the_operator(client: Client, dina: Person) -> None:
    client.force_login(dina)

    response = client.post("/accounts/email/", {"action_add": "", "email": "other@example.org"})

    assert response.url == "/ru/my/"
    assert known(dina)[2] == [("dina@example.org", True, True)]
