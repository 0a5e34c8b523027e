"""Somebody takes part in the same course twice: one year and the next, or in the open cohort and an invited one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assessment.taking import FINAL, PRE, attempt_at, begin
from kerege import clock
from kerege.assessment.models import Attempt
from kerege.people.models import Person
from kerege.rollouts.editions import make_edition
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Rollout
from kerege.suites.models import Suite


@pytest.fixture
def next_year(with_tests: Suite) -> Rollout:
    cohort = Rollout.objects.create(suite=with_tests, name="Осень 2027")
    make_edition(cohort, Rollout.objects.get(is_open=True).edition.rule, by=None, why="test")
    return cohort


def questions(attempt: Attempt) -> set[int]:
    return set(attempt.given.values_list("version__question", flat=True))


def test_pre_test_of_one_cohort_and_final_test_of_another_share_no_question(
    signed_in: Client, person: Person, next_year: Rollout
) -> None:
    pre = attempt_at(begin(signed_in, PRE))
    enrol(person, next_year)
    final = attempt_at(begin(signed_in, FINAL))

    assert pre.registration != final.registration
    assert not questions(pre) & questions(final)


def test_another_cohort_does_not_shorten_the_waiting(signed_in: Client, person: Person, next_year: Rollout) -> None:
    signed_in.post(begin(signed_in), {"hand_in": "1"})
    enrol(person, next_year)

    assert signed_in.post(FINAL)["Location"] == FINAL  # the page says until when she waits
    with clock.moved_by(timedelta(hours=25)):
        anew = attempt_at(begin(signed_in))
    assert (anew.registration, anew.number) == (person.enrolments.get(rollout=next_year).registration, 1)
