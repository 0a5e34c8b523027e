"""What a learner does in lessons, stated. Each statement's id follows from the form that she sent."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from kerege.items import Item, Response, Result, definition, judgement
from kerege.learning.device import DeviceProgress
from kerege.learning.models import Outcome
from kerege.people.models import Person
from kerege.records.build import statement
from kerege.records.models import Authority
from kerege.records.store import actor_key, actor_of, is_stored, store
from kerege.records.vocabulary import ANSWERED, COMPLETED, INTERACTION, LESSON
from kerege.suites import catalogue
from kerege.suites.catalogue import LessonEntry, SuiteEntry


@dataclass(frozen=True)
class Progress:
    """What a reader has done: lessons, checks and passed tests by IRI, and the lesson she was in last."""

    done: frozenset[str]
    checks: dict[str, bool]
    last: str = ""
    passed: frozenset[str] = frozenset()

    @property
    def begun(self) -> bool:
        return bool(self.done or self.checks)

    def share(self, lessons: list[LessonEntry]) -> int:
        return sum(lesson.iri in self.done for lesson in lessons)

    def has_all(self, lessons: list[LessonEntry]) -> bool:
        return bool(lessons) and self.share(lessons) == len(lessons)

    def next_of(self, lessons: list[LessonEntry]) -> LessonEntry | None:
        """Where to go on: the lesson she was in, unless it is done; else the first that is not done."""
        unfinished = [lesson for lesson in lessons if lesson.iri not in self.done]
        return next((lesson for lesson in unfinished if lesson.iri == self.last), None) or next(iter(unfinished), None)


NOTHING = Progress(frozenset(), {})

# Each page of hers asks this; to let Django compose it would take five times as long as to ask.
_PROGRESS = """SELECT kind, activity, done_at IS NOT NULL, success FROM learning_outcome
    WHERE actor = %s ORDER BY last_at"""


def progress_of_person(person: Person, suite: SuiteEntry) -> Progress:
    """One query."""
    with connection.cursor() as cursor:
        cursor.execute(_PROGRESS, [actor_key(actor_of(person))])
        rows = [row for row in cursor.fetchall() if row[1].startswith(f"{suite.iri}/")]
    done, checks, passed, last = set(), {}, set(), ""
    for kind, activity, is_done, success in rows:
        match kind:
            case Outcome.Kind.LESSON:
                last = activity
                if is_done:
                    done.add(activity)
            case Outcome.Kind.CHECK:
                last = activity.rpartition("/")[0]
                checks[activity] = bool(success)
            case Outcome.Kind.TEST if success:
                passed.add(activity)
    return Progress(frozenset(done), checks, last, frozenset(passed))


def progress_of_device(device: DeviceProgress | None, suite: SuiteEntry) -> Progress:
    if device is None or suite.key not in device.suites:
        return NOTHING
    here = device.suites[suite.key]
    lessons = {lesson.id: lesson.iri for lesson in suite.lessons}
    checks = {check: lesson.check_iri(check) for lesson in suite.lessons for check in lesson.body.checks}
    return Progress(
        frozenset(lessons[id] for id in here.done if id in lessons),
        {checks[id]: id in here.right for id in (*here.tried, *here.right) if id in checks},
        lessons.get(here.last, ""),
    )


@transaction.atomic
def answer_check(
    person: Person, lesson: LessonEntry, item: Item, response: Response, result: Result, nonce: UUID, language: str
) -> bool:
    """State an answer to a knowledge check; false where it was stated before. The same form sent twice counts once;
    another answer is another act."""
    said = response.to_xapi(item)
    said_so = _statement(
        uuid.uuid5(nonce, f"{person.record_id} {item.id} {said}"),
        actor_of(person),
        ANSWERED,
        {"id": lesson.check_iri(item.id), "definition": definition(item, language)},
        lesson,
        result=judgement(item, response, result),
    )
    return _store_once(said_so)


@transaction.atomic
def complete_lesson(person: Person, lesson: LessonEntry, nonce: UUID) -> None:
    """State that she has gone through a lesson."""
    _store_once(
        _statement(
            uuid.uuid5(nonce, f"{person.record_id} {lesson.id}"), actor_of(person), COMPLETED,
            {"id": lesson.iri, "definition": {"type": LESSON}}, lesson, result={"completion": True},
        )
    )  # fmt: skip


def take_over(person: Person, device: DeviceProgress) -> DeviceProgress:
    """Make what was done on a device part of her record. Gives what could not be stated now, because its lesson is
    not published; it stays on the device until it can."""
    statements = list(_device_statements(actor_of(person), device))
    for start in range(0, len(statements), 100):
        store(statements[start : start + 100], authority=Authority.READER, herself=actor_of(person))
    return device.without(
        {
            suite.key: {id for lesson in suite.lessons for id in (lesson.id, *lesson.body.checks)}
            for suite in catalogue.suites()
        }
    )


def _device_statements(actor: dict[str, Any], device: DeviceProgress) -> Iterator[dict[str, Any]]:
    space = uuid.UUID(device.id)
    for suite in catalogue.suites():
        progress = progress_of_device(device, suite)
        for lesson in suite.lessons:
            for check in lesson.body.checks:
                iri = lesson.check_iri(check)
                if iri in progress.checks:
                    activity = {"id": iri, "definition": {"type": INTERACTION}}
                    success = {"success": progress.checks[iri]}
                    id = uuid.uuid5(space, f"{actor_key(actor)} {iri} {success}")
                    yield _statement(id, actor, ANSWERED, activity, lesson, result=success)
            if lesson.iri in progress.done:
                activity = {"id": lesson.iri, "definition": {"type": LESSON}}
                id = uuid.uuid5(space, f"{actor_key(actor)} {lesson.iri}")
                yield _statement(id, actor, COMPLETED, activity, lesson, result={"completion": True})


def _store_once(said: dict[str, Any]) -> bool:
    if is_stored(UUID(said["id"])):
        return False
    store([said], authority=Authority.SERVER)
    return True


def _statement(
    id: UUID,
    actor: dict[str, Any],
    verb: str,
    activity: dict[str, Any],
    lesson: LessonEntry,
    *,
    result: dict[str, Any],
) -> dict[str, Any]:
    module = lesson.module
    parent = module.iri if verb == COMPLETED else lesson.iri
    return statement(id, actor, verb, activity, result=result, parent=parent, grouping=module.suite.iri)
