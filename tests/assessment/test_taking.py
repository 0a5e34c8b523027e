"""Taking a test, through the site's door."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4, uuid5

import pytest
from django.test import Client
from django.utils import timezone

from assessment.taking import (
    FETCH,
    FINAL,
    PRE,
    attempt_at,
    begin,
    limit,
    page,
    right_answers,
    save,
    some_of,
    values,
)
from conftest import spoil
from kerege import clock
from kerege.assessment import attempts as taking
from kerege.assessment import versions
from kerege.assessment.attempts import hand_in_overdue
from kerege.assessment.models import Attempt, Given, Question
from kerege.assessment.paper import asked
from kerege.learning.models import Outcome
from kerege.people.models import Person
from kerege.people.personal_data import erase_person, export_person
from kerege.records.models import Statement
from kerege.records.vocabulary import ANSWERED
from kerege.rollouts import terms
from kerege.rollouts.editions import make_edition
from kerege.rollouts.enrolling import enrol_for_test, give_extra_attempts, give_extra_time
from kerege.rollouts.models import Edition, Enrolment, Rollout
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.document import text_hash
from kerege.suites.models import Suite, Translation

pytestmark = pytest.mark.usefixtures("with_tests")


@pytest.fixture
def other(client: Client) -> Client:
    stranger = Client()
    stranger.force_login(Person.objects.create_user("azamat", given="Азамат"))
    return stranger


# --- Before -------------------------------------------------------------------------------------------------


def test_stranger_reads_what_the_test_is_and_is_asked_for_an_account(client: Client) -> None:
    html = page(client, FINAL)

    assert "/accounts/signup/?next=%2Fru%2Ftiny%2Ffirst%2Ffinal-test%2F" in html
    assert client.post(FINAL)["Location"] == "/accounts/signup/?next=%2Fru%2Ftiny%2Ffirst%2Ffinal-test%2F"
    assert not Attempt.objects.exists()


def test_module_without_tests_has_no_such_page(client: Client) -> None:
    Edition.objects.update(content={"modules": []})
    terms.forget()

    assert client.get(FINAL).status_code == 404


def test_pre_test_does_not_stand_before_the_first_lesson(signed_in: Client) -> None:
    assert signed_in.get("/ru/tiny/first/one/").status_code == 200
    html = page(signed_in, "/ru/tiny/first/")
    assert html.index("/ru/tiny/first/one/") < html.index(PRE)


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", [FINAL, PRE])
def test_looking_begins_nothing(signed_in: Client, address: str, method: str) -> None:
    assert getattr(signed_in, method)(address).status_code == 200
    assert (Attempt.objects.count(), Enrolment.objects.count()) == (0, 0)


def test_reader_without_a_roll_out_joins_the_open_one(signed_in: Client, person: Person) -> None:
    address = begin(signed_in)

    enrolment = Enrolment.objects.get()
    attempt = attempt_at(address)
    assert (enrolment.person, enrolment.rollout.is_open) == (person, True)
    assert (attempt.registration, attempt.pass_mark) == (enrolment.registration, 60)
    assert attempt.edition == f"{enrolment.rollout.public_id}/1"


# --- The questions ------------------------------------------------------------------------------------------


def test_beginning_twice_is_beginning_once(signed_in: Client) -> None:
    assert begin(signed_in) == begin(signed_in)
    assert Attempt.objects.count() == 1


def test_pre_test_and_final_test_share_no_question(signed_in: Client) -> None:
    pre, final = attempt_at(begin(signed_in, PRE)), attempt_at(begin(signed_in, FINAL))

    of = {one: set(one.given.values_list("version__question", flat=True)) for one in (pre, final)}
    assert [len(of[pre]), len(of[final]), len(of[pre] & of[final])] == [6, 6, 0]


def test_page_tells_nothing_about_the_key(signed_in: Client) -> None:
    address = begin(signed_in)
    html = page(signed_in, address)

    for given in attempt_at(address).given.select_related("version__question"):
        item = given.version.item
        assert f'"{item.id}' not in html
        for answer in item.answers:
            assert f'value="{answer.id}"' not in html
            assert f".{answer.id}" not in html
            assert not answer.feedback or answer.feedback not in html
        assert not item.accepted or item.accepted[0] not in html
        assert item.feedback not in html or not item.feedback


def test_order_of_questions_and_answers_stays(signed_in: Client) -> None:
    address = begin(signed_in)
    first = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page(signed_in, address))

    assert re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page(signed_in, address)) == first


def test_scene_stands_before_each_of_its_questions(signed_in: Client) -> None:
    html = page(signed_in, begin(signed_in))

    assert html.count('<div class="case">') == 3


def test_all_questions_on_one_page_show_a_scene_once(signed_in: Client) -> None:
    address = begin(signed_in)
    Attempt.objects.update(layout="all")

    html = page(signed_in, address)

    assert (html.count('<div class="case">'), html.count('name="go"'), 'class="all"' in html) == (1, 1, True)


def test_questions_in_the_readers_language_where_they_are_whole_in_it(signed_in: Client, with_tests: Suite) -> None:
    address = begin(signed_in)
    truth = next(one for one in asked(attempt_at(address), "ru") if one.context["type"] == "true-false")
    key = truth.given.version.question.key
    for part, text in (("prompt", truth.context["item"].prompt), ("feedback", truth.context["item"].feedback)):
        Translation.objects.create(
            suite=with_tests,
            language="en",
            unit=f"m1:{key}.{part}",
            text=f"English {part}",
            source_hash=text_hash(text),
        )
    versions.forget()

    html = page(signed_in, address.replace("/ru/", "/en/"))

    assert "English prompt" in html
    assert html.count('class="prompt" lang="ru"') == 5


# --- Answers ------------------------------------------------------------------------------------------------


def test_answer_is_kept_as_it_was_given_and_comes_back(signed_in: Client) -> None:
    address = begin(signed_in)
    right = right_answers(attempt_at(address))

    said = save(signed_in, address, some_of(right, 1, 2)).json()

    assert said["saved"] == [1, 2]
    assert set(values(address)) == {1, 2}
    assert [one.state for one in asked(attempt_at(address), "ru")] == ["whole", "whole", "", "", "", ""]


def test_half_an_answer_is_kept_too(signed_in: Client) -> None:
    address = begin(signed_in)
    order = next(one for one in asked(attempt_at(address), "ru") if one.context["type"] == "order")
    name = order.context["answers"][0]["id"]

    save(signed_in, address, {f"{order.id}.{name}": "2"})

    assert asked(attempt_at(address), "ru")[order.place - 1].state == "part"


def test_doubled_and_late_sendings_change_nothing(signed_in: Client) -> None:
    address = begin(signed_in)
    truth = next(one for one in asked(attempt_at(address), "ru") if one.context["type"] == "true-false")
    name = f"{truth.id}.answer"
    save(signed_in, address, {name: "true"}, turn=1)
    save(signed_in, address, {name: "false"}, turn=2)

    for _again in range(2):
        save(signed_in, address, {name: "true"}, turn=1)

    assert values(address) == {truth.place: {"answer": ["false"]}}


def test_page_is_told_that_an_answer_is_saved_only_where_it_is(signed_in: Client) -> None:
    """Two tabs of one browser, or a line that delivers late: what was sent later is kept."""
    address = begin(signed_in)
    right = right_answers(attempt_at(address))
    save(signed_in, address, some_of(right, 1), turn=5)

    late = save(signed_in, address, some_of(right, 1, 2), turn=4)

    assert late.json()["saved"] == [2]


def test_sending_that_is_doubled_after_another_device_answered_changes_nothing(signed_in: Client) -> None:
    address = begin(signed_in)
    truth = next(one for one in asked(attempt_at(address), "ru") if one.context["type"] == "true-false")
    name = f"{truth.id}.answer"
    save(signed_in, address, {name: "true"}, device="telephone", turn=9)
    save(signed_in, address, {name: "false"}, device="computer", turn=1)

    save(signed_in, address, {name: "true"}, device="telephone", turn=9)

    assert values(address) == {truth.place: {"answer": ["false"]}}


@pytest.mark.parametrize("odd", ["a\0b", "ж", "x" * 41])
def test_what_no_script_says_of_a_device_is_left_out(signed_in: Client, odd: str) -> None:
    address = begin(signed_in)

    saved = save(signed_in, address, {**some_of(right_answers(attempt_at(address)), 1), "time": odd}, device=odd)

    given = Given.objects.get(attempt=attempt_at(address), place=1)
    assert (saved.json()["saved"], given.turns, given.device_time) == ([1], {}, "")


def test_of_two_devices_the_later_answer_counts_whatever_their_clocks_say(signed_in: Client) -> None:
    address = begin(signed_in)
    truth = next(one for one in asked(attempt_at(address), "ru") if one.context["type"] == "true-false")
    name = f"{truth.id}.answer"
    save(signed_in, address, {name: "true", "time": "2031-01-01T00:00:00Z"}, device="telephone", turn=9)

    save(signed_in, address, {name: "false", "time": "1999-01-01T00:00:00Z"}, device="computer", turn=1)

    given = Given.objects.get(attempt=attempt_at(address), place=truth.place)
    assert (given.values, given.device_time) == ({"answer": ["false"]}, "1999-01-01T00:00:00Z")
    assert abs(given.saved_at - timezone.now()) < timedelta(minutes=5)  # type: ignore[operator]


def test_old_page_without_script_does_not_undo_what_another_device_answered(signed_in: Client) -> None:
    address = begin(signed_in)
    right = right_answers(attempt_at(address))
    truth = next(one for one in asked(attempt_at(address), "ru") if one.context["type"] == "true-false")
    old_page = {f"q{one.place}.was": one.was for one in asked(attempt_at(address), "ru")}
    save(signed_in, address, some_of(right, truth.place))
    other = truth.place % 6 + 1

    response = signed_in.post(address, {**old_page, **some_of(right, other), "go": "q3"})

    assert (response.status_code, response["Location"]) == (302, f"{address}#q3")
    assert set(values(address)) == {truth.place, other}


def test_file_of_her_data_tells_nothing_about_the_key_while_a_test_is_open(signed_in: Client) -> None:
    """An author's ids give away orders and pairs; words do not."""
    address = begin(signed_in)
    save(signed_in, address, right_answers(attempt_at(address)))

    file = signed_in.get("/en/my/data/download/").json()

    items = [given.version.item for given in attempt_at(address).given.all()]
    said = {one["question"]: one["answer"] for one in file["assessment.Given"]}
    assert said.keys() == {item.prompt for item in items}
    ids = {answer.id for item in items for answer in item.answers}
    assert not ids & {part for answer in said.values() for part in answer}
    order = next(item for item in items if item.type == "order")
    assert said[order.prompt] == [f"{place}. {answer.text}" for place, answer in enumerate(order.answers, 1)]


