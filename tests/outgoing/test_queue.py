from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kerege import clock
from kerege.outgoing import queue
from kerege.outgoing.models import Outgoing
from kerege.outgoing.queue import forget_settled, owe, release_leases, settle_due
from kerege.outgoing.worker import tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def done() -> Iterator[list[str]]:
    """Keys that were settled; the key `bad` fails."""
    settled: list[str] = []

    def settle(key: str, payload: dict[str, Any]) -> None:
        if key == "bad":
            raise ConnectionError("secret@example.org refused")
        settled.append(key)

    queue._handlers["test"] = (settle, True)
    yield settled
    del queue._handlers["test"]


def test_what_is_owed_twice_is_settled_once(done: list[str]) -> None:
    owe("test", "a")
    owe("test", "a")

    assert settle_due("w") == 1
    assert settle_due("w") == 0
    assert done == ["a"]


def test_kind_that_is_left_out_stays_due(done: list[str]) -> None:
    owe("mail", "m")
    owe("test", "a")

    assert settle_due("w", but={"mail"}) == 1
    assert list(Outgoing.objects.filter(done_at=None).values_list("kind", flat=True)) == ["mail"]


@pytest.mark.parametrize("again", [False, True])
def test_what_cannot_be_kept_is_an_error(done: list[str], again: bool) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        owe("test", None, again=again)  # type: ignore[arg-type]


def test_what_is_owed_again_is_settled_again(done: list[str]) -> None:
    owe("test", "a")
    settle_due("w")
    owe("test", "a", again=True)
    settle_due("w")

    assert done == ["a", "a"]


def test_failure_is_noted_without_its_words_and_retried_later_and_later(done: list[str]) -> None:
    owe("test", "bad")
    waits = []
    now = clock.now()
    for _ in range(4):
        with clock.fixed_at(now):
            settle_due("w")
            row = Outgoing.objects.get()
            waits.append((row.due - now).total_seconds())
            now = row.due

    assert waits == [30, 60, 120, 240]
    assert (row.last_error, row.attempts) == ("ConnectionError", 4)


def test_failure_does_not_hold_up_the_others(done: list[str]) -> None:
    owe("test", "bad")
    owe("test", "good")

    settle_due("w")

    assert done == ["good"]


def test_row_of_a_dead_worker_waits_for_its_lease_or_its_successor(done: list[str]) -> None:
    owe("test", "a")
    Outgoing.objects.update(leased_by="w", leased_until=clock.now() + queue.LEASE, attempts=1)
    assert settle_due("other") == 0

    assert release_leases("w") == 1
    assert settle_due("w") == 1


def test_lease_ends(done: list[str]) -> None:
    owe("test", "a")
    Outgoing.objects.update(leased_by="w", leased_until=clock.now() + queue.LEASE, attempts=1)

    with clock.moved_by(queue.LEASE + timedelta(seconds=1)):
        assert settle_due("other") == 1


def test_tick_settles_and_forgets_what_is_a_week_old(done: list[str]) -> None:
    owe("test", "a")
    tick("w")
    assert Outgoing.objects.get().payload == {}

    with clock.moved_by(timedelta(days=8)):
        forget_settled()

    assert Outgoing.objects.count() == 0


def test_what_cannot_be_settled_in_a_week_is_given_up_and_forgotten(done: list[str]) -> None:
    owe("test", "bad", {"to": "dina@example.org"})
    Outgoing.objects.update(attempts=queue.MOST_ATTEMPTS - 1)

    settle_due("w")

    row = Outgoing.objects.get()
    assert (row.payload, row.last_error, row.done_at is not None) == ({}, "ConnectionError", True)
