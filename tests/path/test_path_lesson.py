import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from kerege import clock
from kerege.learning.device import COOKIE
from kerege.learning.models import Outcome
from kerege.people.models import Person
from kerege.records.models import Statement
from kerege.records.vocabulary import ANSWERED, COMPLETED
from kerege.suites import catalogue
from kerege.suites.catalogue import LessonEntry
from kerege.suites.models import Lesson, Module, Suite
from kerege.suites.publication import refresh_catalogue

LESSON = "/ru/tiny/first/one/"
NEXT = "/ru/tiny/first/two/"


def answer(client: Client, check: str, *, nonce: uuid.UUID | None = None, script: bool = True, **values: Any) -> Any:
    fields = {f"{check}.{name}": value for name, value in values.items()}
    headers = {"X-Requested-With": "fetch"} if script else {}
    return client.post(LESSON, {"nonce": str(nonce or uuid.uuid4()), "check": check, **fields}, headers=headers)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_answer_is_stored_and_its_feedback_shown(signed_in: Client, first_lesson: LessonEntry) -> None:
    response = answer(signed_in, "one-choice", answer="a")

    assert response.status_code == 200
    assert "Подумайте ещё" in text(response)
    assert "<p>Это ярлык.</p>" in text(response)
    assert "<p>Имени достаточно.</p>" in text(response)
    content = Statement.objects.get().content
    assert content["verb"]["id"] == ANSWERED
    assert content["result"] == {"success": False, "score": {"scaled": 0.0}, "response": "a"}
    assert content["context"]["contextActivities"] == {
        "parent": [{"id": first_lesson.iri}],
        "grouping": [{"id": "https://example.org/suites/tiny"}],
    }


@pytest.mark.parametrize(
    ("check", "values"),
    [
        ("one-choice", {"answer": "b"}),
        ("one-several", {"answer": ["a", "b"]}),
        ("one-truth", {"answer": "false"}),
        ("one-order", {"a": "1", "b": "2", "c": "3"}),
        ("one-match", {"a": "a", "b": "b"}),
        ("one-word", {"answer": " Поддержка! "}),
    ],
)
def test_right_answer_of_every_type_is_right(
    signed_in: Client, first_lesson: LessonEntry, check: str, values: dict[str, Any]
) -> None:
    response = answer(signed_in, check, **values)

    assert 'class="verdict right"' in text(response)
    assert Outcome.objects.get().success is True


def test_without_script_the_whole_page_comes_back_with_the_feedback_in_its_place(
    client: Client, first_lesson: LessonEntry
) -> None:
    page = text(answer(client, "one-choice", script=False, answer="b"))

    place = page.index('id="one-choice-result"')
    assert place < page.index("Имени достаточно.") < page.index('id="one-several"')
    assert 'formaction="#one-choice-result"' in page
    assert 'name="one-choice.answer" value="b" checked form="lesson-form"' in page


@pytest.mark.parametrize(
    ("check", "values", "kept"),
    [
        ("one-several", {"answer": ["a", "c"]}, [' value="a" checked', ' value="c" checked']),
        (
            "one-order",
            {"a": "2", "b": "1", "c": "3"},
            ['value="2" selected', 'value="1" selected', 'value="3" selected'],
        ),
        ("one-match", {"a": "b", "b": "a"}, ['value="b" selected', 'value="a" selected']),
        ("one-word", {"answer": 'не "то"'}, ['value="не &quot;то&quot;"']),
    ],
)
def test_without_script_the_controls_keep_what_was_chosen(
    client: Client, first_lesson: LessonEntry, check: str, values: dict[str, Any], kept: list[str]
) -> None:
    page = text(answer(client, check, script=False, **values))

    question = page[page.index(f'id="{check}"') : page.index(f'id="{check}-result"')]
    assert [mark for mark in kept if mark not in question] == []
    assert question.count("checked") + question.count("selected") == (0 if check == "one-word" else len(kept))


@pytest.mark.parametrize(
    ("check", "values", "verdict"),
    [
        ("one-truth", {"answer": "false"}, "Вы правы"),
        ("one-truth", {"answer": "true"}, "Подумайте ещё"),
        ("one-order", {"a": "1", "b": "3", "c": "2"}, "Верно отчасти: 1 из 3"),
        ("one-several", {"answer": "a"}, "Верно отчасти"),
    ],
)
def test_verdict_says_how_right_the_answer_is(
    client: Client, first_lesson: LessonEntry, check: str, values: dict[str, Any], verdict: str
) -> None:
    assert f">{verdict}</p>" in text(answer(client, check, **values))


