import uuid
from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from kerege import clock
from kerege.learning.acts import take_over
from kerege.learning.device import COOKIE, DeviceProgress, forget_codes, make_code, read_code
from kerege.learning.models import CarryOver, Outcome
from kerege.people.models import Person
from kerege.records.models import Authority, Statement
from kerege.suites.catalogue import LessonEntry
from kerege.suites.models import Lesson, Suite


def returned(progress: DeviceProgress) -> DeviceProgress | None:
    """What comes back from the device on the next request."""
    response = HttpResponse()
    progress.keep(response)
    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in SimpleCookie(response.cookies.output(header="")).items()}
    return DeviceProgress.of(request)


def some_progress(suite: str = "1") -> DeviceProgress:
    progress = DeviceProgress()
    progress.note_check(suite, "one", "one-choice", False)
    progress.note_check(suite, "one", "one-choice", True)
    progress.note_check(suite, "one", "one-truth", False)
    progress.note_lesson(suite, "one")
    return progress


def test_progress_comes_back_from_the_device() -> None:
    progress = some_progress()

    assert returned(progress) == progress


def test_tampered_cookie_counts_as_nothing() -> None:
    response = HttpResponse()
    some_progress().keep(response)
    request = HttpRequest()
    request.COOKIES = {COOKIE: response.cookies[COOKIE].value[:-2] + "xx"}

    assert DeviceProgress.of(request) is None


def test_progress_that_outgrows_a_cookie_keeps_lessons_and_drops_tries_first() -> None:
    progress = DeviceProgress()
    for number in range(60):
        progress.note_lesson("1", f"lesson-{number:03}")
    for number in range(2000):
        progress.note_check("1", "one", f"{number * 7919 % 10007}-check", number % 2 == 0)

    kept = returned(progress)

    assert kept is not None
    assert len(kept.suites["1"].done) == 60
    assert kept.suites["1"].tried == []


def test_merging_two_devices_loses_nothing_and_counts_nothing_twice() -> None:
    mine, theirs = DeviceProgress(), some_progress()
    mine.note_check("1", "one", "one-choice", False)
    mine.note_check("1", "one", "one-truth", True)

    mine.merge(theirs)
    mine.merge(theirs)

    suite = mine.suites["1"]
    assert (suite.done, sorted(suite.right), suite.tried) == (["one"], ["one-choice", "one-truth"], [])


def test_taking_over_twice_counts_once(person: Person, first_lesson: LessonEntry) -> None:
    progress = some_progress(first_lesson.module.suite.key)

    assert not take_over(person, progress)
    assert not take_over(person, progress)

    assert Statement.objects.filter(authority=Authority.READER).count() == 3
    assert {outcome.activity: outcome.success for outcome in Outcome.objects.filter(kind="check")} == {
        first_lesson.check_iri("one-choice"): True,
        first_lesson.check_iri("one-truth"): False,
    }


def test_progress_in_a_lesson_that_is_withdrawn_waits_on_the_device(
    client: Client, person: Person, first_lesson: LessonEntry
) -> None:
    client.post("/ru/tiny/first/one/", {"nonce": str(uuid.uuid4()), "complete": "1"})
    client.post("/ru/tiny/first/two/", {"nonce": str(uuid.uuid4()), "complete": "1"})
    lesson = Lesson.objects.get(key="two")
    lesson.unpublish()
    client.force_login(person)

    client.get("/ru/my/")
    assert [outcome.activity for outcome in Outcome.objects.all()] == [first_lesson.iri]
    lesson.save_revision().publish()
    client.get("/ru/my/")

    assert Outcome.objects.count() == 2
    assert client.cookies[COOKIE].value == ""


def test_progress_outlives_a_changed_address_of_its_suite(
    client: Client, person: Person, first_lesson: LessonEntry
) -> None:
    client.post("/ru/tiny/first/one/", {"nonce": str(uuid.uuid4()), "complete": "1"})
    suite = Suite.objects.get()
    suite.slug = "small"
    suite.save_revision().publish()
    client.force_login(person)

    client.get("/ru/my/")

    assert [outcome.activity for outcome in Outcome.objects.all()] == [first_lesson.iri]


@pytest.mark.django_db
def test_code_is_read_as_people_type_it() -> None:
    progress = some_progress()
    row = make_code(progress)
    CarryOver.objects.filter(pk=row.pk).update(code="01AB5678")

    assert read_code("oi ab-5678") == progress


@pytest.mark.django_db
def test_code_dies_after_a_week() -> None:
    code = make_code(some_progress()).code

    with clock.moved_by(timedelta(days=7, seconds=1)):
        assert read_code(code) is None
        assert forget_codes() == 1


@pytest.mark.django_db
def test_unknown_code_gives_nothing() -> None:
    assert read_code("ZZZZZZZZ") is None
