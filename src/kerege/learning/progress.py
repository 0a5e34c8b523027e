"""Progress: the projection of statements to outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.db import OperationalError, connection, transaction

from kerege.learning.models import Outcome, Parked
from kerege.records.models import Authority, Statement
from kerege.records.store import projector, settled_edge, statements_below, statements_from
from kerege.records.vocabulary import (
    ANSWERED,
    ASSESSMENT,
    COMPLETED,
    EXPERIENCED,
    FAILED,
    INTERACTION,
    LESSON,
    PASSED,
    PERFORMANCE,
)

# What counts: who says it, verb, type of activity. Tests, attendance and certificates never count from a reader.
TRUSTED = {
    **dict.fromkeys(
        [(by, verb, LESSON) for by in (Authority.SERVER, Authority.READER) for verb in (EXPERIENCED, COMPLETED)],
        Outcome.Kind.LESSON,
    ),
    (Authority.SERVER, ANSWERED, INTERACTION): Outcome.Kind.CHECK,
    (Authority.READER, ANSWERED, INTERACTION): Outcome.Kind.CHECK,
    (Authority.SERVER, COMPLETED, ASSESSMENT): Outcome.Kind.TEST,
    (Authority.SERVER, PASSED, ASSESSMENT): Outcome.Kind.TEST,
    (Authority.SERVER, FAILED, ASSESSMENT): Outcome.Kind.TEST,
    (Authority.SERVER, COMPLETED, PERFORMANCE): Outcome.Kind.PRACTICE,
}


Listener = Callable[[str], None]
_listeners: list[Listener] = []


def on_progress(function: Listener) -> Listener:
    """Register a function that is called with an actor who has come to the end of a lesson or a test, in the
    transaction that says so."""
    _listeners.append(function)
    return function


@projector
def project(statements: Sequence[Statement]) -> None:
    """Merge statements into outcomes, in the transaction that stores them. One that cannot be read is parked; the
    others go on. Raises OperationalError: for a lock or a disk that is full nothing is stored, and she is told."""
    gone_on = set()
    for statement in statements:
        try:
            if said := _outcome(statement):
                with transaction.atomic():
                    _keep(said)
                if said.done_at and said.kind != Outcome.Kind.CHECK:
                    gone_on.add(said.actor)
        except OperationalError:
            raise
        except Exception as error:
            Parked.objects.get_or_create(position=statement.position, defaults={"reason": _reason(error)})
    for actor in sorted(gone_on):
        for listener in _listeners:
            listener(actor)


def rebuild_progress() -> int:
    """Make all outcomes anew from the statements; says how many statements were read.

    Readers go on meanwhile: the greater part is read before anything is locked, and what they state in the end is
    read under the lock.
    """
    fold, edge = _Fold(), settled_edge()
    fold.add(statements_below(edge))
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE learning_outcome IN EXCLUSIVE MODE")
        fold.add(statements_from(edge))
        Outcome.objects.all().delete()
        Parked.objects.all().delete()
        Outcome.objects.bulk_create(fold.outcomes.values(), batch_size=500)
        Parked.objects.bulk_create(fold.parked, batch_size=500)
    return fold.count


class _Fold:
    """Outcomes of many statements, put together in memory."""

    def __init__(self) -> None:
        self.outcomes: dict[tuple[str, str, str, str], Outcome] = {}
        self.parked: list[Parked] = []
        self.count = 0

    def add(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            self.count += 1
            try:
                said = _outcome(statement)
            except Exception as error:
                self.parked.append(Parked(position=statement.position, reason=_reason(error)))
                continue
            if said:
                key = (said.actor, said.activity, said.kind, said.registration)
                known = self.outcomes.setdefault(key, said)
                known.merge(said)


def _keep(said: Outcome) -> None:
    known, created = Outcome.objects.select_for_update().get_or_create(
        actor=said.actor,
        activity=said.activity,
        kind=said.kind,
        registration=said.registration,
        defaults={name: getattr(said, name) for name in ("first_at", "last_at", "done_at", "success", "score")},
    )
    if not created:
        known.merge(said)
        known.save()


def _outcome(statement: Statement) -> Outcome | None:
    """What one statement says; None for one that does not count."""
    content = statement.content
    type = content["object"].get("definition", {}).get("type")
    kind = TRUSTED.get((Authority(statement.authority), statement.verb, type))
    if kind is None or (kind == Outcome.Kind.CHECK and statement.registration):
        return None  # an answer with a registration is part of a test
    at = statement.stored
    result = content.get("result", {})
    enrolled = kind in (Outcome.Kind.TEST, Outcome.Kind.PRACTICE)
    done = statement.verb in (COMPLETED, ANSWERED, PASSED)
    return Outcome(
        actor=statement.actor,
        activity=statement.activity,
        kind=kind,
        registration=str(statement.registration) if enrolled and statement.registration else "",
        first_at=at,
        last_at=at,
        done_at=at if done else None,
        success=bool(result.get("success")),
        score=result.get("score", {}).get("scaled") if enrolled else None,
    )


def _reason(error: Exception) -> str:
    return repr(error)[:200]
