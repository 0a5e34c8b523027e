"""Agencies and their focal points."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.http import Http404
from django.test import Client

from kerege.people.access import agencies_for, agency_for, may_enter_studio
from kerege.people.models import Agency, AuditEntry, Person, Role
from kerege.people.roles import grant_role, revoke_role

pytestmark = pytest.mark.django_db
MakePerson = Callable[..., Person]


@pytest.fixture
def school() -> Agency:
    return Agency.objects.create(name="Школа № 5", country="KG")


@pytest.fixture
def centre() -> Agency:
    return Agency.objects.create(name="Центр поддержки семьи", country="KZ")


def somebody(*roles: Role.Name, focal_point_of: Agency | None = None, is_demo: bool = False) -> Person:
    name = f"somebody-{uuid.uuid4().hex[:8]}"
    person = Person.objects.create_user(name, f"{name}@example.org", is_demo=is_demo)
    for role in roles:
        grant_role(person, role, by=None, why="test")
    if focal_point_of:
        grant_role(person, Role.Name.FOCAL_POINT, agency=focal_point_of, by=None, why="test")
    return person


def test_focal_point_has_the_agencies_that_are_hers(school: Agency, centre: Agency) -> None:
    asked = {
        "nobody": AnonymousUser(),
        "learner": somebody(),
        "author": somebody(Role.Name.AUTHOR),
        "focal point": somebody(focal_point_of=school),
        "organiser": somebody(Role.Name.ORGANISER),
        "operator": somebody(Role.Name.OPERATOR),
    }

    assert {who: list(agencies_for(person)) for who, person in asked.items()} == {
        "nobody": [],
        "learner": [],
        "author": [],
        "focal point": [school],
        "organiser": [school, centre][::-1],
        "operator": [school, centre][::-1],
    }


def test_agency_of_another_is_as_one_that_is_not_there(school: Agency, centre: Agency) -> None:
    person = somebody(focal_point_of=school)

    assert agency_for(person, school.public_id) == school
    for foreign in (centre.public_id, uuid.uuid4()):
        with pytest.raises(Http404):
            agency_for(person, foreign)


def test_focal_point_who_is_closed_out_has_no_agencies(school: Agency) -> None:
    person = somebody(focal_point_of=school)
    person.is_active = False

    assert list(agencies_for(person)) == []


def test_focal_point_of_two_agencies_may_lose_one(school: Agency, centre: Agency) -> None:
    person = somebody(focal_point_of=school)
    grant_role(person, Role.Name.FOCAL_POINT, agency=centre, by=None, why="test")

    revoke_role(person, Role.Name.FOCAL_POINT, agency=school, by=None, why="left")

    assert list(agencies_for(person)) == [centre]
    assert [(entry.action, entry.subject) for entry in AuditEntry.objects.order_by("id")] == [
        ("role.granted", f"{person.public_id} focal_point {school.public_id}"),
        ("role.granted", f"{person.public_id} focal_point {centre.public_id}"),
        ("role.revoked", f"{person.public_id} focal_point {school.public_id}"),
    ]


def test_focal_point_works_on_pages_of_the_site(school: Agency) -> None:
    assert may_enter_studio(somebody(focal_point_of=school)) is False


def test_role_and_agency_fit(person: Person, school: Agency) -> None:
    for name, agency in ((Role.Name.FOCAL_POINT, None), (Role.Name.AUTHOR, school)):
        with pytest.raises(ValueError, match="A focal point is one of an agency"):
            grant_role(person, name, agency=agency, by=None, why="test")


@pytest.mark.parametrize("scope", Role.Scope)
def test_scope_fits_the_agency_in_the_database(person: Person, school: Agency, scope: str) -> None:
    agency = school if scope == Role.Scope.INSTALLATION else None
    with pytest.raises(IntegrityError):
        Role.objects.create(person=person, name=Role.Name.FOCAL_POINT, scope=scope, agency=agency)


@pytest.mark.parametrize("in_agency", [True, False])
def test_role_is_held_once(person: Person, school: Agency, in_agency: bool) -> None:
    row = (
        {"name": Role.Name.FOCAL_POINT, "scope": Role.Scope.AGENCY, "agency": school}
        if in_agency
        else {"name": Role.Name.AUTHOR}
    )
    Role.objects.create(person=person, **row)
    with pytest.raises(IntegrityError):
        Role.objects.create(person=person, **row)


# --- In the studio ------------------------------------------------------------------------------------------


def edit(operator: Client, person: Person, **fields: object) -> None:
    form = {"email": person.email, "given": "Айнура", "is_active": "on", **fields}
    assert operator.post(f"/studio/users/edit/{person.pk}/", form).status_code == 302


def test_operator_makes_a_focal_point(operator: Client, person: Person, school: Agency, centre: Agency) -> None:
    edit(operator, person, agencies=[school.pk])
    edit(operator, person, agencies=[centre.pk], roles=["author"])

    held = [(role.name, role.agency) for role in person.roles.order_by("name")]
    assert held == [("author", None), ("focal_point", centre)]
    page = operator.get(f"/studio/users/edit/{person.pk}/").content.decode()
    assert re.findall(r'name="agencies" value="(\d+)"[^>]*checked', page) == [str(centre.pk)]


def test_organiser_adds_and_renames_an_agency(client: Client, operator: Client) -> None:
    client.force_login(somebody(Role.Name.ORGANISER, is_demo=True))
    client.post("/studio/agencies/new/", {"name": "Шкла", "country": "TJ"})
    agency = Agency.objects.get()
    client.post(f"/studio/agencies/edit/{agency.pk}/", {"name": "Школа", "country": "TJ"})

    assert f'href="/studio/agencies/edit/{agency.pk}/"' in client.get("/studio/agencies/").content.decode()
    agency.refresh_from_db()
    assert (agency.name, agency.country) == ("Школа", "TJ")


def test_agency_is_not_deleted(operator: Client, school: Agency) -> None:
    assert operator.post(f"/studio/agencies/delete/{school.pk}/").status_code == 302
    assert list(Agency.objects.all()) == [school]


def test_list_names_focal_points_in_a_constant_number_of_queries(
    operator: Client, school: Agency, django_assert_max_num_queries: Callable[..., object]
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(100) as captured:
            page = operator.get("/studio/agencies/").content.decode()
        assert page.count("Асанова") == Role.objects.filter(name=Role.Name.FOCAL_POINT).count()
        return len(captured)

    def add(agency: Agency) -> None:
        focal_point = somebody(focal_point_of=agency)
        Person.objects.filter(pk=focal_point.pk).update(family="Асанова", given="Айнура")

    add(school)
    queries()
    before = queries()
    for number in range(5):
        add(Agency.objects.create(name=f"Школа {number}", country="KG"))

    assert queries() == before
