"""Pages of practice ask the same number of queries, however much there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.practice.plans import keep_version, save_section
from kerege.practice.reviews import hand_in
from kerege.practice.rubric import LINES
from kerege.practice.works import save_work
from kerege.rollouts.models import Rollout
from kerege.suites import catalogue
from kerege.suites.models import Suite

TASK = "https://example.org/suites/tiny/m1/two/"


@pytest.fixture
def facilitator(with_practice: Suite, signed_in: Client, person: Person) -> Client:
    grant_role(person, Role.Name.FACILITATOR, rollout=Rollout.objects.get().public_id, by=None, why="test")
    return signed_in


def practise(number: int) -> None:
    """Somebody else decides in a scenario, and hands in a plan."""
    suite = catalogue.suites()[0]
    somebody = Person.objects.create_user(f"p{number}@example.org", f"p{number}@example.org")
    plan = save_section(somebody, suite, "plan", "case-timur", {"plan-known-facts": f"Рисует {number}"})
    hand_in(plan, dict.fromkeys(LINES, "yes"))
    choices = {"sc-class-door": "name"}
    save_work(somebody, suite.pk, f"{suite.iri}/sc-class", choices=choices, reasons={"sc-class-door": "Так"})


def make(person: Person, number: int) -> None:
    """She writes in a task, and keeps a version of her plan."""
    suite = catalogue.suites()[0]
    save_work(person, suite.pk, f"{TASK}two-{number}", words={"text": "Тимур"})
    keep_version(save_section(person, suite, "plan", "case-timur", {"plan-known-facts": f"Рисует {number}"}))


@pytest.mark.parametrize(
    "page",
    ["practice/cohorts/{cohort}/", "practice/cohorts/{cohort}/scenarios/sc-class/", "practice/", "my/data/"],
)
def test_page_costs_the_same_for_two_and_for_nine(
    facilitator: Client, person: Person, django_assert_max_num_queries: Any, page: str
) -> None:
    address = f"/ru/{page.format(cohort=Rollout.objects.get().public_id)}"

    def queries() -> int:
        with django_assert_max_num_queries(60 if page == "my/data/" else 30) as captured:
            assert facilitator.get(address).status_code == 200
        return len(captured)

    for number in range(2):
        practise(number)
        keep_version(
            save_section(person, catalogue.suites()[0], "plan", "case-timur", {"plan-known-facts": f"{number}"})
        )
        save_work(person, catalogue.suites()[0].pk, f"{TASK}two-{number}", words={"text": "Тимур"})
    queries()
    before = queries()
    for number in range(2, 9):
        practise(number)
        keep_version(
            save_section(person, catalogue.suites()[0], "plan", "case-timur", {"plan-known-facts": f"{number}"})
        )
        save_work(person, catalogue.suites()[0].pk, f"{TASK}two-{number}", words={"text": "Тимур"})

    assert queries() == before
