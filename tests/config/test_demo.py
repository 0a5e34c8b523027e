"""Who signs in with a demo account finds what somebody has after some days, and no page of the tour is empty."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from conftest import CHILDREN_RETURN, WITH_PRACTICE, copy_with_tests
from kerege.assessment.models import Attempt
from kerege.config.demo import words
from kerege.config.demo.accounts import DOMAIN, make_demo_accounts
from kerege.credentials.models import Certificate
from kerege.disclosure.known import Known
from kerege.disclosure.together import watch_together
from kerege.learning.acts import progress_of_person
from kerege.people.models import Person
from kerege.practice.material.checks import names_of
from kerege.practice.material.documents import Document
from kerege.practice.plans import plans_of
from kerege.practice.roundtable import roundtable_of
from kerege.practice.sheet import sheet_of
from kerege.rollouts.editions import open_rollout
from kerege.suites import catalogue
from kerege.suites.content.folder import read_folder
from kerege.suites.models import Suite
from once import LoadedOnce

MODULE = "/ru/tiny/first/"


@pytest.fixture(scope="session")
def whole_once(load_once: Callable[[Path], LoadedOnce], tmp_path_factory: pytest.TempPathFactory) -> LoadedOnce:
    """The small suite with tests and practice."""
    folder = copy_with_tests(tmp_path_factory.mktemp("once") / "whole")
    return load_once(Path(shutil.copytree(WITH_PRACTICE, folder, dirs_exist_ok=True)))


@pytest.fixture
def demo(db: None, whole_once: LoadedOnce) -> Iterator[None]:
    whole_once.load()
    open_rollout(Suite.objects.get())
    make_demo_accounts()
    yield
    settings.DEMO_FILE.unlink()


def learner() -> Person:
    return Person.objects.get(login=f"learner@{DOMAIN}")


def seen_by(role: str, address: str) -> str:
    client = Client()
    client.force_login(Person.objects.get(login=f"{role}@{DOMAIN}"))
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def rows() -> dict[str, int]:
    return {model._meta.db_table: model._default_manager.count() for model in apps.get_models()}


def test_learner_finds_the_lesson_where_she_left_off(demo: None) -> None:
    page = seen_by("learner", "/ru/my/")

    assert f'href="{MODULE}two/"' in page
    assert "пройдено 1 из 2 уроков" in page


def test_learner_is_asked_today_what_she_had_wrong_some_days_ago(demo: None) -> None:
    questions = seen_by("learner", "/ru/my/recall/").split("Вопрос ")

    assert 'name="later"' in seen_by("learner", "/ru/my/")
    assert "Что сказать?" in questions[1]
    checks = progress_of_person(learner(), catalogue.suites()[0]).checks
    assert [iri.rpartition("/")[2] for iri, is_right in checks.items() if not is_right] == ["one-choice"]


def test_learner_finds_a_plan_that_is_begun(demo: None) -> None:
    assert "Тимур, 10 лет" in seen_by("learner", "/ru/practice/").partition("Ещё не сделано")[0]
    assert "Слух снижен на оба уха" in seen_by("learner", "/ru/practice/tiny/plan/case-timur/plan-known/")


def test_learner_has_taken_no_test_and_holds_no_paper(demo: None) -> None:
    for test in ("pre", "final"):
        assert "Начать тест" in seen_by("learner", f"{MODULE}{test}-test/")
    assert not Attempt.objects.filter(registration__in=learner().enrolments.values("registration")).exists()
    assert not Certificate.objects.filter(person=learner()).exists()


def test_those_who_look_after_others_find_them(demo: None) -> None:
    page = seen_by("focal_point", "/ru/colleagues/")

    assert "Сергалиева Дина Маратовна" in page
    assert "свободно 3 из 6" in page


def test_making_the_demo_again_changes_nothing(demo: None) -> None:
    before = rows()

    make_demo_accounts()

    assert rows() == before


def test_what_a_visitor_has_done_as_the_learner_stays_as_it_is(demo: None) -> None:
    suite = catalogue.suites()[0]
    (plan,) = plans_of(learner(), suite)
    plan.delete()

    make_demo_accounts()

    assert plans_of(learner(), suite) == []


def test_demo_fits_a_site_without_a_course(db: None) -> None:
    try:
        make_demo_accounts()
    finally:
        settings.DEMO_FILE.unlink()

    assert "Начать" not in seen_by("learner", "/ru/my/")


# --- Her words, and the course ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def materials() -> dict[str, Document]:
    return {one.id: one for one in read_folder(CHILDREN_RETURN).parts["practice"]}


def test_words_of_the_demo_are_for_what_the_course_has(materials: dict[str, Document]) -> None:
    form = sheet_of(materials["plan"])
    story = materials["sc-class"]
    table = roundtable_of(materials["conf-timur"])

    assert words.PLAN_CASE in materials
    assert [name for name in words.PLAN if name not in form.fields] == []
    for scene, (line, _reason) in words.STORY.items():
        assert line in [one.id for one in story.block(scene)["exercise"].lines]
    for role, fact, _purpose, _words in words.ASKED:
        assert table.role(role)
        assert table.fact(fact)


def test_words_of_the_demo_give_nobody_away(materials: dict[str, Document]) -> None:
    """As the form asks of everybody's."""
    case = "\n".join(unit.text for unit in materials[words.PLAN_CASE].units())
    cells = chain.from_iterable(row.values() for row in words.PLAN["plan-home-ready"])
    texts = [said for said in words.PLAN.values() if isinstance(said, str)]
    told = [*texts, *cells, *(reason for _line, reason in words.STORY.values())]

    watched = watch_together(
        "watch", {str(n): text for n, text in enumerate(told)}, {}, known=Known(names_of([*materials.values()]), [case])
    )

    assert watched.problem == ""
