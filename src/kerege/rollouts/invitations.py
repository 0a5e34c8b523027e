"""Bringing people in: links for many, cards for one.

Every function may be called twice with the same: a card joins one person, and of a form that was sent twice the cards
of the last answer are alive.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from kerege import clock
from kerege.people import consent
from kerege.people.audit import record
from kerege.people.cards import change_card, has_another_way_in, make_card_code, make_card_person, read_card_code
from kerege.people.models import Agency, Person
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Enrolment, Invitation, Rollout

MOST_CARDS = 40
SENT_AGAIN = timedelta(minutes=2)  # a form that comes later asks for more cards
ANEW = timedelta(days=14)  # a card that was issued anew is good for so long at least
State = Invitation.State


class Unusable(Exception):
    """Nobody can join by this invitation now; `state` says why."""

    def __init__(self, state: Invitation.State) -> None:
        super().__init__(state)
        self.state = state


class Refusal(StrEnum):
    """Why a card is not issued anew."""

    CANCELLED = "cancelled"
    IN_USE = "in use"  # the new card has been opened already
    NOBODY = "nobody"  # who joined by it is not here any more
    OWN_WAY = "own way"  # she has an e-mail address, a role or another card: this one must not open her account


class CannotReissue(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def find(text: str) -> Invitation | None:
    """The invitation with this code, typed as people type."""
    code = read_card_code(text)
    if code is None:
        return None
    known = Invitation.objects.select_related("rollout__suite", "agency", "used_by")
    return known.filter(code_hash=_hash(code)).first()


@transaction.atomic
def make_link(rollout: Rollout, agency: Agency | None, *, by: Person | None, expires: datetime) -> Invitation:
    """A link for many; its code is kept, to be copied again."""
    code = make_card_code()
    link = Invitation(rollout=rollout, agency=agency, kind=Invitation.Kind.LINK, code=code, made_by=by)
    link.code_hash, link.expires_at, link.number = _hash(code), expires, _next_number(rollout)
    link.save()
    record(by, "invitation.link_made", _subject(rollout, agency), f"{link.number}")
    return link


@transaction.atomic
def make_cards(
    rollout: Rollout,
    agency: Agency,
    count: int,
    *,
    by: Person | None,
    expires: datetime,
    batch: UUID | None = None,
) -> list[tuple[Invitation, str]]:
    """New cards with their codes, which are known only now. `batch` names the form that asks: where it was sent
    for the same cards just before, those that are unused die, for it is not known which answer arrived."""
    number = _next_number(rollout)
    if batch:
        batch = uuid5(batch, f"{rollout.pk} {agency.pk} {count} {expires.isoformat()}")
        just_before = Invitation.objects.filter(batch=batch, made_at__gt=clock.now() - SENT_AGAIN)
        just_before.filter(used_at=None, cancelled_at=None, replaced_by=None).update(cancelled_at=clock.now())
    made = [
        _card(code, rollout, agency, number + place, by, expires, batch=batch)
        for place, code in enumerate(make_card_code() for _ in range(count))
    ]
    record(by, "invitation.cards_made", _subject(rollout, agency), _numbers(card for card, _code in made))
    return made


@transaction.atomic
def cancel(invitation: Invitation, *, by: Person | None, why: str) -> bool:
    """Let nobody join by it any more. False where a card was used before: there is nothing left to cancel."""
    found = _locked(invitation)
    if found.used_at:
        return False
    if not found.cancelled_at:
        found.cancelled_at = clock.now()
        found.save(update_fields=["cancelled_at"])
        record(by, "invitation.cancelled", _subject(found.rollout, found.agency), f"{found.number}: {why}")
    return True


@transaction.atomic
def reissue(card: Invitation, *, by: Person | None) -> tuple[Invitation, str]:
    """A new card in the place of a lost one, which is dead at once. If somebody joined by the lost one, the new one
    leads to her. Raises CannotReissue."""
    number = _next_number(card.rollout)
    lost = _locked(card)
    while lost.replaced_by:  # the form was sent again
        lost = _locked(lost.replaced_by)
        if lost.used_at:
            raise CannotReissue(Refusal.IN_USE)
    if lost.cancelled_at or lost.agency is None:
        raise CannotReissue(Refusal.CANCELLED)
    person = lost.used_by
    if lost.used_at and (person is None or not person.is_active):
        raise CannotReissue(Refusal.NOBODY)
    if person and (has_another_way_in(person) or (lost.used_at and _hash(person.login) != lost.code_hash)):
        raise CannotReissue(Refusal.OWN_WAY)
    expires = max(lost.expires_at, clock.now() + ANEW)
    new, code = _card(make_card_code(), lost.rollout, lost.agency, number, by, expires, used_by=person)
    lost.replaced_by = new
    lost.save(update_fields=["replaced_by"])
    why = f"{lost.number} → {new.number}" + (f", {person.public_id}" if person else "")
    record(by, "invitation.reissued", _subject(lost.rollout, lost.agency), why)
    return new, code


@transaction.atomic
def join(invitation: Invitation, person: Person) -> Enrolment:
    """Somebody with an account takes part, and uses the card up. Raises Unusable."""
    found = _usable(invitation, person)
    if found.used_by_id not in (None, person.pk):
        raise Unusable(State.USED)  # it was issued anew for somebody else
    return _enrol(found, person)


@transaction.atomic
def join_by_card(card: Invitation, code: str, *, given: str, password: str, language: str) -> Person:
    """Make an account for whoever holds the card and has agreed to what is kept: the code is the login. Raises
    Unusable."""
    found = _usable(card)
    if found.used_by or found.kind != Invitation.Kind.CARD:
        raise Unusable(State.USED)
    person = make_card_person(_printed(code), given=given, password=password, language=language)
    consent.give(person, language)
    _enrol(found, person)
    return person


@transaction.atomic
def come_back(card: Invitation, code: str, password: str) -> Person:
    """Open a card that was issued anew: she whose card was lost has this code and password from now on, and what she
    has done. Raises Unusable."""
    found = _usable(card)
    person = found.used_by
    if person is None or not person.is_active or has_another_way_in(person):
        raise Unusable(State.CANCELLED)
    change_card(person, _printed(code), password)
    _use_up(found, person)  # she takes part already, and may have withdrawn from her agency's eyes
    record(person, "person.card_changed", str(person.public_id), f"{found.number}")
    return person


def _usable(invitation: Invitation, person: Person | None = None) -> Invitation:
    """The row, locked. Raises Unusable, unless it is this person's own card, sent again."""
    found = _locked(invitation)
    if found.state != State.FREE and not (found.state == State.USED and person and found.used_by_id == person.pk):
        raise Unusable(found.state)
    return found


