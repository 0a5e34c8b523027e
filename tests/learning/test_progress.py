import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from conftest import in_flight
from kerege import clock
from kerege.learning.models import Outcome, Parked
from kerege.learning.progress import project, rebuild_progress
from kerege.people.models import Person
from kerege.records.models import Authority, Statement
from kerege.records.store import agent, store
from kerege.records.vocabulary import ANSWERED, COMPLETED, EXPERIENCED, INTERACTION, LESSON, PASSED

pytestmark = pytest.mark.django_db

HERSELF = agent("urn:uuid:here", uuid.UUID(int=1))
LESSONS = [f"https://example.org/s/m/l{number}" for number in range(3)]
START = datetime(2026, 11, 1, tzinfo=UTC)


def statement(verb: str, activity: str, kind: str, **result: Any) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "actor": HERSELF,
        "verb": {"id": verb},
        "object": {"objectType": "Activity", "id": activity, "definition": {"type": kind}},
        "result": result,
        "timestamp": "2026-11-22T10:00:00+00:00",
    }


def outcomes() -> list[dict[str, Any]]:
    return list(
        Outcome.objects.order_by("activity").values("activity", "kind", "first_at", "last_at", "done_at", "success")
    )


def some_weeks_of_learning() -> None:
    for day, (verb, lesson, success) in enumerate(
        [
            (EXPERIENCED, 0, None),
            (ANSWERED, 0, False),
            (ANSWERED, 0, True),
            (COMPLETED, 0, None),
            (EXPERIENCED, 1, None),
            (ANSWERED, 1, True),
            (ANSWERED, 1, False),
            (COMPLETED, 0, None),
            (COMPLETED, 2, None),
        ]
    ):
        activity = f"{LESSONS[lesson]}/check" if verb == ANSWERED else LESSONS[lesson]
        kind = INTERACTION if verb == ANSWERED else LESSON
        result = {} if success is None else {"success": success}
        with clock.fixed_at(START + timedelta(days=day)):
            store([statement(verb, activity, kind, **result)], authority=Authority.SERVER)


def test_shuffled_and_doubled_statements_give_the_same_progress() -> None:
    some_weeks_of_learning()
    in_order = outcomes()
    statements = list(Statement.objects.all()) * 2

    for seed in range(5):
        Outcome.objects.all().delete()
        random.Random(seed).shuffle(statements)
        project(statements)
        assert outcomes() == in_order


def test_rebuild_gives_the_same_progress() -> None:
    some_weeks_of_learning()
    before = outcomes()

    assert rebuild_progress() == 9
    assert outcomes() == before


def test_rebuild_mends_progress_that_was_spoilt(capsys: pytest.CaptureFixture[str]) -> None:
    some_weeks_of_learning()
    before = outcomes()
    Outcome.objects.update(done_at=None, success=False)

    call_command("rebuild_progress")

    assert outcomes() == before
    assert capsys.readouterr().out == "9 statements read.\n"


def test_rebuild_reads_what_is_stated_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    from kerege.learning import progress

    some_weeks_of_learning()
    edge = progress.settled_edge()
    store([statement(COMPLETED, LESSONS[1], LESSON)], authority=Authority.SERVER)
    before = outcomes()
    monkeypatch.setattr(progress, "settled_edge", lambda: edge)

    assert rebuild_progress() == 10
    assert outcomes() == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one transaction at a time")
@pytest.mark.django_db(transaction=True)
def test_rebuild_beside_a_transaction_in_flight_loses_nothing() -> None:
    with in_flight(lambda: Person.objects.create_user("other")):
        store([statement(COMPLETED, LESSONS[0], LESSON)], authority=Authority.SERVER)
        before = outcomes()

        assert (rebuild_progress(), outcomes()) == (1, before)


def test_one_activity_may_be_read_and_answered() -> None:
    facts = [(COMPLETED, LESSON, {}), (ANSWERED, INTERACTION, {"success": True})]
    statements = [statement(verb, LESSONS[0], kind, **result) for verb, kind, result in facts]

    for order in (statements, statements[::-1]):
        Statement.objects.all().delete()
        Outcome.objects.all().delete()
        store(order, authority=Authority.SERVER)
        assert sorted((row["kind"], row["success"]) for row in outcomes()) == [("check", True), ("lesson", False)]


def test_check_once_right_stays_right() -> None:
    some_weeks_of_learning()

    assert Outcome.objects.get(activity=f"{LESSONS[1]}/check").success is True


def test_lesson_is_done_when_it_was_first_completed() -> None:
    some_weeks_of_learning()

    assert Outcome.objects.get(activity=LESSONS[0]).done_at == START + timedelta(days=3)


def test_passed_moves_nothing_whoever_states_it() -> None:
    store([statement(PASSED, LESSONS[0], LESSON, success=True)], authority=Authority.SERVER)

    assert outcomes() == []


def test_statement_that_cannot_be_read_is_parked_and_the_others_go_on() -> None:
    store([statement(COMPLETED, LESSONS[0], LESSON)], authority=Authority.SERVER)
    Outcome.objects.all().delete()
    good = Statement.objects.get()
    bad = Statement(
        id=uuid.uuid4(), actor=good.actor, verb=COMPLETED, activity=LESSONS[1], authority=Authority.SERVER,
        stored=good.stored, timestamp=good.timestamp, document="{}", position=good.position + 1,
    )  # fmt: skip

    project([bad, good])

    assert [(row.position, row.reason) for row in Parked.objects.all()] == [(bad.position, "KeyError('object')")]
    assert [outcome["activity"] for outcome in outcomes()] == [LESSONS[0]]
