"""What this room holds about people."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kerege import clock
from kerege.people.consent import when_withdrawn
from kerege.people.models import Person
from kerege.people.personal_data import register, register_without
from kerege.rollouts.models import Edition, Enrolment, Invitation, Rollout


def _forget_cards(person: Person) -> None:
    """A card that was issued anew for her leads nobody anywhere."""
    hers = Invitation.objects.filter(used_by=person)
    hers.filter(used_at=None).update(cancelled_at=clock.now())
    hers.update(used_by=None)


@when_withdrawn(_("Your agency no longer sees that you take part."))
def hide_from_agency(person: Person) -> None:
    Enrolment.objects.filter(person=person).update(agency=None)


def _enrolments(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "cohort": enrolment.rollout.name,
            "registration": str(enrolment.registration),
            "agency": str(enrolment.agency or ""),
            "joined_at": enrolment.joined_at.isoformat(),
            "extra_time": enrolment.extra_time,
            "extra_attempts": enrolment.extra_attempts,
        }
        for enrolment in Enrolment.objects.filter(person=person).select_related("rollout", "agency")
    ]


register(
    Enrolment,
    section="cohorts",
    title=_("Cohorts"),
    words={"cohort": _("cohort"), "registration": _("number in the records of learning"), "joined_at": _("since")},
    holds="in which cohorts she takes part, since when, from which agency, with what time and attempts added in tests",
    why="tests and certificates count for a cohort",
    kept="as long as the person; the agency until she withdraws her consent",
    export=_enrolments,
    erase=lambda person: Enrolment.objects.filter(person=person).delete() and None,
)
register(
    Invitation,
    section="cohorts",
    title=_("Cards you joined by"),
    holds="which card she joined by",
    why="a card is used once, and a lost one is issued anew",
    kept="as long as the person",
    export=lambda person: list(Invitation.objects.filter(used_by=person).values_list("number", flat=True)),
    erase=_forget_cards,
)
register_without(Rollout, Edition)
