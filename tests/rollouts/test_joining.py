"""Joining, through the site's door: by a link, by a card, by a card in the place of a lost one."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate

from kerege import clock
from kerege.learning.models import Outcome
from kerege.people import consent
from kerege.people.models import Agency, AuditEntry, Consent, Person, Role
from kerege.people.personal_data import erase_person
from kerege.people.roles import grant_role
from kerege.rollouts.editions import default_rule, make_edition
from kerege.rollouts.invitations import State, Unusable, cancel, find, join_by_card, make_cards, reissue
from kerege.rollouts.models import Enrolment, Invitation, Rollout
from kerege.suites.catalogue import LessonEntry
from kerege.suites.models import Suite
from people.test_sign_in import code_from_mail
from rollouts.conftest import IN_A_MONTH, issue_anew

pytestmark = pytest.mark.django_db
HERS = {"given": "Айгуль", "password": "три слова вместе", "agree": "on"}
LESSON = "/ru/tiny/first/one/"


def at(code: str) -> str:
    return f"/ru/join/{code}/"


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def join_with(code: str, client: Client | None = None) -> Person:
    response = (client or Client()).post(at(code), HERS)
    assert (response.status_code, response.get("Location")) == (302, "/ru/my/")
    return Person.objects.get(login=code)


def sign_in(login: str, password: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": login, "password": password})
    return client


def everything() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Person, Enrolment, Invitation, AuditEntry)]


# --- By a link ----------------------------------------------------------------------------------------------


def test_by_link_a_stranger_makes_an_account_and_comes_back(client: Client, link: Invitation, school: Agency) -> None:
    address = at(link.code)
    page = client.get(address).content.decode()
    assert (
        f"/accounts/signup/?next={address.replace('/', '%2F')}" in page or f"/accounts/signup/?next={address}" in page
    )
    asked = client.post(
        f"/accounts/signup/?next={address}",
        {"given": "Дина", "email": "dina@example.org", "agree": "on", "next": address},
    )
    confirmed = client.post(asked.url, {"code": code_from_mail("dina@example.org"), "next": address})
    assert confirmed.url == address
    assert Enrolment.objects.count() == 0

    joined = client.post(address)

    enrolment = Enrolment.objects.get()
    assert (joined.url, enrolment.person.login, enrolment.agency) == ("/ru/my/", "dina@example.org", school)


def test_by_link_many_join_and_each_once(link: Invitation) -> None:
    for number in (1, 2, 2):
        client = Client()
        person, _created = Person.objects.get_or_create(login=f"p{number}@example.org")
        client.force_login(person)
        client.post(at(link.code))

    assert sorted(Enrolment.objects.values_list("person__login", flat=True)) == ["p1@example.org", "p2@example.org"]
    assert find(link.code).state == State.FREE  # type: ignore[union-attr]


def test_link_brings_an_agency_to_somebody_who_takes_part_without(
    signed_in: Client, person: Person, link: Invitation, school: Agency
) -> None:
    Enrolment.objects.create(rollout=link.rollout, person=person)

    signed_in.post(at(link.code))

    assert Enrolment.objects.get().agency == school


def test_card_is_not_used_up_by_somebody_who_takes_part_already(
    signed_in: Client, person: Person, link: Invitation, card: str, centre: Agency
) -> None:
    Enrolment.objects.create(rollout=link.rollout, person=person, agency=centre)

    pages = [signed_in.get(at(card)), signed_in.post(at(card))]

    assert [(page.status_code, "<form" in page.content.decode()) for page in pages] == [(200, False)] * 2
    assert (Enrolment.objects.get().agency, find(card).state) == (centre, State.FREE)  # type: ignore[union-attr]


# --- By a card ----------------------------------------------------------------------------------------------


def test_by_card_two_answers_and_no_address(client: Client, card: str, school: Agency) -> None:
    assert client.get(at(card)).status_code == 200

    person = join_with(card, client)

    assert (person.given, person.email, person.login, signed_in_as(client)) == ("Айгуль", None, card, str(person.pk))
    assert [(one.agency, one.rollout.name) for one in person.enrolments.all()] == [(school, "Осень 2026")]
    assert Consent.objects.get().person == person
    page = client.get("/ru/my/").content.decode()
    assert card in page  # how she signs in from now on
    used = find(card)
    assert used is not None
    assert (used.state, used.used_by) == (State.USED, person)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\t"])
@pytest.mark.parametrize("changed", [("", ""), ("-", " "), ("-", ""), ("0", "o"), ("1", "l"), ("K", "к")])
def test_login_is_read_as_it_is_typed(card: str, typed: str, changed: tuple[str, str]) -> None:
    person = join_with(card)

    client = sign_in(typed.format(card.replace(*changed).lower()), HERS["password"])

    assert signed_in_as(client) == str(person.pk)


def test_code_is_typed_on_a_page_of_its_own(client: Client, card: str) -> None:
    assert client.get("/ru/join/").status_code == 200

    assert client.post("/ru/join/", {"code": f" {card.lower().replace('-', '')}"}).url == at(card)
    assert client.post("/ru/join/", {"code": "ZZZZZ-ZZZZZ"}).status_code == 422


@pytest.mark.parametrize(
    "changed",
    [{"given": " "}, {"password": "short"}, {"password": "password123"}, {"password": "{code}"}, {"agree": ""}],
)
def test_what_is_missing_is_asked_again_and_uses_nothing_up(client: Client, card: str, changed: dict[str, str]) -> None:
    ((name, value),) = changed.items()

    response = client.post(at(card), {**HERS, name: value.format(code=card)})

    assert (response.status_code, Person.objects.count()) == (422, 0)
    assert find(card).state == State.FREE  # type: ignore[union-attr]


def test_what_was_done_on_the_device_is_taken_over(client: Client, card: str, first_lesson: LessonEntry) -> None:
    client.post(LESSON, {"nonce": "9a2f1a34-4f3b-4c53-9df5-9d2bd1f2a111", "complete": "1"})
    assert Outcome.objects.count() == 0

    join_with(card, client)
    client.get("/ru/my/")

    assert [outcome.activity for outcome in Outcome.objects.filter(kind="lesson")] == [first_lesson.iri]


def test_somebody_with_an_account_uses_the_card_up(signed_in: Client, person: Person, card: str) -> None:
    assert signed_in.get(at(card)).status_code == 200
    assert Enrolment.objects.count() == 0

    signed_in.post(at(card))

    used = find(card)
    assert used is not None
    assert (used.state, used.used_by, Enrolment.objects.get().person) == (State.USED, person, person)
    assert Person.objects.count() == 1


def test_form_that_is_sent_twice_joins_once(client: Client, card: str) -> None:
    person = join_with(card, client)

    again = client.post(at(card), HERS)

    assert (again.url, list(Person.objects.all())) == ("/ru/my/", [person])


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_uses_nothing_up(card: str, link: Invitation, person: Person, method: str) -> None:
    before = everything()
    signed_in = Client()
    signed_in.force_login(person)
    before = everything()

    for client in (Client(), signed_in):
        for code in (card, link.code):
            response = getattr(client, method)(at(code), headers={"User-Agent": "TelegramBot (like TwitterBot)"})
            assert response.status_code == 200

    assert everything() == before


def test_pages_are_kept_from_caches_and_search(client: Client, card: str) -> None:
    response = client.get(at(card))

    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"


def test_forged_form_joins_nobody(card: str) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post(at(card), HERS).status_code == 403
    assert Person.objects.count() == 0


# --- What opens nothing -------------------------------------------------------------------------------------


def test_codes_that_open_nothing_say_what_to_do(client: Client, card: str, rollout: Rollout, school: Agency) -> None:
    expires = clock.now() + IN_A_MONTH
    (cancelled, cancelled_code), (lost, lost_code), (_old, old_code) = make_cards(
        rollout, school, 3, by=None, expires=expires
    )
    join_with(card)
    cancel(cancelled, by=None, why="test")
    reissue(lost, by=None)

    def answer(code: str) -> tuple[int, str]:
        response = client.get(at(code) + "?lang=en")
        page = response.content.decode()
        return response.status_code, page[page.index("<main") : page.index("</main>")]

    unknown = answer("ZZZZZ-ZZZZZ")
    assert unknown[0] == 404
    assert answer(cancelled_code) == unknown
    assert answer("nonsense") == unknown
    assert [answer(code)[0] for code in (card, lost_code)] == [410, 410]
    assert "/accounts/login/" in answer(card)[1]
    with clock.fixed_at(expires):
        assert (answer(old_code)[0], find(old_code).state) == (410, State.EXPIRED)  # type: ignore[union-attr]
    assert len({answer(code)[1] for code in (card, lost_code, "ZZZZZ-ZZZZZ")}) == 3


@pytest.mark.parametrize("wrong", ["used", "cancelled", "replaced", "expired"])
def test_nobody_joins_by_a_card_that_opens_nothing(
    client: Client, signed_in: Client, card: str, rollout: Rollout, wrong: str
) -> None:
    invitation = find(card)
    assert invitation is not None
    match wrong:
        case "used":
            join_with(card)
        case "cancelled":
            cancel(invitation, by=None, why="test")
        case "replaced":
            reissue(invitation, by=None)
    before = everything()

    with clock.fixed_at(invitation.expires_at if wrong == "expired" else clock.now()):
        statuses = {one.post(at(card), HERS).status_code for one in (Client(), signed_in)}

    assert statuses <= {404, 410}
    assert everything() == before


def test_guessing_is_stopped_and_a_class_is_not(client: Client, card: str) -> None:
    for _ in range(60):
        assert client.get(at(card)).status_code == 200  # a whole class behind one address

    tried = [client.get(at(f"ZZZZZ-ZZZ{number:02}")).status_code for number in range(31)]

    assert tried == [404] * 30 + [429]
    assert [client.get(at(card)).status_code, client.post(at(card), HERS).status_code] == [429, 429]
    assert client.post("/ru/join/", {"code": card}).status_code == 429


def test_guesses_that_are_typed_or_posted_are_counted_too(client: Client, card: str) -> None:
    typed = [client.post("/ru/join/", {"code": f"ZZZZZ-ZZZ{number:02}"}).status_code for number in range(15)]
    posted = [client.post(at(f"ZZZZZ-ZZZ{number:02}"), HERS).status_code for number in range(16)]

    assert (typed, posted) == ([422] * 15, [404] * 15 + [429])
    assert Client(REMOTE_ADDR="192.0.2.7").get(at(card)).status_code == 200


def test_logs_hold_no_code_and_no_name(card: str, focal_point: Client, school: Agency, caplog: Any) -> None:
    from kerege.config.logs import JsonLines

    with caplog.at_level("DEBUG"):
        client = Client()
        client.get(at(card))
        join_with(card, client)
        client.post("/ru/join/", {"code": card})
        invitation = find(card)
        assert invitation is not None
        anew = issue_anew(focal_point, school, invitation)
        client.get(at(anew))

    lines = [JsonLines().format(record) for record in caplog.records if record.name != "django.db.backends"]
    assert lines
    assert [line for line in lines if any(word in line for word in (card, anew, "Айгуль", "Асанова"))] == []
    assert not AuditEntry.objects.filter(why__contains=anew).exists()


# --- Two at once --------------------------------------------------------------------------------------------


def test_nobody_joins_a_cohort_that_is_over(signed_in: Client, card: str, link: Invitation, rollout: Rollout) -> None:
    rollout.ends_on = localdate(clock.now())
    rollout.save()
    with clock.moved_by(timedelta(days=1)):
        answers = [signed_in.post(at(code)).status_code for code in (link.code, card)]

    assert (answers, Enrolment.objects.count()) == ([410, 410], 0)
    assert signed_in.post(at(link.code)).status_code == 302  # on its last day it goes on


def test_card_that_was_used_while_its_page_was_open_joins_nobody_else(card: str) -> None:
    seen = find(card)
    assert seen is not None
    person = join_with(card)

    with pytest.raises(Unusable) as raised:
        join_by_card(seen, card, given="Другая", password=HERS["password"], language="ru")

    assert (raised.value.state, list(Person.objects.all())) == (State.USED, [person])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one transaction at a time")
@pytest.mark.django_db(transaction=True)
def test_card_in_two_browsers_at_once_joins_one_person(card: str) -> None:
    ready, statuses = threading.Barrier(2), []

    def press() -> None:
        ready.wait(10)
        statuses.append(Client().post(at(card), HERS).status_code)
        connection.close()

    browsers = [threading.Thread(target=press) for _ in range(2)]
    for browser in browsers:
        browser.start()
    for browser in browsers:
        browser.join()

    assert sorted(statuses) == [302, 410]
    assert [(person.login, person.enrolments.count()) for person in Person.objects.all()] == [(card, 1)]


# --- A lost card --------------------------------------------------------------------------------------------


def test_new_card_leads_to_the_same_person(
    focal_point: Client, school: Agency, card: str, first_lesson: LessonEntry
) -> None:
    hers = Client()
    person = join_with(card, hers)
    hers.post(LESSON, {"nonce": "9a2f1a34-4f3b-4c53-9df5-9d2bd1f2a111", "complete": "1"})
    lost = find(card)
    assert lost is not None
    anew = issue_anew(focal_point, school, lost)
    assert signed_in_as(hers) == str(person.pk)  # until the new card is opened

    found_again = Client()
    assert found_again.get(at(anew)).status_code == 200
    found_again.post(at(anew), {"password": "другие три слова"})

    assert signed_in_as(found_again) == str(person.pk)
    assert hers.get("/ru/my/about/").status_code == 302  # ended
    assert [signed_in_as(sign_in(*way)) for way in ((card, HERS["password"]), (anew, HERS["password"]))] == [None] * 2
    assert signed_in_as(sign_in(anew, "другие три слова")) == str(person.pk)
    assert [Client().get(at(code)).status_code for code in (card, anew)] == [410, 410]
    person.refresh_from_db()
    assert (person.login, person.given, person.enrolments.count()) == (anew, "Айгуль", 1)
    assert Outcome.objects.filter(actor__contains=str(person.record_id), kind="lesson").count() == 1
    assert [entry.action for entry in AuditEntry.objects.order_by("id")][-2:] == [
        "invitation.reissued",
        "person.card_changed",
    ]


def test_new_card_leads_back_when_the_cohort_is_over_and_shows_nothing_that_she_withdrew(
    focal_point: Client, school: Agency, card: str, rollout: Rollout
) -> None:
    person = join_with(card)
    consent.withdraw(person)
    rollout.ends_on = localdate(clock.now()) - timedelta(days=10)
    rollout.save()
    lost = find(card)
    assert lost is not None

    code = issue_anew(focal_point, school, lost)
    back = Client().post(at(code), {"password": "совсем другие слова"})

    person.refresh_from_db()
    assert (back.status_code, person.login, Enrolment.objects.get().agency) == (302, code, None)


def test_new_card_for_a_free_one_brings_somebody_in(focal_point: Client, school: Agency, card: str) -> None:
    lost = find(card)
    assert lost is not None

    anew = issue_anew(focal_point, school, lost)

    assert Client().post(at(card), HERS).status_code == 410
    assert join_with(anew).given == "Айгуль"


def test_form_that_issues_anew_and_is_sent_twice_leaves_one_card_alive(
    focal_point: Client, school: Agency, card: str
) -> None:
    lost = find(card)
    assert lost is not None

    first, second = issue_anew(focal_point, school, lost), issue_anew(focal_point, school, lost)

    assert [Client().get(at(code)).status_code for code in (card, first, second)] == [410, 410, 200]
    join_with(second)
    assert focal_point.post(f"/ru/colleagues/{school.public_id}/", {"reissue": lost.pk}).status_code == 302


@pytest.mark.parametrize("way", ["address", "role", "erased"])
def test_card_opens_nobody_who_has_another_way_in(focal_point: Client, school: Agency, card: str, way: str) -> None:
    person = join_with(card)
    used = find(card)
    assert used is not None
    match way:
        case "address":
            Person.objects.filter(pk=person.pk).update(email="aigul@example.org")
        case "role":
            grant_role(person, Role.Name.AUTHOR, by=None, why="test")
        case "erased":
            erase_person(person, by=None, why="test")

    response = focal_point.post(f"/ru/colleagues/{school.public_id}/", {"reissue": used.pk})

    assert (response.status_code, Invitation.objects.count()) == (302, 1)


def test_another_card_that_she_used_leads_nobody_to_her_account(
    focal_point: Client, school: Agency, centre: Agency, tiny: Suite, card: str
) -> None:
    """She came by the centre's card, and later used one of the school as somebody with an account."""
    spring = Rollout.objects.create(suite=tiny, name="Весна 2027")
    make_edition(spring, default_rule(tiny), by=None, why="test")
    ((_first, hers),) = make_cards(spring, centre, 1, by=None, expires=clock.now() + IN_A_MONTH)
    phone = Client()
    person = join_with(hers, phone)
    phone.post(at(card))
    used = find(card)
    assert used is not None
    assert used.used_by == person

    response = focal_point.post(f"/ru/colleagues/{school.public_id}/", {"reissue": str(used.pk)})

    assert response.status_code == 302
    assert (Invitation.objects.count(), Person.objects.get(pk=person.pk).login) == (2, hers)


def test_card_for_somebody_who_is_erased_meanwhile_opens_nothing(
    focal_point: Client, school: Agency, card: str
) -> None:
    person = join_with(card)
    used = find(card)
    assert used is not None
    anew = issue_anew(focal_point, school, used)

    erase_person(person, by=None, why="test")

    assert [Client().get(at(anew)).status_code, Client().post(at(anew), HERS).status_code] == [404, 404]