def test_file_of_her_data_judges_answers_once_the_test_is_passed(signed_in: Client) -> None:
    failed = begin(signed_in)
    right = right_answers(attempt_at(failed))
    signed_in.post(failed, {**some_of(right, 1, 2, 3), "hand_in": "1"})

    def judged() -> list[bool]:
        said = signed_in.get("/en/my/data/download/").json()["records.Statement"]
        return ["result" in one for one in said if one["verb"]["id"] == ANSWERED]

    assert judged() == [False] * 3
    with clock.moved_by(timedelta(hours=25)):
        passed = begin(signed_in)
        signed_in.post(passed, {**right_answers(attempt_at(passed)), "hand_in": "1"})
        assert judged() == [True] * 9


def test_answer_may_be_taken_back(signed_in: Client) -> None:
    address = begin(signed_in)
    several = next(one for one in asked(attempt_at(address), "ru") if one.context["type"] == "several")
    save(signed_in, address, some_of(right_answers(attempt_at(address)), several.place), turn=1)

    save(signed_in, address, {f"{several.id}.none": ""}, turn=2)

    assert values(address) == {}


@pytest.mark.parametrize(
    "field", ["q99.answer", "q0.answer", "qx.answer", "q1.", "q1", "q².answer", "q1.answer.more", "answer"]
)
def test_unknown_field_changes_nothing(signed_in: Client, field: str) -> None:
    address = begin(signed_in)

    assert save(signed_in, address, {field: "true"}).status_code == 200
    assert values(address) == {}


