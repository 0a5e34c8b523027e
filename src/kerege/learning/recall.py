"""Recalling: questions of a lesson come back some days after it was finished, for that is when it is worth most.

Only for somebody with an account: a device knows no times. What was recalled is a row and never stated; the answers
are ordinary answers to knowledge checks.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from kerege import clock
from kerege.items import Item, Response, Result
from kerege.learning.acts import answer_check
from kerege.learning.models import Outcome, Recall
from kerege.people.models import Person
from kerege.records.store import actor_key, actor_of
from kerege.suites.catalogue import LessonEntry, SuiteEntry

STEPS = (2, 7, 30)  # days after a lesson was finished
MOST = 3  # questions at once
REST = timedelta(days=1)  # after recalling, and after "not now"


@dataclass(frozen=True)
class Question:
    """A knowledge check of a lesson that is recalled."""

    lesson: LessonEntry
    check: str

    @property
    def iri(self) -> str:
        return self.lesson.check_iri(self.check)


@dataclass(frozen=True)
class Recalling:
    """What somebody has to recall: lessons that are due, each with the step that it has come to; whether anything is
    asked now; and when something is asked next, None where nothing will be."""

    due: dict[LessonEntry, int]
    is_asked: bool
    next_at: datetime | None

    @property
    def count(self) -> int:
        """How many questions are asked."""
        return min(MOST, sum(len(lesson.body.checks) for lesson in self.due))


def recalling(person: Person, suites: Iterable[SuiteEntry]) -> Recalling:
    """Two queries at most. After a long absence a lesson is due for its latest step alone, not once for each."""
    lessons = {lesson.iri: lesson for suite in suites for lesson in suite.lessons if lesson.body.checks}
    finished = Outcome.objects.filter(
        actor=actor_key(actor_of(person)), kind=Outcome.Kind.LESSON, done_at__isnull=False
    ).values_list("activity", "done_at")
    known = [(lessons[iri], at) for iri, at in finished if at and iri in lessons]
    rows = list(Recall.objects.filter(person=person)) if known else []
    done = {(row.lesson, row.step) for row in rows if row.done_at}
    now = clock.now()
    due: dict[LessonEntry, int] = {}
    moments = []
    for lesson, at in known:
        behind = max((step for step in STEPS if (lesson.iri, step) in done), default=0)
        for step in STEPS:
            if (moment := at + timedelta(days=step)) > now:
                moments.append(moment)
            elif step > behind:
                due[lesson] = step
                moments.append(now)
    rests_until = max((row.last_at + REST for row in rows), default=now)
    return Recalling(
        due,
        is_asked=bool(due) and rests_until <= now,
        next_at=max(min(moments), rests_until) if moments else None,
    )


def draw(person: Person, due: dict[LessonEntry, int]) -> list[Question]:
    """Three questions, of as many lessons as there are; first those that she has not answered right yet. The same
    each time, until lessons or answers are others."""
    checks = Outcome.objects.filter(actor=actor_key(actor_of(person)), kind=Outcome.Kind.CHECK, success=True)
    right = set(checks.values_list("activity", flat=True))
    ranked: list[tuple[int, bool, str, Question]] = []
    for lesson, step in due.items():
        questions = [Question(lesson, check) for check in lesson.body.checks]
        questions.sort(key=lambda one: (one.iri in right, _lot(person, step, one)))
        ranked += [(turn, one.iri in right, _lot(person, step, one), one) for turn, one in enumerate(questions)]
    ranked.sort(key=lambda rank: rank[:3])
    return [question for *_rank, question in ranked[:MOST]]


def find_question(iri: str, suites: Iterable[SuiteEntry]) -> Question | None:
    """The knowledge check of this name, where its lesson is published."""
    of, _slash, check = iri.rpartition("/")
    lesson = next((lesson for suite in suites for lesson in suite.lessons if lesson.iri == of), None)
    return Question(lesson, check) if lesson and check in lesson.body.checks else None


@dataclass(frozen=True)
class Given:
    """An answer to one of the questions."""

    question: Question
    item: Item
    language: str
    response: Response
    result: Result


@transaction.atomic
def recall_lessons(person: Person, given: Sequence[Given], nonce: UUID, suites: Sequence[SuiteEntry]) -> None:
    """State the answers, and note that their lessons were recalled. The same form sent twice counts once, also when it
    is sent again weeks later."""
    due, recalled = recalling(person, suites).due, {}
    for one in given:
        lesson = one.question.lesson
        # Each has a nonce of its own, for the id of a check is unique in its suite only.
        of_its_own = uuid.uuid5(nonce, one.question.iri)
        if answer_check(person, lesson, one.item, one.response, one.result, of_its_own, one.language) and lesson in due:
            recalled[lesson] = due[lesson]
    _note(person, recalled, "done_at")


@transaction.atomic
def put_off(person: Person, suites: Sequence[SuiteEntry]) -> None:
    """She does not want to now: nothing is asked for a day."""
    found = recalling(person, suites)
    if found.is_asked:
        _note(person, {one.lesson: found.due[one.lesson] for one in draw(person, found.due)}, "put_off_at")


def _note(person: Person, steps: dict[LessonEntry, int], field: str) -> None:
    for lesson, step in steps.items():
        Recall.objects.update_or_create(person=person, lesson=lesson.iri, step=step, defaults={field: clock.now()})


def _lot(person: Person, step: int, question: Question) -> str:
    """An order that stays, and is another one at each step."""
    return sha256(f"{person.public_id} {step} {question.iri}".encode()).hexdigest()
