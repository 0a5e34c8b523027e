"""Consent: to a text that was shown, until it is withdrawn."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kerege.people import consent
from kerege.people.models import Consent, Person, Profile
from kerege.people.personal_data import export_person, holdings
from people.test_sign_in import code_from_mail

pytestmark = pytest.mark.django_db
TEXTS = Path(consent.__file__).parent / "templates" / "people" / "consent"
PARTS = ("brief", "text")
JOINING = {"given": "Дина", "email": "dina@example.org"}

# Which texts a version names. Who changes a text writes a line for its new version here.
VERSIONS = {"1": "80f2d7610dfe40a5"}


def test_version_names_one_text_for_each_reviewed_language() -> None:
    texts = [(TEXTS / f"{part}.{language}.html").read_bytes() for language in consent.REVIEWED for part in PARTS]

    assert VERSIONS[consent.VERSION] == hashlib.sha256(b"".join(texts)).hexdigest()[:16]


# --- Joining ------------------------------------------------------------------------------------------------


def test_joining_takes_two_answers_and_a_tick_that_is_not_set_before(client: Client) -> None:
    page = client.get("/accounts/signup/?lang=en").content.decode()

    asked = re.findall(r'<input type="(\w+)" name="(\w+)"(?:[^>]*?)(checked)?>', page)
    assert [field for field in asked if field[0] != "hidden"] == [
        ("text", "given", ""),
        ("email", "email", ""),
        ("checkbox", "agree", ""),
    ]


def test_nobody_joins_without_consent(client: Client) -> None:
    response = client.post("/accounts/signup/?lang=en", JOINING)

    assert response.context["form"].errors == {"agree": ["We need your consent for this."]}
    assert Person.objects.count() == 0


@pytest.mark.parametrize(("reads", "shown"), [("en", "en"), ("ru", "ru"), ("kk", "ru"), ("tk", "ru")])
def test_consent_is_to_the_text_that_was_shown(client: Client, reads: str, shown: str) -> None:
    page = client.get(f"/accounts/signup/?lang={reads}").content.decode()
    client.post(f"/accounts/signup/?lang={reads}", {**JOINING, "agree": "on"})

    assert re.findall(r'id="id_agree_helptext"><div lang="(\w+)">', page) == [shown]
    given = Consent.objects.get()
    assert (given.person.given, given.text, given.language, given.withdrawn_at) == ("Дина", "1", shown, None)


def test_who_agreed_and_confirmed_the_address_is_in(client: Client) -> None:
    page = client.post("/accounts/signup/", {**JOINING, "agree": "on"})
    client.post(page.url, {"code": code_from_mail("dina@example.org")})

    assert consent.has_given(Person.objects.get(pk=client.session["_auth_user_id"])) is True


# --- Giving and withdrawing ---------------------------------------------------------------------------------


def test_agreeing_twice_is_agreeing_once(person: Person) -> None:
    assert consent.has_given(person) is False

    consent.give(person, "en")
    consent.give(person, "ru")

    assert [(given.text, given.language) for given in person.consents.all()] == [("1", "en")]


def test_who_agreed_to_an_earlier_text_is_asked_anew(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    consent.give(person, "ru")
    monkeypatch.setattr(consent, "VERSION", "2")
    assert consent.has_given(person) is False

    consent.give(person, "ru")

    assert [given.text for given in person.consents.all()] == ["1", "2"]


def test_withdrawn_consent_is_kept_with_its_end_and_may_be_given_again(person: Person) -> None:
    consent.give(person, "ru")
    consent.withdraw(person)
    assert consent.has_given(person) is False

    consent.give(person, "ru")

    assert [given["withdrawn_at"] is None for given in export_person(person)["people.Consent"]] == [False, True]


def test_withdrawing_deletes_the_profile_and_tells_other_rooms(person: Person, monkeypatch: Any) -> None:
    monkeypatch.setattr(consent, "_consequences", [*consent._consequences])
    told = []
    consent.when_withdrawn("You leave the choir.")(told.append)
    Profile.objects.create(person=person, profession="lawyer")
    consent.give(person, "ru")

    consent.withdraw(person)
    consent.withdraw(person)

    assert (told, Profile.objects.count(), person.given) == ([person], 0, "Дина")
    assert consent.consequences()[-1] == "You leave the choir."


# --- What is said to everyone -------------------------------------------------------------------------------


def sections(client: Client, language: str) -> list[str]:
    return re.findall(r'<section id="held-([a-z-]+)">', client.get(f"/{language}/privacy/").content.decode())


@pytest.mark.parametrize("language", consent.REVIEWED)
def test_all_that_is_held_is_told_in_plain_words(client: Client, language: str) -> None:
    told = sections(client, language)

    assert [holding.model._meta.label for holding in holdings() if holding.section not in told] == []


def test_reviewed_languages_tell_the_same(client: Client) -> None:
    assert sections(client, "ru") == sections(client, "en")


@pytest.mark.parametrize(("reads", "shown"), [("ru", "ru"), ("en", "en"), ("ky", "ru")])
def test_text_is_never_a_draft(client: Client, reads: str, shown: str) -> None:
    page = client.get(f"/{reads}/privacy/").content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    assert re.findall(r'<div lang="(\w+)">', main) == [shown, shown]


def test_every_page_leads_to_it(client: Client) -> None:
    page = client.get("/en/my/").content.decode()

    assert re.findall(r'href="/en/privacy/">([^<]+)<', page) == ["Your data"]
