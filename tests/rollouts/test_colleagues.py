"""The focal point's page: who takes part, and cards."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from kerege import clock
from kerege.people import consent
from kerege.people.models import Agency, AuditEntry, Person, Profile, Role
from kerege.people.roles import grant_role
from kerege.rollouts.access import cohorts_for
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.invitations import State, find, make_cards
from kerege.rollouts.models import Invitation, Rollout
from rollouts.conftest import IN_A_MONTH, ask_for_cards, issue_anew
from rollouts.test_joining import join_with

pytestmark = pytest.mark.django_db


def page_of(client: Client, agency: Agency) -> str:
    return client.get(f"/en/colleagues/{agency.public_id}/").content.decode()


def rows(page: str) -> list[list[str]]:
    """The cells of the tables, without what can be done."""
    cells = (
        re.findall(r"<td.*?>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr><td.*?</tr>", page, re.DOTALL)
    )
    return [[cell.strip() for cell in row if "<details" not in cell] for row in cells]


@pytest.fixture
def invited(rollout: Rollout, school: Agency) -> Invitation:
    """The organiser has made the school take part in the cohort."""
    ((card, _code),) = make_cards(rollout, school, 1, by=None, expires=clock.now() + IN_A_MONTH)
    return card


def test_paper_holds_exactly_the_codes_that_open(
    focal_point: Client, ainura: Person, school: Agency, rollout: Rollout, invited: Invitation
) -> None:
    codes = ask_for_cards(focal_point, school, rollout, 9)

    cards = [find(code) for code in codes]
    assert [(card.number, card.agency, card.state, card.made_by) for card in cards if card] == [
        (number, school, State.FREE, ainura) for number in range(2, 11)
    ]
    assert Invitation.objects.count() == 1 + 9
    assert not Invitation.objects.exclude(code="").exists()  # they stand on the paper and nowhere else
    assert join_with(codes[0]).enrolments.get().agency == school
    assert AuditEntry.objects.filter(by=ainura).values_list("action", "why").get() == ("invitation.cards_made", "2–10")


def test_form_that_is_sent_twice_makes_its_cards_once(
    focal_point: Client, school: Agency, rollout: Rollout, invited: Invitation
) -> None:
    batch = str(uuid.uuid4())

    first = ask_for_cards(focal_point, school, rollout, 2, batch=batch)
    join_with(first[0])
    second = ask_for_cards(focal_point, school, rollout, 2, batch=batch)

    assert [card.state for code in (*first, *second) if (card := find(code))] == [
        State.USED,
        State.CANCELLED,
        State.FREE,
        State.FREE,
    ]


def test_form_that_asks_for_other_cards_leaves_those_that_are_printed_alive(
    focal_point: Client, school: Agency, rollout: Rollout, invited: Invitation
) -> None:
    """The page stays when its file has come."""
    batch = str(uuid.uuid4())
    printed = ask_for_cards(focal_point, school, rollout, 2, batch=batch)
    ask_for_cards(focal_point, school, rollout, 3, batch=batch)
    with clock.moved_by(timedelta(minutes=3)):
        ask_for_cards(focal_point, school, rollout, 2, batch=batch)

    assert [card.state for code in printed if (card := find(code))] == [State.FREE, State.FREE]


@pytest.mark.parametrize(
    "wrong", [{"count": "0"}, {"count": "41"}, {"until": "2020-01-01"}, {"until": "2099-01-01"}, {"rollout": "0"}]
)
def test_what_does_not_fit_makes_no_card(
    focal_point: Client, school: Agency, rollout: Rollout, invited: Invitation, wrong: dict[str, str]
) -> None:
    until = (clock.now() + IN_A_MONTH).date().isoformat()
    form = {"rollout": rollout.pk, "count": "1", "until": until, "batch": str(uuid.uuid4()), **wrong}

    assert focal_point.post(f"/ru/colleagues/{school.public_id}/", form).status_code == 422
    assert Invitation.objects.count() == 1


def test_page_says_who_takes_part_and_nothing_about_learning(
    focal_point: Client, school: Agency, centre: Agency, rollout: Rollout
) -> None:
    with clock.fixed_at(clock.now().replace(2026, 11, 2, 9)):
        for family, agency in (("Асанова", school), ("Бекова", centre)):
            person = Person.objects.create_user(family, f"{family}@example.org", family=family, given="Дина")
            enrol(person, rollout, agency=agency)
    says_so = Person.objects.create_user("c", "c@example.org", family="Сапарова", given="Гуля")
    Profile.objects.create(person=says_so, agency=school)

    assert rows(page_of(focal_point, school)) == [["Асанова Дина", "Осень 2026", "2 November 2026"]]
    enrol(says_so, rollout)
    assert [row[0] for row in rows(page_of(focal_point, school))] == ["Асанова Дина", "Сапарова Гуля"]


def test_who_withdraws_her_consent_is_named_no_more_and_keeps_what_she_has_done(
    focal_point: Client, school: Agency, rollout: Rollout, card: str
) -> None:
    with clock.fixed_at(clock.now().replace(2026, 11, 2, 9)):
        person = join_with(card)

        consent.withdraw(person)

        assert rows(page_of(focal_point, school)) == [["№ 1", "Осень 2026", "used on 2 November 2026: —"]]
    assert "Your agency no longer sees that you take part." in consent.consequences()
    assert person.enrolments.get().rollout == rollout


def test_page_says_the_state_of_each_card(focal_point: Client, school: Agency, rollout: Rollout) -> None:
    with clock.fixed_at(clock.now().replace(2026, 11, 2, 9)):
        expires = clock.now() + timedelta(days=10)
        made = make_cards(rollout, school, 4, by=None, expires=expires)
        join_with(made[0][1])
        issue_anew(focal_point, school, made[1][0])
        focal_point.post(f"/ru/colleagues/{school.public_id}/", {"cancel": made[2][0].pk})

        cards = [(row[0], row[2]) for row in rows(page_of(focal_point, school)) if row[0].startswith("№")]

    assert {number: re.sub(r"<.*?>", "", state) for number, state in cards} == {
        "№ 1": "used on 2 November 2026: Айгуль",
        "№ 2": "replaced by № 5",
        "№ 3": "cancelled",
        "№ 4": "free until 12 November 2026",
        "№ 5": "free until 16 November 2026",
    }


def test_used_card_is_not_cancelled(focal_point: Client, school: Agency, card: str) -> None:
    join_with(card)
    used = find(card)
    assert used is not None

    focal_point.post(f"/ru/colleagues/{school.public_id}/", {"cancel": used.pk})

    assert find(card).state == State.USED  # type: ignore[union-attr]


@pytest.mark.parametrize("action", ["reissue", "cancel"])
def test_card_of_another_agency_is_as_one_that_is_not_there(
    focal_point: Client, school: Agency, centre: Agency, rollout: Rollout, action: str
) -> None:
    ((foreign, _code),) = make_cards(rollout, centre, 1, by=None, expires=clock.now() + IN_A_MONTH)

    for pk in (foreign.pk, 0, "", "x", "9" * 30):
        assert focal_point.post(f"/ru/colleagues/{school.public_id}/", {action: pk}).status_code == 404
    assert focal_point.post(f"/ru/colleagues/{centre.public_id}/", {action: foreign.pk}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.state == State.FREE


def test_cards_are_for_cohorts_that_the_organiser_has_opened_to_the_agency(
    ainura: Person, school: Agency, centre: Agency, rollout: Rollout
) -> None:
    day = clock.now().date()
    shut, over, another = (
        Rollout.objects.create(suite=rollout.suite, name=name, ends_on=ends_on)
        for name, ends_on in (("Закрытый", None), ("Прошлый", day - timedelta(days=1)), ("Чужой", None))
    )
    everyone = Rollout.objects.create(suite=rollout.suite, name="Открытый", is_open=True)
    for cohort, agency in ((rollout, school), (over, school), (another, centre)):
        make_cards(cohort, agency, 1, by=None, expires=clock.now() + IN_A_MONTH)

    assert set(cohorts_for(ainura, school)) == {rollout, everyone}
    assert (list(cohorts_for(ainura, centre)), shut.invitations.count()) == ([], 0)


def test_who_looks_after_several_agencies_chooses_one(
    focal_point: Client, ainura: Person, school: Agency, centre: Agency
) -> None:
    assert focal_point.get("/ru/colleagues/").url == f"/ru/colleagues/{school.public_id}/"

    grant_role(ainura, Role.Name.FOCAL_POINT, agency=centre, by=None, why="test")

    addresses = re.findall(r'href="/ru/colleagues/([^"]+)/"', focal_point.get("/ru/colleagues/").content.decode())
    assert set(addresses) == {str(school.public_id), str(centre.public_id)}


def test_page_takes_as_many_queries_for_three_as_for_one(
    focal_point: Client,
    school: Agency,
    rollout: Rollout,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    def queries() -> int:
        page_of(focal_point, school)
        with django_assert_max_num_queries(50) as captured:
            page_of(focal_point, school)
        return len(captured)  # type: ignore[arg-type]

    def one_more() -> None:
        (_free, (_used, code), (lost, _code)) = make_cards(
            rollout, school, 3, by=None, expires=clock.now() + IN_A_MONTH
        )
        join_with(code)
        issue_anew(focal_point, school, lost)

    one_more()
    with_one = queries()
    one_more()
    one_more()

    assert (queries(), school.roles.count()) == (with_one, 1)


def test_focal_point_finds_the_page_from_her_own(focal_point: Client, signed_in: Client) -> None:
    pages = [client.get("/ru/my/").content.decode() for client in (focal_point, signed_in)]

    assert ["/ru/colleagues/" in page for page in pages] == [True, False]
