"""What a learner will do differently after a module: what, where, by which day; and what came of it."""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from conftest import problems_of, spoil
from kerege import clock
from kerege.learning.models import Commitment
from kerege.people.models import Person
from kerege.people.personal_data import erase_person, export_person
from kerege.records.models import Statement
from kerege.suites.catalogue import LessonEntry

TODAY = datetime(2026, 11, 1, 9, tzinfo=UTC)
MY, MODULE, ADDRESS = "/ru/my/", "/ru/tiny/first/", "/ru/tiny/first/commitment/"
INVITATION = "Уроки модуля пройдены. Запишите что-то одно"
WORDS = {"what": "Сначала спрошу, как дела", "where": "В классе", "by_when": "2026-11-20"}
WHOSE = "Написанное на этом сайте не показывается никому, кроме вас."


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.fixed_at(TODAY):
        yield


@pytest.fixture
def written(signed_in: Client, first_lesson: LessonEntry) -> Client:
    signed_in.post(ADDRESS, WORDS)
    return signed_in


def text(response: Any) -> str:
    return str(response.content.decode())


def finish(client: Client, lesson: str) -> None:
    client.post(f"{MODULE}{lesson}/", {"nonce": str(uuid.uuid4()), "complete": "1"})


def rows() -> list[dict[str, Any]]:
    return list(Commitment.objects.values("what", "where", "by_when", "outcome", "note"))


def row(**changed: Any) -> dict[str, Any]:
    return {**WORDS, "by_when": datetime(2026, 11, 20).date(), "outcome": "", "note": "", **changed}  # noqa: DTZ001


@pytest.mark.parametrize("with_account", [True, False])
def test_she_is_invited_once_all_lessons_are_done(
    client: Client, person: Person, first_lesson: LessonEntry, with_account: bool
) -> None:
    if with_account:
        client.force_login(person)

    finish(client, "one")
    assert [INVITATION in text(client.get(address)) for address in (MODULE, MY)] == [False, False]
    finish(client, "two")
    assert [INVITATION in text(client.get(address)) for address in (MODULE, MY)] == [True, True]


def test_what_waits_for_her_stands_before_her_way(signed_in: Client, first_lesson: LessonEntry) -> None:
    finish(signed_in, "one")
    finish(signed_in, "two")

    assert re.findall(f"{INVITATION}|Ваш путь", text(signed_in.get(MY))) == [INVITATION, "Ваш путь"]


def test_form_says_whose_it_is_and_that_no_real_child_belongs_there(
    signed_in: Client, first_lesson: LessonEntry
) -> None:
    page = text(signed_in.get(ADDRESS))

    assert "Ничего не пишите о настоящем ребёнке" in page
    assert WHOSE in page


def test_what_is_written_stands_on_my_page_with_its_day(signed_in: Client, first_lesson: LessonEntry) -> None:
    response = signed_in.post(ADDRESS, WORDS, follow=True)

    assert response.redirect_chain == [(MY, 302)]
    assert "Записано. 20 ноября сайт спросит вас здесь, получилось ли." in text(response)
    assert "<p>Сначала спрошу, как дела</p>" in text(response)
    assert 'В классе · <span class="nowrap">к 20 ноября</span>' in text(response)
    assert rows() == [row()]


def test_there_is_one_for_a_module_and_it_can_be_changed(written: Client) -> None:
    assert "Сначала спрошу, как дела</textarea>" in text(written.get(ADDRESS))

    written.post(ADDRESS, {**WORDS, "where": "На перемене"})

    assert rows() == [row(where="На перемене")]


def test_it_can_be_deleted(written: Client) -> None:
    page = written.post(ADDRESS, {"delete": "1"}, follow=True)

    assert "Удалено." in text(page)
    assert "Сначала спрошу" not in text(page)
    assert rows() == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"what": " "}, "Напишите в нескольких словах, что вы сделаете."),
        ({"where": ""}, "Напишите в нескольких словах, где это будет."),
        ({"by_when": ""}, "Выберите день."),
        ({"what": "а" * 301}, "Не больше 300 знаков, сейчас их 301."),
        ({"where": "а" * 201}, "Не больше 200 знаков, сейчас их 201."),
        ({"by_when": "2026-10-31"}, "Этот день уже прошёл. Выберите другой."),
        ({"by_when": "2027-11-03"}, "Выберите день в пределах года."),
        ({"by_when": "скоро"}, "Введите правильную дату."),
    ],
)
def test_what_cannot_be_kept_is_said(
    signed_in: Client, first_lesson: LessonEntry, changed: dict[str, str], message: str
) -> None:
    response = signed_in.post(ADDRESS, {**WORDS, **changed})

    assert response.status_code == 422
    assert list(response.context["form"].errors.values()) == [[message]]
    assert message in text(response)
    assert rows() == []


@pytest.mark.parametrize("by_when", ["2026-11-01", "2027-11-01", "20.11.2026"])
def test_day_is_in_the_coming_year(signed_in: Client, first_lesson: LessonEntry, by_when: str) -> None:
    assert signed_in.post(ADDRESS, {**WORDS, "by_when": by_when}).status_code == 302


def test_ends_of_lines_do_not_count(signed_in: Client, first_lesson: LessonEntry) -> None:
    signed_in.post(ADDRESS, {**WORDS, "what": "а\r\n" * 150})

    assert rows() == [row(what=" ".join("а" * 150))]


