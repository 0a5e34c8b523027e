"""Papers in the studio: found and taken back, never written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from credentials.conftest import Earn
from kerege.credentials.models import Certificate, Kind
from kerege.people.models import AuditEntry, Person, Role
from kerege.people.roles import grant_role

Enter = Callable[[Role.Name], Client]


@pytest.fixture
def enter(db: None, demo: None) -> Enter:
    """The studio, as somebody with a role has it; with a demo account, so that no second factor is asked."""

    def entered(role: Role.Name) -> Client:
        person = Person.objects.create_user(role, is_demo=True)
        grant_role(person, role, by=None, why="test")
        client = Client()
        client.force_login(person)
        return client

    return entered


def edit(paper: Certificate) -> str:
    return f"/studio/certificates/edit/{paper.pk}/"


@pytest.mark.parametrize("role", [Role.Name.ORGANISER, Role.Name.OPERATOR])
def test_organisers_and_operators_take_a_paper_back(paper: Certificate, enter: Enter, role: Role.Name) -> None:
    studio = enter(role)
    assert paper.number in studio.get("/studio/certificates/").content.decode()
    assert paper.number in studio.get(edit(paper)).content.decode()

    answer = studio.post(edit(paper), {"revoked_why": "Тест сдал другой человек", "number": "KRG-2026-000777"})

    assert answer.status_code == 302
    revoked = Certificate.objects.get()
    assert (revoked.status, revoked.revoked_why) == ("revoked", "Тест сдал другой человек")
    assert (revoked.number, revoked.facts) == (paper.number, paper.facts)
    entry = AuditEntry.objects.get(action="certificate.revoked")
    assert (entry.by, entry.subject, entry.why) == (
        Person.objects.get(login=role), paper.number, "Тест сдал другой человек",
    )  # fmt: skip


def test_author_sees_no_papers(paper: Certificate, enter: Enter) -> None:
    studio = enter(Role.Name.AUTHOR)

    assert [studio.get(address).status_code for address in ("/studio/certificates/", edit(paper))] == [302, 302]
    studio.post(edit(paper), {"revoked_why": "x"})
    assert Certificate.objects.get().status == "valid"


def test_reason_is_needed_and_a_paper_is_taken_back_once(paper: Certificate, enter: Enter) -> None:
    studio = enter(Role.Name.ORGANISER)
    studio.post(edit(paper), {"revoked_why": " "})
    assert Certificate.objects.get().status == "valid"

    for why in ("first", "second"):
        studio.post(edit(paper), {"revoked_why": why})

    assert Certificate.objects.get().revoked_why == "first"


@pytest.mark.parametrize("action", ["new/", "delete/{}/"])
def test_papers_are_neither_written_nor_deleted(paper: Certificate, enter: Enter, action: str) -> None:
    studio = enter(Role.Name.OPERATOR)

    assert studio.post(f"/studio/certificates/{action.format(paper.pk)}").status_code in (302, 404)
    assert Certificate.objects.count() == 1


def test_list_asks_as_much_for_two_papers_as_for_one(paper: Certificate, earn: Earn, enter: Enter) -> None:
    studio = enter(Role.Name.ORGANISER)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert studio.get("/studio/certificates/").status_code == 200
        return len(asked)

    queries()
    one = queries()
    earn(Kind.PARTICIPATION)

    assert queries() == one
