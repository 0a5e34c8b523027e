"""Colleagues in the demo who have practised, so that a facilitator has something to read and to talk about: they played
the scenarios, and one of them has handed in a plan. All of it by what learners do."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from kerege.people import consent
from kerege.people.models import Person
from kerege.practice.material.documents import About, MaterialKind
from kerege.practice.material.library import Library, Shown, library_of
from kerege.practice.plans import plan_of, sample_words, save_section
from kerege.practice.reviews import hand_in
from kerege.practice.rubric import LINES
from kerege.practice.scenarios import decide, share_reasons, way_in
from kerege.practice.works import task_of, work_on
from kerege.rollouts.enrolling import enrol_for_test
from kerege.suites import catalogue

LANGUAGE = "ru"
NAMES = [
    {"given": "Асель", "family": "Турсунова"},
    {"given": "Бахтиёр", "family": "Назаров"},
    {"given": "Гульмира", "family": "Оспанова"},
    {"given": "Олег", "family": "Ли"},
    {"given": "Фарход", "family": "Саидов"},
    {"given": "Чолпон", "family": "Исаева"},
]
REASONS = (
    "Так спокойнее ребёнку",
    "Сначала узнаю, чего хочет он сам",
    "Иначе об этом узнают лишние люди",
    "Посоветуюсь с командой и вернусь",
    "Так мы сохраним доверие семьи",
    "Если ошибусь, это можно поправить",
)


@transaction.atomic
def make_circle() -> list[Person]:
    """Bring the colleagues to where they are; what they have done is not done again."""
    people = [_person(number, names) for number, names in enumerate(NAMES)]
    for suite in catalogue.suites()[:1]:
        library = library_of(suite)
        for number, person in enumerate(people):
            enrol_for_test(person, suite.pk)
            for story in library.all(MaterialKind.SCENARIO):
                _play(person, number, library, story)
        for form, sample in _first_plan(library):
            _hand_in(people[0], library, form, sample)
    return people


def _person(number: int, names: dict[str, str]) -> Person:
    login = f"colleague-{number}"
    person = Person.objects.filter(login=login).first()
    if person is None:
        # Nobody signs in as any of them: they have no passwords and no addresses.
        person = Person.objects.create_user(login, None, None, language=LANGUAGE, is_demo=True, **names)
        consent.give(person, LANGUAGE)
    return person


def _play(person: Person, number: int, library: Library, story: Shown) -> None:
    """To the end of a story, each in her own way."""
    suite, document = library.suite, story.document
    if work_on(person, task_of(suite, document.id)):
        return
    work, way = None, way_in(None, document)
    while not way.is_over:
        lines = way.here["exercise"].lines
        # Most agree at first, and part later.
        line = lines[(number * len(way.steps)) % len(lines)]
        reason = REASONS[(number + len(way.steps)) % len(REASONS)]
        work = decide(person, suite, document, way.here.id, line.id, reason)
        way = way_in(work, document)
    if work and number % 2:
        share_reasons(work, True)


def _first_plan(library: Library) -> Iterator[tuple[Shown, Shown]]:
    """The first form about a child, with how it was filled in."""
    for sample in library.all(MaterialKind.SAMPLE):
        form = library.find(MaterialKind.FORM, sample.document["form"])
        if form and form.sheet.about is About.CHILD:
            yield form, sample
            return


def _hand_in(person: Person, library: Library, form: Shown, sample: Shown) -> None:
    suite, case = library.suite, sample.document["case"]
    if plan_of(person, suite, form.sheet.id, case) is None:
        plan = save_section(person, suite, form.sheet.id, case, sample_words(sample.document, form.sheet))
        hand_in(plan, dict.fromkeys(LINES, "partly"))
