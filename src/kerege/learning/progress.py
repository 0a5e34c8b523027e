"""Progress: the projection of statements to outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import OperationalError, connection, transaction

from kerege.learning.models import Outcome, Parked
from kerege.records.models import Authority, Statement
from kerege.records.store import projector, settled_edge, statements_below, statements_from
from kerege.records.vocabulary import ANSWERED, COMPLETED, EXPERIENCED, INTERACTION, LESSON

# From whom which statements count. Tests, attendance and certificates are not here: they never count from a reader.
TRUSTED = {
    (Authority.SERVER, EXPERIENCED): (LESSON, Outcome.Kind.LESSON),
    (Authority.SERVER, COMPLETED): (LESSON, Outcome.Kind.LESSON),
    (Authority.SERVER, ANSWERED): (INTERACTION, Outcome.Kind.CHECK),
    (Authority.READER, EXPERIENCED): (LESSON, Outcome.Kind.LESSON),
    (Authority.READER, COMPLETED): (LESSON, Outcome.Kind.LESSON),
    (Authority.READER, ANSWERED): (INTERACTION, Outcome.Kind.CHECK),
}


@projector
def project(statements: Sequence[Statement]) -> None:
    """Merge statements into outcomes, in the transaction that stores them. One that cannot be read is parked; the
    others go on. Raises OperationalError: for a lock or a disk that is full nothing is stored, and she is told."""
    for statement in statements:
        try:
            with transaction.atomic():
                _keep(statement)
        except OperationalError:
            raise
        except Exception as error:
            Parked.objects.get_or_create(position=statement.position, defaults={"reason": _reason(error)})


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
        self.outcomes: dict[tuple[str, str, str], Outcome] = {}
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
                known = self.outcomes.setdefault((said.actor, said.activity, said.kind), said)
                known.merge(said)


def _keep(statement: Statement) -> None:
    said = _outcome(statement)
    if said is None:
        return
    known, created = Outcome.objects.select_for_update().get_or_create(
        actor=said.actor,
        activity=said.activity,
        kind=said.kind,
        defaults={name: getattr(said, name) for name in ("first_at", "last_at", "done_at", "success")},
    )
    if not created:
        known.merge(said)
        known.save()


def _outcome(statement: Statement) -> Outcome | None:
    """What one statement says; None for one that does not count."""
    wanted = TRUSTED.get((Authority(statement.authority), statement.verb))
    content = statement.content
    if wanted is None or content["object"].get("definition", {}).get("type") != wanted[0]:
        return None
    at = statement.stored
    return Outcome(
        actor=statement.actor,
        activity=statement.activity,
        kind=wanted[1],
        first_at=at,
        last_at=at,
        done_at=at if statement.verb in (COMPLETED, ANSWERED) else None,
        success=bool(content.get("result", {}).get("success")),
    )


def _reason(error: Exception) -> str:
    return repr(error)[:200]
