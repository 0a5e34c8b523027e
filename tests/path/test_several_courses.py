"""Courses beside each other: the tiny one, and the example that one copies to make a course of one's own."""

from __future__ import annotations

import re
import uuid

import pytest
from django.conf import settings
from django.test import Client

from kerege.suites import catalogue
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Suite

TITLE = "Вебинар, на котором слышно каждого"
LESSON = "/ru/good-webinar/lead-a-webinar/before-the-webinar/"


@pytest.fixture
def both(tiny: Suite) -> None:
    load(read_folder(settings.CONTENT / "good-webinar"))


def headings(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return [" ".join(re.sub(r"<[^>]+>", "", words).split()) for words in re.findall(r"<h[123][^>]*>(.*?)</h", page)]


def begin(client: Client, lesson: str) -> None:
    client.post(lesson, {"nonce": str(uuid.uuid4()), "complete": "1"})


def test_example_loads_beside_another_course(both: None) -> None:
    assert [suite.slug for suite in catalogue.suites()] == ["tiny", "good-webinar"]


def test_first_page_shows_one_course_and_names_the_others(both: None, client: Client) -> None:
    found = headings(client, "/ru/")

    assert found[0] == "Маленький курс"
    assert found[-2:] == ["Другие курсы", TITLE]


def test_course_that_she_has_not_begun_waits_at_the_foot_of_her_page(both: None, client: Client) -> None:
    begin(client, "/ru/tiny/first/one/")

    assert headings(client, "/ru/my/")[-2:] == ["Другие курсы", TITLE]


def test_course_that_she_has_begun_comes_first_and_alone(both: None, client: Client) -> None:
    begin(client, LESSON)

    found = headings(client, "/ru/my/")
    assert found[1] == "На вебинаре: слово каждому"
    assert found[-2:] == ["Другие курсы", "Маленький курс"]


def test_courses_that_she_has_begun_stand_under_their_titles(both: None, client: Client) -> None:
    begin(client, "/ru/tiny/first/one/")
    begin(client, LESSON)

    found = headings(client, "/ru/my/")
    assert [title for title in found if title in ("Маленький курс", TITLE)] == ["Маленький курс", TITLE]
    assert found.count("Практика") == 1
