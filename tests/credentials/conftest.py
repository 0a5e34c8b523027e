"""Papers as learners get them: earned in a roll-out of the small suite, issued by the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kerege import clock
from kerege.credentials.facts import Claim, Words
from kerege.credentials.issue import owe_certificate
from kerege.credentials.models import Certificate, Kind
from kerege.outgoing.queue import settle_due
from kerege.people.models import Person
from kerege.rollouts.enrolling import enrol_for_test
from kerege.rollouts.models import Enrolment
from kerege.suites.models import Suite

CLAIM = Claim(
    suite_iri="https://example.org/suite/tiny",
    suite_title=Words("Вернуть детям детство", "Giving children their childhood back"),
    edition="2",
    rule=Words("Все уроки. Итоговый тест от 70 %", "All lessons. Final test from 70%"),
    modules=(Words("Ребёнок прежде всего", "The child first"), Words("Доверие", "Trust")),
    hours=12.5,
    score=86,
    completed_on=date(2026, 11, 24),
)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.fixed_at(datetime(2026, 11, 25, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def dina(person: Person) -> Person:
    """A learner whose name on papers is known, in both forms."""
    person.family, person.paper_name_cyrillic = "Сергалиева", "Сергалиева Дина Маратовна"
    person.paper_name_latin = "Dina Sergaliyeva"
    person.save()
    return person


@pytest.fixture
def enrolment(tiny: Suite, person: Person) -> Enrolment:
    return enrol_for_test(person, tiny.pk)


Earn = Callable[..., None]


@pytest.fixture
def earn(enrolment: Enrolment) -> Earn:
    """Earn a paper and let the worker work."""

    def earned(kind: Kind = Kind.ACHIEVEMENT, **changed: Any) -> None:
        owe_certificate(enrolment, kind, replace(CLAIM, **changed))
        settle_due("test")

    return earned


@pytest.fixture
def paper(dina: Person, earn: Earn) -> Certificate:
    """Dina's certificate of achievement."""
    earn()
    return Certificate.objects.get()
