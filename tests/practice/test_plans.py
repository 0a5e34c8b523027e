"""Plans: written part by part, looked through, kept in versions, carried away."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.test import Client
from docx import Document
from pypdf import PdfReader

from kerege.people.models import Person
from kerege.people.personal_data import erase_person, export_person
from kerege.practice.models import PlanVersion, PracticePlan
from kerege.records.models import Statement
from kerege.suites.models import Suite

PLAN = "/ru/practice/tiny/plan/case-timur/"
KNOWN, HOME, GOALS = (f"{PLAN}plan-{name}/" for name in ("known", "home", "goals"))
GOAL = {
    "plan-goals-table.0.goal": "рисовать",
    "plan-goals-table.0.who": "учитель",
    "plan-goals-table.0.horizon": "1",
}


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def gaps(response: Any) -> list[str]:
    _before, there, after = response.content.decode().partition('id="gaps"')
    return re.findall(r"<li[^>]*>(.*?)</li>", after.partition("</section>")[0]) if there else []


@pytest.fixture
def written(with_practice: Suite, signed_in: Client) -> Client:
    signed_in.post(KNOWN, {"plan-known-facts": "Любит рисовать", "plan-known-note": ""})
    signed_in.post(GOALS, GOAL)
    return signed_in


def words() -> dict[str, Any]:
    return PracticePlan.objects.get().words


def test_section_is_saved_and_leads_to_the_next(with_practice: Suite, signed_in: Client) -> None:
    response = signed_in.post(KNOWN, {"plan-known-facts": "Любит рисовать"})

    assert (response.status_code, response["Location"]) == (302, HOME)
    assert words() == {"plan-known-facts": "Любит рисовать"}
    assert Statement.objects.count() == 0


def test_rows_are_kept_without_those_that_are_empty(written: Client) -> None:
    written.post(GOALS, {**GOAL, "plan-goals-table.2.goal": "слышать", "plan-goals-table.1.goal": ""})

    assert words()["plan-goals-table"] == [
        {"goal": "рисовать", "who": "учитель", "horizon": "1"},
        {"goal": "слышать", "who": "", "horizon": ""},
    ]


def test_given_rows_are_kept_in_their_places(with_practice: Suite, signed_in: Client) -> None:
    signed_in.post(HOME, {"plan-home-ready.1.state": "2", "plan-home-ready.1.who": "директор"})

    assert words() == {"plan-home-ready": [{"state": "", "who": ""}, {"state": "2", "who": "директор"}]}


def test_gaps_are_told_once_she_has_begun(written: Client) -> None:
    assert gaps(written.get(HOME)) == []
    assert gaps(written.get(GOALS)) == ["Нет строки, где выбрано «потом»."]

    written.post(GOALS, {"plan-goals-table.0.goal": "рисовать"})

    assert gaps(written.get(GOALS)) == [
        "Строка 1: не заполнено «Кто отвечает».",
        "Строка 1: не заполнено «Срок».",
        "Нет строки, где выбрано «скоро».",
        "Нет строки, где выбрано «потом».",
    ]


def test_empty_section_is_saved_too(with_practice: Suite, signed_in: Client) -> None:
    assert signed_in.post(KNOWN, {}).status_code == 302


def test_text_that_gives_a_child_away_is_not_saved(written: Client) -> None:
    response = written.post(KNOWN, {"plan-known-facts": "Его дядя Серик Ахметов", "plan-known-note": "Любит лепить"})

    assert response.status_code == 422
    assert "Серик Ахметов" in text(response)
    assert "Любит лепить</textarea>" in response.content.decode()
    assert words()["plan-known-facts"] == "Любит рисовать"


def test_changed_words_stand_in_their_box(written: Client) -> None:
    sent = {"plan-known-facts": "Любит рисовать", "plan-known-note": "Дядя Серик Ахметов рядом"}
    (name,) = re.findall(r'name="(watch-safer-\w+)"', written.post(KNOWN, sent).content.decode())

    changed = written.post(KNOWN, {**sent, name: "Тимура", "watch-change": name.removeprefix("watch-safer-")})

    assert re.findall(r"<textarea[^>]*>\n?(.*?)</textarea>", changed.content.decode()) == [
        "Любит рисовать",
        "Дядя Тимура рядом",
    ]


def test_reason_lets_the_words_stay(written: Client) -> None:
    sent = {"plan-known-facts": "Дядя Серик Ахметов рядом"}
    (name,) = re.findall(r'name="(watch-safer-\w+)"', written.post(KNOWN, sent).content.decode())
    why = name.replace("safer", "why")

    assert written.post(KNOWN, {**sent, why: "fiction"}).status_code == 302
    assert words()["plan-known-facts"] == "Дядя Серик Ахметов рядом"


@pytest.mark.parametrize(
    ("address", "values"),
    [
        (KNOWN, {"plan-known-facts": "я" * 3001}),
        (GOALS, {"plan-goals-table.0.goal": "я" * 501}),
        (GOALS, {"plan-goals-table.0.horizon": "9"}),
    ],
)
def test_what_does_not_fit_is_refused(written: Client, address: str, values: dict[str, str]) -> None:
    before = words()

    assert written.post(address, values).status_code == 422
    assert words() == before


def test_a_flood_of_rows_is_cut(written: Client) -> None:
    written.post(GOALS, {f"plan-goals-table.{number}.goal": "да" for number in range(200)})

    assert len(words()["plan-goals-table"]) == 30


@pytest.mark.parametrize(
    "address",
    [
        "/ru/practice/tiny/plan/case-team/",  # nobody's plan
        "/ru/practice/tiny/plan/district/",
        "/ru/practice/tiny/strategy/case-timur/",
        "/ru/practice/tiny/plan/case-timur/strategy-where/",
        "/ru/practice/tiny/none/case-timur/",
        f"{PLAN}printed/",  # there is no plan yet
        f"{PLAN}plan.pdf",
        f"{PLAN}hand-in/",
    ],
)
def test_what_is_not_there_is_not_found(with_practice: Suite, signed_in: Client, address: str) -> None:
    assert signed_in.get(address).status_code == 404


def test_lesson_leads_to_the_plan_that_she_writes(with_practice: Suite, signed_in: Client) -> None:
    link = "/ru/practice/tiny/sections/plan-goals/"
    assert f'href="{link}"' in signed_in.get("/ru/tiny/first/two/").content.decode()

    assert signed_in.get(link)["Location"] == "/ru/practice/tiny/plan/?section=plan-goals"
    signed_in.post("/ru/practice/tiny/plan/case-amina/plan-known/", {"plan-known-facts": "Поёт"})
    assert signed_in.get(link)["Location"] == "/ru/practice/tiny/plan/case-amina/plan-goals/"
    assert signed_in.get("/ru/practice/tiny/sections/strategy-where/")["Location"].endswith("/district/strategy-where/")


def test_without_an_account_she_is_answered_and_nothing_is_kept(with_practice: Suite, client: Client) -> None:
    response = client.post(KNOWN, {"plan-known-note": "Любит рисовать"})

    assert response.status_code == 200
    assert gaps(response) == ["Запишите хотя бы один факт."]
    assert "С этого легко начать." in text(response)
    assert PracticePlan.objects.count() == 0
    assert client.post(PLAN, {"keep": "1"}).status_code == 404


def test_prepared_plan_is_shown_beside_hers_after_the_attempt(written: Client) -> None:
    assert "С этого легко начать." in text(written.get(KNOWN))
    assert "Школе нужно время." not in text(written.get(HOME))


def test_prepared_plan_can_be_begun_from(with_practice: Suite, signed_in: Client) -> None:
    signed_in.post(PLAN, {"take": "1"})

    assert words() == {
        "plan-known-facts": "Любит рисовать.",
        "plan-home-ready": [{"state": "1", "who": "опека"}, {"state": "2", "who": "директор"}],
        "plan-goals-table": [
            {"goal": "рисовать", "who": "учитель", "horizon": "1"},
            {"goal": "слышать", "who": "врач", "horizon": "2"},
        ],
    }


def test_prepared_plan_does_not_overwrite_hers(written: Client) -> None:
    before = words()

    written.post(PLAN, {"take": "1"})

    assert words() == before


def test_versions_are_kept_and_put_back(written: Client) -> None:
    written.post(PLAN, {"keep": "1"})
    written.post(PLAN, {"keep": "1"})  # nothing has changed: the same version
    written.post(KNOWN, {"plan-known-facts": "Любит лепить"})
    written.post(PLAN, {"bring_back": "1"})

    assert words()["plan-known-facts"] == "Любит рисовать"
    assert [one.words["plan-known-facts"] for one in PlanVersion.objects.all()] == ["Любит рисовать", "Любит лепить"]


def test_what_another_page_has_saved_stays_as_a_version(written: Client) -> None:
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', written.get(KNOWN).content.decode())
    written.post(KNOWN, {"plan-known-facts": "Любит лепить", "seen": seen})
    assert PlanVersion.objects.count() == 0

    written.post(KNOWN, {"plan-known-facts": "Любит петь", "seen": seen})

    assert words()["plan-known-facts"] == "Любит петь"
    assert [one.words["plan-known-facts"] for one in PlanVersion.objects.all()] == ["Любит лепить"]


@pytest.mark.parametrize("number", ["²", "9" * 30, "-1", "x", "7"])
def test_version_that_is_none_is_not_found(written: Client, number: str) -> None:
    assert written.get(f"{PLAN}printed/?version={number}").status_code == 404
    assert written.post(PLAN, {"bring_back": number}).status_code == 404


def test_plan_on_paper(written: Client) -> None:
    page = text(written.get(f"{PLAN}printed/"))
    pdf = PdfReader(io.BytesIO(written.get(f"{PLAN}plan.pdf").content))
    word = Document(io.BytesIO(written.get(f"{PLAN}plan.docx").content))

    assert "Тимур, 10 лет" in page and "Любит рисовать" in page and "скоро" in page
    assert "Любит рисовать" in " ".join(page.extract_text() for page in pdf.pages)
    assert [cell.text for cell in word.tables[-1].rows[-1].cells] == ["рисовать", "учитель", "скоро"]


def test_blank_forms_are_open_to_everyone_and_hold_nothing(written: Client) -> None:
    stranger = Client()

    page = stranger.get("/ru/practice/tiny/blanks/").content.decode()
    pdf = PdfReader(io.BytesIO(stranger.get("/ru/practice/tiny/blanks/plan.pdf").content))

    assert re.findall(r"/blanks/([\w.-]+)", page) == [
        f"{form}.{kind}" for form in ("plan", "strategy", "norms") for kind in ("docx", "pdf")
    ]
    words_of_pdf = " ".join(page.extract_text() for page in pdf.pages)
    assert ("Что известно" in words_of_pdf, "Любит рисовать" in words_of_pdf) == (True, False)


def test_plan_is_hers_alone(written: Client) -> None:
    other = Client()
    other.force_login(Person.objects.create_user("other@example.org", "other@example.org"))

    assert "Любит рисовать" not in text(other.get(KNOWN))
    assert other.get(f"{PLAN}printed/").status_code == 404
    assert other.post(PLAN, {"delete": "1"}).status_code == 404


def test_her_data_tell_the_plan_in_words(written: Client) -> None:
    page = text(written.get("/ru/my/data/"))

    assert "Тимур, 10 лет" in page
    assert "Цели и действия: рисовать, учитель, скоро" in page


def test_deleted_plan_is_gone_with_its_versions(written: Client) -> None:
    written.post(PLAN, {"keep": "1"})

    written.post(PLAN, {"delete": "1"})

    assert (PracticePlan.objects.count(), PlanVersion.objects.count()) == (0, 0)


def test_plan_is_hers_to_take_and_to_erase(written: Client, person: Person) -> None:
    written.post(PLAN, {"keep": "1"})

    held = export_person(person)

    assert held["practice.PracticePlan"][0]["words"] == held["practice.PlanVersion"][0]["words"] == words()

    erase_person(person, by=None, why="test")

    assert PracticePlan.objects.count() == 0