def test_saving_costs_few_queries(signed_in: Client, django_assert_num_queries: Any) -> None:
    address = begin(signed_in)
    right = right_answers(attempt_at(address))
    save(signed_in, address, some_of(right, 1), turn=1)

    # Session and person; in a transaction of their own the attempt under a lock, the answers, and one write.
    with django_assert_num_queries(7):
        save(signed_in, address, some_of(right, 2), turn=2)


# --- Handing in ---------------------------------------------------------------------------------------------


def test_passed_test_is_scored_stated_and_projected(signed_in: Client, person: Person) -> None:
    address = begin(signed_in)
    save(signed_in, address, right_answers(attempt_at(address)))

    response = signed_in.post(address, {"hand_in": "1"})

    attempt = attempt_at(address)
    assert (response["Location"], attempt.percent, attempt.passed) == (address, 100, True)
    said = [json.loads(one.document) for one in Statement.objects.order_by("position")]
    assert [one["verb"]["display"]["en"] for one in said] == ["answered"] * 6 + ["passed"]
    assert {one["context"]["registration"] for one in said} == {str(attempt.registration)}
    assert {one["context"]["revision"] for one in said} == {attempt.edition}
    assert said[-1]["object"]["id"] == "https://example.org/suites/tiny/m1/m1-final"
    outcome = Outcome.objects.get()
    assert (outcome.kind, outcome.registration, outcome.score, outcome.success) == (
        "test", str(attempt.registration), 1.0, True,
    )  # fmt: skip


