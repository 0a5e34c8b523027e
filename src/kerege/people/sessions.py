"""Sessions that have ended, and those that are made to end."""

from __future__ import annotations

import json

from django.contrib.sessions.models import Session

from kerege import clock
from kerege.outgoing.worker import every_minute
from kerege.people.models import Person


@every_minute
def forget_sessions() -> int:
    """Delete sessions whose time is over; they name a person."""
    removed, _details = Session.objects.filter(expire_date__lt=clock.now()).delete()
    return removed


def end_sessions(person: Person, addresses: set[str]) -> None:
    """End every session that names her: she is signed in there, or a code was sent to one of these addresses."""
    quoted = [json.dumps(address).lower() for address in addresses]
    for session in Session.objects.iterator():
        data = session.get_decoded()
        text = json.dumps(data).lower()  # an address stands there as it was typed
        if str(person.pk) in data.values() or any(address in text for address in quoted):
            session.delete()