def test_feedback_on_several_answers_names_each(client: Client, first_lesson: LessonEntry) -> None:
    page = text(answer(client, "one-several", answer=["a", "c"]))

    assert re.findall(r'<p class="about (\w+)">([^<]*)</p>', page) == [
        ("right", "Место у доски"),
        ("again", "Расспросы"),
    ]


def test_lesson_after_a_finished_one_says_so_until_it_is_begun(signed_in: Client, first_lesson: LessonEntry) -> None:
    signed_in.post(LESSON, {"nonce": str(uuid.uuid4()), "complete": "1"})

    assert "Урок 1 пройден · 1 из 2" in text(signed_in.get(NEXT))
    signed_in.post(NEXT, {"nonce": str(uuid.uuid4()), "complete": "1"})
    assert "Урок 1 пройден" not in text(signed_in.get(NEXT))


@pytest.mark.parametrize(
    ("check", "values", "message"),
    [
        ("one-choice", {}, "Сначала выберите или напишите ответ, потом проверьте."),
        ("one-order", {"a": "1", "b": "2"}, "Вы ответили ещё не на всё."),
        ("one-order", {"a": "1", "b": "1", "c": "2"}, "Одно место выбрано дважды. Дайте каждому своё."),
        ("one-choice", {"answer": "z"}, "Этот ответ не относится к вопросу."),
    ],
)
def test_answer_that_is_none_gets_a_clear_word_and_changes_nothing(
    signed_in: Client, first_lesson: LessonEntry, check: str, values: dict[str, Any], message: str
) -> None:
    response = answer(signed_in, check, **values)

    assert response.status_code == 422
    assert message in text(response)
    assert Statement.objects.count() == 0


def test_form_sent_twice_counts_once(signed_in: Client, first_lesson: LessonEntry) -> None:
    nonce = uuid.uuid4()

    first, second = (answer(signed_in, "one-choice", nonce=nonce, answer="b") for _ in range(2))

    assert text(first) == text(second)
    assert Statement.objects.count() == 1


def test_page_of_somebody_who_has_signed_out_counts_for_whoever_sends_it(
    client: Client, person: Person, first_lesson: LessonEntry
) -> None:
    nonce = uuid.uuid4()
    for login in (person.login, "other@example.org"):
        reader = Person.objects.get_or_create(login=login)[0]
        client.force_login(reader)
        answer(client, "one-choice", nonce=nonce, answer="b")
        client.post(LESSON, {"nonce": str(nonce), "complete": "1"})

    assert sorted(Statement.objects.values_list("verb", flat=True)) == [ANSWERED, ANSWERED, COMPLETED, COMPLETED]
    assert Outcome.objects.values("actor").distinct().count() == 2


def test_other_answer_from_the_same_page_is_another_act(signed_in: Client, first_lesson: LessonEntry) -> None:
    nonce = uuid.uuid4()

    answer(signed_in, "one-choice", nonce=nonce, answer="a")
    answer(signed_in, "one-choice", nonce=nonce, answer="b")

    assert Statement.objects.count() == 2
    assert Outcome.objects.get().success is True


@pytest.mark.parametrize(
    "fields", [{}, {"nonce": "x", "check": "one-choice"}, {"nonce": str(uuid.uuid4()), "check": "nothing"}]
)
def test_form_that_is_not_ours_is_a_bad_request(
    signed_in: Client, first_lesson: LessonEntry, fields: dict[str, str]
) -> None:
    assert signed_in.post(LESSON, fields).status_code == 400
    assert Statement.objects.count() == 0


def test_form_from_another_site_is_refused(person: Person, first_lesson: LessonEntry) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)

    response = strict.post(
        LESSON, {"nonce": str(uuid.uuid4()), "complete": "1"}, headers={"Origin": "https://elsewhere.example"}
    )

    assert response.status_code == 403
    assert 'type="hidden" name="complete"' not in text(response)
    assert Statement.objects.count() == 0


def test_old_page_of_our_own_offers_to_send_the_answer_again(person: Person, first_lesson: LessonEntry) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    fields = {"nonce": str(uuid.uuid4()), "check": "one-choice", "one-choice.answer": "b"}

    page = strict.post(LESSON, fields, headers={"Origin": "http://testserver"})

    assert page.status_code == 403
    assert '<input type="hidden" name="one-choice.answer" value="b">' in text(page)
    token = strict.cookies["csrftoken"].value
    again = strict.post(LESSON, {**fields, "csrfmiddlewaretoken": token}, headers={"Origin": "http://testserver"})
    assert again.status_code == 200
    assert Statement.objects.count() == 1