@pytest.mark.parametrize(("outcome", "word"), [("done", "Получилось"), ("partly", "Отчасти")])
def test_on_the_day_it_is_asked_whether_it_worked(written: Client, outcome: str, word: str) -> None:
    midnight = datetime(2026, 11, 20, tzinfo=ZoneInfo("Asia/Tashkent"))
    with clock.fixed_at(midnight - timedelta(seconds=1)):
        assert "Получилось?" not in text(written.get(MY))
    with clock.fixed_at(midnight):
        assert "Получилось?" in text(written.get(MY))
        assert "Получилось?" in text(written.get(ADDRESS))
        page = written.post(ADDRESS, {"came": "1", "outcome": outcome, "note": "Дети рассказали сами"}, follow=True)
    assert f'<p class="saved">{word}</p>' in text(page)
    assert "Получилось?" not in text(page)
    assert rows() == [row(outcome=outcome, note="Дети рассказали сами")]


def test_not_yet_is_asked_again_on_a_new_day(written: Client) -> None:
    with clock.fixed_at(TODAY + timedelta(days=19)):
        answer = {"came": "1", "outcome": "not yet", "by_when": "2026-12-01"}
        page = written.post(ADDRESS, answer, follow=True)
        assert "Записано. 1 декабря сайт спросит вас здесь, получилось ли." in text(page)
        assert "Получилось?" not in text(page)
    with clock.fixed_at(TODAY + timedelta(days=30)):
        assert "Получилось?" in text(written.get(MY))


@pytest.mark.parametrize(
    ("answer", "errors"),
    [
        ({}, {"outcome": ["Выберите один ответ."]}),
        ({"outcome": "not yet"}, {"by_when": ["Выберите новый день."]}),
        ({"outcome": "not yet", "by_when": "2026-11-01"}, {"by_when": ["Этот день уже прошёл. Выберите другой."]}),
        ({"outcome": "done", "note": "а" * 301}, {"note": ["Не больше 300 знаков, сейчас их 301."]}),
    ],
)
def test_answer_that_is_not_whole_is_asked_for(
    written: Client, answer: dict[str, str], errors: dict[str, list[str]]
) -> None:
    with clock.fixed_at(TODAY + timedelta(days=19)):
        response = written.post(ADDRESS, {"came": "1", **answer})

    assert (response.status_code, response.context["outcome"].errors) == (422, errors)
    assert rows() == [row()]


def test_change_after_the_day_begins_anew(written: Client) -> None:
    with clock.fixed_at(TODAY + timedelta(days=19)):
        written.post(ADDRESS, {"came": "1", "outcome": "done", "note": "Да"})
        written.post(ADDRESS, {**WORDS, "what": "Теперь — с родителями", "by_when": "2026-12-01"})

    assert rows() == [row(what="Теперь — с родителями", by_when=datetime(2026, 12, 1).date())]  # noqa: DTZ001


def test_it_is_hers_alone(written: Client, client: Client, person: Person) -> None:
    other = Client()
    other.force_login(Person.objects.create_user("other@example.org"))

    assert ["Сначала спрошу" in text(other.get(address)) for address in (MY, MODULE, ADDRESS)] == [False] * 3
    other.post(ADDRESS, {"delete": "1"})
    other.post(ADDRESS, {"came": "1", "outcome": "done"})
    assert list(Commitment.objects.values_list("person", "outcome")) == [(person.pk, "")]


def test_it_is_never_stated(written: Client) -> None:
    with clock.fixed_at(TODAY + timedelta(days=19)):
        written.post(ADDRESS, {"came": "1", "outcome": "done"})

    assert Statement.objects.count() == 0


def test_without_an_account_the_page_says_why_one_is_needed(client: Client, first_lesson: LessonEntry) -> None:
    page = text(client.get(ADDRESS))
    response = client.post(ADDRESS, WORDS)

    assert "Для этого нужна учётная запись" in page
    assert f'href="/accounts/signup/?next={ADDRESS}"' in page
    assert "<textarea" not in page
    assert (response.status_code, response.url, rows()) == (302, f"/accounts/login/?next={ADDRESS}", [])


def test_no_lesson_takes_its_address(tiny_folder: Path) -> None:
    (tiny_folder / "first" / "two.md").rename(tiny_folder / "first" / "commitment.md")
    spoil(tiny_folder, "first/module.yaml", "- two", "- commitment")

    assert problems_of(tiny_folder) == [
        "first/module.yaml:1: 'commitment' cannot be an address: up to 60 lower-case Latin letters, digits and "
        "hyphens; no word of the site's own"
    ]


def test_what_she_wrote_is_exported_and_erased(written: Client, person: Person, first_lesson: LessonEntry) -> None:
    assert export_person(person)["learning.Commitment"] == [
        {
            **WORDS,
            "module": first_lesson.module.iri,
            "made_at": "2026-11-01T09:00:00+00:00",
            "outcome": "",
            "note": "",
            "noted_at": None,
        }
    ]
    shown = text(written.get("/ru/my/data/")).partition("Что вы сделаете иначе")[2].partition("</section>")[0]
    assert re.findall(r"<td[^>]*>(.*?)</td>", shown) == [
        "Первый модуль", "Сначала спрошу, как дела", "В классе", "20 ноября 2026 г.", "—", "—",
    ]  # fmt: skip
    erase_person(person, by=None, why="she asked")
    assert rows() == []