def test_result_says_by_outcome_what_to_read_again(signed_in: Client) -> None:
    address = begin(signed_in)
    right = right_answers(attempt_at(address))
    save(signed_in, address, some_of(right, 1, 2))
    signed_in.post(address, {"hand_in": "1"})

    html = page(signed_in, address)

    assert attempt_at(address).percent == 33
    assert "выбрать слово" in html
    assert 'href="/ru/tiny/first/one/"' in html
    assert 'class="review"' not in html  # explanations would be answers


def test_result_says_what_it_was_in_the_pre_test(signed_in: Client) -> None:
    pre, final = begin(signed_in, PRE), begin(signed_in, FINAL)
    right = right_answers(attempt_at(pre))
    signed_in.post(pre, {**some_of(right, 1, 2, 3), "hand_in": "1"})
    signed_in.post(final, {"hand_in": "1"})

    html = page(signed_in, final.replace("/ru/", "/en/"))

    assert "In the pre-test it was 50%." in html
    assert f'href="{pre.replace("/ru/", "/en/")}"' in html
    assert "In the pre-test" not in page(signed_in, pre.replace("/ru/", "/en/"))


def test_passed_attempt_is_explained(signed_in: Client) -> None:
    address = begin(signed_in)
    save(signed_in, address, right_answers(attempt_at(address)))
    signed_in.post(address, {"hand_in": "1"})

    assert page(signed_in, address).count('<li value="') == 6


