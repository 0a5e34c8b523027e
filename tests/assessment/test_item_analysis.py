"""Whether questions are good, and a wrong key set right: the studio's pages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessment.sittings import RIGHT, WHY, WRONG, mend_key, question, score_anew, sit
from kerege import clock
from kerege.assessment.models import Attempt, Given, Rescoring
from kerege.assessment.rescoring import NothingToScore, UnderWay, ask_for_rescoring
from kerege.outgoing.worker import tick
from kerege.people.models import AuditEntry, Person, Role
from kerege.people.personal_data import erase_person, export_person
from kerege.people.roles import grant_role
from kerege.records.models import Statement
from kerege.suites.models import Module

pytestmark = pytest.mark.usefixtures("with_tests")


@pytest.fixture
def studio(client: Client, person: Person, demo: None) -> Client:
    """An author in the studio."""
    grant_role(person, Role.Name.AUTHOR, by=None, why="test")
    Person.objects.filter(pk=person.pk).update(is_demo=True)
    client.force_login(person)
    return client


def page_of(key: str = "note-a") -> str:
    return f"/studio/questions/question/{question(key).pk}/"


def list_of_questions() -> str:
    return f"/studio/questions/{Module.objects.get(key='m1').pk}/"


def rows(html: str) -> list[list[str]]:
    """The tables of a page, row by row, without what is empty."""
    found = re.findall(r"<tr.*?>(.*?)</tr>", html, re.DOTALL)
    cells = (re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL) for row in found)
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def row_of(client: Client, words: str, **filters: str) -> list[str]:
    (row,) = [row for row in rows(client.get(list_of_questions(), filters).content.decode()) if words in row[0]]
    return row[1:]


# --- The figures --------------------------------------------------------------------------------------------


def test_list_has_the_figures_of_each_question(studio: Client) -> None:
    for _person in range(6):
        sit(RIGHT)
        sit(WRONG | {"ask-a": {}})

    assert row_of(studio, "Что вы напишете (a)") == ["2", "12", "50 %", "1,00", "0 %", ""]
    assert row_of(studio, "Кого вы спросите (a)") == ["2", "12", "50 %", "1,00", "50 %", ""]
    assert row_of(studio, "Что вы напишете (b)") == ["2", "слишком мало", "—", "—", "—", ""]


def test_tests_are_shown_apart(studio: Client) -> None:
    for _person in range(5):
        sit(RIGHT)
        sit(WRONG, kind="pre")

    assert row_of(studio, "Что вы напишете (a)")[1:3] == ["5", "100 %"]
    assert row_of(studio, "Что вы напишете (a)", kind="pre")[1:3] == ["5", "0 %"]


def test_only_the_first_attempt_of_a_person_counts_and_none_that_is_open(studio: Client, person: Person) -> None:
    for _person in range(4):
        sit(RIGHT)
    sit(WRONG, person=person)
    with clock.moved_by(timedelta(days=1)):
        sit(RIGHT, person=person)
    Attempt.objects.filter(pk=sit(RIGHT).pk).update(handed_in_at=None)

    assert row_of(studio, "Что вы напишете (a)")[1:3] == ["5", "80 %"]


def test_erased_people_still_count_and_still_once(studio: Client, person: Person) -> None:
    for _person in range(4):
        sit(RIGHT)
    sit(RIGHT | {"word-a": {"answer": ["Дина Маратовна"]}}, person=person)
    erase_person(person, by=None, why="test")
    someone = Person.objects.create_user("author", is_demo=True)
    grant_role(someone, Role.Name.AUTHOR, by=None, why="test")
    studio.force_login(someone)

    assert row_of(studio, "Что вы напишете (a)")[1:3] == ["5", "100 %"]


def test_fewer_than_five_are_not_shown_nor_told_by_taking_away(studio: Client) -> None:
    for _person in range(6):
        sit(RIGHT)
    for _person in range(4):
        sit(WRONG, language="en")

    assert row_of(studio, "Что вы напишете (a)")[1:3] == ["10", "60 %"]
    assert row_of(studio, "Что вы напишете (a)", language="en")[1:3] == ["слишком мало", "—"]
    assert row_of(studio, "Что вы напишете (a)", language="ru")[1:3] == ["слишком мало", "—"]  # 10 less 6 is 4
    html = studio.get(page_of()).content.decode()
    assert [row[1:3] for row in rows(html) if row[0] in ("Русский", "English")] == [["слишком мало", "—"]] * 2


def test_filters_by_language_and_version(studio: Client) -> None:
    for _person in range(5):
        sit(RIGHT)
        sit(WRONG, language="en")
    one = question()
    one.body[0].value["prompt"] = "Что вы напишете (a) теперь?"
    one.save()
    for _person in range(7):
        sit(RIGHT)

    assert row_of(studio, "Что вы напишете (a)")[1:3] == ["17", "71 %"]
    assert row_of(studio, "Что вы напишете (a)", language="en")[1:3] == ["5", "0 %"]
    assert row_of(studio, "Что вы напишете (a)", version="now")[1:3] == ["7", "100 %"]


def test_list_is_sorted_by_what_it_shows_and_the_unknown_comes_last(studio: Client) -> None:
    for _person in range(5):
        sit(RIGHT | {"truth-a": {"answer": ["false"]}, "ask-a": {"answer": ["x"]}})

    def order(ordering: str) -> list[str]:
        html = studio.get(list_of_questions(), {"ordering": ordering}).content.decode()
        return [row[3] for row in rows(html) if len(row) == 7 and row[3].endswith("%")]

    assert order("difficulty") == ["0 %", "50 %", "100 %"]
    assert order("-difficulty") == ["100 %", "50 %", "0 %"]


def test_question_page_says_what_was_chosen_by_best_and_worst(studio: Client) -> None:
    for _person in range(10):
        sit(RIGHT)
        sit(WRONG)

    html = studio.get(page_of()).content.decode()

    assert "Что вы напишете (a)?" in html
    assert [row for row in rows(html) if row[0] in ("Новенький", "Тимур")] == [
        ["Новенький", "", "50 %", "0 %", "100 %"],
        ["Тимур", "верно", "50 %", "100 %", "0 %"],
    ]


def test_strong_who_err_more_often_point_to_the_key(studio: Client) -> None:
    for _person in range(5):
        sit(RIGHT | {"note-a": {"answer": ["x"]}})
        sit(WRONG | {"note-a": {"answer": ["y"]}})

    assert row_of(studio, "Что вы напишете (a)")[-1] == "сильные ошибаются чаще слабых: проверьте ключ"


@pytest.mark.parametrize(
    ("key", "right", "wrong", "wanted"),
    [
        (
            "match-a",
            {"x": ["x"], "y": ["y"]},
            {"x": ["y"], "y": ["y"]},
            [
                ["левое один → правое один", "верно", "50 %"],
                ["левое один → правое два", "", "50 %"],
                ["левое два → правое два", "верно", "100 %"],
            ],
        ),
        (
            "order-a",
            {"x": ["1"], "y": ["2"], "z": ["3"]},
            {"x": ["2"], "y": ["1"], "z": ["3"]},
            [
                ["1. сначала", "верно", "50 %"],
                ["2. сначала", "", "50 %"],
                ["1. потом", "", "50 %"],
                ["2. потом", "верно", "50 %"],
                ["3. в конце", "верно", "100 %"],
            ],
        ),
        ("truth-a", {"answer": ["true"]}, {"answer": ["false"]}, [["Верно", "верно", "50 %"], ["Неверно", "", "50 %"]]),
        (
            "word-a",
            {"answer": ["данияр!"]},
            {"answer": ["Тимур"]},
            [["Данияр", "верно", "50 %"], ["тимур", "", "50 %"]],
        ),
    ],
)  # fmt: skip
def test_every_type_says_what_was_chosen(
    studio: Client, key: str, right: dict[str, list[str]], wrong: dict[str, list[str]], wanted: list[list[str]]
) -> None:
    for _person in range(5):
        sit(RIGHT | {key: right})
        sit(RIGHT | {key: wrong})

    html = studio.get(page_of(key)).content.decode()

    chosen = [row[:3] for row in rows(html) if len(row) == 5 and row[1] in ("", "верно")]
    assert chosen == [*wanted, ["Пропущено или не до конца", "", "0 %"]]


def test_what_few_typed_is_not_shown(studio: Client) -> None:
    for number in range(8):
        sit({"word-a": {"answer": ["Тимур" if number < 4 else "Дина Маратовна Сергалиева"]}})
    Given.objects.filter(attempt__in=Attempt.objects.order_by("pk")[4:5]).update(values={"answer": ["Данияр"]})

    html = studio.get(page_of("word-a")).content.decode()

    assert ("тимур" in html, "сергалиева" in html.lower()) == (False, False)


def test_nobody_is_named(studio: Client, person: Person) -> None:
    other = Person.objects.create_user("azamat", "azamat@example.org", family="Жапаров", given="Азамат")
    for _person in range(5):
        sit(WRONG)
    attempt = sit(WRONG, person=other)

    for address in (list_of_questions(), page_of()):
        html = studio.get(address).content.decode()
        names = (other.family, other.login, other.email, str(other.public_id), str(other.record_id))
        assert [name for name in (*names, str(attempt.public_id)) if str(name) in html] == []


def test_pages_cost_a_constant_number_of_queries(studio: Client) -> None:
    def queries() -> list[int]:
        found = []
        for address in (list_of_questions(), page_of()):
            with CaptureQueriesContext(connection) as captured:
                assert studio.get(address).status_code == 200
            found.append(len(captured))
        return found

    for _person in range(5):
        sit({"note-a": {"answer": ["x"]}})
    mend_key()
    queries()  # what a process asks once
    with_one_question = queries()
    for _person in range(5):
        sit(RIGHT)

    assert queries() == with_one_question


def test_results_alone_for_the_filters_of_the_studio(studio: Client) -> None:
    response = studio.get(f"{list_of_questions()}results/", {"kind": "pre"})

    assert (response.status_code, "<html" in response.content.decode()) == (200, False)


def test_version_that_is_not_there_is_not_found(studio: Client) -> None:
    assert [studio.get(page_of(), {"version": number}).status_code for number in ("1", "2", "x")] == [200, 404, 404]


# --- Who may ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        (None, (403, 403, 403, 0)),
        (Role.Name.AUTHOR, (200, 200, 302, 1)),
        (Role.Name.ORGANISER, (200, 200, 302, 1)),
        (Role.Name.OPERATOR, (200, 200, 302, 1)),
    ],
)
def test_authors_organisers_and_operators_see_questions_and_score_anew(
    role: Role.Name | None, wanted: tuple[int, int, int, int], studio: Client
) -> None:
    sit(RIGHT)
    mend_key()
    visitor, client = Person.objects.create_user("visitor", is_demo=True), Client()
    if role:
        grant_role(visitor, role, by=None, why="test")
    client.force_login(visitor)

    got = [client.get(list_of_questions()), client.get(page_of()), client.post(page_of(), {"why": WHY})]

    assert (*(response.status_code for response in got), Rescoring.objects.count()) == wanted


# --- Scored anew --------------------------------------------------------------------------------------------


def test_scoring_again_changes_nothing_and_says_so(studio: Client, person: Person) -> None:
    sit(RIGHT)
    score_anew(mend_key(), by=person)
    before = list(Given.objects.values()), list(Attempt.objects.values()), Statement.objects.count()

    html = studio.post(page_of(), {"why": WHY}, follow=True).content.decode()
    tick("test")

    assert "Все ответы уже оценены по нынешней версии; ничего не изменилось." in html
    assert (list(Given.objects.values()), list(Attempt.objects.values()), Statement.objects.count()) == before
    assert (Rescoring.objects.count(), AuditEntry.objects.filter(action="attempts.rescored").count()) == (1, 1)


def test_one_scoring_at_a_time_and_the_page_says_how_far_it_is(studio: Client, person: Person) -> None:
    sit(RIGHT)
    one = mend_key()
    ask_for_rescoring(one, by=person, why=WHY)

    with pytest.raises(UnderWay):
        ask_for_rescoring(one, by=person, why=WHY)

    assert "идёт сейчас" in studio.get(page_of()).content.decode()


def test_scoring_is_audited_by_who_what_and_why(studio: Client, person: Person) -> None:
    sit(RIGHT)
    mend_key()

    response = studio.post(page_of(), {"why": f"  {WHY}  "})

    assert (response.status_code, response["Location"]) == (302, page_of())
    entry = AuditEntry.objects.get(action="attempts.rescored")
    assert (entry.by, entry.subject, entry.why) == (person, "m1/note-a 2", WHY)
    assert [one["why"] for one in export_person(person)["assessment.Rescoring"]] == [WHY]


@pytest.mark.parametrize("why", ["", "   ", "ошибка", "а" * 501])
def test_scoring_without_a_reason_is_refused(studio: Client, why: str) -> None:
    sit(RIGHT)
    mend_key()

    assert (studio.post(page_of(), {"why": why}).status_code, Rescoring.objects.count()) == (400, 0)


def test_attempt_at_a_version_with_other_answers_stays_as_it_is(studio: Client) -> None:
    sit(RIGHT)
    one = question()
    one.body[0].value["answers"][0]["key"] = "w"
    one.save()

    with pytest.raises(NothingToScore):
        score_anew(mend_key(right="w"))

    html = studio.get(page_of()).content.decode()
    assert "В ней другие ответы или другой вид вопроса" in html
    assert 'name="why"' not in html


def test_result_of_few_attempts_is_not_shown(studio: Client) -> None:
    for _person in range(4):
        sit(RIGHT)
    score_anew(mend_key())

    (row,) = [row for row in rows(studio.get(page_of()).content.decode()) if WHY in row]

    assert row[-2:] == ["4", "слишком мало"]
