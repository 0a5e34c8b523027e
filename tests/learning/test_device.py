from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from django.http import HttpRequest, HttpResponse

from kerege import clock
from kerege.learning.acts import take_over
from kerege.learning.device import COOKIE, DeviceProgress, forget_codes, make_code, read_code
from kerege.learning.models import CarryOver, Outcome
from kerege.people.models import Person
from kerege.records.models import Authority, Statement
from kerege.suites.catalogue import LessonEntry


def returned(progress: DeviceProgress) -> DeviceProgress | None:
    """What comes back from the device on the next request."""
    response = HttpResponse()
    progress.keep(response)
    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in SimpleCookie(response.cookies.output(header="")).items()}
    return DeviceProgress.of(request)


def some_progress() -> DeviceProgress:
    progress = DeviceProgress()
    progress.note_check("tiny", "one", "one-choice", False)
    progress.note_check("tiny", "one", "one-choice", True)
    progress.note_check("tiny", "one", "one-truth", False)
    progress.note_lesson("tiny", "one")
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
        progress.note_lesson("tiny", f"lesson-{number:03}")
    for number in range(2000):
        progress.note_check("tiny", "one", f"{number * 7919 % 10007}-check", number % 2 == 0)

    kept = returned(progress)

    assert kept is not None
    assert len(kept.suites["tiny"].done) == 60
    assert kept.suites["tiny"].tried == []


def test_merging_two_devices_loses_nothing_and_counts_nothing_twice() -> None:
    mine, theirs = DeviceProgress(), some_progress()
    mine.note_check("tiny", "one", "one-choice", False)
    mine.note_check("tiny", "one", "one-truth", True)

    mine.merge(theirs)
    mine.merge(theirs)

    suite = mine.suites["tiny"]
    assert (suite.done, sorted(suite.right), suite.tried) == (["one"], ["one-choice", "one-truth"], [])


def test_taking_over_twice_counts_once(person: Person, first_lesson: LessonEntry) -> None:
    progress = some_progress()

    assert take_over(person, progress) == 3
    assert take_over(person, progress) == 3

    assert Statement.objects.filter(authority=Authority.READER).count() == 3
    assert {outcome.activity: outcome.success for outcome in Outcome.objects.filter(kind="check")} == {
        first_lesson.check_iri("one-choice"): True,
        first_lesson.check_iri("one-truth"): False,
    }


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