def test_test_is_taken_in_english_too(signed_in: Client) -> None:
    english = FINAL.replace("/ru/", "/en/")
    assert "To pass you need 60% or more." in page(signed_in, english)
    address = begin(signed_in, english)
    assert address.startswith(english)
    assert "Question 1 of 6" in page(signed_in, address)
    save(signed_in, address, right_answers(attempt_at(address)))
    signed_in.post(address, {"hand_in": "1"})

    result = page(signed_in, address)

    assert ("<h1>Passed: 100%</h1>" in result, "Your answers, with explanations" in result) == (True, True)


def test_handing_in_twice_counts_once_and_ends_the_saving(signed_in: Client) -> None:
    address = begin(signed_in)
    right = right_answers(attempt_at(address))
    signed_in.post(address, {**some_of(right, 1), "hand_in": "1"})
    first = (attempt_at(address).scaled, Statement.objects.count())

    late = save(signed_in, address, right, turn=7)
    signed_in.post(address, {**right, "hand_in": "1"})

    assert (late.status_code, late.json()) == (409, {"closed": True})
    assert (attempt_at(address).scaled, Statement.objects.count()) == first
    assert set(values(address)) == {1}


def test_script_gets_the_result_in_the_same_answer(signed_in: Client) -> None:
    begun = signed_in.post(FINAL, **FETCH)
    address = begun["X-Location"]

    ended = signed_in.post(address, {"hand_in": "1"}, **FETCH)

    assert (begun.status_code, ended.status_code, ended["X-Location"]) == (200, 200, address)
    assert 'id="test-form"' in begun.content.decode()
    assert 'class="outcomes"' in ended.content.decode()


def test_pre_test_is_completed_neither_passed_nor_failed(signed_in: Client) -> None:
    address = begin(signed_in, PRE)
    save(signed_in, address, right_answers(attempt_at(address)))
    signed_in.post(address, {"hand_in": "1"})

    last = Statement.objects.order_by("position").last()
    assert last is not None
    assert last.content["verb"]["display"]["en"] == "completed"
    assert "success" not in last.content["result"]
    assert attempt_at(address).passed is False


def test_answers_in_tests_are_no_knowledge_checks(signed_in: Client) -> None:
    address = begin(signed_in)
    save(signed_in, address, right_answers(attempt_at(address)))
    signed_in.post(address, {"hand_in": "1"})

    assert list(Outcome.objects.values_list("kind", flat=True)) == ["test"]


# --- Attempts and time --------------------------------------------------------------------------------------


def test_next_attempt_waits_and_there_are_no_more_than_the_test_has(signed_in: Client) -> None:
    first = begin(signed_in)
    signed_in.post(first, {"hand_in": "1"})
    assert signed_in.post(FINAL)["Location"] == FINAL  # the page says until when she waits

    with clock.moved_by(timedelta(hours=25)):
        second = begin(signed_in)
        assert second != first
        signed_in.post(second, {"hand_in": "1"})
        with clock.moved_by(timedelta(days=9)):
            assert signed_in.post(FINAL)["Location"] == FINAL

    assert Attempt.objects.count() == 2


def test_organiser_may_give_one_more_attempt(signed_in: Client) -> None:
    for day in range(2):
        with clock.moved_by(timedelta(days=2 * day)):
            signed_in.post(begin(signed_in), {"hand_in": "1"})
    with clock.moved_by(timedelta(days=9)):
        assert "All attempts are used." in page(signed_in, FINAL.replace("/ru/", "/en/"))

        give_extra_attempts(Enrolment.objects.get(), 1, by=None, why="was ill")

        assert "There are 3 attempts." in page(signed_in, FINAL.replace("/ru/", "/en/"))
        signed_in.post(begin(signed_in), {"hand_in": "1"})
        with clock.moved_by(timedelta(days=9)):
            assert signed_in.post(FINAL)["Location"] == FINAL


