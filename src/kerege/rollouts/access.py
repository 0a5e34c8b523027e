"""Rights to what belongs to roll-outs. Whose agency it is, `people.access` says."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from kerege import clock
from kerege.people.access import Visitor, agencies_for
from kerege.people.models import Agency, Person, Role
from kerege.rollouts.models import Enrolment, Invitation, Rollout


def participants_for(person: Visitor, agency: Agency) -> QuerySet[Enrolment]:
    """Who takes part from an agency that is this person's to look after; also she who joined by no invitation and says
    herself that she works there."""
    from_there = Q(agency=agency) | Q(agency=None, person__profile__agency=agency)
    hers = Enrolment.objects.filter(from_there) if _looks_after(person, agency) else Enrolment.objects.none()
    return hers.select_related("person", "rollout").order_by("person__family", "person__given", "joined_at")


def cards_for(person: Visitor, agency: Agency) -> QuerySet[Invitation]:
    """The cards of such an agency, the newest first. `is_named`: whose card it is may be seen, for she takes part from
    there and has not withdrawn."""
    cards = Invitation.objects.filter(kind=Invitation.Kind.CARD, agency=agency)
    hers = cards if _looks_after(person, agency) else cards.none()
    from_there = Enrolment.objects.filter(person=OuterRef("used_by"), agency=agency)
    known = hers.annotate(is_named=Exists(from_there)).select_related("rollout", "used_by", "replaced_by")
    return known.order_by("-made_at", "rollout", "number")


def card_for(person: Visitor, agency: Agency, pk: str) -> Invitation:
    """One of `cards_for`. Raises Http404, whether it is another's or there is none."""
    found = cards_for(person, agency).filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if found is None:
        raise Http404
    return found


def led_by(person: Visitor) -> QuerySet[Rollout]:
    """The cohorts that this person leads: those of which she is a facilitator. An organiser who wants to read what was
    handed in makes herself one, and that is in the record."""
    if not isinstance(person, Person) or not person.is_active:
        return Rollout.objects.none()
    hers = Role.objects.filter(person=person, name=Role.Name.FACILITATOR)
    return Rollout.objects.filter(public_id__in=hers.values("rollout"))


def led_rollout_for(person: Visitor, public_id: UUID) -> Rollout:
    """One of `led_by`. Raises Http404, whether it is another's or there is none."""
    return get_object_or_404(led_by(person).select_related("suite"), public_id=public_id)


def cohorts_for(person: Visitor, agency: Agency) -> QuerySet[Rollout]:
    """To which cohorts she may invite people of this agency: the open ones, and those in which the organiser has made
    it take part; none that is over. Those of the first course come first."""
    if not _looks_after(person, agency):
        return Rollout.objects.none()
    invited = Invitation.objects.filter(agency=agency, cancelled_at=None).values("rollout")
    taking_part = Enrolment.objects.filter(agency=agency).values("rollout")
    goes_on = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate(clock.now()))
    return Rollout.objects.filter(goes_on, Q(is_open=True) | Q(pk__in=invited) | Q(pk__in=taking_part)).order_by(
        "suite__path", "name"
    )


def _looks_after(person: Visitor, agency: Agency) -> bool:
    return agencies_for(person).filter(pk=agency.pk).exists()
