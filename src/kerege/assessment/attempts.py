"""Taking a test: beginning, answering, handing in.

Every function may be called twice with the same: nothing counts twice, nothing is lost. An attempt is locked before its
answers everywhere: two who wait for each other both lose.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from kerege import clock
from kerege.assessment.blueprint import Blueprint
from kerege.assessment.draw import Candidate, draw, halves
from kerege.assessment.models import GRACE, Attempt, Exam, Given, ItemVersion, Question
from kerege.assessment.scoring import judge
from kerege.assessment.statements import state_attempt
from kerege.assessment.terms import Terms
from kerege.assessment.versions import version_of
from kerege.items import Mask
from kerege.items.mask import Values
from kerege.outgoing.worker import every_minute
from kerege.people.models import Person

AT_ONCE = 100
MOST_DEVICES = 20  # of one answer; what further ones send may count twice
_SCALED = "UPDATE assessment_given SET scaled = %s WHERE id = %s"
log = logging.getLogger(__name__)


class Hindrance(StrEnum):
    """Why no new attempt begins."""

    PASSED = "passed"
    NO_MORE = "no more"  # all attempts are used
    WAIT = "wait"
    FINAL_BEGUN = "final begun"  # a pre-test comes before the final test, or not at all


class CannotStart(Exception):
    def __init__(self, hindrance: Hindrance) -> None:
        super().__init__(hindrance)
        self.hindrance = hindrance


class Closed(Exception):
    """The attempt takes no more answers: it was handed in, or its time is over."""


@dataclass(frozen=True)
class Standing:
    """How far somebody is with a test."""

    attempts: list[Attempt]  # in the order of their beginning
    hindrance: Hindrance | None
    next_at: datetime | None = None  # until when she waits
    left: int | None = None  # attempts; None for any number

    @property
    def most(self) -> int | None:
        """Attempts in all; None for any number."""
        return None if self.left is None else len(self.attempts) + self.left

    @property
    def open(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.handed_in_at is None), None)

    @property
    def best(self) -> Attempt | None:
        """The one that counts."""
        done = [attempt for attempt in self.attempts if attempt.handed_in_at]
        return max(done, key=lambda attempt: attempt.scaled or 0, default=None)


@dataclass(frozen=True)
class Sent:
    """What a form says of one question; `device` and `turn` name the sending, so that it counts once. `device_time` is
    kept, and decides nothing."""

    values: Mapping[str, list[str]]
    device: str = ""
    turn: int = 0
    device_time: str = ""


def attempts_of(person: Person, module: int, kind: str) -> QuerySet[Attempt]:
    """Her own attempts at a test."""
    return Attempt.objects.filter(person=person, exam__module=module, exam__kind=kind).select_related("exam")


def standing(terms: Terms) -> Standing:
    """Two queries at most. Attempts are counted by cohort; she waits after those in any."""
    everywhere = list(Attempt.objects.filter(person=terms.person, exam=terms.exam).order_by("number"))
    attempts = [attempt for attempt in everywhere if attempt.registration == terms.registration]
    done = [attempt for attempt in attempts if attempt.handed_in_at]
    most = terms.blueprint.attempts
    left = None if most is None else max(0, most + terms.extra_attempts - len(attempts))
    if any(attempt.passed for attempt in done):
        return Standing(attempts, Hindrance.PASSED, left=left)
    if left == 0:
        return Standing(attempts, Hindrance.NO_MORE, left=left)
    if terms.exam.kind == Exam.Kind.PRE and _final_begun(terms):
        return Standing(attempts, Hindrance.FINAL_BEGUN, left=left)
    ended = max((attempt.handed_in_at for attempt in everywhere if attempt.handed_in_at), default=None)
    next_at = ended + timedelta(hours=terms.blueprint.wait_hours) if ended else None
    if next_at and clock.now() < next_at:
        return Standing(attempts, Hindrance.WAIT, next_at, left)
    return Standing(attempts, None, left=left)


def taken_before(final: Attempt) -> Attempt | None:
    """The pre-test of the same module and enrolment that she handed in; None for a pre-test itself."""
    if final.exam.kind == Exam.Kind.PRE:
        return None
    same = Attempt.objects.filter(registration=final.registration, exam__module=final.exam.module_id)
    return same.filter(exam__kind=Exam.Kind.PRE).exclude(handed_in_at=None).order_by("number").first()


def start_attempt(terms: Terms) -> Attempt:
    """The attempt that is open, or a new one. Raises CannotStart, or CannotDraw where the bank has become too small."""
    try:
        with transaction.atomic():
            return _start(terms)
    except IntegrityError:  # another device began at once; by now it may even have handed in
        with transaction.atomic():
            return _start(terms)


def save_answers(
    attempts: QuerySet[Attempt], public_id: UUID, sent: Mapping[int, Sent], language: str
) -> tuple[Attempt, dict[int, Given]]:
    """Keep answers of one of these attempts as they were given, by place; says what is kept now of every place.
    Something that arrives again, or after what the same device has sent later, changes nothing. Raises
    Attempt.DoesNotExist and Closed."""
    with transaction.atomic():
        attempt = attempts.select_for_update(of=("self",)).get(public_id=public_id)
        if attempt.handed_in_at or attempt.is_over(clock.now()):
            raise Closed
        rows = {row.place: row for row in attempt.given.filter(place__in=sent)}
        _keep(attempt, rows.values(), sent, language)
    return attempt, rows


def hand_in(attempt: Attempt, sent: Mapping[int, Sent] | None = None, language: str = "") -> Attempt:
    """Keep what was sent with it, if it came in time; score what is kept, and state it. An attempt that was handed in
    before stays as it is."""
    with transaction.atomic():
        attempt.refresh_from_db(
            fields=["handed_in_at", "due_at", "scaled"], from_queryset=Attempt.objects.select_for_update(of=("self",))
        )
        if attempt.handed_in_at:
            return attempt
        given = list(attempt.given.all())
        if sent and not attempt.is_over(clock.now()):
            _keep(attempt, given, sent, language)
        judged = judge(given)
        for row in given:
            row.scaled = found.result.scaled if (found := judged[row.place]) else 0.0
        with connection.cursor() as cursor:  # Django composes one statement for all fifty times as long
            cursor.executemany(_SCALED, [(row.scaled, row.pk) for row in given])
        attempt.scaled = sum(row.scaled or 0 for row in given) / len(given)
        attempt.handed_in_at = clock.now()
        attempt.save(update_fields=["scaled", "handed_in_at"])
        state_attempt(attempt, judged)
    return attempt


@every_minute
def hand_in_overdue() -> int:
    """Hand in for those whose time ran out while nobody looked."""
    overdue = Attempt.objects.filter(handed_in_at=None, due_at__lte=clock.now() - GRACE)
    late = overdue.select_related("person")[:AT_ONCE]
    for attempt in late:
        try:
            hand_in(attempt)
        except Exception:  # one that cannot be handed in must not keep the others waiting
            log.exception("an attempt could not be handed in", extra={"attempt": str(attempt)})
    return len(late)


def mask_of(attempt: Attempt, given: Given) -> Mask:
    """The names that this question bears in the page of this attempt."""
    return Mask(version_of(given.version_id).item, attempt.seed)


def open_attempts(registration: UUID) -> list[Attempt]:
    """What somebody is about to answer in an enrolment."""
    return list(Attempt.objects.filter(registration=registration, handed_in_at=None).select_related("exam"))


def lengthen(attempt: Attempt, blueprint: Blueprint, extra_time: int) -> None:
    """Give an open attempt the time that it would have begun with; never less than it has."""
    with transaction.atomic():
        found = Attempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
        due_at = _due_at(found, blueprint, extra_time)
        if found.handed_in_at is None and found.due_at and due_at and due_at > found.due_at:
            found.due_at = due_at
            found.save(update_fields=["due_at"])


def _due_at(attempt: Attempt, blueprint: Blueprint, extra_time: int) -> datetime | None:
    """When the time of an attempt is over, with so many percent more; None where nothing limits it."""
    if blueprint.minutes is None:
        return None
    return attempt.started_at + timedelta(minutes=blueprint.minutes * (100 + extra_time) / 100)


def _final_begun(terms: Terms) -> bool:
    finals = Exam.objects.filter(module=terms.exam.module_id, kind=Exam.Kind.FINAL)
    return Attempt.objects.filter(registration=terms.registration, exam__in=finals).exists()


def _start(terms: Terms) -> Attempt:
    now = standing(terms)
    if now.open:
        return now.open
    if now.hindrance:
        raise CannotStart(now.hindrance)
    attempt = Attempt(
        exam=terms.exam,
        activity=terms.iri,
        person=terms.person,
        registration=terms.registration,
        edition=terms.edition,
        number=len(now.attempts) + 1,
        seed=secrets.token_hex(16),
        layout=terms.blueprint.layout.value,
        pass_mark=terms.pass_mark,
        started_at=clock.now(),
    )
    attempt.due_at = _due_at(attempt, terms.blueprint, terms.extra_time)
    questions = _drawn(terms, attempt)
    attempt.save()
    Given.objects.bulk_create(
        Given(attempt=attempt, place=place, version_id=version) for place, version in enumerate(questions, 1)
    )
    return attempt


def _drawn(terms: Terms, attempt: Attempt) -> list[int]:
    """Item versions, in the order in which she is asked."""
    rows = Question.objects.filter(module=terms.exam.module_id, live=True, key__in=terms.questions)
    versions: dict[int, int] = {}
    bank = []
    for pk, key, outcome, level, scene, version in rows.values_list(
        "pk", "key", "outcome", "level", "scene__key", "version"
    ):
        versions[pk] = version
        bank.append(Candidate(pk, key, (outcome, level), scene or ""))
    # By the person, not by her place in a cohort: she may come to another one.
    half = halves(bank, str(terms.person.record_id))[0 if terms.exam.kind == Exam.Kind.PRE else 1]
    seen = ItemVersion.objects.filter(given__attempt__person=terms.person).values_list("question", flat=True)
    drawn = draw(half, terms.blueprint.strata, attempt.seed, set(seen))
    return [versions[one.id] or Question.objects.get(pk=one.id).keep_version().pk for one in drawn]


def _keep(attempt: Attempt, rows: Iterable[Given], sent: Mapping[int, Sent], language: str) -> None:
    now = clock.now()
    for row in rows:
        if row.place not in sent:
            continue
        one = sent[row.place]
        if one.device and one.turn <= row.turns.get(one.device, -1):
            continue
        values: Values = mask_of(attempt, row).lift(one.values)
        if values == row.values and row.saved_at and not one.device:
            continue
        row.values, row.language, row.saved_at, row.device_time = values, language, now, one.device_time
        if one.device and (one.device in row.turns or len(row.turns) < MOST_DEVICES):
            row.turns[one.device] = one.turn
        row.save(update_fields=["values", "language", "saved_at", "turns", "device_time"])
