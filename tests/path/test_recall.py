"""Questions of lessons come back 2, 7 and 30 days after the lesson was finished."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kerege import clock
from kerege.items import ANSWER_FIELD, Item, ItemType, Mask, right_responses
from kerege.learning.models import Outcome, Recall
from kerege.people.models import Person
from kerege.people.personal_data import erase_person, export_person
from kerege.records.models import Statement
from kerege.records.vocabulary import ANSWERED, COMPLETED, LESSON
from kerege.suites.catalogue import LessonEntry
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Lesson

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
ONE, TWO = "/ru/tiny/first/one/", "/ru/tiny/first/two/"
MY, RECALL = "/ru/my/", "/ru/my/recall/"
CARD = "Вспомните:"
SECOND_CHECKS = """
:::{check} two-truth
:type: true-false
:answer: true

Первый урок был о словах.

> О словах.
:::

:::{check} two-word
:type: text

О чём был первый урок?

- = слова

> О словах.
:::
"""


@pytest.fixture
def two_lessons(tiny_folder: Path, db: None) -> None:
    """The small suite with questions in both of its lessons."""
    with (tiny_folder / "first" / "two.md").open("a", encoding="utf-8") as file:
        file.write(SECOND_CHECKS)
    load(read_folder(tiny_folder))


def on_day(day: float) -> Any:
    return clock.fixed_at(START + timedelta(days=day))


def finish(client: Client, address: str = ONE) -> None:
    client.post(address, {"nonce": str(uuid.uuid4()), "complete": "1"})


def text(response: Any) -> str:
    return str(response.content.decode())


def is_asked(client: Client) -> bool:
    return CARD in text(client.get(MY))


def checks_of(page: Any) -> list[str]:
    """The questions that the form names, without their suite and module."""
    return [name.rpartition("/m1/")[2] for name in re.findall(r'name="question" value="([^"]*)"', text(page))]


def filled(page: Any, *, right: bool = True) -> dict[str, Any]:
    """The form with all questions answered."""
    fields: dict[str, Any] = {"nonce": str(page.context["nonce"]), "question": []}
    for one in page.context["asked"]:
        item: Item = one.context["item"]
        mask = Mask(item, "recall")
        fields["question"].append(one.question.iri)
        for name, value in _values(item, mask, right).items():
            fields[f"{one.context['id']}.{name}"] = value
    return fields


def _values(item: Item, mask: Mask, right: bool) -> dict[str, Any]:
    response = right_responses(item)[0]
    ids = [answer.id for answer in item.answers]
    match item.type:
        case ItemType.ONE | ItemType.SEVERAL:
            chosen = response.chosen if right else [id for id in ids if id not in response.chosen]
            return {ANSWER_FIELD: [mask.answer(id) for id in chosen]}
        case ItemType.TRUE_FALSE:
            return {
                ANSWER_FIELD: response.chosen[0] if right else {"true": "false", "false": "true"}[response.chosen[0]]
            }
        case ItemType.TEXT:
            return {ANSWER_FIELD: response.text if right else "нечто"}
        case ItemType.ORDER:
            places = ids if right else ids[::-1]
            return {mask.answer(id): str(place) for place, id in enumerate(places, 1)}
        case ItemType.MATCH:
            others = ids if right else ids[::-1]
            return {mask.answer(left): mask.match(other) for left, other in zip(ids, others, strict=True)}


def is_kept(controls: dict[str, Any]) -> bool:
    """Whether a question comes back with an answer in it."""
    return bool(controls["said"] or any(answer["chosen"] for answer in controls["answers"]))


def recall_now(client: Client, *, right: bool = True) -> Any:
    return client.post(RECALL, filled(client.get(RECALL), right=right))


def days_asked(client: Client, days: range, then: Callable[[Client], Any] = recall_now) -> list[int]:
    """The days on which my page asks, of those on which she comes and does as it asks."""
    asked = []
    for day in days:
        with on_day(day):
            if is_asked(client):
                asked.append(day)
                then(client)
    return asked


def test_questions_come_back_after_2_7_and_30_days(signed_in: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in)

    with clock.fixed_at(START + timedelta(days=2, seconds=-1)):
        assert not is_asked(signed_in)
    assert days_asked(signed_in, range(60)) == [2, 7, 30]
    assert list(Recall.objects.order_by("step").values_list("lesson", "step", "done_at")) == [
        (first_lesson.iri, step, START + timedelta(days=step)) for step in (2, 7, 30)
    ]


@pytest.mark.parametrize(("first_visit", "asked"), [(6, [6, 7, 30]), (20, [20, 30]), (40, [40])])
def test_after_a_long_absence_a_lesson_is_asked_for_once(
    signed_in: Client, first_lesson: LessonEntry, first_visit: int, asked: list[int]
) -> None:
    with on_day(0):
        finish(signed_in)

    assert days_asked(signed_in, range(first_visit, 60)) == asked


def test_not_now_is_asked_again_a_day_later(signed_in: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in)

    with on_day(2):
        page = signed_in.post(RECALL, {"later": "1"}, follow=True)
        assert "Хорошо, в другой раз." in text(page)
        assert CARD not in text(page)
        assert "Сейчас вспоминать нечего" in text(signed_in.get(RECALL))
        assert "В следующий раз — 4 ноября" in text(signed_in.get(RECALL))
    assert days_asked(signed_in, range(3, 9), lambda client: client.post(RECALL, {"later": "1"})) == [3, 4, 5, 6, 7, 8]
    assert Statement.objects.count() == 1


def test_questions_are_of_as_many_lessons_as_there_are_and_stay(signed_in: Client, two_lessons: None) -> None:
    with on_day(0):
        finish(signed_in, ONE)
        finish(signed_in, TWO)

    with on_day(2):
        first, again = checks_of(signed_in.get(RECALL)), checks_of(signed_in.get("/kk/my/recall/"))
    assert (first, len(first)) == (again, 3)
    assert sorted(check.partition("/")[0] for check in first[:2]) == ["one", "two"]


def test_what_was_not_answered_right_comes_first(signed_in: Client, first_lesson: LessonEntry) -> None:
    right = {"one-truth": {"answer": "false"}, "one-word": {"answer": "помощь"}, "one-choice": {"answer": "b"}}
    with on_day(0):
        for check, values in right.items():
            fields = {f"{check}.{name}": value for name, value in values.items()}
            signed_in.post(ONE, {"nonce": str(uuid.uuid4()), "check": check, **fields})
        signed_in.post(ONE, {"nonce": str(uuid.uuid4()), "check": "one-several", "one-several.answer": "c"})
        finish(signed_in)

    with on_day(2):
        asked = [check.rpartition("/")[2] for check in checks_of(signed_in.get(RECALL))]
    assert sorted(asked) == ["one-match", "one-order", "one-several"]


def test_lesson_for_which_there_was_no_room_waits_for_the_next_day(
    signed_in: Client, two_lessons: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kerege.learning.recall.MOST", 1)
    with on_day(0):
        finish(signed_in, ONE)
        finish(signed_in, TWO)

    assert days_asked(signed_in, range(60)) == [2, 3, 7, 8, 30, 31]


def test_result_says_what_to_read_again_and_when_it_comes_next(signed_in: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in)

    with on_day(2):
        page = text(recall_now(signed_in, right=False))
    assert "Стоит перечитать" in page
    assert '<li><a href="/ru/tiny/first/one/">Первый урок</a></li>' in page
    assert "В следующий раз — 8 ноября" in page
    assert page.count("Подумайте ещё") + page.count("Верно отчасти") == 3
    with on_day(7):
        page = text(recall_now(signed_in))
    assert "Вы всё помните" in page
    assert "Перечитайте" not in page


def test_answers_are_answers_to_knowledge_checks_and_nothing_else_is_stated(
    signed_in: Client, first_lesson: LessonEntry
) -> None:
    with on_day(0):
        finish(signed_in)

    with on_day(2):
        asked = checks_of(signed_in.get(RECALL))
        recall_now(signed_in)
    stated = Statement.objects.order_by("position").values_list("verb", "activity")
    prefix = first_lesson.iri.rpartition("/")[0]
    assert list(stated) == [(COMPLETED, first_lesson.iri), *((ANSWERED, f"{prefix}/{check}") for check in asked)]
    assert Outcome.objects.filter(kind="check", success=True).count() == 3


def test_form_sent_twice_counts_once(signed_in: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in)

    with on_day(2):
        fields = filled(signed_in.get(RECALL))
        first = signed_in.post(RECALL, fields)
    with on_day(9):
        second = signed_in.post(RECALL, fields)
        assert is_asked(signed_in)
    assert [page.status_code for page in (first, second)] == [200, 200]
    assert Statement.objects.filter(verb=ANSWERED).count() == 3
    assert [row.step for row in Recall.objects.all()] == [2]


def test_answer_that_is_missing_is_asked_for_and_the_others_stay(signed_in: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in)

    with on_day(2):
        page = signed_in.get(RECALL)
        fields = {name: value for name, value in filled(page).items() if not name.startswith("q2.")}
        response = signed_in.post(RECALL, fields)
    assert response.status_code == 422
    assert text(response).count('<p class="problem">') == 1
    assert [is_kept(one.context) for one in response.context["asked"]] == [True, False, True]
    assert (checks_of(response), str(response.context["nonce"])) == (checks_of(page), fields["nonce"])
    assert (Recall.objects.count(), Statement.objects.filter(verb=ANSWERED).count()) == (0, 0)


@pytest.mark.parametrize("nonce", ["", "x"])
def test_form_that_is_not_ours_is_a_bad_request(signed_in: Client, first_lesson: LessonEntry, nonce: str) -> None:
    assert signed_in.post(RECALL, {"nonce": nonce, "question": "x"}).status_code == 400


def test_another_person_recalls_her_own_lessons_only(client: Client, person: Person, first_lesson: LessonEntry) -> None:
    client.force_login(person)
    with on_day(0):
        finish(client)
    with on_day(2):
        fields = filled(client.get(RECALL))
        client.force_login(Person.objects.create_user("other@example.org"))

        assert not is_asked(client)
        assert "Сейчас вспоминать нечего" in text(client.get(RECALL))
        client.post(RECALL, fields)  # the page stayed open on a shared device
        assert Recall.objects.count() == 0
        client.force_login(person)
        assert is_asked(client)


def test_device_is_asked_nothing(client: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(client)

    with on_day(2):
        assert not is_asked(client)
        response = client.get(RECALL)
    assert (response.status_code, response.url) == (302, "/accounts/login/?next=/ru/my/recall/")


def test_days_are_counted_by_the_clock_of_the_server(signed_in: Client, first_lesson: LessonEntry) -> None:
    statement = {
        "id": str(uuid.uuid4()),
        "verb": {"id": COMPLETED},
        "object": {"id": first_lesson.iri, "definition": {"type": LESSON}},
        "timestamp": (START - timedelta(days=60)).isoformat(),
    }
    with on_day(0):
        assert signed_in.post("/xapi/statements", statement, content_type="application/json").status_code == 200

    assert days_asked(signed_in, range(60)) == [2, 7, 30]


def test_lesson_that_was_withdrawn_is_left_out(signed_in: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in)
    with on_day(2):
        fields = filled(signed_in.get(RECALL))
        Lesson.objects.get(key="one").unpublish()

        assert not is_asked(signed_in)
        response = signed_in.post(RECALL, fields)
    assert (response.status_code, response.url) == (302, RECALL)
    assert Statement.objects.filter(verb=ANSWERED).count() == 0


def test_lesson_without_questions_is_not_asked_for(signed_in: Client, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in, TWO)

    assert days_asked(signed_in, range(40)) == []


def test_my_page_costs_the_same_however_much_is_to_be_recalled(
    signed_in: Client, two_lessons: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with on_day(0):
        finish(signed_in, ONE)
        signed_in.get(MY)
        with django_assert_num_queries(12):
            signed_in.get(MY)
        finish(signed_in, TWO)
    with on_day(2):
        signed_in.get(MY)
        with django_assert_num_queries(12):
            assert is_asked(signed_in)


def test_what_she_recalled_is_exported_and_erased(signed_in: Client, person: Person, first_lesson: LessonEntry) -> None:
    with on_day(0):
        finish(signed_in)
    with on_day(2):
        recall_now(signed_in)

    assert export_person(person)["learning.Recall"] == [
        {"lesson": first_lesson.iri, "step": 2, "done_at": "2026-11-03T09:00:00+00:00", "put_off_at": None}
    ]
    shown = text(signed_in.get("/ru/my/data/")).partition("Уроки, которые вы вспоминали")[2].partition("</section>")[0]
    assert re.findall(r"<td[^>]*>(.*?)</td>", shown) == ["Первый урок", "2", "3 ноября 2026 г.", "—"]
    erase_person(person, by=None, why="she asked")
    assert Recall.objects.count() == 0


def test_old_page_of_our_own_offers_to_send_the_answers_again(person: Person, first_lesson: LessonEntry) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)

    page = strict.post(RECALL, {"nonce": str(uuid.uuid4()), "question": "x"}, headers={"Origin": "http://testserver"})

    assert page.status_code == 403
    assert f'<form method="post" action="{RECALL}">' in text(page)
