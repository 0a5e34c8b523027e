"""Who leads a cohort: its facilitators."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from kerege.people.models import Person, Role
from kerege.people.roles import grant_role, revoke_role
from kerege.rollouts.models import Rollout


def facilitators_of(rollout: Rollout) -> list[Person]:
    leads = Role.objects.filter(name=Role.Name.FACILITATOR, rollout=rollout.public_id)
    people = Person.objects.filter(pk__in=leads.values("person"), is_active=True)
    return list(people.order_by("family", "given", "pk"))


@transaction.atomic
def set_facilitators(rollout: Rollout, people: Iterable[Person], *, by: Person | None, why: str) -> None:
    """Let these people lead the cohort, and nobody else."""
    held, wanted = set(facilitators_of(rollout)), set(people)
    for person in held ^ wanted:
        change = grant_role if person in wanted else revoke_role
        change(person, Role.Name.FACILITATOR, rollout=rollout.public_id, by=by, why=why)
