"""Owing and settling."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from kerege import clock
from kerege.outgoing.models import Outgoing

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # longer than the longest thing owed takes; EMAIL_TIMEOUT is 30 s
FIRST_RETRY = timedelta(seconds=30)
LAST_RETRY = timedelta(hours=6)
MOST_ATTEMPTS = 36  # a week of trying
KEEP_DONE = timedelta(days=7)

Handler = Callable[[str, dict[str, Any]], None]
_handlers: dict[str, tuple[Handler, bool]] = {}


def handler(kind: str, *, forget: bool = False) -> Callable[[Handler], Handler]:
    """Register the function that settles `kind`. It gets key and payload, and may be called again for the same
    key after a crash. `forget` empties the payload once it is settled."""

    def register(function: Handler) -> Handler:
        _handlers[kind] = (function, forget)
        return function

    return register


def owe(kind: str, key: str, payload: dict[str, Any] | None = None, *, again: bool = False) -> None:
    """Note that something is owed, inside the caller's transaction. The same kind and key are owed once;
    with `again`, what was settled before becomes due anew."""
    anew = ["payload", "due", "attempts", "done_at", "leased_until", "leased_by"]
    # Not ignore_conflicts: SQLite would pass over whatever else is wrong with a row, too.
    Outgoing.objects.bulk_create(
        [Outgoing(kind=kind, key=key, payload=payload or {})],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=anew if again else ["key"],
    )


def settle_due(worker: str, *, limit: int = 100, but: Collection[str] = ()) -> int:
    """Settle what is due, one row at a time, but for some kinds; says how many were tried."""
    tried = 0
    while tried < limit and (row := _lease_next(worker, _handlers.keys() - but)):
        _settle(row, worker)
        tried += 1
    return tried


def release_leases(worker: str) -> int:
    """Give back what a dead worker of this name held. Call it only while holding that worker's lock."""
    return Outgoing.objects.filter(leased_by=worker, done_at=None).update(leased_by="", leased_until=None)


def forget_settled() -> int:
    """Delete rows settled a week ago."""
    removed, _details = Outgoing.objects.filter(done_at__lt=clock.now() - KEEP_DONE).delete()
    return removed


@transaction.atomic
def _lease_next(worker: str, kinds: Collection[str]) -> Outgoing | None:
    now = clock.now()
    due = Outgoing.objects.filter(
        Q(leased_until=None) | Q(leased_until__lt=now), done_at=None, due__lte=now, kind__in=kinds
    )
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    row = due.order_by("due", "id").first()
    if row:
        row.leased_by, row.leased_until, row.attempts = worker, now + LEASE, row.attempts + 1
        row.save(update_fields=["leased_by", "leased_until", "attempts"])
    return row


def _settle(row: Outgoing, worker: str) -> None:
    function, forget = _handlers[row.kind]
    mine = Outgoing.objects.filter(pk=row.pk, leased_by=worker, attempts=row.attempts)
    try:
        function(row.key, row.payload)
    except Exception as error:
        # The message of a mail server may quote an address: only the kind of error is kept.
        given_up = row.attempts >= MOST_ATTEMPTS
        wait = min(FIRST_RETRY * 2 ** min(row.attempts - 1, 20), LAST_RETRY)
        mine.update(
            due=clock.now() + wait,
            last_error=type(error).__name__,
            leased_by="",
            leased_until=None,
            done_at=clock.now() if given_up else None,
            payload={} if given_up and forget else F("payload"),
        )
        log.warning("outgoing failed", extra={"kind": row.kind, "attempt": row.attempts, "error": type(error).__name__})
    else:
        mine.update(
            done_at=clock.now(), last_error="", leased_by="", leased_until=None,
            payload={} if forget else F("payload"),
        )  # fmt: skip
