"""On what terms an edition offers a test."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q

from kerege.assessment.blueprint import Blueprint
from kerege.assessment.models import Attempt, Exam
from kerege.assessment.terms import Terms
from kerege.people.models import Person
from kerege.rollouts.models import Edition, Enrolment
from kerege.suites.catalogue import ModuleEntry


@dataclass(frozen=True)
class Offer:
    """A test of a module in an edition. `pass_mark` is percent; None for a pre-test."""

    id: str
    module: ModuleEntry
    edition: Edition
    blueprint: Blueprint
    questions: Collection[str]
    pass_mark: int | None

    @property
    def iri(self) -> str:
        """The activity id of the test."""
        return f"{self.module.iri}/{self.id}"

    def terms_for(self, enrolment: Enrolment) -> Terms:
        return Terms(
            exam=Exam.objects.get(module=self.module.pk, key=self.id),
            iri=self.iri,
            person=enrolment.person,
            registration=enrolment.registration,
            edition=str(self.edition),
            blueprint=self.blueprint,
            questions=self.questions,
            pass_mark=self.pass_mark,
            extra_time=enrolment.extra_time,
            extra_attempts=enrolment.extra_attempts if self.pass_mark is not None else 0,
        )


def blueprint_of(attempt: Attempt) -> Blueprint:
    """What this attempt was drawn by: that of the edition in which it began."""
    rollout, _slash, number = attempt.edition.rpartition("/")
    content = Edition.objects.get(rollout__public_id=rollout, number=number).content
    exams = (exam for module in content["modules"] for exam in module["exams"])
    return next(Blueprint.from_json(exam["blueprint"]) for exam in exams if exam["id"] == attempt.exam.key)


def offers(module: ModuleEntry, edition: Edition | None) -> dict[str, Offer]:
    """The tests that an edition has of a module, by kind."""
    frozen = next((one for one in edition.content["modules"] if one["id"] == module.id), None) if edition else None
    if edition is None or frozen is None:
        return {}
    return {exam["kind"]: _offer(exam, module, edition, frozen) for exam in frozen["exams"]}


@dataclass(frozen=True)
class Place:
    """Where somebody stands in a suite: her enrolment, if any, and the edition that she has or would have."""

    enrolment: Enrolment | None = None
    edition: Edition | None = None


def places(person: Person | None) -> dict[int, Place]:
    """By suite: the roll-out that she was invited to, else the open one. Two small queries, however many suites."""
    mine: dict[int, Enrolment] = {}
    if person:
        # The open roll-out first, so that one that she was invited to takes its place.
        for enrolment in (
            Enrolment.objects.filter(person=person).select_related("rollout").order_by("-rollout__is_open", "joined_at")
        ):
            enrolment.person = person  # known already
            mine[enrolment.rollout.suite_id] = enrolment
    hers = [enrolment.rollout_id for enrolment in mine.values()]
    newest = Edition.objects.filter(Q(rollout__in=hers) | Q(rollout__is_open=True)).order_by("number")
    editions = {rollout: (suite, pk) for pk, rollout, suite in newest.values_list("pk", "rollout", "rollout__suite")}
    found = {suite: Place(None, _edition(pk)) for suite, pk in editions.values()}
    return found | {
        suite: Place(enrolment, _edition(editions[enrolment.rollout_id][1])) for suite, enrolment in mine.items()
    }


def place_in(person: Person | None, suite: int) -> Place:
    return places(person).get(suite, Place())


def current_edition(rollout: int) -> Edition:
    """One small query; the edition itself, which never changes, is kept in memory."""
    return _edition(Edition.objects.filter(rollout=rollout).order_by("-number").values_list("pk", flat=True)[:1].get())


@lru_cache(maxsize=64)
def _edition(pk: int) -> Edition:
    return Edition.objects.select_related("rollout").get(pk=pk)


def forget() -> None:
    """Forget what this process has read; a test's tool."""
    _edition.cache_clear()


def _offer(exam: dict[str, Any], module: ModuleEntry, edition: Edition, frozen: dict[str, Any]) -> Offer:
    blueprint = Blueprint.from_json(exam["blueprint"])
    final = exam["kind"] == Exam.Kind.FINAL
    pass_mark = (edition.rule.pass_mark or blueprint.pass_mark) if final else None
    return Offer(exam["id"], module, edition, blueprint, frozen["questions"].keys(), pass_mark)
