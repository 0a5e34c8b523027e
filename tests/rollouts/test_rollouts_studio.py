"""The organiser's studio: cohorts, editions, invitations, participants."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from conftest import spoil
from kerege import clock
from kerege.assessment.models import Attempt
from kerege.people.models import Agency, AuditEntry, Person, Role
from kerege.people.roles import grant_role
from kerege.rollouts.changes import changes_since
from kerege.rollouts.editions import default_rule, make_edition, open_rollout
from kerege.rollouts.enrolling import enrol, give_extra_time
from kerege.rollouts.invitations import State, find
from kerege.rollouts.models import Edition, Enrolment, Invitation, Rollout
from kerege.rollouts.rules import FinalTests, Lessons, Rule
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Lesson, Module, Suite
from rollouts.conftest import IN_A_MONTH, codes_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def gulnara(db: None, demo: None) -> Person:
    """An organiser; hers is a demo account, so that no second factor is asked."""
    person = Person.objects.create_user("g@example.org", "g@example.org", given="Гульнара", is_demo=True)
    grant_role(person, Role.Name.ORGANISER, by=None, why="test")
    return person


@pytest.fixture
def organiser(gulnara: Person) -> Client:
    client = Client()
    client.force_login(gulnara)
    return client


def cohort(suite: Suite, /, **changed: object) -> dict[str, object]:
    form = {
        "suite": suite.pk,
        "name": "Осень 2026",
        "starts_on": "2026-09-01",
        "ends_on": "2026-12-20",
        "participation": "on",
        "lessons": "80",
        "achievement": "on",
        "pass_mark": "75",
    }
    return {name: value for name, value in {**form, **changed}.items() if value is not None}


def words(response: object) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return " ".join(html.unescape(text).split())


# --- Cohorts ------------------------------------------------------------------------------------------------


def test_new_cohort_has_a_first_edition_with_its_rule(organiser: Client, gulnara: Person, tiny: Suite) -> None:
    assert organiser.get("/studio/cohorts/new/").status_code == 200

    assert organiser.post("/studio/cohorts/new/", cohort(tiny)).status_code == 302

    made = Rollout.objects.get()
    assert (made.name, made.is_open, made.edition.number, made.edition.made_by) == ("Осень 2026", False, 1, gulnara)
    assert made.edition.rule == Rule((Lessons(80),), (FinalTests(75),))
    for address in ("", f"edit/{made.pk}/", f"edition/{made.pk}/", f"invitations/{made.pk}/"):
        assert organiser.get(f"/studio/cohorts/{address}").status_code == 200


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"achievement": None}, Rule((Lessons(80),), ())),
        ({"participation": None}, Rule((), (FinalTests(75),))),
        ({"participation": None, "achievement": None}, Rule((), ())),
    ],
)
def test_cohort_issues_the_papers_that_were_chosen(
    organiser: Client, tiny: Suite, changed: dict[str, object], rule: Rule
) -> None:
    organiser.post("/studio/cohorts/new/", cohort(tiny, **changed))

    assert Edition.objects.get().rule == rule


@pytest.mark.parametrize(
    "wrong", [{"lessons": "0"}, {"pass_mark": "101"}, {"name": ""}, {"starts_on": "2027-01-01"}, {"suite": ""}]
)
def test_cohort_that_does_not_fit_is_not_made(organiser: Client, tiny: Suite, wrong: dict[str, object]) -> None:
    assert organiser.post("/studio/cohorts/new/", cohort(tiny, **wrong)).status_code == 200
    assert Rollout.objects.count() == 0


def test_second_open_cohort_of_a_course_is_refused_by_name(organiser: Client, tiny: Suite) -> None:
    first = open_rollout(tiny)

    response = organiser.post("/studio/cohorts/new/", cohort(tiny, is_open="on"))

    ((field, (problem,)),) = response.context["form"].errors.items()
    assert (field, first.name in problem) == ("is_open", True)
    organiser.post(f"/studio/cohorts/edit/{first.pk}/", cohort(tiny))
    assert organiser.post("/studio/cohorts/new/", cohort(tiny, is_open="on")).status_code == 302
    assert list(Rollout.objects.filter(is_open=True).values_list("name", flat=True)) == ["Осень 2026"]


def test_cohort_keeps_its_course_and_is_not_deleted(organiser: Client, tiny: Suite, rollout: Rollout) -> None:
    organiser.post(f"/studio/cohorts/edit/{rollout.pk}/", cohort(tiny, suite="", name="Зима"))
    assert organiser.post(f"/studio/cohorts/delete/{rollout.pk}/").status_code == 302

    rollout.refresh_from_db()
    assert (rollout.suite, rollout.name, rollout.editions.count()) == (tiny, "Зима", 1)


# --- Editions -----------------------------------------------------------------------------------------------


def test_edition_waits_until_the_organiser_moves_the_cohort(
    organiser: Client, gulnara: Person, with_tests: Suite, folder_with_tests: Path
) -> None:
    rollout = Rollout.objects.get()
    enrol(Person.objects.create_user("a", "a@example.org"), rollout)
    address = f"/studio/cohorts/edition/{rollout.pk}/"
    assert organiser.get(address).context["changes"] == []
    spoil(folder_with_tests, "first/tests.yaml", "pass: 60", "pass: 70")
    load(read_folder(folder_with_tests))
    assert len(organiser.get(address).context["changes"]) == 1
    assert rollout.edition.number == 1

    organiser.post(address, {"participation": "on", "lessons": "90", "pass_mark": "70", "why": "Порог выше"})

    newest = rollout.edition
    assert (newest.number, newest.made_by, newest.why) == (2, gulnara, "Порог выше")
    assert newest.rule == Rule((Lessons(90),), ())
    assert organiser.get(address).context["changes"] == []
    assert "Порог выше" in words(organiser.get(address))


def test_what_would_change_is_said_in_sentences(with_tests: Suite, folder_with_tests: Path) -> None:
    edition = Rollout.objects.get().edition
    for file, old, new in (
        ("first/tests.yaml", "pass: 60\n  attempts: 2", "pass: 70\n  attempts: 3"),
        ("first/tests.yaml", "final:\n  id: m1-final\n  minutes: null", "final:\n  id: m1-final\n  minutes: 30"),
        ("first/bank.md", "truth-a", "truth-new"),
        ("first/one.md", "Тимуру десять лет.", "Тимуру уже десять лет."),
    ):
        spoil(folder_with_tests, file, old, new)
    load(read_folder(folder_with_tests))
    module = Module.objects.child_of(with_tests).first()
    lesson = Lesson.objects.get(key="one")
    lesson.unpublish()

    with translation.override("en"):
        assert changes_since(edition) == [
            f"Lesson taken away: {lesson.title}",
            f"{module.title}, Final test: 6 questions, passed from 70%, 30 minutes, 3 attempts, 24 h between attempts; "
            "before: 6 questions, passed from 60%, 2 attempts, 24 h between attempts",
            f"{module.title}: 1 new question",
            f"{module.title}: 1 question less",
        ]


def test_edition_needs_a_reason(organiser: Client, rollout: Rollout) -> None:
    organiser.post(f"/studio/cohorts/edition/{rollout.pk}/", {"lessons": "90", "pass_mark": "70"})

    assert rollout.editions.count() == 1


def test_open_cohort_keeps_the_organisers_rule_while_it_follows_what_is_published(tiny: Suite, gulnara: Person) -> None:
    rollout = open_rollout(tiny)
    rule = Rule((Lessons(50),), ())
    make_edition(rollout, rule, by=gulnara, why="test")

    tiny.get_descendants().get(slug="one").specific.unpublish()

    assert (open_rollout(tiny).edition.rule, rollout.editions.count()) == (rule, 3)


# --- Invitations --------------------------------------------------------------------------------------------


def invite(client: Client, rollout: Rollout, **fields: object) -> object:
    until = (clock.now() + IN_A_MONTH).date().isoformat()
    form = {"until": until, "batch": str(uuid.uuid4()), **fields}
    return client.post(f"/studio/cohorts/invitations/{rollout.pk}/", form)


def test_link_is_made_copied_and_cancelled(
    organiser: Client, gulnara: Person, rollout: Rollout, school: Agency
) -> None:
    invite(organiser, rollout, kind="link", agency=school.pk)

    link = Invitation.objects.get()
    address = f"/studio/cohorts/invitations/{rollout.pk}/"
    assert f'value="{settings.BASE_URL}/ru/join/{link.code}/"' in organiser.get(address).content.decode()
    assert (link.agency, link.made_by, link.state) == (school, gulnara, State.FREE)
    assert Client().get(f"/ru/join/{link.code}/").status_code == 200
    organiser.post(address, {"cancel": link.pk})
    assert Client().get(f"/ru/join/{link.code}/").status_code == 404
    assert [entry.action for entry in AuditEntry.objects.filter(by=gulnara).order_by("id")] == [
        "invitation.link_made",
        "invitation.cancelled",
    ]


def test_cards_are_made_for_an_agency(organiser: Client, rollout: Rollout, school: Agency) -> None:
    response = invite(organiser, rollout, kind="card", agency=school.pk, count="3")

    codes = codes_in(response.content)  # type: ignore[attr-defined]
    assert [(card.number, card.agency) for code in codes if (card := find(code))] == [(n, school) for n in (1, 2, 3)]


@pytest.mark.parametrize("wrong", [{"agency": ""}, {"count": ""}, {"count": "41"}, {"until": "2020-01-01"}])
def test_cards_that_do_not_fit_are_not_made(
    organiser: Client, rollout: Rollout, school: Agency, wrong: dict[str, str]
) -> None:
    response = invite(organiser, rollout, **{"kind": "card", "agency": school.pk, "count": "3", **wrong})

    assert (response.status_code, Invitation.objects.count()) == (200, 0)  # type: ignore[attr-defined]


def test_link_of_another_cohort_is_not_cancelled_here(organiser: Client, rollout: Rollout, tiny: Suite) -> None:
    other = Rollout.objects.create(suite=tiny, name="Другой")
    make_edition(other, default_rule(tiny), by=None, why="test")
    invite(organiser, other, kind="link")
    link = Invitation.objects.get()

    response = organiser.post(f"/studio/cohorts/invitations/{rollout.pk}/", {"cancel": link.pk})

    link.refresh_from_db()
    assert (response.status_code, link.state) == (404, State.FREE)


# --- Participants -------------------------------------------------------------------------------------------


def test_more_time_and_more_attempts_are_given_with_a_reason(
    organiser: Client, gulnara: Person, person: Person, rollout: Rollout
) -> None:
    enrolment = enrol(person, rollout)
    address = f"/studio/participants/edit/{enrolment.pk}/"
    assert [organiser.get(page).status_code for page in (f"/studio/participants/?rollout={rollout.pk}", address)] == [
        200,
        200,
    ]

    organiser.post(address, {"extra_time": "50", "extra_attempts": "1"})
    organiser.post(address, {"extra_time": "301", "extra_attempts": "1", "why": "Медленно печатает"})
    organiser.post(address, {"extra_time": "50", "extra_attempts": "10", "why": "Медленно печатает"})
    assert (Enrolment.objects.get().extra_time, Enrolment.objects.get().extra_attempts) == (0, 0)
    organiser.post(address, {"extra_time": "50", "extra_attempts": "1", "why": "Медленно печатает"})

    assert (Enrolment.objects.get().extra_time, Enrolment.objects.get().extra_attempts) == (50, 1)
    hers = f"{rollout.public_id} {person.public_id}"
    entries = AuditEntry.objects.filter(by=gulnara).order_by("action")
    assert [(entry.action, entry.subject, entry.why) for entry in entries] == [
        ("enrolment.extra_attempts", hers, "0 → 1: Медленно печатает"),
        ("enrolment.extra_time", hers, "0 → 50 %: Медленно печатает"),
    ]


def test_nobody_is_put_on_a_list_or_taken_from_it(organiser: Client, person: Person, rollout: Rollout) -> None:
    enrolment = enrol(person, rollout)

    for address in ("new/", f"delete/{enrolment.pk}/"):
        organiser.post(f"/studio/participants/{address}", {"person": person.pk})

    assert list(Enrolment.objects.all()) == [enrolment]


def test_extra_time_lengthens_the_test_that_is_being_taken(
    signed_in: Client, with_tests: Suite, folder_with_tests: Path
) -> None:
    spoil(folder_with_tests, "first/tests.yaml", "m1-final\n  minutes: null", "m1-final\n  minutes: 30")
    load(read_folder(folder_with_tests))
    open_rollout(with_tests)
    address = signed_in.post("/ru/tiny/first/final-test/")["Location"]
    attempt = Attempt.objects.get(public_id=address.rstrip("/").rsplit("/", 1)[-1])
    enrolment = Enrolment.objects.get()
    assert attempt.due_at is not None
    minutes = timedelta(minutes=30)
    assert attempt.due_at - attempt.started_at == minutes

    def allowed(percent: int) -> timedelta:
        give_extra_time(enrolment, percent, by=None, why="test")
        attempt.refresh_from_db()
        assert attempt.due_at is not None
        return attempt.due_at - attempt.started_at

    assert [allowed(percent) for percent in (50, 50, 0, 50, 100)] == [
        minutes * 1.5,
        minutes * 1.5,
        minutes * 1.5,  # what she counts on is not taken away
        minutes * 1.5,
        minutes * 2,
    ]
    attempt.handed_in_at = clock.now()
    attempt.save()
    assert allowed(200) == minutes * 2


def test_list_takes_as_many_queries_for_three_as_for_one(
    organiser: Client, rollout: Rollout, school: Agency, django_assert_max_num_queries: Callable[..., object]
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(100) as captured:
            organiser.get("/studio/participants/")
            organiser.get("/studio/cohorts/")
        return len(captured)  # type: ignore[arg-type]

    def one_more(number: int) -> None:
        enrol(Person.objects.create_user(f"{number}", f"{number}@example.org"), rollout, agency=school)

    one_more(1)
    queries()
    before = queries()
    one_more(2)
    one_more(3)

    assert queries() == before
