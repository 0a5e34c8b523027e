"""What people find in the demo who look after others: the organiser has a link to a cohort, the focal point has brought
in colleagues by printed cards, and the facilitator leads a case conference at which some of them sit.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import transaction

from kerege import clock
from kerege.config.demo.words import ASKED
from kerege.people.models import Agency, Person
from kerege.practice.conferences import answer_ask, ask_for, open_conference, take_seat
from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import Library, library_of
from kerege.practice.models import Conference
from kerege.practice.roundtable import Answer, Roundtable, roundtable_of
from kerege.rollouts.editions import open_rollout
from kerege.rollouts.invitations import join, make_cards, make_link
from kerege.rollouts.models import Rollout
from kerege.suites import catalogue
from kerege.suites.models import Suite

CARDS = 6
SEATS = 4  # of seven or so: an empty seat answers by itself
GOOD_FOR = timedelta(days=90)


@transaction.atomic
def make_cohorts(people: Mapping[str, Person], circle: Sequence[Person], agency: Agency) -> None:
    """Bring the open cohort of the first course to where it is. `people` are the demo accounts by role, `circle` her
    colleagues."""
    for suite in catalogue.suites()[:1]:
        cohort = open_rollout(Suite.objects.get(pk=suite.pk))
        _invite(people, [people["learner"], *circle[:2]], cohort, agency)
        _sit_down(circle, people["facilitator"], cohort, library_of(suite))


def _invite(people: Mapping[str, Person], guests: Sequence[Person], cohort: Rollout, agency: Agency) -> None:
    """A link of the organiser's, and cards of the focal point's: some are used, the others lie in a drawer."""
    if cohort.invitations.exists():
        return
    expires = clock.now() + GOOD_FOR
    make_link(cohort, None, by=people["organiser"], expires=expires)
    cards = make_cards(cohort, agency, CARDS, by=people["focal_point"], expires=expires)
    for (card, _code), guest in zip(cards, guests, strict=False):
        join(card, guest)


def _sit_down(people: Sequence[Person], leader: Person, cohort: Rollout, library: Library) -> None:
    """The first seat stays free: it is for the learner."""
    for shown in library.all(MaterialKind.CONFERENCE):
        if Conference.objects.filter(rollout=cohort, material=shown.document.id).exists():
            continue
        id = uuid.uuid5(cohort.public_id, shown.document.id)
        conference = open_conference(cohort, shown.document.id, by=leader, public_id=id)
        table = roundtable_of(shown.document)
        seats = {role.id: person for role, person in zip(table.roles[1:], people[:SEATS], strict=False)}
        for role, person in seats.items():
            take_seat(conference, person, role)
        _ask(conference, table, seats)


def _ask(conference: Conference, table: Roundtable, seats: Mapping[str, Person]) -> None:
    for role, id, purpose, words in ASKED:
        fact = table.fact(id)
        if fact is None or role not in seats:
            continue
        asked = ask_for(conference, seats[role], fact.id, purpose)
        if words and fact.holder in seats:
            answer_ask(conference, seats[fact.holder], asked.pk, Answer.SHARED, words)