def no_disk(execute: Any, *query: Any) -> Any:
    """Instead of a query: what SQLite says when there is no room."""
    raise OperationalError("database or disk is full")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_answer_that_cannot_be_kept_is_not_shown_as_kept_and_can_be_sent_again(
    signed_in: Client, first_lesson: LessonEntry, language: str
) -> None:
    signed_in.raise_request_exception = False
    address, nonce = LESSON.replace("/ru/", f"/{language}/"), str(uuid.uuid4())
    fields = {"nonce": nonce, "check": "one-choice", "one-choice.answer": "b"}

    with connection.execute_wrapper(no_disk):
        response = signed_in.post(address, fields, headers={"Origin": "http://testserver"})

    assert response.status_code == 500
    assert {"ru": "У нас неполадка", "en": "We have a fault"}[language] in text(response)
    assert f'<form method="post" action="{address}">' in text(response)
    assert f'<input type="hidden" name="nonce" value="{nonce}">' in text(response)
    assert '<input type="hidden" name="one-choice.answer" value="b">' in text(response)
    assert Statement.objects.count() == 0
    assert signed_in.post(address, fields).status_code == 200


def test_page_of_a_broken_house_asks_no_database(signed_in: Client, tiny: Suite) -> None:
    signed_in.raise_request_exception = False

    with connection.execute_wrapper(no_disk):
        response = signed_in.get("/en/my/")

    assert response.status_code == 500
    assert "We have a fault" in text(response)
    assert "<form" not in text(response)


def test_completing_a_lesson_leads_to_the_next_and_the_last_to_the_module(
    signed_in: Client, first_lesson: LessonEntry
) -> None:
    first = signed_in.post(LESSON, {"nonce": str(uuid.uuid4()), "complete": "1"})
    last = signed_in.post(NEXT, {"nonce": str(uuid.uuid4()), "complete": "1"})

    assert (first.url, last.url) == (NEXT, "/ru/tiny/first/")
    assert [row.verb for row in Statement.objects.all()] == [COMPLETED, COMPLETED]


def test_reader_without_account_keeps_progress_on_her_device_only(client: Client, first_lesson: LessonEntry) -> None:
    answer(client, "one-choice", answer="b")
    client.post(LESSON, {"nonce": str(uuid.uuid4()), "complete": "1"})

    assert Statement.objects.count() == 0
    assert "пройдено 1 из 2 уроков" in text(client.get("/ru/my/"))
    assert "Вы ответили верно." in text(client.get(LESSON))


def test_progress_of_the_device_is_taken_over_at_sign_in(
    client: Client, person: Person, first_lesson: LessonEntry
) -> None:
    client.post(LESSON, {"nonce": str(uuid.uuid4()), "complete": "1"})
    client.force_login(person)

    page = client.get("/ru/my/")

    assert "пройдено 1 из 2 уроков" in text(page)
    assert Outcome.objects.filter(activity=first_lesson.iri, done_at__isnull=False).count() == 1
    assert client.cookies[COOKIE].value == ""


def test_carry_over_code_brings_progress_to_another_browser(client: Client, first_lesson: LessonEntry) -> None:
    client.post(LESSON, {"nonce": str(uuid.uuid4()), "complete": "1"})
    made = client.post("/ru/carry/", {"make": "1"})
    other = Client()

    response = other.post("/ru/carry/", {"code": made.context["made"].code.lower()})

    assert (response.status_code, response.url) == (302, "/ru/my/")
    assert "пройдено 1 из 2 уроков" in text(other.get("/ru/my/"))


def test_wrong_codes_are_told_apart_from_none_and_limited(client: Client, first_lesson: LessonEntry) -> None:
    statuses = [client.post("/ru/carry/", {"code": "ZZZZZZZZ"}).status_code for _ in range(31)]

    assert statuses == [422] * 30 + [429]


def test_lesson_in_a_language_without_translation_is_russian_and_says_so(
    client: Client, first_lesson: LessonEntry
) -> None:
    page = text(client.get("/kk/tiny/first/one/"))

    assert '<html lang="kk">' in page
    assert '<h1><span lang="ru">Первый урок</span></h1>' in page


