"""A wrong key set right: what was answered to other versions of a question is scored by its present one.

Why it is so: docs/decisions/0012-a-wrong-key-set-right.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Avg, Count, QuerySet
from django.db.models.functions import Coalesce

from kerege import clock
from kerege.assessment.models import Attempt, Given, ItemVersion, Question, Rescoring
from kerege.assessment.scoring import judge
from kerege.assessment.statements import state_attempt
from kerege.items import Carry
from kerege.outgoing.queue import handler, owe
from kerege.people.audit import record
from kerege.people.models import Person

AT_ONCE = 50  # attempts in one transaction, so that learners do not wait


class NothingToScore(Exception):
    """All that can be scored by the present version is."""


class UnderWay(Exception):
    """The question is being re-scored."""


@dataclass(frozen=True)
class Held:
    """How many attempts hold a version and are scored by another than the present one."""

    version: ItemVersion
    attempts: int
    fits: bool  # the present version has the same answers


def held(question: Question) -> list[Held]:
    present = _present(question)
    counts = dict(_scored_otherwise(present).order_by().values_list("version").annotate(Count("attempt")))
    versions = question.versions.filter(pk__in=counts).order_by("number")
    return [Held(version, counts[version.pk], fits(version, present)) for version in versions]


def fits(version: ItemVersion, other: ItemVersion) -> bool:
    """Whether what was answered to the one can be scored by the other."""
    return Carry(version.item, other.item).is_possible


@transaction.atomic
def ask_for_rescoring(question: Question, *, by: Person | None, why: str) -> Rescoring:
    """Note that the attempts of a question are to be scored by its present version. Raises NothingToScore or
    UnderWay."""
    version = _present(question)
    if not _due(version).exists():
        raise NothingToScore
    try:
        with transaction.atomic():
            rescoring = Rescoring.objects.create(question=question, version=version, by=by, why=why)
    except IntegrityError as error:
        raise UnderWay from error
    record(by, "attempts.rescored", f"{question.module.key}/{question.key} {version.number}", why)
    owe("rescore", f"{rescoring.pk}/0")
    return rescoring


@handler("rescore")
def rescore_owed(key: str, payload: dict[str, Any]) -> None:
    """Score some attempts, and owe the others. Each that is left is taken once, however often this is called."""
    pk, _slash, batch = key.partition("/")
    with transaction.atomic():
        rescoring = Rescoring.objects.select_for_update(of=("self",)).select_related("version").get(pk=pk)
        if rescoring.finished_at:
            return
        rows = list(
            _due(rescoring.version).select_for_update(of=("self", "attempt")).select_related("attempt")[:AT_ONCE]
        )
        _score(rescoring, rows)
        if len(rows) == AT_ONCE:
            owe("rescore", f"{pk}/{int(batch) + 1}")
        else:
            rescoring.finished_at = clock.now()
        rescoring.save()


def _present(question: Question) -> ItemVersion:
    return question.version or question.keep_version()


def _scored_otherwise(version: ItemVersion) -> QuerySet[Given]:
    """What was handed in of a question and is scored by another version of it."""
    rows = Given.objects.filter(version__question=version.question_id, attempt__handed_in_at__isnull=False)
    return rows.annotate(key=Coalesce("scored_by", "version")).exclude(key=version.pk).order_by("pk")


def _due(version: ItemVersion) -> QuerySet[Given]:
    others = ItemVersion.objects.filter(question=version.question_id)
    rows = _scored_otherwise(version).filter(version__in=[one.pk for one in others if fits(one, version)])
    # What somebody typed goes when she is erased; then it cannot be read again.
    return rows.exclude(attempt__person=None, version__content__item__type="text")


def _score(rescoring: Rescoring, rows: list[Given]) -> None:
    people = Person.objects.in_bulk([row.attempt.person_id for row in rows if row.attempt.person_id])
    before, judged = {}, {}
    for row in rows:
        row.attempt.person = people.get(row.attempt.person_id) if row.attempt.person_id else None
        row.scored_by = rescoring.version if row.version_id != rescoring.version_id else None
        before[row.pk] = row.scaled
        judged[row.pk] = judge([row])
        row.scaled = found.result.scaled if (found := judged[row.pk][row.place]) else 0.0
    Given.objects.bulk_update(rows, ["scored_by", "scaled"])
    attempts = Attempt.objects.filter(pk__in=[row.attempt_id for row in rows])
    scores = dict(attempts.values_list("pk").annotate(Avg("given__scaled")).order_by())
    for row in rows:
        rescoring.attempts += 1
        if row.scaled != before[row.pk]:
            rescoring.changed += 1
            _give_score(row.attempt, scores[row.attempt_id], rescoring)
            state_attempt(row.attempt, judged[row.pk], scoring=f"rescoring {rescoring.pk}")


def _give_score(attempt: Attempt, scaled: float, rescoring: Rescoring) -> None:
    """A passed attempt keeps the better of its two scores; any other gets the new one."""
    had, passed = attempt.scaled or 0.0, attempt.passed
    attempt.scaled = scaled
    if passed:
        rescoring.kept += not attempt.passed
        attempt.scaled = max(had, scaled)
    else:
        rescoring.gained += attempt.passed
    attempt.save(update_fields=["scaled"])
