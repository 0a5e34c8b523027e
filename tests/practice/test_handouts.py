"""Pages to keep at hand: open to learners; and those for who leads the webinar of a module."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader

from conftest import problems_of, spoil
from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.practice.handout import paper_of
from kerege.practice.material.documents import MaterialKind, Readers
from kerege.practice.material.library import Shown
from kerege.rollouts.models import Rollout
from kerege.suites.content.folder import SuiteSource
from kerege.suites.models import Suite

AID, NOTES = "/ru/practice/tiny/handouts/aid", "/ru/practice/tiny/handouts/notes"


@pytest.fixture
def facilitator(with_practice: Suite) -> Client:
    person = Person.objects.create_user("led@example.org", "led@example.org")
    grant_role(person, Role.Name.FACILITATOR, rollout=Rollout.objects.get().public_id, by=None, why="test")
    client = Client()
    client.force_login(person)
    return client


def test_job_aid_is_open_to_everyone(client: Client, with_practice: Suite) -> None:
    page = client.get(f"{AID}/").content.decode()

    assert "Первый день на одной странице" in page
    assert "<strong>Накормить</strong>" in page
    assert f'href="{AID}.pdf"' in page


def test_job_aid_on_paper_has_its_tables_first_and_lines_to_write_on(client: Client, with_practice: Suite) -> None:
    response = client.get(f"{AID}.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert words_of(response.content) == [
        "Первый день на одной странице Держите её под рукой. Слова Было Стало оттуда Тимур "
        "Что сделать 1 Накормить и дать поспать. 2 Позвать врача. • Менеджер случая: "
        "Кереге — независимый открытый курс"
    ]


def test_notes_are_for_who_leads_a_cohort_of_the_course(client: Client, facilitator: Client) -> None:
    for address in (f"{NOTES}/", f"{NOTES}.pdf"):
        assert client.get(address).status_code == 404
        assert facilitator.get(address).status_code == 200


def test_module_and_practice_name_what_the_reader_may_open(client: Client, facilitator: Client) -> None:
    for page in ("/ru/tiny/first/", "/ru/practice/"):
        assert [f"{address}/" in client.get(page).content.decode() for address in (AID, NOTES)] == [True, False]
        assert [f"{address}/" in facilitator.get(page).content.decode() for address in (AID, NOTES)] == [True, True]


def test_handout_of_no_module_is_refused(folder_with_practice: Path) -> None:
    spoil(folder_with_practice, "handouts/aid.md", "module: m1", "module: m9")

    assert problems_of(folder_with_practice) == ["handouts/aid.md:2: there is no module 'm9'"]


def test_norms_of_a_country_are_about_no_child_and_nobody_reviews_them(client: Client, facilitator: Client) -> None:
    plan = "/ru/practice/tiny/norms/country/"
    assert client.get("/ru/practice/tiny/norms/")["Location"] == plan
    assert client.get("/ru/practice/tiny/norms/district/").status_code == 404

    facilitator.post(f"{plan}norms-law/", {"norms-law-age": "16 лет, статья 15"})

    assert "hand-in" not in facilitator.get(plan).content.decode()
    assert facilitator.get(f"{plan}hand-in/").status_code == 404
    assert "Заметки о законах одной страны" in facilitator.get(f"{plan}printed/").content.decode()


def test_job_aids_of_the_course_stand_on_one_page(course: SuiteSource) -> None:
    english = course.translations["en"]
    for document in course.parts["practice"]:
        if document.kind is MaterialKind.HANDOUT and document["readers"] == Readers.LEARNERS:
            in_english = document.translated(lambda unit, _text: english[unit].text)
            for shown in (Shown(document, "ru"), Shown(in_english, "en")):
                assert len(words_of(paper_of(shown))) == 1


def words_of(pdf: bytes) -> list[str]:
    """What stands on each page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