def test_address_that_came_back_and_is_withdrawn_leads_nowhere(
    client: Client, first_lesson: LessonEntry, django_capture_on_commit_callbacks: Any
) -> None:
    lesson = Lesson.objects.get(key="two")
    for slug in ("second", "two"):
        lesson.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            lesson.save_revision().publish()
    lesson.unpublish()

    assert client.get("/ru/tiny/first/two/").status_code == 404
    assert client.get("/ru/tiny/first/second/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/ru/%00/", "/ru/a/b/c/d/", "/xx/"])
def test_address_of_nothing_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_former_address_leads_to_the_present_one(
    client: Client, first_lesson: LessonEntry, django_capture_on_commit_callbacks: Any
) -> None:
    module = Module.objects.get(key="m1")
    module.slug = "words"
    with django_capture_on_commit_callbacks(execute=True):
        module.save_revision().publish()

    response = client.get("/en/tiny/first/one/")

    assert (response.status_code, response.url) == (302, "/en/tiny/words/one/")
    assert client.get("/en/tiny/words/one/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/ru/none/", "/ru/tiny/none/", "/ru/tiny/first/none/", "/xx/"])
def test_address_where_nothing_is_says_so(client: Client, tiny: Suite, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "По этому адресу ничего нет" in text(response)


def test_unpublished_lesson_is_gone(client: Client, first_lesson: LessonEntry) -> None:
    Lesson.objects.get(key="two").unpublish()

    assert client.get(NEXT).status_code == 404
    assert "Второй урок" not in text(client.get("/ru/tiny/first/"))


def test_signed_in_lesson_costs_three_queries_warm(
    signed_in: Client, first_lesson: LessonEntry, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in.get(LESSON)

    with django_assert_num_queries(3):
        signed_in.get(LESSON)


def test_signed_in_lesson_costs_six_queries_cold(
    signed_in: Client, first_lesson: LessonEntry, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from kerege.path.views import lesson
    from kerege.people.installation import installation_iri
    from kerege.suites import catalogue

    signed_in.get(LESSON)
    catalogue.forget()
    lesson.forget()
    installation_iri.cache_clear()

    with django_assert_num_queries(6):
        signed_in.get(LESSON)


def test_readers_who_have_done_the_same_share_a_page_but_for_token_and_nonce(
    signed_in: Client, first_lesson: LessonEntry
) -> None:
    other = Client()
    other.force_login(Person.objects.create_user("azamat", given="Азамат"))
    pages = [text(client.get(LESSON)) for client in (signed_in, other, signed_in)]
    slot = r'(?:csrfmiddlewaretoken|nonce)" value="([\w-]+)"'

    assert len({re.sub(slot, "", page) for page in pages}) == 1
    assert len({value for page in pages for value in re.findall(slot, page)}) == 6

    answer(signed_in, "one-choice", answer="b")

    assert re.sub(slot, "", text(other.get(LESSON))) == re.sub(slot, "", pages[0])
    assert re.sub(slot, "", text(signed_in.get(LESSON))) != re.sub(slot, "", pages[0])


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_page_comes_packed_as_the_browser_likes(signed_in: Client, first_lesson: LessonEntry, encoding: str) -> None:
    import gzip

    import brotli

    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    response = signed_in.get(LESSON, headers={"Accept-Encoding": encoding})

    assert response["Content-Encoding"] == encoding
    assert response["Vary"] == "Cookie, Accept-Encoding"
    assert "<h1>Первый урок</h1>" in unpack(response.content).decode()


def test_pages_cost_the_same_however_much_there_is(
    signed_in: Client, first_lesson: LessonEntry, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # Session, person, progress; where tests are named, her enrolments and their editions; on my page also her papers,
    # those that wait for her name, what is to be recalled, what she wrote after modules, and whom she looks after (2);
    # on a module's whether she leads a cohort.
    for address, count in (("/ru/", 3), ("/ru/tiny/", 3), ("/ru/tiny/first/", 6), ("/ru/my/", 10)):
        signed_in.get(address)
        with django_assert_num_queries(count):
            signed_in.get(address)


def test_reader_without_account_costs_one_query_a_second(
    client: Client, first_lesson: LessonEntry, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(LESSON)

    with django_assert_num_queries(0):
        client.get(LESSON)
    with clock.moved_by(timedelta(seconds=1)), django_assert_num_queries(1):
        client.get(LESSON)


def test_who_asks_while_something_is_published_asks_again_when_it_is(
    first_lesson: LessonEntry,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        refresh_catalogue()
        catalogue.suites()  # as another reader, who sees what was there before

    with django_assert_num_queries(1):
        catalogue.suites()
