"""Two devices of one person at the same moment. SQLite writes one transaction at a time; PostgreSQL does not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from assessment.taking import attempt_at, begin, right_answers, save, some_of
from conftest import until_somebody_waits
from kerege.assessment import attempts
from kerege.assessment.models import Attempt, Given
from kerege.assessment.scoring import judge
from kerege.people.models import Person
from kerege.records.models import Statement
from kerege.records.vocabulary import PASSED
from kerege.rollouts.models import Enrolment

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one transaction at a time"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("with_tests"),
]
TIMES = 3  # a race is not lost every time


@pytest.fixture
def devices(person: Person) -> list[Client]:
    found = [Client(), Client()]
    for device in found:
        device.force_login(person)
    return found


def at_once(*presses: Callable[[], Any]) -> list[Any]:
    """What each press gives, when all are made at the same moment."""
    ready, given = threading.Barrier(len(presses)), dict[int, Any]()

    def press(number: int) -> None:
        ready.wait(10)
        try:
            given[number] = presses[number]()
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[number]) for number in range(len(presses))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [given.get(number) for number in range(len(presses))]


def test_beginning_twice_is_beginning_once(devices: list[Client]) -> None:
    begun = at_once(lambda: begin(devices[0]), lambda: begin(devices[1]))

    assert len(set(begun)) == 1
    assert (Attempt.objects.count(), Enrolment.objects.count()) == (1, 1)


def test_answer_that_comes_while_the_test_is_handed_in_waits_for_it(
    devices: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = begin(devices[0])
    right = right_answers(attempt_at(address))
    save(devices[0], address, right, turn=1)
    came: list[int] = []

    def answer() -> None:
        came.append(save(devices[1], address, some_of(right, 1), turn=2).status_code)
        connection.close()

    def judge_while_she_answers(rows: list[Given]) -> Any:
        answering.start()
        until_somebody_waits()
        return judge(rows)

    answering = threading.Thread(target=answer)
    monkeypatch.setattr(attempts, "judge", judge_while_she_answers)
    handed_in = devices[0].post(address, {"hand_in": "1"}).status_code
    answering.join()

    assert (handed_in, came, attempt_at(address).percent) == (302, [409], 100)


@pytest.mark.parametrize("number", range(TIMES))
def test_handing_in_twice_is_handing_in_once(devices: list[Client], number: int) -> None:
    address = begin(devices[0])
    form = {**right_answers(attempt_at(address)), "hand_in": "1"}

    assert at_once(*(lambda device=device: device.post(address, form).status_code for device in devices)) == [302, 302]
    assert Statement.objects.filter(verb=PASSED).count() == 1
