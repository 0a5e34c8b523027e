"""Roll-outs: editions that are frozen, people who take part, papers that are earned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from conftest import spoil
from kerege import clock
from kerege.learning.models import Outcome
from kerege.people.models import Agency, Person
from kerege.records.store import actor_key, actor_of
from kerege.rollouts import enrolling
from kerege.rollouts.completion import completion
from kerege.rollouts.editions import make_edition, open_rollout
from kerege.rollouts.models import Enrolment, Rollout
from kerege.rollouts.rules import FinalTests, Lessons, Rule
from kerege.rollouts.terms import place_in, places
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Suite

IRI = "https://example.org/suites/tiny/m1"


@pytest.fixture
def rollout(with_tests: Suite) -> Rollout:
    return Rollout.objects.get()


def done(person: Person, activity: str, **fields: Any) -> None:
    """An outcome of hers, as a statement would have left it."""

    now = clock.now()
    Outcome.objects.create(
        actor=actor_key(actor_of(person)), activity=activity, first_at=now, last_at=now,
        **{"kind": Outcome.Kind.LESSON, "done_at": now, **fields},
    )  # fmt: skip


# --- Editions -----------------------------------------------------------------------------------------------


def test_edition_keeps_lessons_tests_and_questions(rollout: Rollout) -> None:
    (module,) = rollout.edition.content["modules"]

    assert [lesson["id"] for lesson in module["lessons"]] == ["one", "two"]
    assert [(exam["id"], exam["kind"], exam["blueprint"]["pass_mark"]) for exam in module["exams"]] == [
        ("m1-pre", "pre", None),
        ("m1-final", "final", 60),
    ]
    assert set(module["questions"].values()) == {1}
    assert len(module["questions"]) == 12


def test_rule_of_the_first_edition_has_the_authors_pass_mark(rollout: Rollout) -> None:
    assert rollout.edition.rule == Rule((Lessons(100),), (FinalTests(60),))


def test_edition_is_never_changed(rollout: Rollout) -> None:
    edition = rollout.edition
    edition.why = "other"

    with pytest.raises(TypeError):
        edition.save()


def test_open_roll_out_follows_what_is_published_while_nobody_takes_part(
    rollout: Rollout, with_tests: Suite, folder_with_tests: Path, person: Person
) -> None:
    spoil(folder_with_tests, "first/tests.yaml", "pass: 60", "pass: 80")
    load(read_folder(folder_with_tests))
    open_rollout(with_tests)
    assert (rollout.editions.count(), rollout.edition.rule.pass_mark) == (2, 80)

    enrolling.enrol(person, rollout)
    spoil(folder_with_tests, "first/tests.yaml", "pass: 80", "pass: 90")
    load(read_folder(folder_with_tests))
    open_rollout(with_tests)

    assert (rollout.editions.count(), rollout.edition.rule.pass_mark) == (2, 80)


def test_a_course_has_one_open_roll_out(rollout: Rollout, with_tests: Suite) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Rollout.objects.create(suite=with_tests, name="Второй", is_open=True)


def test_set_up_again_makes_nothing_new(rollout: Rollout, with_tests: Suite) -> None:
    open_rollout(with_tests)

    assert (Rollout.objects.count(), rollout.editions.count()) == (1, 1)


# --- Enrolments ---------------------------------------------------------------------------------------------


def test_she_has_one_place_in_a_roll_out(rollout: Rollout, person: Person) -> None:
    agency = Agency.objects.create(name="Центр", country="KG")

    first, second = enrolling.enrol(person, rollout, agency=agency), enrolling.enrol(person, rollout)

    assert (first.registration, second.agency) == (second.registration, agency)


def test_roll_out_that_she_was_invited_to_goes_before_the_open_one(
    rollout: Rollout, with_tests: Suite, person: Person
) -> None:
    closed = Rollout.objects.create(suite=with_tests, name="Поток")
    make_edition(closed, Rule(achievement=(FinalTests(90),)), by=None, why="test")
    enrolling.enrol(person, closed)
    enrolling.enrol(person, rollout)

    place = place_in(person, with_tests.pk)

    assert place.enrolment is not None
    assert place.edition is not None
    assert (place.enrolment.rollout, place.edition.rule.pass_mark) == (closed, 90)
    assert place_in(None, with_tests.pk).edition == rollout.edition


def test_places_cost_two_queries(
    rollout: Rollout, person: Person, django_assert_num_queries: Any, with_tests: Suite
) -> None:
    for name in ("Первый", "Второй", "Третий"):
        closed = Rollout.objects.create(suite=with_tests, name=name)
        make_edition(closed, Rule(), by=None, why="test")
        enrolling.enrol(person, closed)
    places(person)

    with django_assert_num_queries(2):
        places(person)


# --- Completion ---------------------------------------------------------------------------------------------


def standings(enrolment: Enrolment) -> dict[str, tuple[bool, list[int]]]:
    found = completion(enrolment.person, enrolment.rollout.edition, enrolment)
    return {one.paper: (one.is_earned, [condition.percent for condition in one.conditions]) for one in found}


def test_papers_are_earned_when_all_their_conditions_are_met(rollout: Rollout, person: Person) -> None:
    enrolment = enrolling.enrol(person, rollout)
    assert standings(enrolment) == {"participation": (False, [0]), "achievement": (False, [0])}

    done(person, f"{IRI}/one")
    assert standings(enrolment)["participation"] == (False, [50])
    done(person, f"{IRI}/two")
    assert standings(enrolment)["participation"] == (True, [100])

    test = {"kind": Outcome.Kind.TEST, "registration": str(enrolment.registration)}
    done(person, f"{IRI}/m1-final", **test, score=0.83, success=True)
    assert standings(enrolment)["achievement"] == (True, [83])


def test_test_of_another_roll_out_does_not_count_here(rollout: Rollout, person: Person, with_tests: Suite) -> None:
    enrolment = enrolling.enrol(person, rollout)
    done(person, f"{IRI}/m1-final", kind=Outcome.Kind.TEST, registration="another", score=1.0, success=True)

    assert standings(enrolment)["achievement"] == (False, [0])


def test_score_below_the_mark_is_shown_and_earns_nothing(rollout: Rollout, person: Person) -> None:
    enrolment = enrolling.enrol(person, rollout)
    registration = str(enrolment.registration)
    done(person, f"{IRI}/m1-final", kind=Outcome.Kind.TEST, registration=registration, score=0.599, done_at=None)

    assert standings(enrolment)["achievement"] == (False, [59])


def test_my_page_says_what_the_papers_take(rollout: Rollout, person: Person, client: Client) -> None:
    client.force_login(person)

    html = client.get("/ru/my/").content.decode().replace("\N{NO-BREAK SPACE}", " ")

    assert [text in html for text in ("Все уроки", "Итоговый тест от 60 %")] == [True, True]


def test_final_test_is_the_next_step_when_all_lessons_are_done(
    rollout: Rollout, person: Person, client: Client
) -> None:
    client.force_login(person)
    for lesson in ("one", "two"):
        done(person, f"{IRI}/{lesson}")

    pages = [client.get(address).content.decode() for address in ("/ru/my/", "/ru/tiny/first/")]

    assert ['class="button" href="/ru/tiny/first/final-test/"' in html for html in pages] == [True, True]
