"""What a person says about herself, and how papers write her name. Pages in English, for its words are the sources."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation

from kerege.people import consent
from kerege.people.forms import ProfileForm
from kerege.people.models import Agency, Person, Profile
from kerege.people.names import romanise
from kerege.people.personal_data import export_person
from kerege.suites.document import PROFESSIONS

pytestmark = pytest.mark.django_db
ABOUT = "/en/my/about/"
NAMES = {"family": "Сергалиева", "given": "Дина", "patronymic": "Маратовна"}
CYRILLIC, LATIN = "Сергалиева Дина Маратовна", "Sergalieva Dina Maratovna"


@pytest.fixture(autouse=True)
def agreed(person: Person) -> None:
    consent.give(person, "en")


@pytest.fixture
def school() -> Agency:
    return Agency.objects.create(name="Школа № 5", country="KG")


def say(client: Client, **answers: object) -> None:
    assert client.post(ABOUT, {"profile": "1", **answers}).status_code == 302


def names(person: Person) -> tuple[str, str]:
    person.refresh_from_db()
    return person.paper_name_cyrillic, person.paper_name_latin


def test_professions_are_those_of_the_course_and_one_more() -> None:
    assert Profile.Profession.values == [*PROFESSIONS, "other"]


# --- Profile ------------------------------------------------------------------------------------------------


def test_answers_are_kept_and_exported(signed_in: Client, person: Person, school: Agency) -> None:
    say(signed_in, profession="social-worker", agency=school.pk, country="KG", sex="female")

    assert export_person(person)["people.Profile"] == {
        "profession": "social-worker",
        "agency": "Школа № 5",
        "other_agency": "",
        "country": "KG",
        "sex": "female",
    }


def test_no_answer_and_rather_not_are_two_things(signed_in: Client, person: Person) -> None:
    say(signed_in)
    unanswered = Profile.objects.get(person=person).sex
    say(signed_in, sex="unsaid")

    assert (unanswered, Profile.objects.get(person=person).sex) == ("", "unsaid")


def test_answers_can_be_taken_back(signed_in: Client, person: Person) -> None:
    say(signed_in, profession="lawyer", sex="male", other_agency="Фонд", country="TJ")
    say(signed_in)

    assert set(export_person(person)["people.Profile"].values()) == {""}


def test_agency_of_the_list_takes_the_place_of_one_in_her_own_words(
    signed_in: Client, person: Person, school: Agency
) -> None:
    say(signed_in, other_agency="пятая школа")
    say(signed_in, other_agency="пятая школа", agency=school.pk)

    profile = Profile.objects.get(person=person)
    assert (profile.agency, profile.other_agency) == (school, "")


def test_each_question_says_why_it_is_asked_and_who_sees_the_answer(signed_in: Client) -> None:
    page = signed_in.get(ABOUT).content.decode()

    hints = dict(re.findall(r'id="id_(\w+)_helptext">([^<]+)<', page))
    seen = {
        name: re.findall(r"numbers only, from five people up|sees your name|sees it", hint)
        for name, hint in hints.items()
        if name in ProfileForm.base_fields
    }
    assert seen == {
        "profession": ["numbers only, from five people up"],
        "agency": ["sees your name"],
        "other_agency": ["sees it"],
        "country": ["numbers only, from five people up"],
        "sex": ["numbers only, from five people up"],
    }
    described = re.findall(r'aria-describedby="id_(\w+)_helptext"', page)
    assert sorted(described) == sorted(hints)


def test_answers_of_another_are_not_hers(signed_in: Client, person: Person) -> None:
    say(signed_in, profession="lawyer")
    other = Person.objects.create_user("other", "other@example.org")
    consent.give(other, "en")
    client = Client()
    client.force_login(other)

    assert client.get(ABOUT).context["forms"]["profile"]["profession"].value() == ""


def test_without_her_consent_nothing_is_asked_and_nothing_kept(signed_in: Client, person: Person) -> None:
    consent.withdraw(person)

    page = signed_in.get(ABOUT).content.decode()
    signed_in.post(ABOUT, {"profile": "1", "profession": "lawyer"})

    assert ("only with your consent" in page, 'name="profession"' in page) == (True, False)
    assert not Profile.objects.exists()
    assert write(signed_in) == {}  # her name is another matter


# --- Names on papers ----------------------------------------------------------------------------------------


def write(client: Client, **fields: str) -> dict[str, list[str]]:
    """Send the name; gives what is said against it."""
    response = client.post(ABOUT, {"names": "1", **NAMES, **fields})
    return {} if response.status_code == 302 else response.context["forms"]["names"].errors


def test_names_on_papers_are_put_together(signed_in: Client, person: Person) -> None:
    assert write(signed_in) == {}

    assert names(person) == (CYRILLIC, LATIN)


def test_names_on_papers_are_suggested_once_her_names_are_known(signed_in: Client, person: Person) -> None:
    before = signed_in.get(ABOUT).context["forms"]["names"]
    assert [before[name].value() for name in ("paper_name_cyrillic", "paper_name_latin")] == ["", ""]

    Person.objects.filter(pk=person.pk).update(**NAMES)

    after = signed_in.get(ABOUT).context["forms"]["names"]
    assert [after[name].value() for name in ("paper_name_cyrillic", "paper_name_latin")] == [CYRILLIC, LATIN]


def test_what_she_writes_herself_stays(signed_in: Client, person: Person) -> None:
    write(signed_in, paper_name_latin="Dina Sergaliyeva", paper_name_cyrillic=CYRILLIC)
    write(signed_in, family="Ким", paper_name_latin="Dina Sergaliyeva", paper_name_cyrillic=CYRILLIC)

    assert names(person) == ("Ким Дина Маратовна", "Dina Sergaliyeva")


@pytest.mark.parametrize(
    ("field", "name", "problem"),
    [
        ("paper_name_cyrillic", "Cергалиева", "Not a Cyrillic letter: C"),
        ("paper_name_latin", "Дina", "Not a Latin letter: Д"),
        ("paper_name_latin", "Dina 山田", "Papers have no such letters: 山, 田"),
    ],
)
def test_letter_of_another_script_is_found(signed_in: Client, field: str, name: str, problem: str) -> None:
    assert write(signed_in, **{field: name}) == {field: [problem]}


def test_name_that_papers_cannot_show_is_asked_for_in_other_letters(signed_in: Client, person: Person) -> None:
    georgian = {"family": "გელაშვილი", "given": "ნინო", "patronymic": ""}
    problem = "Papers have no such letters: {}. Write the name below, in Cyrillic or Latin letters."

    assert write(signed_in, **georgian) == {
        "family": [problem.format("გ, ე, ლ, ა, შ, ვ, ი")],
        "given": [problem.format("ნ, ი, ო")],
    }
    assert write(signed_in, **georgian, paper_name_latin="Gelashvili Nino") == {}
    assert names(person) == ("", "Gelashvili Nino")


def test_name_in_latin_letters_is_not_put_into_cyrillic_ones(signed_in: Client, person: Person) -> None:
    write(signed_in, family="Ataýewa", given="Jeren", patronymic="")

    assert names(person) == ("", "Ataýewa Jeren")


@pytest.mark.parametrize(
    ("language", "name", "latin"),
    [
        ("ru", "Щербаков Юрий Ильич", "Shcherbakov Iurii Ilich"),
        ("ru", "Подъячева Анна-Мария", "Podieiacheva Anna-Mariia"),
        ("kk", "Сергалиева Әйгерім Қайратқызы", "Sergaliyeva Aigerim Kairatkyzy"),
        ("kk", "Ғалымжан Ұлан Еркінұлы", "Galymzhan Ulan Yerkinuly"),
        ("ky", "Өмүрбекова Жаңыл", "Omurbekova Zhanyl"),
        ("uz", "Ўктамов Жамшид Қодирович", "Oktamov Jamshid Qodirovich"),
        ("uz", "Мирзиёева Хуршида", "Mirziyoyeva Xurshida"),
        ("tg", "Ҷӯраева Ҳафиза Ғаффорӣ", "Jurayeva Hafiza Ghaffori"),
        ("tg", "Яъқубов Ёр", "Yaqubov Yor"),
        ("tk", "Ataýewa Jeren", "Ataýewa Jeren"),
        ("ru", "ЩУКИНА Я.", "SHCHUKINA Ia."),
        ("ru", "", ""),
    ],
)
def test_names_in_latin_letters(language: str, name: str, latin: str) -> None:
    assert romanise(name, language) == latin


def test_who_may_be_misunderstood_is_told_in_russian_too() -> None:
    from django.utils.functional import lazy

    from kerege.ui.templatetags.languages import reviewed

    words = lazy(lambda: {"ru": "числа", "kk": "сандар", "en": "numbers"}[translation.get_language() or ""], str)()
    said = {}
    for language in ("ru", "en", "kk"):
        with translation.override(language):
            said[language] = reviewed(words)

    assert said == {"ru": "числа", "en": "numbers", "kk": 'сандар <span class="beside" lang="ru">числа</span>'}