def test_after_a_failed_test_each_page_leads_to_the_lesson_to_read_again(signed_in: Client) -> None:
    for lesson in ("one", "two"):
        signed_in.post(f"/en/tiny/first/{lesson}/", {"nonce": str(uuid4()), "complete": "1"})
    address = begin(signed_in).replace("/ru/", "/en/")
    signed_in.post(address, {"hand_in": "1"})

    button = re.compile(r'<a class="button" href="(/en/tiny/first/\w+/)"')
    pages = ["/en/my/", "/en/tiny/first/", FINAL.replace("/ru/", "/en/"), address]
    leads = [button.search(page(signed_in, one)) for one in pages]

    assert [lead and lead[1] for lead in leads] == ["/en/tiny/first/one/"] * 4
    assert "The final test opens again on" in page(signed_in, "/en/my/")


def test_passed_test_is_not_taken_again(signed_in: Client) -> None:
    address = begin(signed_in)
    save(signed_in, address, right_answers(attempt_at(address)))
    signed_in.post(address, {"hand_in": "1"})

    with clock.moved_by(timedelta(days=9)):
        signed_in.post(FINAL)

    assert Attempt.objects.count() == 1


def test_pre_test_after_the_final_test_measures_nothing(signed_in: Client) -> None:
    begin(signed_in, FINAL)

    assert signed_in.post(PRE)["Location"] == PRE
    assert Attempt.objects.count() == 1


def test_time_is_the_servers_and_may_be_lengthened(signed_in: Client, person: Person, with_tests: Suite) -> None:
    limit(30)
    enrol_for_test(person, with_tests.pk)
    Enrolment.objects.update(extra_time=50)

    attempt = attempt_at(begin(signed_in))

    assert attempt.due_at is not None
    assert attempt.due_at - attempt.started_at == timedelta(minutes=45)


def test_when_time_is_over_what_was_saved_counts(signed_in: Client) -> None:
    limit(30)
    address = begin(signed_in)
    right = right_answers(attempt_at(address))
    save(signed_in, address, some_of(right, 1, 2, 3), turn=1)

    with clock.moved_by(timedelta(minutes=32)):
        late = save(signed_in, address, right, turn=2)

    assert late.status_code == 409
    attempt = attempt_at(address)
    assert (attempt.handed_in_at is not None, attempt.percent) == (True, 50)


def test_answer_on_its_way_is_kept_for_a_minute_and_no_longer(signed_in: Client) -> None:
    limit(30)
    address = begin(signed_in)
    right, due_at = right_answers(attempt_at(address)), attempt_at(address).due_at
    assert due_at is not None

    with clock.fixed_at(due_at + timedelta(seconds=59)):
        just = save(signed_in, address, some_of(right, 1), turn=1)
    with clock.fixed_at(due_at + timedelta(seconds=60)):
        late = save(signed_in, address, some_of(right, 2), turn=2)

    assert (just.status_code, late.status_code, set(values(address))) == (200, 409, {1})


def test_looking_in_that_minute_ends_nothing(signed_in: Client) -> None:
    limit(30)
    address = begin(signed_in)
    due_at = attempt_at(address).due_at
    assert due_at is not None

    with clock.fixed_at(due_at + timedelta(seconds=30)):
        assert 'data-seconds="0"' in page(signed_in, address)

    assert attempt_at(address).handed_in_at is None


def test_each_saving_says_how_much_time_is_left(signed_in: Client) -> None:
    limit(30)
    with clock.fixed_at(clock.now()):
        address = begin(signed_in)
        right = some_of(right_answers(attempt_at(address)), 1)

        with clock.moved_by(timedelta(minutes=10)):
            before = save(signed_in, address, right).json()["left"]
            give_extra_time(Enrolment.objects.get(), 50, by=None, why="reads slowly")
            after = save(signed_in, address, {}, turn=2).json()["left"]

    assert (before, after) == (20 * 60, 35 * 60)


def test_attempt_that_nobody_looks_at_is_handed_in_when_its_time_is_over(signed_in: Client) -> None:
    limit(30)
    address = begin(signed_in)
    assert hand_in_overdue() == 0

    with clock.moved_by(timedelta(minutes=32)):
        assert (hand_in_overdue(), hand_in_overdue()) == (1, 0)

    assert attempt_at(address).handed_in_at is not None


