"""A paper is issued once, with a name, and for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from credentials.conftest import CLAIM, Earn
from kerege import clock
from kerege.credentials import access
from kerege.credentials.facts import PaperName, name_on_papers
from kerege.credentials.issue import issue_owed, owe_certificate
from kerege.credentials.models import Certificate, Earned, Kind
from kerege.credentials.revoke import revoke
from kerege.outgoing.models import Outgoing
from kerege.outgoing.queue import settle_due
from kerege.outgoing.worker import tick
from kerege.people.models import Person
from kerege.people.personal_data import erase_person, export_person
from kerege.rollouts.models import Enrolment


def test_paper_says_what_was_earned_and_is_signed(paper: Certificate) -> None:
    assert paper.says == {
        "format": "kerege-certificate/1",
        "issuer": paper.says["issuer"],
        "kind": "achievement",
        "number": "KRG-2026-000001",
        "code": paper.code,
        "name": {"ru": "Сергалиева Дина Маратовна", "en": "Dina Sergaliyeva"},
        "suite": {
            "iri": "https://example.org/suite/tiny",
            "title": {"ru": "Вернуть детям детство", "en": "Giving children their childhood back"},
        },
        "edition": "2",
        "rule": {"ru": "Все уроки. Итоговый тест от 70 %", "en": "All lessons. Final test from 70%"},
        "modules": [{"ru": "Ребёнок прежде всего", "en": "The child first"}, {"ru": "Доверие", "en": "Trust"}],
        "hours": 12.5,
        "score": 86,
        "completed_on": "2026-11-24",
        "issued_on": "2026-11-25",
        "replaces": None,
    }
    assert (paper.is_genuine, paper.status, paper.visibility) == (True, "valid", "code")
    assert (len(paper.code), Earned.objects.count()) == (16, 0)


def test_paper_earned_again_and_again_is_issued_once(paper: Certificate, earn: Earn, enrolment: Enrolment) -> None:
    issue_owed(f"{enrolment.registration}:achievement", {})  # as after a crash
    earn(score=99)
    Outgoing.objects.all().delete()  # forgotten after a week
    earn(score=100)

    assert list(Certificate.objects.values_list("pk", "facts")) == [(paper.pk, paper.facts)]


def test_paper_earned_in_a_transaction_that_fails_is_not_owed(enrolment: Enrolment) -> None:
    class Failed(Exception):
        pass

    with pytest.raises(Failed), transaction.atomic():
        owe_certificate(enrolment, Kind.ACHIEVEMENT, CLAIM)
        raise Failed

    assert (Earned.objects.count(), Outgoing.objects.filter(kind="certificate").count()) == (0, 0)


def test_revoked_paper_is_not_issued_anew(paper: Certificate, earn: Earn, dina: Person) -> None:
    revoke(paper, by=dina, why="test")

    earn()

    assert [one.status for one in Certificate.objects.all()] == ["revoked"]


def test_database_knows_one_valid_paper_of_a_kind(paper: Certificate) -> None:
    paper.pk, paper.number, paper.code = None, "KRG-2026-000009", "0" * 16

    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save(force_insert=True)


def test_both_kinds_are_issued_with_numbers_of_their_own(dina: Person, earn: Earn) -> None:
    earn(Kind.PARTICIPATION, score=None)
    earn(Kind.ACHIEVEMENT)

    assert sorted(Certificate.objects.values_list("number", "kind")) == [
        ("KRG-2026-000001", "participation"),
        ("KRG-2026-000002", "achievement"),
    ]


def test_numbers_begin_anew_each_year(paper: Certificate, earn: Earn) -> None:
    with clock.moved_by(timedelta(days=60)):
        earn(Kind.PARTICIPATION)

    assert Certificate.objects.get(kind=Kind.PARTICIPATION).number == "KRG-2027-000001"


def test_paper_waits_for_a_name_and_is_issued_when_it_is_given(person: Person, earn: Earn) -> None:
    earn()
    tick("test")
    assert Certificate.objects.count() == 0
    assert [waiting.kind for waiting in access.waiting_for_name(person)] == ["achievement"]

    person.family = "Сергалиева"
    person.save()
    settle_due("test")

    assert Certificate.objects.get().says["name"] == {
        "ru": "Сергалиева Дина Маратовна",
        "en": "Sergalieva Dina Maratovna",
    }
    assert list(access.waiting_for_name(person)) == []


def test_name_that_came_in_past_all_pages_is_seen_within_a_minute(person: Person, earn: Earn) -> None:
    earn()

    Person.objects.update(paper_name_latin="Dina Sergaliyeva")
    tick("test")

    assert Certificate.objects.get().says["name"] == {"ru": "Dina Sergaliyeva", "en": "Dina Sergaliyeva"}


def test_signing_in_does_not_ask_for_papers(person: Person, earn: Earn, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        person.save(update_fields=["last_login"])


@pytest.mark.parametrize(
    ("names", "on_papers"),
    [
        ({}, None),
        ({"given": "Дина"}, None),
        ({"family": "Ким", "given": "Ольга"}, PaperName("Ким Ольга", "Kim Olga")),
        ({"family": "Ким", "paper_name_latin": "Olga  Kim "}, PaperName("Ким", "Olga Kim")),
        ({"paper_name_cyrillic": "Кадыи\u0306ров"}, PaperName("Кадыйров", "Кадыйров")),
        ({"family": "გელაშვილი", "given": "ნინო"}, None),  # a paper could not show it
        ({"family": "Ким\u202e"}, None),
    ],
)
def test_name_on_papers(names: dict[str, str], on_papers: PaperName | None) -> None:
    assert name_on_papers(Person(**names)) == on_papers


def test_papers_come_with_her_export_and_go_with_her(paper: Certificate, earn: Earn, dina: Person) -> None:
    owe_certificate(dina.enrolments.get(), Kind.PARTICIPATION, replace(CLAIM, score=None))
    exported = export_person(dina)
    assert exported["credentials.Certificate"][0]["facts"]["number"] == "KRG-2026-000001"
    assert [earned["kind"] for earned in exported["credentials.Earned"]] == ["participation"]

    erase_person(dina, by=None, why="she asked")
    settle_due("test")

    assert (Certificate.objects.count(), Earned.objects.count()) == (0, 0)
    assert Outgoing.objects.filter(kind="certificate", done_at=None).count() == 0


def test_list_of_her_papers_is_one_query(
    paper: Certificate, dina: Person, earn: Earn, django_assert_num_queries: object
) -> None:
    earn(Kind.PARTICIPATION)

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert [one.number for one in access.papers_of(dina)] == ["KRG-2026-000002", "KRG-2026-000001"]
