"""People in the studio: what an operator may do there, and what nobody may."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kerege.people.models import Person, Role
from kerege.people.roles import grant_role

OWN_SETTINGS = {
    "locale-preferred_language": "en",
    "locale-current_time_zone": "UTC",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}
ALONE = "Других администраторов нет. Сначала дайте эту роль кому-нибудь ещё."


def edit(operator: Client, person: Person, **fields: object) -> list[str]:
    """Send her form; gives what it says against the roles."""
    form = {"email": person.email, "given": "Ольга", **fields}
    response = operator.post(f"/studio/users/edit/{person.pk}/", form)
    return [] if response.status_code == 302 else response.context["form"].errors["roles"]


@pytest.mark.parametrize("fields", [{"is_active": "on"}, {"roles": ["operator"]}])
def test_last_operator_stays(operator: Client, olga: Person, fields: dict[str, object]) -> None:
    assert edit(operator, olga, **fields) == [ALONE]

    olga.refresh_from_db()
    assert (olga.is_active, olga.is_superuser) == (True, True)


def test_operator_may_go_where_another_stays(operator: Client, olga: Person, person: Person) -> None:
    grant_role(person, Role.Name.OPERATOR, by=None, why="test")

    assert edit(operator, olga, is_active="on") == []

    olga.refresh_from_db()
    assert olga.is_superuser is False


def test_operator_who_is_closed_out_does_not_count(operator: Client, olga: Person, person: Person) -> None:
    grant_role(person, Role.Name.OPERATOR, by=None, why="test")
    Person.objects.filter(pk=person.pk).update(is_active=False)

    assert edit(operator, olga, is_active="on") == [ALONE]


def test_operator_does_not_delete_herself(operator: Client, olga: Person) -> None:
    operator.post(f"/studio/users/delete/{olga.pk}/")

    assert Person.objects.filter(pk=olga.pk).exists()


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_nothing_is_done_with_many_people_at_once(operator: Client, person: Person, action: str) -> None:
    assert operator.get(f"/studio/bulk/people/person/{action}/?id={person.pk}").status_code == 404


def test_list_of_people_has_no_boxes_to_tick(operator: Client) -> None:
    page = operator.get("/studio/users/").content.decode()

    assert "olga@example.org" in page
    assert re.findall(r'type="checkbox"[^>]*data-bulk', page) == []


def test_groups_are_not_set_by_hand(operator: Client) -> None:
    assert operator.get("/studio/groups/").status_code == 404
    assert "/studio/groups/" not in operator.get("/studio/").content.decode()


def test_own_settings_ask_for_nothing_that_is_not_kept(operator: Client) -> None:
    page = operator.get("/studio/account/").content.decode()

    assert re.findall(r'name="(?:name_email|locale)-(\w+)"', page) == ["preferred_language", "current_time_zone"]


def test_own_settings_are_kept(operator: Client, olga: Person) -> None:
    assert operator.post("/studio/account/", OWN_SETTINGS).status_code == 302

    assert olga.wagtail_userprofile.preferred_language == "en"
