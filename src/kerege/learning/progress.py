"""Progress: the projection of statements to outcomes."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import DatabaseError, connection, transaction

from kerege.learning.models import Outcome, Parked
from kerege.records.models import Authority, Statement
from kerege.records.store import projector, read_from
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
    """Merge statements into outcomes. One that cannot be read is parked; the others go on."""
    for statement in statements:
        try:
            with transaction.atomic():
                _merge(statement)
        except (KeyError, TypeError, ValueError, DatabaseError) as error:
            Parked.objects.get_or_create(position=statement.position, defaults={"reason": repr(error)[:200]})


@transaction.atomic
def rebuild_progress() -> int:
    """Make all outcomes anew from the statements; says how many statements were read."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE learning_outcome IN EXCLUSIVE MODE")
    Outcome.objects.all().delete()
    Parked.objects.all().delete()
    count = 0
    for page in read_from(0):
        project(page)
        count += len(page)
    return count


def _merge(statement: Statement) -> None:
    wanted = TRUSTED.get((Authority(statement.authority), statement.verb))
    content = statement.content
    if wanted is None or content["object"].get("definition", {}).get("type") != wanted[0]:
        return
    at = statement.stored
    done = at if statement.verb in (COMPLETED, ANSWERED) else None
    success = bool(content.get("result", {}).get("success"))
    outcome, created = Outcome.objects.select_for_update().get_or_create(
        actor=statement.actor,
        activity=statement.activity,
        defaults={"kind": wanted[1], "first_at": at, "last_at": at, "done_at": done, "success": success},
    )
    if created:
        return
    outcome.first_at = min(outcome.first_at, at)
    outcome.last_at = max(outcome.last_at, at)
    outcome.done_at = min(filter(None, (outcome.done_at, done)), default=None)
    outcome.success = outcome.success or success
    outcome.save()
