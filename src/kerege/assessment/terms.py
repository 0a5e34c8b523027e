"""On what terms somebody takes a test."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kerege.assessment.blueprint import Blueprint
from kerege.assessment.models import Exam
from kerege.people.models import Person


@dataclass(frozen=True)
class Terms:
    """What her enrolment and its edition say of one test. `iri` is the test's activity id, `questions` are the ids of
    the edition's questions, `extra_time` is percent, `extra_attempts` come on top of the blueprint's."""

    exam: Exam
    iri: str
    person: Person
    registration: UUID
    edition: str
    blueprint: Blueprint
    questions: Collection[str]
    pass_mark: int | None = None
    extra_time: int = 0
    extra_attempts: int = 0
