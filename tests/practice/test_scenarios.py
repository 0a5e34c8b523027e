"""Scenarios: decided scene by scene, with a reason; talked about by the cohort without names."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.practice.models import Choice, Work
from kerege.records.models import Statement
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Rollout
from kerege.suites.models import Suite

STORY = "/ru/practice/tiny/scenarios/sc-class/"
NAME = {"scene": "sc-class-door", "line": "name", "reason": "Имени достаточно"}
SHOUT = {"scene": "sc-class-break", "line": "shout", "reason": "Пусть знают"}
TALK = {"scene": "sc-class-break", "line": "talk", "reason": "Так бережнее"}


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def decide(client: Client, decision: dict[str, str]) -> str:
    response = client.post(STORY, decision)
    assert (response.status_code, response["Location"]) == (302, STORY)
    return text(client.get(STORY))


def test_decision_is_kept_with_its_reason_and_leads_on(with_practice: Suite, signed_in: Client) -> None:
    page = decide(signed_in, NAME)

    assert ("Класс узнал имя." in page, "Кто-то придумал прозвище." in page) == (True, True)
    assert list(Choice.objects.values_list("line", "option", "reason")) == [
        ("sc-class-door", "name", "Имени достаточно")
    ]
    assert (Work.objects.get().done_at, Statement.objects.count()) == (None, 0)


def test_ending_tells_the_way_and_what_is_learned(with_practice: Suite, signed_in: Client) -> None:
    decide(signed_in, NAME)
    page = decide(signed_in, TALK)

    assert [
        words for words in ("Тимур рисует.", "Имени хватило.", "Имени достаточно", "Так бережнее") if words in page
    ] == [
        "Тимур рисует.",
        "Имени хватило.",
        "Имени достаточно",
        "Так бережнее",
    ]
    assert Work.objects.get().done_at is not None


def test_another_decision_in_an_earlier_scene_opens_what_follows(with_practice: Suite, signed_in: Client) -> None:
    decide(signed_in, NAME)
    decide(signed_in, SHOUT)
    page = decide(signed_in, NAME)

    assert "Кто-то придумал прозвище." in page
    assert list(Choice.objects.values_list("line", "option", "latest")) == [
        ("sc-class-door", "name", "name"),
        ("sc-class-break", "shout", ""),
    ]


def test_another_way_can_be_tried_and_the_first_counts(with_practice: Suite, signed_in: Client) -> None:
    decide(signed_in, NAME)
    decide(signed_in, SHOUT)
    signed_in.post(STORY, {"again": "1"})

    assert "Что сказать?" in text(signed_in.get(STORY))

    decide(signed_in, NAME)
    decide(signed_in, TALK)

    assert list(Choice.objects.values_list("line", "option", "latest")) == [
        ("sc-class-door", "name", "name"),
        ("sc-class-break", "shout", "talk"),
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"line": ""}, "Выберите, как поступить."),
        ({"line": "none"}, "none"),
        ({"reason": " "}, "Напишите одной фразой, почему"),
        ({"reason": "Так сказал Серик Ахметов"}, "Серик Ахметов"),
    ],
)
def test_what_is_no_decision_changes_nothing(
    with_practice: Suite, signed_in: Client, changed: dict[str, str], said: str
) -> None:
    response = signed_in.post(STORY, NAME | changed)

    assert response.status_code == 422
    assert said in text(response)
    assert Choice.objects.count() == 0


def test_what_is_missing_is_listed_in_the_words_and_the_order_of_the_page(
    with_practice: Suite, signed_in: Client
) -> None:
    page = signed_in.post(STORY, {"scene": "sc-class-door"}).content.decode()

    listed = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page)
    assert listed == [("id_line", "Что вы сделаете?"), ("id_reason", "Почему? Одной фразой")]
    assert [page.count(f'id="{id}"') for id, _words in listed] == [1, 1]


def test_scene_where_she_is_not_is_not_decided(with_practice: Suite, signed_in: Client) -> None:
    decide(signed_in, TALK)

    assert Choice.objects.count() == 0


def test_without_an_account_the_way_travels_in_the_form(with_practice: Suite, client: Client) -> None:
    page = client.post(STORY, NAME).content.decode()
    (way,) = re.findall(r'name="way" value="([^"]*)"', page)

    end = text(client.post(STORY, {**TALK, "way": way}))

    assert way == "sc-class-door=name"
    assert "Тимур рисует." in end
    assert Work.objects.count() == 0


@pytest.fixture
def cohort(with_practice: Suite) -> Rollout:
    """Six people of the open cohort have played: five said his name, one told his story."""
    rollout = Rollout.objects.get()
    for number in range(6):
        somebody = Person.objects.create_user(f"p{number}@example.org", f"p{number}@example.org", family="Ли")
        enrol(somebody, rollout)
        client = Client()
        client.force_login(somebody)
        decide(client, NAME | {"line": "name" if number else "story", "reason": f"Довод {number}"})
        if number:
            decide(client, TALK | {"reason": f"Мысль {number}"})
        if number in (1, 2):
            client.post(STORY, {"shared": "yes"})
    return rollout


@pytest.fixture
def facilitator(cohort: Rollout, person: Person) -> Client:
    grant_role(person, Role.Name.FACILITATOR, rollout=cohort.public_id, by=None, why="test")
    client = Client()
    client.force_login(person)
    return client


def debrief(cohort: Rollout) -> str:
    return f"/ru/practice/cohorts/{cohort.public_id}/scenarios/sc-class/"


def test_debrief_tells_figures_of_five_and_reasons_that_may_be_read(cohort: Rollout, facilitator: Client) -> None:
    page = text(facilitator.get(debrief(cohort)))

    assert "5 или больше" in page
    assert "меньше 5" in page
    assert re.findall(r"Довод \d", page) == ["Довод 1", "Довод 2"]
    assert [name for name in ("Ли", "example.org") if name in page] == []


def test_reason_can_be_taken_back(cohort: Rollout, facilitator: Client) -> None:
    somebody = Client()
    somebody.force_login(Person.objects.get(login="p1@example.org"))
    somebody.post(STORY, {"shared": "no"})

    assert re.findall(r"Довод \d", text(facilitator.get(debrief(cohort)))) == ["Довод 2"]


def test_she_compares_herself_at_the_end(cohort: Rollout) -> None:
    somebody = Client()
    somebody.force_login(Person.objects.get(login="p1@example.org"))

    page = text(somebody.get(STORY))

    assert "«Это Тимур» – 5 или больше" in page
    assert "«Он оттуда» – меньше 5" in page
    assert "Довод 2" not in page


def test_debrief_is_for_who_leads_the_cohort(cohort: Rollout, signed_in: Client) -> None:
    other = Rollout.objects.create(suite=cohort.suite, name="Другой поток")
    grant_role(
        Person.objects.get(login="p1@example.org"), Role.Name.FACILITATOR, rollout=other.public_id, by=None, why="t"
    )
    leads_another = Client()
    leads_another.force_login(Person.objects.get(login="p1@example.org"))

    assert [client.get(debrief(cohort)).status_code for client in (Client(), signed_in, leads_another)] == [
        302,
        404,
        404,
    ]


def test_practice_page_and_data_lead_back_to_the_story(with_practice: Suite, signed_in: Client) -> None:
    decide(signed_in, NAME)
    decide(signed_in, SHOUT)
    decide(signed_in, NAME | {"reason": "Всё же имени"})

    made = signed_in.get("/ru/practice/").content.decode().partition("<h2>Мои работы</h2>")[2]
    assert re.findall(r'<a href="([^"]+)"', made)[0] == STORY
    told = text(signed_in.get("/ru/my/data/"))
    assert ("«Это Тимур» Всё же имени" in told, "Пристыдить при всех Пусть знают" in told) == (True, True)


def test_data_tell_a_decision_with_its_own_reason(with_practice: Suite, signed_in: Client) -> None:
    decide(signed_in, NAME)
    decide(signed_in, SHOUT)
    decide(signed_in, NAME)
    decide(signed_in, TALK)
    decide(signed_in, NAME)  # what comes later is open again: the first decision is told

    told = text(signed_in.get("/ru/my/data/"))

    assert ("Пристыдить при всех Пусть знают" in told, "Так бережнее" in told) == (True, False)
