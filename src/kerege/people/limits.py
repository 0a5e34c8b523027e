"""The limits of sign-in lie in the cache table: what was tried, by network address or by a hash of the login."""

from __future__ import annotations

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection

from kerege import clock
from kerege.outgoing.worker import every_minute


@every_minute
def forget_limits() -> int:
    """Delete what is over: it names network addresses, and Django deletes only when the table is full."""
    if not isinstance(caches["default"], DatabaseCache):
        return 0
    table = connection.ops.quote_name(caches.settings["default"]["LOCATION"])
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])  # noqa: S608
        return cursor.rowcount
