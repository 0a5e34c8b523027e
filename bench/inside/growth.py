"""What my page and the list of participants cost with so many people in one cohort."""

from __future__ import annotations

import json
import sys
import time
import uuid

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from kerege import clock  # noqa: E402
from kerege.learning.models import Outcome  # noqa: E402
from kerege.people.models import Person, Role  # noqa: E402
from kerege.records.store import actor_key, actor_of  # noqa: E402
from kerege.rollouts.editions import open_rollout  # noqa: E402
from kerege.rollouts.models import Enrolment, Rollout  # noqa: E402
from kerege.suites import catalogue  # noqa: E402
from kerege.suites.models import Suite  # noqa: E402

AT_ONCE = 2_000
ROUNDS = 5


def main(count: int) -> None:
    rollout = open_rollout(Suite.objects.get(pk=catalogue.suites()[0].pk))
    _fill(rollout, count)
    learner = rollout.enrolments.latest("pk").person
    organiser = Person.objects.get(roles__name=Role.Name.ORGANISER)
    found = {
        "my": _cost(learner, "/ru/my/"),
        "list": _cost(organiser, "/studio/participants/"),
        "search": _cost(organiser, f"/studio/participants/?q={learner.family}"),
    }
    print(json.dumps({"people": rollout.enrolments.count(), **found}))


def _fill(rollout: Rollout, count: int) -> None:
    """Bring the cohort to so many people, each of whom has done three lessons."""
    lessons = catalogue.suites()[0].modules[0].lessons[:3]
    now = clock.now()
    have = rollout.enrolments.count()
    for start in range(have, count, AT_ONCE):
        people = Person.objects.bulk_create(
            Person(login=f"person-{uuid.uuid4()}", password="!", given="Айгуль", family=f"Фамилия{number}")
            for number in range(start, min(start + AT_ONCE, count))
        )
        Enrolment.objects.bulk_create(Enrolment(rollout=rollout, person=person) for person in people)
        Outcome.objects.bulk_create(
            Outcome(actor=actor_key(actor_of(person)), activity=lesson.iri, kind=Outcome.Kind.LESSON,
                    first_at=now, last_at=now, done_at=now)
            for person in people for lesson in lessons
        )  # fmt: skip


def _cost(person: Person, path: str) -> dict[str, float]:
    client = Client(HTTP_HOST=settings.ALLOWED_HOSTS[0])
    client.force_login(person)
    client.get(path)  # what is loaded once is not counted
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        count = len(queries)
    assert response.status_code == 200, (path, response.status_code)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(path)
        best = min(best, time.perf_counter() - start)
    return {"queries": count, "ms": round(best * 1000, 1), "kB": round(len(response.content) / 1000, 1)}


main(int(sys.argv[1]))
