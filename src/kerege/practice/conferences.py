"""Conferences led by a facilitator: opened, seats taken and left, facts asked for and shared, closed.

A seat that nobody has taken answers as the file would, so three people are enough.
"""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from django.db import transaction

from kerege import clock
from kerege.people.models import Person
from kerege.practice.models import Ask, Conference, Material, Seat
from kerege.practice.roundtable import Answer, Request, Roundtable, answer_as_written, roundtable_of
from kerege.rollouts.models import Rollout


class Refusal(StrEnum):
    """Why something cannot be done at a table."""

    CLOSED = "closed"
    TAKEN = "taken"  # somebody else has this seat
    SEATED = "seated"  # she has another seat
    NO_SEAT = "no seat"
    NOT_HERS = "not hers"  # to be asked for, or to be answered


class Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def open_conference(rollout: Rollout, material: str, *, by: Person, public_id: UUID) -> Conference:
    """Open one; `public_id` comes with the form, so that a form sent twice opens one."""
    asked = {"rollout": rollout, "material": material, "led_by": by}
    conference, _new = Conference.objects.get_or_create(public_id=public_id, defaults=asked)
    if (conference.rollout_id, conference.material) != (rollout.pk, material):
        # A form that came back from the browser's memory, with another button pressed.
        conference = Conference.objects.create(**asked)
    return conference


def close_conference(conference: Conference) -> None:
    """Nobody asks or answers any more, and everybody sees who knew what."""
    Conference.objects.filter(pk=conference.pk, closed_at=None).update(closed_at=clock.now())


@transaction.atomic
def take_seat(conference: Conference, person: Person, role: str) -> Seat:
    """Raises Refused where the conference is closed, or somebody else sits there, or she sits elsewhere."""
    table = _open_table(conference)
    if table.role(role) is None:
        raise Refused(Refusal.NOT_HERS)
    hers = Seat.objects.filter(conference=conference, person=person).first()
    if hers:
        if hers.role != role:
            raise Refused(Refusal.SEATED)
        return hers
    if Seat.objects.filter(conference=conference, role=role).exists():
        raise Refused(Refusal.TAKEN)
    return Seat.objects.create(conference=conference, role=role, person=person)


@transaction.atomic
def leave_seat(conference: Conference, person: Person) -> None:
    """The seat is free again. What was asked stays; whoever waits for an answer gets that of the file. Raises Refused
    where the conference is closed: who took part in it stays true."""
    table = _open_table(conference)
    for seat in Seat.objects.filter(conference=conference, person=person):
        _free(seat, table)


@transaction.atomic
def ask_for(conference: Conference, person: Person, fact_id: str, purpose: str) -> Ask:
    """Her role asks for a fact. It asks once: who asks again gets what there is. Raises Refused where she has no seat,
    or it is not a fact of another's."""
    table = _open_table(conference)
    seat = _seat_of(conference, person)
    fact = table.fact(fact_id)
    if fact is None or fact.holder == seat.role:
        raise Refused(Refusal.NOT_HERS)
    free = not Seat.objects.filter(conference=conference, role=fact.holder).exists()
    asked, _new = Ask.objects.get_or_create(
        conference=conference,
        role=seat.role,
        fact=fact.id,
        defaults={
            "purpose": purpose,
            "asked_by": person,
            "answer": answer_as_written(fact, seat.role) if free else Answer.WAITING,
            "answered_at": clock.now() if free else None,
        },
    )
    return asked


@transaction.atomic
def answer_ask(conference: Conference, person: Person, pk: int, answer: Answer, words: str) -> Ask:
    """Her role shares a fact, or keeps it. What is answered stays so. Raises Refused where it is not hers to answer."""
    table = _open_table(conference)
    seat = _seat_of(conference, person)
    asked = Ask.objects.filter(conference=conference, pk=pk).first()
    fact = table.fact(asked.fact) if asked else None
    if asked is None or fact is None or fact.holder != seat.role:
        raise Refused(Refusal.NOT_HERS)
    if asked.answer == Answer.WAITING:
        asked.answer, asked.words, asked.answered_by, asked.answered_at = answer, words, person, clock.now()
        asked.save(update_fields=["answer", "words", "answered_by", "answered_at"])
    return asked


def requests_of(conference: Conference) -> list[Request]:
    """All that was asked, in order."""
    return [Request(ask.role, ask.fact, ask.purpose, Answer(ask.answer), ask.words) for ask in conference.asks.all()]


@transaction.atomic
def forget_person(person: Person) -> None:
    """Her seats are free and what she wrote at a table is gone; that a role asked, and was answered, stays."""
    for seat in Seat.objects.filter(person=person).select_related("conference__rollout"):
        if _locked(seat.conference).is_open:
            _free(seat, _table(seat.conference))
        else:
            seat.delete()
    Conference.objects.filter(led_by=person).update(led_by=None)
    Ask.objects.filter(asked_by=person).update(purpose="", asked_by=None)
    Ask.objects.filter(answered_by=person).update(words="", answered_by=None)


def _open_table(conference: Conference) -> Roundtable:
    """What is played, while nobody else changes anything at this table. Raises Refused where it is closed."""
    if not _locked(conference).is_open:
        raise Refused(Refusal.CLOSED)
    return _table(conference)


def _locked(conference: Conference) -> Conference:
    return Conference.objects.select_for_update().get(pk=conference.pk)


def _table(conference: Conference) -> Roundtable:
    return roundtable_of(Material.objects.get(suite=conference.rollout.suite_id, key=conference.material).document)


def _free(seat: Seat, table: Roundtable) -> None:
    seat.delete()
    for waiting in seat.conference.asks.filter(answer=Answer.WAITING):
        fact = table.fact(waiting.fact)
        if fact and fact.holder == seat.role:
            waiting.answer, waiting.answered_at = answer_as_written(fact, waiting.role), clock.now()
            waiting.save(update_fields=["answer", "answered_at"])


def _seat_of(conference: Conference, person: Person) -> Seat:
    seat = Seat.objects.filter(conference=conference, person=person).first()
    if seat is None:
        raise Refused(Refusal.NO_SEAT)
    return seat