def test_attempt_that_cannot_be_handed_in_keeps_no_other_waiting(
    signed_in: Client, other: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(30)
    attempts = [attempt_at(begin(client)) for client in (signed_in, other)]
    broken = min(attempts, key=lambda one: one.registration)

    def state(attempt: Attempt, judged: object) -> None:
        if attempt == broken:
            raise RuntimeError

    monkeypatch.setattr(taking, "state_attempt", state)
    with clock.moved_by(timedelta(minutes=32)):
        hand_in_overdue()

    assert Attempt.objects.get(handed_in_at=None) == broken


# --- Versions and editions ----------------------------------------------------------------------------------


def test_attempt_keeps_its_questions_whatever_becomes_of_the_bank(signed_in: Client) -> None:
    address = begin(signed_in)
    before = [one.context["prompt"].html for one in asked(attempt_at(address), "ru")]
    for question in Question.objects.all():
        question.body[0].value["prompt"] = "Другой вопрос"
        question.save()
    Question.objects.update(live=False)

    assert [one.context["prompt"].html for one in asked(attempt_at(address), "ru")] == before


def test_correction_flows_into_new_attempts(signed_in: Client) -> None:
    for question in Question.objects.all():
        question.body[0].value["prompt"] = "Исправленный вопрос"
        question.save()

    address = begin(signed_in)

    assert {given.version.number for given in attempt_at(address).given.all()} == {2}


def test_saving_a_question_again_makes_no_new_version(with_tests: Suite) -> None:
    question = Question.objects.first()
    assert question is not None
    question.save()

    assert question.versions.count() == 1


def test_questions_that_came_later_wait_for_the_next_edition(
    signed_in: Client, folder_with_tests: Path, person: Person
) -> None:
    enrol_for_test(person, Suite.objects.get().pk)
    spoil(folder_with_tests, "first/bank.md", "truth-a", "truth-new")
    spoil(folder_with_tests, "first/bank.md", "truth-b", "truth-newer")
    load(read_folder(folder_with_tests))

    assert signed_in.post(FINAL, follow=True).status_code == 200
    assert not Attempt.objects.exists()  # there is too little left of what the edition has

    rollout = Rollout.objects.get()
    make_edition(rollout, rollout.edition.rule, by=None, why="test")
    assert {"truth-new", "truth-newer"} & set(
        attempt_at(begin(signed_in)).given.values_list("version__question__key", flat=True)
    )


# --- Not hers -----------------------------------------------------------------------------------------------


def test_attempt_of_somebody_else_is_not_there(signed_in: Client, other: Client) -> None:
    address = begin(signed_in)
    right = right_answers(attempt_at(address))

    got = [other.get(address), other.post(address, {**right, "hand_in": "1"}), save(other, address, right)]

    assert [response.status_code for response in got] == [404, 404, 404]
    assert (values(address), attempt_at(address).handed_in_at) == ({}, None)


def test_result_and_explanations_of_somebody_else_are_not_there(signed_in: Client, other: Client) -> None:
    address = begin(signed_in)
    signed_in.post(address, {**right_answers(attempt_at(address)), "hand_in": "1"})
    assert 'class="review"' in page(signed_in, address)

    got = [other.get(address), other.post(address, {"hand_in": "1"}, **FETCH), Client().get(address)]

    assert [response.status_code for response in got] == [404, 404, 302]
    assert got[2]["Location"] == f"/accounts/signup/?next={address.replace('/', '%2F')}"


def test_forged_form_begins_and_hands_in_nothing(signed_in: Client, person: Person) -> None:
    address = begin(signed_in)
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(person)

    assert [forged.post(PRE).status_code, forged.post(address, {"hand_in": "1"}).status_code] == [403, 403]
    assert [attempt.handed_in_at for attempt in Attempt.objects.all()] == [None]


def test_guessed_attempt_is_not_there(signed_in: Client) -> None:
    assert signed_in.get(f"{FINAL}{uuid4()}/").status_code == 404


def test_attempt_stands_at_its_own_address_alone(signed_in: Client) -> None:
    address = begin(signed_in)

    elsewhere = address.replace("final-test", "pre-test")
    for fields in (answers := some_of(right_answers(attempt_at(address)), 1), answers | {"hand_in": "1"}):
        assert signed_in.post(elsewhere, fields).status_code == 404
    assert save(signed_in, elsewhere, answers).status_code == 404
    assert signed_in.get(elsewhere).status_code == 404
    assert (values(address), attempt_at(address).handed_in_at) == ({}, None)


def test_reader_cannot_state_that_she_passed(signed_in: Client) -> None:
    statement = {
        "id": str(uuid4()),
        "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
        "object": {
            "id": "https://example.org/suites/tiny/m1/m1-final",
            "definition": {"type": "http://adlnet.gov/expapi/activities/assessment"},
        },
        "result": {"score": {"scaled": 1.0}, "success": True},
    }

    response = signed_in.post("/xapi/statements", statement, content_type="application/json")

    assert (response.status_code, Outcome.objects.count()) == (403, 0)


# --- Personal data ------------------------------------------------------------------------------------------


def test_attempts_are_in_her_data_and_lead_to_nobody_once_she_is_erased(signed_in: Client, person: Person) -> None:
    address = begin(signed_in)
    save(signed_in, address, right_answers(attempt_at(address)))
    signed_in.post(address, {"hand_in": "1"})
    data = export_person(person)
    assert [one["percent"] for one in data["assessment.Attempt"]] == [100]
    assert len(data["assessment.Given"]) == 6

    erase_person(person, by=None, why="test")

    attempt = attempt_at(address)
    assert (attempt.person, attempt.percent, attempt.given.count()) == (None, 100, 6)
    typed = attempt.given.get(version__content__item__type="text")
    assert (typed.values, typed.turns) == ({}, {})
    said = Statement.objects.filter(verb=ANSWERED, document__contains="fill-in").get().content
    assert said["result"] == {"success": True, "score": {"scaled": 1.0}}  # what she typed was never stated


def test_reader_who_takes_an_id_that_she_can_foresee_stops_nothing(signed_in: Client) -> None:
    address = begin(signed_in)
    lesson = {"type": "http://adlnet.gov/expapi/activities/lesson"}
    for name in ("result ", *(f"{place} " for place in range(1, 7))):
        hers = {
            "id": str(uuid5(attempt_at(address).public_id, name)),
            "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
            "object": {"id": "https://example.org/suites/tiny/m1/one", "definition": lesson},
        }
        assert signed_in.post("/xapi/statements", hers, content_type="application/json").status_code == 200

    signed_in.post(address, {**right_answers(attempt_at(address)), "hand_in": "1"})

    assert attempt_at(address).passed is True


def test_no_answer_stands_in_an_address(signed_in: Client) -> None:
    """Forms are posted; nothing that was answered is part of an address."""
    address = begin(signed_in)

    assert 'method="get"' not in page(signed_in, address)


def test_she_sees_her_test_in_words_and_not_what_is_right(signed_in: Client) -> None:
    address = begin(signed_in)
    signed_in.post(address, {**right_answers(attempt_at(address)), "hand_in": "1"})

    page = signed_in.get("/en/my/data/").content.decode()

    cells = re.findall(r'<td data-label="([^"]+)">(?:<span lang="ru">)?([^<]*)', page)
    assert [value for name, value in cells if name in ("Test", "Attempt", "Percent")][:3] == [
        "Final test: ",
        "1",
        "100",
    ]
    statements = signed_in.get("/en/my/data/download/").json()["records.Statement"]
    definitions = [said["object"]["definition"] for said in statements]
    assert {key for definition in definitions for key in definition} == {"description", "interactionType", "type"}
