import json
import uuid
from typing import Any

import pytest
from django.test import Client

from kerege.learning.models import Outcome
from kerege.people.installation import installation_iri
from kerege.people.models import Person
from kerege.records.models import Statement
from kerege.records.store import agent
from kerege.records.vocabulary import COMPLETED, LESSON, PASSED
from kerege.suites.catalogue import LessonEntry

ADDRESS = "/xapi/statements"


def completed(lesson: LessonEntry, **changes: Any) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "verb": {"id": COMPLETED},
        "object": {"objectType": "Activity", "id": lesson.iri, "definition": {"type": LESSON}},
        "timestamp": "2026-11-22T10:00:00+00:00",
        **changes,
    }


def send(client: Client, content: Any) -> Any:
    return client.post(ADDRESS, json.dumps(content), content_type="application/json")


def test_batch_of_a_browser_is_stored_as_its_reader_s_and_counts(
    signed_in: Client, person: Person, first_lesson: LessonEntry
) -> None:
    one = completed(first_lesson)

    response = send(signed_in, [one])

    assert (response.status_code, response.json()) == (200, [one["id"]])
    assert Statement.objects.get().content["actor"]["account"]["name"] == str(person.record_id)
    assert [outcome.activity for outcome in Outcome.objects.all()] == [first_lesson.iri]


def test_forged_passed_is_refused_and_moves_nothing(signed_in: Client, first_lesson: LessonEntry) -> None:
    response = send(signed_in, completed(first_lesson, verb={"id": PASSED}))

    assert response.status_code == 403
    assert (Statement.objects.count(), Outcome.objects.count()) == (0, 0)


def test_device_whose_clock_is_wrong_by_a_year_counts_by_our_clock(
    signed_in: Client, first_lesson: LessonEntry
) -> None:
    send(signed_in, completed(first_lesson, timestamp="2027-11-22T10:00:00+00:00"))

    statement, outcome = Statement.objects.get(), Outcome.objects.get()
    assert statement.timestamp.year == 2027
    assert outcome.done_at == statement.stored


def test_readers_statement_gives_no_response(signed_in: Client, first_lesson: LessonEntry) -> None:
    """It might be typed words, which may name people."""
    response = send(signed_in, completed(first_lesson, result={"completion": True, "response": "Тимур"}))

    assert (response.status_code, Statement.objects.count()) == (403, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"timestamp": "0001-01-01T00:00:00+14:00"},
        {"timestamp": "9999-12-31T23:59:59-14:00"},
        {"result": {"extensions": {"https://example.org/x": "\ud800"}}},
        {"result": {"score": {"scaled": float("nan")}}},
        {"result": {"extensions": {"https://example.org/x": "я" * 40_000}}},
    ],
    ids=["before all time", "after all time", "half a letter", "no number", "too long"],
)
def test_statement_that_cannot_be_kept_is_refused_with_a_reason(
    signed_in: Client, first_lesson: LessonEntry, changes: dict[str, Any]
) -> None:
    response = send(signed_in, completed(first_lesson, **changes))

    assert (response.status_code, Statement.objects.count()) == (400, 0)
    assert response.json()["error"]


def test_body_nested_without_end_is_refused(signed_in: Client, first_lesson: LessonEntry) -> None:
    response = signed_in.post(ADDRESS, "[" * 100_000, content_type="application/json")

    assert (response.status_code, response.json()) == (400, {"error": "the body is not JSON"})


def test_name_of_the_actor_is_refused(signed_in: Client, person: Person, first_lesson: LessonEntry) -> None:
    actor = {**agent(installation_iri(), person.record_id), "name": "Дина"}

    response = send(signed_in, completed(first_lesson, actor=actor))

    assert (response.status_code, response.json()) == (400, {"error": "statement.actor: unknown: name"})


def test_flood_of_statements_is_stopped(signed_in: Client, first_lesson: LessonEntry) -> None:
    statuses = [send(signed_in, completed(first_lesson)).status_code for _ in range(61)]

    assert statuses == [200] * 60 + [429]


@pytest.mark.django_db
def test_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert send(client, []).status_code == 401


@pytest.mark.parametrize("body", ["", "[1]", "nonsense", '{"id": "1"}'])
def test_nonsense_is_a_bad_request(signed_in: Client, body: str) -> None:
    response = signed_in.post(ADDRESS, body, content_type="application/json")

    assert response.status_code == 400
    assert response["X-Experience-API-Version"] == "1.0.3"


def test_other_content_under_a_known_id_is_a_conflict(signed_in: Client, first_lesson: LessonEntry) -> None:
    one = completed(first_lesson)
    send(signed_in, one)

    assert send(signed_in, {**one, "result": {"completion": True}}).status_code == 409


def test_statement_without_the_form_s_token_is_refused(person: Person, first_lesson: LessonEntry) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)

    assert send(strict, completed(first_lesson)).status_code == 403
    assert Statement.objects.count() == 0