def _enrol(invitation: Invitation, person: Person) -> Enrolment:
    if invitation.kind == Invitation.Kind.CARD and not invitation.used_at:
        _use_up(invitation, person)
    return enrol(person, invitation.rollout, agency=invitation.agency)


def _use_up(card: Invitation, person: Person) -> None:
    card.used_at, card.used_by = clock.now(), person
    card.save(update_fields=["used_at", "used_by"])


def _card(
    code: str,
    rollout: Rollout,
    agency: Agency,
    number: int,
    by: Person | None,
    expires: datetime,
    *,
    batch: UUID | None = None,
    used_by: Person | None = None,
) -> tuple[Invitation, str]:
    card = Invitation.objects.create(
        rollout=rollout,
        agency=agency,
        kind=Invitation.Kind.CARD,
        number=number,
        code_hash=_hash(code),
        made_by=by,
        batch=batch,
        expires_at=expires,
        used_by=used_by,
    )
    return card, code


def _locked(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",))
    return rows.select_related("rollout", "agency", "used_by", "replaced_by").get(pk=invitation.pk)


def _next_number(rollout: Rollout) -> int:
    """The roll-out is locked for it, before any invitation is; not against those who join meanwhile."""
    Rollout.objects.select_for_update(no_key=True).get(pk=rollout.pk)
    last: int | None = rollout.invitations.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _printed(code: str) -> str:
    return read_card_code(code) or code


def _hash(code: str) -> str:
    return sha256(code.replace("-", "").encode()).hexdigest()


def _subject(rollout: Rollout, agency: Agency | None) -> str:
    return " ".join(str(part.public_id) for part in (rollout, agency) if part)


def _numbers(cards: Iterable[Invitation]) -> str:
    numbers = [card.number for card in cards]
    return f"{numbers[0]}–{numbers[-1]}" if numbers[1:] else f"{numbers[0]}"
