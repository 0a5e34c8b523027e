"""What a person sees of her own data, and does with it. Pages in English, for its words are the sources."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils.formats import date_format

from kerege.people import consent
from kerege.people.models import Agency, AuditEntry, Person, Profile, Role
from kerege.people.own_data import MOST_ROWS
from kerege.people.personal_data import export_person
from kerege.people.roles import grant_role
from kerege.records.models import Statement
from kerege.suites.catalogue import LessonEntry

pytestmark = pytest.mark.django_db
DATA, DELETE = "/en/my/data/", "/en/my/data/delete/"


def complete(client: Client) -> None:
    client.post("/en/tiny/first/one/", {"nonce": str(uuid.uuid4()), "complete": "1"})


def cards(client: Client) -> dict[str, str]:
    """What stands on the page, by heading, without tags."""
    page = client.get(DATA).content.decode()
    found = re.findall(r'<section class="card"(?: id="\w+")?>\s*<h2>(.*?)</h2>(.*?)</section>', page, re.DOTALL)
    return {title: " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for title, text in found}


# --- To see -------------------------------------------------------------------------------------------------


def test_all_that_is_held_of_her_is_shown_in_words(
    signed_in: Client, person: Person, first_lesson: LessonEntry
) -> None:
    school = Agency.objects.create(name="Школа № 5", country="KG")
    Profile.objects.create(person=person, profession="lawyer", agency=school, sex="unsaid")
    grant_role(person, Role.Name.FOCAL_POINT, agency=school, by=None, why="test")
    EmailAddress.objects.create(user=person, email=person.email, verified=True)
    consent.give(person, "en")
    complete(signed_in)

    shown = cards(signed_in)

    assert list(shown) == [
        "Account",
        "Roles",
        "E-mail address for signing in",
        "You and your work",
        "Consent",
        "Records of learning",
        "To agree or to withdraw",
    ]
    today = date_format(person.created_at, "N j, Y")
    assert shown["You and your work"] == (
        "Profession Lawyer Agency Школа № 5 Agency that is not in the list — Country — Sex prefer not to say"
    )
    assert shown["Roles"] == f"Role Agency Cohort Since Focal point of an agency Школа № 5 — {today}"
    assert shown["E-mail address for signing in"] == "dina@example.org"
    assert shown["Records of learning"] == (
        f"When What What you did Result {today} {first_lesson.title.words} been through —"
    )


def test_page_holds_each_thing_that_is_exported(signed_in: Client, person: Person) -> None:
    page = unescape(signed_in.get(DATA).content.decode())

    facts = export_person(person)["people.Person"]
    said = [str(value) for key, value in facts.items() if value and not key.endswith("_at") and key != "language"]
    assert [value for value in said if value not in page] == []


def test_long_table_is_cut_and_says_so(signed_in: Client, first_lesson: LessonEntry) -> None:
    for _number in range(MOST_ROWS + 2):
        complete(signed_in)

    page = signed_in.get(DATA).content.decode()

    assert page.count('<td data-label="When">') == MOST_ROWS
    assert "And 2 more, in the file that you download." in page


def test_page_asks_the_same_number_of_queries_whatever_there_is(
    signed_in: Client, first_lesson: LessonEntry, django_assert_max_num_queries: Callable[..., object]
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(60) as captured:
            signed_in.get(DATA)
        return len(captured)

    complete(signed_in)
    queries()
    before = queries()
    for _number in range(5):
        complete(signed_in)

    assert queries() == before


# --- To download --------------------------------------------------------------------------------------------


def test_file_holds_the_whole_export(signed_in: Client, person: Person, first_lesson: LessonEntry) -> None:
    complete(signed_in)

    response = signed_in.get("/en/my/data/download/")

    assert response.json() == export_person(person)
    assert [said["verb"]["display"]["en"] for said in response.json()["records.Statement"]] == ["completed"]
    assert response["Content-Disposition"] == 'attachment; filename="kerege-my-data.json"'
    assert "no-store" in response["Cache-Control"]


def test_statements_of_others_are_not_in_it(signed_in: Client, person: Person, first_lesson: LessonEntry) -> None:
    other = Client()
    other.force_login(Person.objects.create_user("other", "other@example.org"))
    complete(other)

    assert Statement.objects.count() == 1
    assert signed_in.get("/en/my/data/download/").json()["records.Statement"] == []


# --- To agree and to withdraw -------------------------------------------------------------------------------


def test_consent_is_withdrawn_after_what_follows_was_said(signed_in: Client, person: Person) -> None:
    consent.give(person, "ru")
    page = unescape(signed_in.get(DATA).content.decode())
    assert [says for says in consent.consequences() if says not in page] == []

    signed_in.post("/en/my/data/consent/", {"withdraw": "1"})

    assert consent.has_given(person) is False
    assert "You withdrew your consent on " in signed_in.get(DATA).content.decode()


def test_who_has_not_agreed_yet_agrees_here(signed_in: Client, person: Person) -> None:
    assert signed_in.post("/en/my/data/consent/", {}).status_code == 422
    assert consent.has_given(person) is False

    signed_in.post("/en/my/data/consent/", {"agree": "on"})

    assert [(given.text, given.language) for given in person.consents.all()] == [("1", "en")]


# --- To correct ---------------------------------------------------------------------------------------------


def test_language_of_letters_is_hers_to_choose(signed_in: Client, person: Person) -> None:
    signed_in.post("/en/my/about/", {"mail": "1", "language": "kk"})

    person.refresh_from_db()
    assert (person.language, person.given) == ("kk", "Дина")


# --- To delete ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["delete", " DELETE ", "“delete”"])
def test_word_typed_deletes_her_and_signs_her_out(
    signed_in: Client, person: Person, first_lesson: LessonEntry, word: str
) -> None:
    complete(signed_in)
    public_id = str(person.public_id)

    response = signed_in.post(DELETE, {"word": word})

    assert (response.status_code, response.url, Person.objects.count()) == (302, "/en/", 0)
    assert "_auth_user_id" not in signed_in.session
    assert "Your account and your data are deleted." in signed_in.get("/en/").content.decode()
    assert [(entry.action, entry.subject, entry.why) for entry in AuditEntry.objects.all()] == [
        ("person.erased", public_id, "herself")
    ]
    assert Statement.objects.count() == 1


@pytest.mark.parametrize("word", ["", "yes", "delet"])
def test_another_word_deletes_nothing(signed_in: Client, person: Person, word: str) -> None:
    response = signed_in.post(DELETE, {"word": word})

    assert (response.status_code, Person.objects.get()) == (422, person)


def test_looking_at_the_page_deletes_nothing(signed_in: Client, person: Person) -> None:
    assert "It cannot be undone." in signed_in.get(DELETE).content.decode()
    assert Person.objects.get() == person


def test_last_operator_does_not_delete_herself(signed_in: Client, person: Person) -> None:
    grant_role(person, Role.Name.OPERATOR, by=None, why="test")
    assert "You are the only operator of this site." in signed_in.get(DELETE).content.decode()

    assert signed_in.post(DELETE, {"word": "delete"}).status_code == 422

    assert Person.objects.get() == person


def test_operator_deletes_herself_where_another_stays(signed_in: Client, person: Person) -> None:
    other = Person.objects.create_user("other", "other@example.org")
    for operator in (person, other):
        grant_role(operator, Role.Name.OPERATOR, by=None, why="test")

    signed_in.post(DELETE, {"word": "delete"})

    assert Person.objects.get() == other


# --- What must not be in it ---------------------------------------------------------------------------------


def test_file_does_not_give_away_right_answers(signed_in: Client, first_lesson: LessonEntry) -> None:
    signed_in.post("/en/tiny/first/one/", {"nonce": str(uuid.uuid4()), "check": "one-choice", "one-choice.answer": "a"})

    (said,) = signed_in.get("/en/my/data/download/").json()["records.Statement"]

    assert sorted(said["object"]["definition"]) == ["description", "interactionType", "type"]
    assert sorted(said["result"]) == ["response", "score", "success"]
