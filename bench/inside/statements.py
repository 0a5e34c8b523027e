"""How many statements the store takes in a second, each transaction on disk before the next: singly, and by fifty."""

from __future__ import annotations

import json
import sys
import time
import uuid

import django

django.setup()

from kerege.people.models import Person  # noqa: E402
from kerege.records.build import statement  # noqa: E402
from kerege.records.models import Authority  # noqa: E402
from kerege.records.store import actor_of, store  # noqa: E402
from kerege.records.vocabulary import COMPLETED, LESSON  # noqa: E402
from kerege.suites import catalogue  # noqa: E402


def main(seconds: float) -> None:
    print(json.dumps({str(size): round(_pace(size, seconds)) for size in (1, 50)}))


def _pace(size: int, seconds: float) -> float:
    lesson = catalogue.suites()[0].modules[0].lessons[0]
    actors = [actor_of(Person.objects.create_user(f"writer-{uuid.uuid4()}")) for _ in range(100)]
    written, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        batch = [_completed(actors[(written + number) % len(actors)], lesson) for number in range(size)]
        store(batch, authority=Authority.SERVER)
        written += size
    return written / passed


def _completed(actor: dict[str, object], lesson: catalogue.LessonEntry) -> dict[str, object]:
    activity = {"id": lesson.iri, "definition": {"type": LESSON}}
    return statement(
        uuid.uuid4(), actor, COMPLETED, activity,
        result={"completion": True}, parent=lesson.module.iri, grouping=lesson.module.suite.iri,
    )  # fmt: skip


main(float(sys.argv[1]))
