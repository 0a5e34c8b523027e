"""Who takes part in what."""

from __future__ import annotations

from django.db import transaction

from kerege.assessment.attempts import lengthen, open_attempts
from kerege.people.audit import record
from kerege.people.models import Agency, Person
from kerege.rollouts.editions import open_rollout
from kerege.rollouts.models import Enrolment, Rollout
from kerege.rollouts.terms import blueprint_of, place_in
from kerege.suites.models import Suite


@transaction.atomic
def enrol(person: Person, rollout: Rollout, *, agency: Agency | None = None) -> Enrolment:
    """Her place in this roll-out; she has one, however often she is enrolled. The first agency that brings her in is
    hers."""
    enrolment, _created = Enrolment.objects.get_or_create(rollout=rollout, person=person, defaults={"agency": agency})
    if agency and enrolment.agency_id is None:
        enrolment.agency = agency
        enrolment.save(update_fields=["agency"])
    enrolment.person = person
    return enrolment


def enrol_for_test(person: Person, suite_pk: int) -> Enrolment:
    """A reader without a roll-out joins the suite's open one when she takes a test."""
    place = place_in(person, suite_pk)
    if place.enrolment:
        return place.enrolment
    return enrol(person, place.edition.rollout if place.edition else open_rollout(Suite.objects.get(pk=suite_pk)))


@transaction.atomic
def give_extra_time(enrolment: Enrolment, percent: int, *, by: Person | None, why: str) -> None:
    """So many percent more time in her tests, from now on and in the one that she is taking."""
    if _give(enrolment, "extra_time", percent, " %", by=by, why=why):
        for attempt in open_attempts(enrolment.registration):
            lengthen(attempt, blueprint_of(attempt), percent)


@transaction.atomic
def give_extra_attempts(enrolment: Enrolment, count: int, *, by: Person | None, why: str) -> None:
    """So many attempts more at each final test than it has."""
    _give(enrolment, "extra_attempts", count, "", by=by, why=why)


def _give(enrolment: Enrolment, what: str, amount: int, unit: str, *, by: Person | None, why: str) -> bool:
    """False where she has just that already."""
    found = Enrolment.objects.select_for_update(of=("self",)).select_related("rollout", "person").get(pk=enrolment.pk)
    before = getattr(found, what)
    if before == amount:
        return False
    subject = f"{found.rollout.public_id} {found.person.public_id}"
    record(by, f"enrolment.{what}", subject, f"{before} → {amount}{unit}: {why}")
    setattr(found, what, amount)
    found.save(update_fields=[what])
    return True
