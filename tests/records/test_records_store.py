import uuid
from typing import Any

import pytest
from django.db import connection

from conftest import in_flight
from kerege.records.errors import ConflictingStatement, ForbiddenStatement, InvalidStatement
from kerege.records.models import Authority, Statement
from kerege.records.store import agent, read_from, store
from kerege.records.vocabulary import ANSWERED, COMPLETED, EXPERIENCED, INTERACTION, LESSON, MODULE, PASSED

pytestmark = pytest.mark.django_db

HERSELF = agent("urn:uuid:here", uuid.UUID(int=1))
SOMEBODY = agent("urn:uuid:here", uuid.UUID(int=2))


def statement(**changes: Any) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "actor": HERSELF,
        "verb": {"id": COMPLETED, "display": {"en": "completed"}},
        "object": {"objectType": "Activity", "id": "https://example.org/s/m/l", "definition": {"type": LESSON}},
        "result": {"completion": True},
        "timestamp": "2026-11-22T10:00:00+00:00",
        **changes,
    }


def about(verb: str, kind: str) -> dict[str, Any]:
    return statement(
        verb={"id": verb},
        object={"objectType": "Activity", "id": "https://example.org/s/m/l", "definition": {"type": kind}},
    )


def test_statement_sent_twice_is_stored_once() -> None:
    one = statement()

    store([one], authority=Authority.SERVER)
    store([one], authority=Authority.SERVER)

    assert list(Statement.objects.values_list("id", flat=True)) == [uuid.UUID(one["id"])]


def test_other_content_under_the_same_id_is_refused_and_changes_nothing() -> None:
    one = statement()
    store([one], authority=Authority.SERVER)

    with pytest.raises(ConflictingStatement):
        store([statement(), {**one, "result": {"completion": False}}], authority=Authority.SERVER)

    assert [row.content for row in Statement.objects.all()] == [one]


def test_batch_with_one_bad_statement_is_refused_whole() -> None:
    with pytest.raises(InvalidStatement):
        store([statement(), statement(verb={})], authority=Authority.SERVER)

    assert Statement.objects.count() == 0


def test_positions_follow_the_order_of_storing_and_are_read_in_pages() -> None:
    sent = [statement() for _ in range(5)]
    for one in sent:
        store([one], authority=Authority.SERVER)

    pages = list(read_from(0, size=2))

    assert [len(page) for page in pages] == [2, 2, 1]
    assert [str(row.id) for page in pages for row in page] == [one["id"] for one in sent]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"id": "1"}, "statement.id"),
        ({"actor": {"mbox": "mailto:a@example.org"}}, "statement.actor"),
        ({"verb": {"id": "completed"}}, "statement.verb.id"),
        ({"object": {"id": "no iri"}}, "statement.object.id"),
        ({"result": {"success": "true"}}, "statement.result.success"),
        ({"result": {"score": {"scaled": 1.5}}}, "statement.result.score.scaled"),
        ({"result": {"duration": "5 minutes"}}, "statement.result.duration"),
        ({"timestamp": "2026-11-22T10:00:00"}, "statement.timestamp"),
        ({"timestamp": "2026-11-22T10:00:00-00:00"}, "statement.timestamp"),
        ({"context": {"registration": "x"}}, "statement.context.registration"),
        ({"Verb": {"id": COMPLETED}}, "statement"),
        ({"context": None}, "statement.context"),
    ],
)
def test_statement_of_the_wrong_shape_is_refused_with_its_place(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidStatement) as raised:
        store([statement(**changes)], authority=Authority.SERVER)

    assert str(raised.value).split(":")[0] == place


@pytest.mark.parametrize(
    ("verb", "kind"),
    [(EXPERIENCED, LESSON), (COMPLETED, LESSON), (ANSWERED, INTERACTION)],
)
def test_reader_may_state_that_she_read_or_answered(verb: str, kind: str) -> None:
    store([about(verb, kind)], authority=Authority.READER, herself=HERSELF)

    assert Statement.objects.get().authority == Authority.READER


@pytest.mark.parametrize(
    ("verb", "kind"),
    [(PASSED, LESSON), (PASSED, MODULE), (COMPLETED, MODULE), (COMPLETED, INTERACTION), (ANSWERED, LESSON)],
)
def test_reader_may_not_state_anything_else(verb: str, kind: str) -> None:
    with pytest.raises(ForbiddenStatement):
        store([about(verb, kind)], authority=Authority.READER, herself=HERSELF)

    assert Statement.objects.count() == 0


def test_reader_may_not_state_for_somebody_else() -> None:
    with pytest.raises(ForbiddenStatement):
        store([statement(actor=SOMEBODY)], authority=Authority.READER, herself=HERSELF)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one transaction at a time")
@pytest.mark.django_db(transaction=True)
def test_reader_stays_below_the_oldest_transaction_in_flight() -> None:
    with in_flight(lambda: store([statement()], authority=Authority.SERVER)):
        store([statement(actor=SOMEBODY)], authority=Authority.SERVER)
        assert [row for page in read_from(0) for row in page] == []

    assert len([row for page in read_from(0) for row in page]) == 2
