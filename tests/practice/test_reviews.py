"""Plans are handed in, read by colleagues and by whoever leads the cohort, without names; and may count."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from kerege import clock
from kerege.learning.models import Outcome
from kerege.people.models import Person, Role
from kerege.people.personal_data import erase_person, export_person
from kerege.people.roles import grant_role
from kerege.practice.models import Material, Review, Submission
from kerege.practice.reviews import TakenAway, write_review
from kerege.practice.rubric import LINES
from kerege.records.models import Statement
from kerege.rollouts.completion import completion
from kerege.rollouts.editions import make_edition
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Enrolment, Rollout
from kerege.rollouts.rules import FinalTests, Practice, Rule
from kerege.suites.models import Suite
from kerege.suites.publication import refresh_catalogue

PLAN = "/ru/practice/tiny/plan/case-timur/"
YES = {f"mark.{line}": "yes" for line in LINES}
SAID = YES | {"strength": "Слышно Тимура", "advice": "Назовите срок"}


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def somebody(name: str) -> Client:
    client = Client()
    client.force_login(
        Person.objects.create_user(f"{name}@example.org", f"{name}@example.org", given=name, family="Ли")
    )
    return client


def hands_in(name: str) -> Client:
    """Somebody who has written a plan and handed it in."""
    client = somebody(name)
    client.post(f"{PLAN}plan-known/", {"plan-known-facts": f"Рисует лучше всех, {name.lower()}"})
    assert client.post(f"{PLAN}hand-in/", YES)["Location"] == "/ru/practice/reviews/"
    return client


def asked(client: Client) -> list[str]:
    return re.findall(r"/ru/practice/reviews/(\d+)/", client.get("/ru/practice/reviews/").content.decode())


@pytest.fixture
def three(with_practice: Suite) -> list[Client]:
    people = [hands_in(name) for name in ("Первая", "Вторая", "Третья")]
    for client in people:
        client.post("/ru/practice/reviews/")
    return people


@pytest.fixture
def facilitator(with_practice: Suite, person: Person) -> Client:
    grant_role(person, Role.Name.FACILITATOR, rollout=Rollout.objects.get().public_id, by=None, why="test")
    client = Client()
    client.force_login(person)
    return client


def test_plan_is_handed_in_as_it_stands_with_her_own_marks(with_practice: Suite) -> None:
    client = hands_in("Первая")
    client.post(f"{PLAN}plan-known/", {"plan-known-facts": "Теперь иначе"})

    submission = Submission.objects.get()
    assert submission.version.words["plan-known-facts"] == "Рисует лучше всех, первая"
    assert list(submission.reviews.values_list("kind", "marks")) == [("self", dict.fromkeys(LINES, "yes"))]
    assert Enrolment.objects.get().person.login == "Первая@example.org"


def test_rubric_is_to_be_marked_whole(with_practice: Suite) -> None:
    client = somebody("Первая")
    client.post(f"{PLAN}plan-known/", {"plan-known-facts": "Рисует"})

    response = client.post(f"{PLAN}hand-in/", {"mark.wish": "yes"})

    assert (response.status_code, Submission.objects.count()) == (422, 0)


def test_each_reads_two_plans_of_others(three: list[Client]) -> None:
    assert [len(asked(client)) for client in three] == [2, 2, 2]
    pairs = {
        (review.reviewer_id, review.submission.version.plan.person_id) for review in Review.objects.filter(kind="peer")
    }
    assert len(pairs) == 6
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


def test_who_has_not_handed_in_is_not_asked(three: list[Client]) -> None:
    other = somebody("Четвёртая")
    enrol(Person.objects.get(given="Четвёртая"), Rollout.objects.get())
    other.post("/ru/practice/reviews/")
    assert asked(other) == []

    other.post(f"{PLAN}plan-known/", {"plan-known-facts": "Поёт"})
    other.post(f"{PLAN}hand-in/", YES)
    assert len(asked(other)) == 2


def test_reader_sees_the_plan_without_a_name(three: list[Client]) -> None:
    page = text(three[0].get(f"/ru/practice/reviews/{asked(three[0])[0]}/"))

    assert "Рисует лучше всех" in page
    assert [name for name in ("Ли", "example.org", "Вторая", "Третья") if name in page] == []


def test_writer_reads_the_review_without_a_name(three: list[Client]) -> None:
    first, second = three[0], three[1]
    review = Review.objects.get(
        kind="peer", reviewer__given="Вторая", submission__version__plan__person__given="Первая"
    )
    assert second.post(f"/ru/practice/reviews/{review.pk}/", SAID).status_code == 302

    page = text(first.get(PLAN))

    assert ("Слышно Тимура" in page, "Назовите срок" in page) == (True, True)
    assert [name for name in ("Вторая", "example.org") if name in page] == []


@pytest.mark.parametrize(
    "changed",
    [
        {"strength": ""},
        {"advice": " "},
        {"mark.wish": ""},
        {"mark.wish": "perhaps"},
        {"advice": "Спросите Серика Ахметова"},
    ],
)
def test_half_a_review_changes_nothing(three: list[Client], changed: dict[str, str]) -> None:
    review = asked(three[0])[0]

    response = three[0].post(f"/ru/practice/reviews/{review}/", SAID | changed)

    assert (response.status_code, Review.objects.get(pk=review).done_at) == (422, None)


def test_review_is_open_to_its_reader_alone(three: list[Client], facilitator: Client) -> None:
    address = f"/ru/practice/reviews/{asked(three[0])[0]}/"

    assert [client.get(address).status_code for client in (*three, facilitator, Client())] == [200, 404, 404, 404, 302]
    assert three[1].post(address, SAID).status_code == 404


def test_plan_taken_back_takes_its_reviews_along(three: list[Client]) -> None:
    three[0].post(f"{PLAN}hand-in/", {"take_back": "1"})

    assert Submission.objects.filter(version__plan__person__given="Первая").count() == 0
    assert [len(asked(client)) for client in three] == [2, 1, 1]


def test_facilitator_has_a_queue(three: list[Client], facilitator: Client) -> None:
    rollout = Rollout.objects.get()
    queue = f"/ru/practice/cohorts/{rollout.public_id}/"
    assert facilitator.get("/ru/practice/cohorts/")["Location"] == queue
    page = facilitator.get(queue).content.decode()
    plans = re.findall(rf"{queue}plans/(\d+)/", page)
    assert (len(plans), "Ли" in text(facilitator.get(queue))) == (3, False)

    review = facilitator.post(f"{queue}plans/{plans[0]}/")["Location"]
    facilitator.post(review, SAID)

    assert re.findall(rf"{queue}plans/(\d+)/", facilitator.get(queue).content.decode()) == plans[1:]
    assert [three[1].get(queue).status_code, three[1].post(f"{queue}plans/{plans[1]}/").status_code] == [404, 404]


def test_facilitator_does_not_read_her_own_plan(facilitator: Client) -> None:
    facilitator.post(f"{PLAN}plan-known/", {"plan-known-facts": "Рисует"})
    facilitator.post(f"{PLAN}hand-in/", YES)
    queue = f"/ru/practice/cohorts/{Rollout.objects.get().public_id}/"

    assert "plans/" not in facilitator.get(queue).content.decode()
    assert facilitator.post(f"{queue}plans/{Submission.objects.get().pk}/").status_code == 404


def test_plan_that_may_be_about_a_real_child_is_taken_from_its_readers(
    three: list[Client], facilitator: Client
) -> None:
    submission = Submission.objects.get(version__plan__person__given="Первая")
    queue = f"/ru/practice/cohorts/{Rollout.objects.get().public_id}/"
    review = facilitator.post(f"{queue}plans/{submission.pk}/")["Location"]
    peer = Review.objects.get(kind="peer", reviewer__given="Вторая", submission=submission)

    facilitator.post(review, {"withhold": "1"})

    assert [facilitator.get(review).status_code, three[1].get(f"/ru/practice/reviews/{peer.pk}/").status_code] == [
        404,
        404,
    ]
    assert f"{queue}plans/{submission.pk}/" not in facilitator.get(queue).content.decode()
    assert "Ведущий снял этот план с чтения" in text(three[0].get(PLAN))


@pytest.fixture
def withheld(three: list[Client], facilitator: Client) -> Client:
    """The writer of a plan that was taken from its readers."""
    submission = Submission.objects.get(version__plan__person__given="Первая")
    queue = f"/ru/practice/cohorts/{Rollout.objects.get().public_id}/"
    facilitator.post(facilitator.post(f"{queue}plans/{submission.pk}/")["Location"], {"withhold": "1"})
    return three[0]


def read_by_others() -> int:
    return Submission.objects.filter(version__plan__person__given="Первая", withheld_at=None).count()


def test_plan_that_was_taken_from_its_readers_comes_back_only_changed(withheld: Client) -> None:
    withheld.post(f"{PLAN}hand-in/", YES)
    withheld.post(f"{PLAN}hand-in/", {"take_back": "1"})
    withheld.post(f"{PLAN}hand-in/", YES)
    assert (read_by_others(), Submission.objects.filter(withheld_at=None).count()) == (0, 2)

    withheld.post(f"{PLAN}plan-known/", {"plan-known-facts": "Рисует"})
    withheld.post(f"{PLAN}hand-in/", YES)

    assert read_by_others() == 1


def test_review_of_a_plan_that_was_taken_away_meanwhile_is_not_written(three: list[Client]) -> None:
    review = Review.objects.get(
        kind="peer", reviewer__given="Вторая", submission__version__plan__person__given="Первая"
    )
    three[0].post(f"{PLAN}hand-in/", {"take_back": "1"})

    with pytest.raises(TakenAway):
        write_review(review, dict.fromkeys(LINES, "yes"), "Слышно Тимура", "Назовите срок")


def test_plan_handed_in_anew_before_it_was_read_keeps_its_readers(three: list[Client]) -> None:
    before = asked(three[1])
    three[0].post(f"{PLAN}plan-known/", {"plan-known-facts": "Рисует и поёт"})
    three[0].post(f"{PLAN}hand-in/", YES)

    assert asked(three[1]) == before
    assert "Рисует и поёт" in " ".join(text(three[1].get(f"/ru/practice/reviews/{pk}/")) for pk in before)


def test_who_leads_no_more_reads_no_more(three: list[Client], facilitator: Client, person: Person) -> None:
    rollout = Rollout.objects.get()
    plan = Submission.objects.first()
    assert plan
    review = facilitator.post(f"/ru/practice/cohorts/{rollout.public_id}/plans/{plan.pk}/")["Location"]

    person.roles.all().delete()

    assert facilitator.get(review).status_code == 404


def practised() -> list[float | None]:
    return list(Outcome.objects.filter(kind=Outcome.Kind.PRACTICE).values_list("score", flat=True))


def test_two_colleagues_together_make_it_count_and_words_are_never_stated(three: list[Client]) -> None:
    reviews = Review.objects.filter(kind="peer", submission__version__plan__person__given="Первая").order_by("pk")
    by = {"Вторая": three[1], "Третья": three[2]}
    for number, review in enumerate(reviews):
        assert practised() == []
        marks = SAID | ({f"mark.{line}": "no" for line in LINES} if number else {})
        by[review.reviewer.given].post(f"/ru/practice/reviews/{review.pk}/", marks)

    assert practised() == [0.5]
    said = str(list(Statement.objects.values_list("document", flat=True)))
    assert [words for words in ("Рисует", "Слышно", "Назовите") if words in said] == []


def test_facilitator_alone_makes_it_count_where_the_rule_asks(three: list[Client], facilitator: Client) -> None:
    rollout = Rollout.objects.get()
    rule = Rule(participation=(), achievement=(FinalTests(70), Practice(60)))
    edition = make_edition(rollout, rule, by=None, why="test")
    submission = Submission.objects.get(version__plan__person__given="Первая")
    review = facilitator.post(f"/ru/practice/cohorts/{rollout.public_id}/plans/{submission.pk}/")["Location"]
    facilitator.post(review, SAID | {"mark.review": "partly", "mark.wish": "no"})

    enrolment = submission.enrolment
    (achievement,) = completion(enrolment.person, edition, enrolment)

    assert [(one.sentence, one.percent, one.is_met) for one in achievement.conditions] == [
        ("Итоговый тест от 70\u00a0%", 0, False),
        ("Практическая работа с отзывами, от 60\u00a0%", 70, True),
    ]


def test_what_she_said_of_others_stays_without_her(three: list[Client]) -> None:
    review = asked(three[0])[0]
    three[0].post(f"/ru/practice/reviews/{review}/", SAID)
    first = Person.objects.get(given="Первая")

    held = export_person(first)
    assert [row["strength"] for row in held["practice.Review"] if row["kind"] == "peer" and row["done_at"]] == [
        "Слышно Тимура"
    ]
    erase_person(first, by=None, why="test")

    left = Review.objects.get(pk=review)
    assert (left.reviewer, left.strength) == (None, "Слышно Тимура")
    assert Submission.objects.count() == 2  # hers went with her
    assert [client.get(f"/ru/practice/reviews/{review}/").status_code for client in (Client(), three[1])] == [302, 404]


def test_who_has_gone_is_no_second_colleague(three: list[Client]) -> None:
    of_first = Review.objects.filter(kind="peer", submission__version__plan__person__given="Первая")
    of = {name: of_first.get(reviewer__given=name).pk for name in ("Вторая", "Третья")}
    three[1].post(f"/ru/practice/reviews/{of['Вторая']}/", SAID)
    erase_person(Person.objects.get(given="Вторая"), by=None, why="test")
    three[2].post(f"/ru/practice/reviews/{of['Третья']}/", SAID)

    assert practised() == []


def test_in_another_cohort_there_are_two_plans_more(three: list[Client]) -> None:
    """Her two plans of the open cohort do not keep her from those of the cohort that she was invited to."""
    for review in asked(three[0]):
        three[0].post(f"/ru/practice/reviews/{review}/", SAID)
    first = Rollout.objects.get()
    cohort = Rollout.objects.create(suite=first.suite, name="Другой поток")
    make_edition(cohort, Rule(participation=(), achievement=(FinalTests(70),)), by=None, why="test")
    for name in ("Первая", "Вторая"):
        enrol(Person.objects.get(given=name), cohort)
    for client in three[:2]:
        client.post(f"{PLAN}plan-known/", {"plan-known-facts": "Рисует и поёт"})
    three[0].post(f"{PLAN}hand-in/", YES)
    assert "Найти ещё один план" in text(three[0].get("/ru/practice/reviews/"))
    three[1].post(f"{PLAN}hand-in/", YES)

    three[0].post("/ru/practice/reviews/")

    assert len(asked(three[0])) == 3


def test_plan_whose_form_was_put_aside_waits_for_nobody(three: list[Client], facilitator: Client) -> None:
    Material.objects.filter(key="plan").update(live=False)
    refresh_catalogue()

    page = facilitator.get(f"/ru/practice/cohorts/{Rollout.objects.get().public_id}/")

    assert (page.status_code, "/plans/" in page.content.decode()) == (200, False)


def test_it_is_met_on_the_day_of_the_reading_that_met_it(three: list[Client], facilitator: Client) -> None:
    rollout = Rollout.objects.get()
    edition = make_edition(rollout, Rule(participation=(), achievement=(Practice(60),)), by=None, why="test")
    submission = Submission.objects.get(version__plan__person__given="Первая")
    review = facilitator.post(f"/ru/practice/cohorts/{rollout.public_id}/plans/{submission.pk}/")["Location"]
    days = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in (1, 20)]
    for day, mark in zip(days, ("no", "yes"), strict=True):
        with clock.fixed_at(day):
            facilitator.post(review, SAID | {f"mark.{line}": mark for line in LINES})

    (achievement,) = completion(submission.enrolment.person, edition, submission.enrolment)

    assert (achievement.is_earned, achievement.earned_at) == (True, days[1])
