"""Sessions that have ended."""

from __future__ import annotations

from django.contrib.sessions.models import Session

from kerege import clock
from kerege.outgoing.worker import every_minute


@every_minute
def forget_sessions() -> int:
    """Delete sessions whose time is over; they name a person."""
    removed, _details = Session.objects.filter(expire_date__lt=clock.now()).delete()
    return removed
