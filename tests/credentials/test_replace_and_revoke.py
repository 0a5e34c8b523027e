from __future__ import annotations

from typing import Any

import pytest

from credentials.conftest import Earn
from kerege.credentials import access
from kerege.credentials.models import Certificate, Kind
from kerege.credentials.replace import replace_for_name, show_to
from kerege.credentials.revoke import NotRevocable, revoke
from kerege.people.models import AuditEntry, Person


def rename(person: Person) -> None:
    person.paper_name_cyrillic = "Ахметова Дина Маратовна"
    person.save()


def test_changed_name_replaces_and_both_ends_are_linked(paper: Certificate, dina: Person) -> None:
    rename(dina)

    (new,) = replace_for_name(dina)

    paper.refresh_from_db()
    assert (paper.status, paper.replaced_by, new.replaces) == ("replaced", new, paper)
    changed = {fact for fact, value in new.says.items() if value != paper.says[fact]}
    assert changed == {"name", "number", "code", "replaces"}
    assert (new.says["name"]["ru"], new.says["replaces"]) == ("Ахметова Дина Маратовна", paper.number)
    assert (new.is_valid, paper.is_genuine) == (True, True)
    assert list(access.papers_of(dina)) == [new]


def test_every_valid_paper_is_replaced_and_no_other(paper: Certificate, dina: Person, earn: Earn) -> None:
    earn(Kind.PARTICIPATION)
    revoke(paper, by=dina, why="test")
    rename(dina)

    assert [new.kind for new in replace_for_name(dina)] == ["participation"]
    assert replace_for_name(dina) == []


def test_name_that_did_not_change_replaces_nothing(paper: Certificate, dina: Person) -> None:
    assert replace_for_name(dina) == []


def test_replaced_paper_is_not_shared_any_more(paper: Certificate, dina: Person) -> None:
    Certificate.objects.update(visibility="public")
    rename(dina)

    (new,) = replace_for_name(dina)

    assert list(Certificate.objects.order_by("id").values_list("visibility", flat=True)) == ["code", "code"]
    assert not new.is_public


def test_paper_in_the_place_of_a_closed_one_is_closed(paper: Certificate, dina: Person) -> None:
    Certificate.objects.update(visibility="closed")
    rename(dina)

    (new,) = replace_for_name(dina)

    assert new.visibility == "closed"


def test_papers_that_were_replaced_close_and_open_with_the_new_one(paper: Certificate, dina: Person) -> None:
    rename(dina)
    (new,) = replace_for_name(dina)

    def visibilities(asked: str) -> list[str]:
        show_to(new, asked)
        return list(Certificate.objects.order_by("id").values_list("visibility", flat=True))

    assert [visibilities(asked) for asked in ("closed", "public", "code")] == [
        ["closed", "closed"],
        ["code", "public"],
        ["code", "code"],
    ]


def test_facts_that_somebody_changed_are_not_signed_anew(paper: Certificate, dina: Person) -> None:
    Certificate.objects.update(facts=paper.facts.replace('"score":86', '"score":99'))
    rename(dina)

    assert replace_for_name(dina) == []


def test_revoking_is_audited_and_for_good(paper: Certificate, person: Person) -> None:
    olga = Person.objects.create_user("olga")

    revoke(paper, by=olga, why="the test was taken by somebody else")

    entry = AuditEntry.objects.get()
    assert (entry.by, entry.action, entry.subject) == (olga, "certificate.revoked", paper.number)
    assert entry.why == "the test was taken by somebody else"
    with pytest.raises(NotRevocable):
        revoke(paper, by=olga, why="again")


@pytest.mark.parametrize(("role", "may"), [("organiser", True), ("operator", True), ("author", False), (None, False)])
def test_organisers_and_operators_revoke(db: None, role: Any, may: bool) -> None:
    from kerege.people.roles import grant_role

    person = Person.objects.create_user("somebody")
    if role:
        grant_role(person, role, by=None, why="test")

    assert access.may_revoke(person) is may
