"""Those who began to join and went no further."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress

from kerege import clock
from kerege.outgoing.worker import every_minute
from kerege.people.models import Person
from kerege.people.personal_data import erase_person

PATIENCE = timedelta(days=1)
AT_ONCE = 20  # each erasure looks through all sessions


@every_minute
def forget_unconfirmed() -> int:
    """Erase who joined a day ago and never confirmed the address, which may be somebody else's."""
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    began = Person.objects.filter(emailaddress__verified=False, created_at__lt=clock.now() - PATIENCE)
    people = began.filter(last_login=None, roles=None).exclude(pk__in=confirmed).distinct()[:AT_ONCE]
    for person in people:
        erase_person(person, by=None, why="the address was never confirmed")
    return len(people)
