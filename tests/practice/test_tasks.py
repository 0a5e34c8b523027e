"""Practice tasks in a lesson: decided, written, answered with reasons; kept for whoever has an account."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kerege.people.models import Person
from kerege.people.personal_data import erase_person, export_person
from kerege.practice.models import Choice, Work
from kerege.practice.works import save_work, shares
from kerege.records.models import Statement
from kerege.rollouts.editions import open_rollout
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Rollout
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Suite

LESSON = "/ru/tiny/first/two/"
TASK = "https://example.org/suites/tiny/m1/two/"
TALK = {"two-talk.hello": "wait", "two-talk.draw": "grade"}
SORT = {"two-sort.rest": "today", "two-sort.talk": "today"}


def send(client: Client, task: str, *, script: bool = True, **values: Any) -> Any:
    headers = {"X-Requested-With": "fetch"} if script else {}
    fields = {name.replace("__", "."): value for name, value in values.items()}
    return client.post(LESSON, {"nonce": str(uuid.uuid4()), "task": task, **fields}, headers=headers)


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_model_answer_comes_after_the_attempt(with_practice: Suite, client: Client) -> None:
    before = client.get(LESSON).content.decode()

    after = send(client, "two-rewrite", **{"two-rewrite.text": "Тимур рисует"})

    assert "Имени достаточно" not in before
    assert "Имени достаточно" in text(after)


def test_text_is_kept_for_an_account_and_never_stated(with_practice: Suite, signed_in: Client, person: Person) -> None:
    response = send(signed_in, "two-rewrite", **{"two-rewrite.text": "Тимур рисует"})

    assert text(response).endswith("Сохранено")
    assert list(Work.objects.values_list("person", "task", "words")) == [
        (person.pk, f"{TASK}two-rewrite", {"text": "Тимур рисует"})
    ]
    assert Statement.objects.count() == 0


def test_without_an_account_nothing_is_kept(with_practice: Suite, client: Client) -> None:
    send(client, "two-rewrite", **{"two-rewrite.text": "Тимур рисует"})
    send(client, "two-sort", **SORT)

    assert (Work.objects.count(), Choice.objects.count()) == (0, 0)


def test_text_that_gives_a_child_away_is_not_taken(with_practice: Suite, signed_in: Client) -> None:
    response = send(signed_in, "two-rewrite", **{"two-rewrite.text": "Тимур, его дядя Серик Ахметов"})

    assert response.status_code == 422
    assert "Серик Ахметов" in text(response)
    assert "Имени достаточно" not in text(response)
    assert Work.objects.count() == 0


def test_what_the_task_itself_tells_gives_nobody_away(with_practice: Suite, signed_in: Client) -> None:
    response = send(signed_in, "two-rewrite", **{"two-rewrite.text": "Тимур, ученик 4 «Б»"})

    assert response.status_code == 200


def test_marked_words_are_replaced_without_script(with_practice: Suite, signed_in: Client) -> None:
    marked = send(signed_in, "two-rewrite", script=False, **{"two-rewrite.text": "Его дядя Серик Ахметов"})
    (name,) = re.findall(r'name="(two-rewrite-safer-\w+)"', marked.content.decode())
    mark = name.removeprefix("two-rewrite-safer-")

    changed = signed_in.post(
        LESSON,
        {
            "nonce": str(uuid.uuid4()),
            "two-rewrite.text": "Его дядя Серик Ахметов",
            name: "Тимура",
            "two-rewrite-change": mark,
        },
    )

    page = changed.content.decode()
    assert changed.status_code == 422
    (area,) = re.findall(r'<textarea name="two-rewrite\.text"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert area == "Его дядя Тимура"
    assert send(signed_in, "two-rewrite", **{"two-rewrite.text": area}).status_code == 200


@pytest.mark.parametrize(
    ("task", "values", "said"),
    [
        ("two-rewrite", {"two-rewrite.text": "  "}, "Сначала напишите свой текст"),
        ("two-rewrite", {"two-rewrite.text": "я" * 5001}, "5000"),
        ("two-sort", {"two-sort.rest": "today"}, "Вы ответили ещё не на всё."),
        ("two-sort", {"two-sort.rest": "never", "two-sort.talk": "later"}, "Вы ответили ещё не на всё."),
        ("two-strike", {}, "Вычеркните"),
        ("two-trace", {"two-trace.doctor": "needed"}, "Вы ответили ещё не на всё."),
        ("two-talk.hello", {}, "Выберите"),
    ],
)
def test_what_is_no_answer_is_said_and_changes_nothing(
    with_practice: Suite, signed_in: Client, task: str, values: dict[str, str], said: str
) -> None:
    response = send(signed_in, task, **values)

    assert response.status_code == 422
    assert said in text(response)
    assert Work.objects.count() == 0


@pytest.mark.parametrize("task", ["two-none", "two-text", "two-section", ""])
def test_what_is_no_task_is_refused(with_practice: Suite, signed_in: Client, task: str) -> None:
    assert send(signed_in, task).status_code == 400


@pytest.mark.parametrize(
    ("task", "values", "alike", "reasons", "unsaid"),
    [
        ("two-sort", SORT, "1 из 2", ["Сначала покой.", "Не сегодня."], set()),
        ("two-strike", {"two-strike.past": "strike"}, "2 из 2", ["Это допрос.", "Это разговор."], {("wish", "keep")}),
        (
            "two-trace",
            {"two-trace.doctor": "needed", "two-trace.guard": "needed"},
            "1 из 2",
            ["Он лечит.", "Ему незачем."],
            set(),
        ),
    ],
)
def test_each_decision_gets_its_reason(
    with_practice: Suite,
    signed_in: Client,
    task: str,
    values: dict[str, str],
    alike: str,
    reasons: list[str],
    unsaid: set[tuple[str, str]],
) -> None:
    said = text(send(signed_in, task, **values))

    assert alike in said
    assert [reason for reason in reasons if reason in said] == reasons
    kept = {(choice.line, choice.latest) for choice in Choice.objects.all()}
    assert kept == {(name.partition(".")[2], value) for name, value in values.items()} | unsaid


def test_trace_counts_who_need_not_have_known(with_practice: Suite, client: Client) -> None:
    said = text(send(client, "two-trace", **{"two-trace.doctor": "needed", "two-trace.guard": "not-needed"}))

    assert "Узнали об этом: 2. Было нужно для работы: 1." in said


def test_talk_goes_on_line_by_line(with_practice: Suite, signed_in: Client) -> None:
    first = text(send(signed_in, "two-talk.hello", **{"two-talk.hello": "wait"}))
    last = text(send(signed_in, "two-talk.draw", **TALK))

    assert ("Он поднимает глаза." in first, "Рядом можно и молчать." in first) == (True, False)
    assert ("Он бросает карандаш." in last, "Рядом можно и молчать." in last) == (True, True)
    assert list(Choice.objects.values_list("line", "latest")) == [("hello", "wait"), ("draw", "grade")]


def test_without_script_the_page_keeps_what_else_was_typed(with_practice: Suite, client: Client) -> None:
    page = send(client, "two-sort", script=False, **SORT, **{"two-rewrite.text": "Начало <b>"}).content.decode()

    assert "Начало &lt;b&gt;</textarea>" in page
    assert re.findall(r'name="([^"]+)" value="([^"]+)"[^>]* checked', page) == list(SORT.items())


def test_saved_answers_come_back_on_another_device(with_practice: Suite, signed_in: Client, client: Client) -> None:
    send(signed_in, "two-rewrite", **{"two-rewrite.text": "Тимур рисует"})
    send(signed_in, "two-sort", **SORT)

    assert signed_in.get("/ru/practice/tiny/saved/two/").json() == {"two-rewrite.text": "Тимур рисует", **SORT}
    assert Client().get("/ru/practice/tiny/saved/two/").status_code == 404


def test_work_is_hers_alone(with_practice: Suite, signed_in: Client) -> None:
    send(signed_in, "two-rewrite", **{"two-rewrite.text": "Тимур рисует"})
    address = f"/ru/practice/works/{Work.objects.get().pk}/"
    other = Client()
    other.force_login(Person.objects.create_user("other@example.org", "other@example.org"))

    assert "Тимур рисует" in text(signed_in.get(address))
    assert (other.get(address).status_code, other.post(address).status_code) == (404, 404)
    assert Client().get(address).status_code == 302

    signed_in.post(address)

    assert Work.objects.count() == 0


def test_first_decision_counts_among_the_cohort(with_practice: Suite, person: Person) -> None:
    rollout = Rollout.objects.get()
    task = f"{TASK}two-sort"
    for number in range(7):
        somebody = Person.objects.create_user(f"p{number}@example.org", f"p{number}@example.org")
        enrol(somebody, rollout)
        save_work(somebody, with_practice.pk, task, choices={"rest": "today" if number < 5 else "later"})
        save_work(somebody, with_practice.pk, task, choices={"rest": "later"})

    told = shares(task, rollout, ["rest"])

    assert [(share.option, share.people) for share in told["rest"]] == [("today", 5), ("later", None)]


def test_figures_grow_in_steps_so_that_nobody_can_be_read_off(with_practice: Suite) -> None:
    rollout = Rollout.objects.get()
    told = []
    for number in range(10):
        somebody = Person.objects.create_user(f"p{number}@example.org", f"p{number}@example.org")
        enrol(somebody, rollout)
        save_work(somebody, with_practice.pk, TASK, choices={"rest": "today"})
        told.append([share.people for share in shares(TASK, rollout, ["rest"]).get("rest", [])])

    assert told == [[]] * 4 + [[5]] * 5 + [[10]]


def test_decision_that_is_offered_no_more_is_left_out(with_practice: Suite, signed_in: Client) -> None:
    send(signed_in, "two-sort", **SORT)
    Choice.objects.filter(line="rest").update(option="gone", latest="gone")

    page = signed_in.get(f"/ru/practice/works/{Work.objects.get().pk}/")

    assert (page.status_code, "Не сегодня." in text(page), "Сначала покой." in text(page)) == (200, True, False)


def test_four_people_are_too_few_for_a_figure(with_practice: Suite) -> None:
    rollout = Rollout.objects.get()
    for number in range(4):
        somebody = Person.objects.create_user(f"p{number}@example.org", f"p{number}@example.org")
        enrol(somebody, rollout)
        save_work(somebody, with_practice.pk, TASK, choices={"rest": "today"})

    assert shares(TASK, rollout, ["rest"]) == {}


def test_what_she_practised_is_hers_to_take_and_to_erase(
    with_practice: Suite, signed_in: Client, person: Person
) -> None:
    send(signed_in, "two-rewrite", **{"two-rewrite.text": "Тимур рисует"})
    send(signed_in, "two-sort", **SORT)

    held = export_person(person)

    assert [row["words"] for row in held["practice.Work"]] == [["Тимур рисует"], []]
    assert [(row["line"], row["option"]) for row in held["practice.Choice"]] == [("rest", "today"), ("talk", "today")]

    erase_person(person, by=None, why="test")

    assert (Work.objects.count(), Choice.objects.count()) == (0, 0)


def test_her_data_tell_it_in_words(with_practice: Suite, signed_in: Client) -> None:
    send(signed_in, "two-rewrite", **{"two-rewrite.text": "Тимур рисует"})
    send(signed_in, "two-sort", **SORT)

    page = text(signed_in.get("/ru/my/data/"))

    assert "Второй урок: Ваш ход: перепишите Тимур рисует" in page
    assert "Отдых — Сегодня" in page


def test_group_is_called_as_its_author_calls_it(folder_with_practice: Path, db: None, client: Client) -> None:
    path = folder_with_practice / "first" / "two.md"
    path.write_text(path.read_text("utf-8").replace("{today}", "{needed}").replace("=> today", "=> needed"), "utf-8")
    load(read_folder(folder_with_practice))
    open_rollout(Suite.objects.get())

    said = text(send(client, "two-sort", **SORT | {"two-sort.rest": "needed", "two-sort.talk": "needed"}))

    assert ("Сегодня" in said, "нужно для работы" in said) == (True, False)


def test_practice_page_tells_made_and_waiting(with_practice: Suite, signed_in: Client) -> None:
    send(signed_in, "two-sort", **SORT)

    page = signed_in.get("/ru/practice/").content.decode()

    made, waiting = (page[page.index(f"<h2>{title}</h2>") :] for title in ("Мои работы", "Ещё не сделано"))
    assert "Ваш ход: распределите" in made[: made.index("</section>")]
    assert re.findall(r"two/#([\w-]+)", waiting[: waiting.index("</section>")]) == [
        "two-rewrite",
        "two-strike",
        "two-trace",
        "two-talk",
    ]
