"""The question bank: a file beside the lessons, a list in the studio, the same questions."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.log_actions import log
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from conftest import TINY, problems_of, spoil
from kerege.assessment.models import Question, Scene
from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import EditedSince, load, load_if_untouched
from kerege.suites.models import Lesson, Module, ModuleOutcome, Suite, Translation

BANK = "first/bank.md"


def test_bank_is_loaded_with_what_its_questions_are_about(tiny: Suite) -> None:
    questions = [
        (row.key, row.lesson.key, row.outcome, row.level, row.scene and row.scene.title)
        for row in Question.objects.all()
    ]

    assert questions == [("bank-who", "one", "o-words", 2, "Записка"), ("bank-truth", "one", "o-words", 1, None)]
    assert [answer.right for answer in Question.objects.get(key="bank-who").item.answers] == [False, True]


def test_bank_is_loaded_once(tiny: Suite) -> None:
    assert load(read_folder(TINY)).entries == 0


def test_changed_question_is_changed_alone(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, BANK, "«Тимур»", "«Тимур, 3 „Б“»")

    assert load(read_folder(tiny_folder)).entries == 1
    assert Question.objects.get(key="bank-who").item.answers[1].text == "«Тимур, 3 „Б“»"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (":outcome: o-words", ":outcome: o-none", "the module has no outcome 'o-none'"),
        (":lesson: one", ":lesson: three", "the module has no lesson 'three'"),
        (":level: 2", ":level: 4", "the level is 1, 2 or 3"),
        (":level: 2", ":level: hard", "option 'level' must be a whole number from 1 to 99"),
        (":level: 2\n", "", "the block 'question' needs 'level'"),
        (":scene: bank-scene", ":scene: bank-stage", "the bank has no scene 'bank-stage'"),
        ("- [x] {b}", "- [ ] {b}", "No answer is marked as right."),
        (":::{scene} bank-scene", ":::{case} bank-scene", "unknown block: :::{case} bank-scene"),
        ("bank-truth", "one-truth", "the id 'one-truth' is used twice in the suite"),
    ],
)  # fmt: skip
def test_broken_bank_is_named_with_file_and_reason(tiny_folder: Path, old: str, new: str, reason: str) -> None:
    spoil(tiny_folder, BANK, old, new)

    problems = [problem.split(":", 2) for problem in problems_of(tiny_folder)]

    assert (problems[0][0], problems[0][2].strip()) == (BANK, reason)


def test_bad_bank_changes_nothing(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/one.md", "Тимуру десять лет.", "Тимуру уже десять лет.")
    spoil(tiny_folder, BANK, ":level: 2", ":level: 4")

    with pytest.raises(CommandError, match=r"Nothing was changed\."):
        call_command("load", tiny_folder)

    assert Lesson.objects.get(key="one").revisions.count() == 1


def test_question_that_left_the_file_is_put_aside_and_may_come_back(tiny: Suite, tiny_folder: Path) -> None:
    text = (tiny_folder / BANK).read_text("utf-8")
    (tiny_folder / BANK).write_text(text[: text.index("\n:::{question} bank-truth")], "utf-8")
    load(read_folder(tiny_folder))
    assert list(Question.objects.values_list("key", "live")) == [("bank-who", True), ("bank-truth", False)]

    load(read_folder(TINY))

    assert list(Question.objects.values_list("key", "live")) == [("bank-who", True), ("bank-truth", True)]


def test_module_without_a_bank_has_none(tiny: Suite, tiny_folder: Path, tmp_path: Path) -> None:
    (tiny_folder / BANK).unlink()
    load(read_folder(tiny_folder))

    call_command("export", "tiny", tmp_path / "out")

    assert not Question.objects.filter(live=True).exists()
    assert not (tmp_path / "out" / BANK).exists()


def test_question_of_another_type_needs_another_id(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, BANK, ":type: one", ":type: several")

    with pytest.raises(CommandError, match=r"'bank-who' was used before \(as one question of m1\)"):
        call_command("load", tiny_folder)


def test_translations_of_the_bank_have_a_file_of_their_own(tiny: Suite, tiny_folder: Path) -> None:
    path = tiny_folder / "locale/en/first-bank.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n\nmsgctxt "m1:bank-scene.title"\nmsgid "Записка"\nmsgstr "A note"\n\n'
        'msgctxt "m1:bank-who.b"\nmsgid "«Тимур»"\nmsgstr "“Timur”"\n',
        "utf-8",
    )

    load(read_folder(tiny_folder))

    assert dict(Translation.objects.values_list("unit", "text")) == {
        "m1:bank-scene.title": "A note",
        "m1:bank-who.b": "“Timur”",
    }


def form(question: Question, **changes: Any) -> dict[str, Any]:
    """What the studio's form of a question sends."""
    answers = [
        {"value": {"key": answer.id, "text": answer.text, "right": "on" if answer.right else "", "match": "",
                   "feedback": rich_text(f"<p>{answer.feedback}</p>")}, "order": str(number), "deleted": ""}
        for number, answer in enumerate(question.item.answers)
    ]  # fmt: skip
    body = {
        "type": question.item.type.value,
        "prompt": rich_text(f"<p>{question.item.prompt}</p>"),
        "answers": {"count": str(len(answers)), **{str(number): answer for number, answer in enumerate(answers)}},
        "truth": "",
        "accepted": "",
        "feedback": rich_text(""),
    }
    fields = {
        "lesson": question.lesson_id,
        "outcome": question.outcome,
        "level": question.level,
        "scene": question.scene_id or "",
        "live": "on",
        "body": streamfield([("question", body)]),
    }
    return nested_form_data(fields | changes)


def edit(question: Question) -> str:
    return f"/studio/snippets/assessment/question/edit/{question.pk}/"


def test_author_edits_a_question_and_the_export_has_it(author: Client, tmp_path: Path) -> None:
    question = Question.objects.get(key="bank-who")
    assert author.get(edit(question)).status_code == 200

    saved = author.post(edit(question), form(question, level=3))

    assert saved.status_code == 302
    call_command("export", "tiny", tmp_path / "out")
    ours = (TINY / BANK).read_text("utf-8")
    assert (tmp_path / "out" / BANK).read_text("utf-8") == ours.replace(":level: 2", ":level: 3")


def test_question_made_in_the_studio_gets_an_id_and_the_last_place(author: Client) -> None:
    made = author.post("/studio/snippets/assessment/question/add/", form(Question.objects.get(key="bank-who")))

    assert made.status_code == 302
    *_others, last = Question.objects.all()
    assert (last.module.key, last.position, last.key.startswith("question-")) == ("m1", 4, True)


def test_question_with_an_outcome_of_another_module_is_refused(author: Client, tiny: Suite) -> None:
    other = tiny.add_child(instance=Module(title="Второй", slug="second", key="m2", summary="."))
    ModuleOutcome.objects.create(module=other, key="o-other", text="другое")
    question = Question.objects.get(key="bank-who")

    refused = author.post(edit(question), form(question, outcome="o-other"))

    assert "В модуле этого урока такого результата нет." in refused.content.decode()
    assert Question.objects.get(key="bank-who").outcome == "o-words"


def test_nobody_deletes_a_question(author: Client, person: Person) -> None:
    question = Question.objects.get(key="bank-who")
    grant_role(person, Role.Name.OPERATOR, by=None, why="test")

    author.post(f"/studio/snippets/assessment/question/delete/{question.pk}/")

    assert Question.objects.filter(pk=question.pk).exists()


def test_bank_edited_in_the_studio_is_not_undone_by_set_up(person: Person, tiny: Suite, tiny_folder: Path) -> None:
    Scene.objects.update(title="Другая записка")
    log(instance=Scene.objects.get(), action="wagtail.edit", user=person)
    spoil(tiny_folder, BANK, ":level: 2", ":level: 3")

    with pytest.raises(EditedSince):
        load_if_untouched(read_folder(tiny_folder))


def refused(author: Client, question: Question, **changes: Any) -> str:
    """What the studio says to a change; nothing is saved."""
    before = question.item

    page = html.unescape(author.post(edit(question), form(question, **changes)).content.decode())

    assert Question.objects.get(pk=question.pk).item == before
    return page


def in_editor(reason: str) -> str:
    """As it is handed to the editor's script."""
    return json.dumps(reason).strip('"')


def body_of(question: Question, **values: Any) -> Any:
    """The body that the studio's form sends, with other values."""
    feedback = rich_text(f"<p>{question.item.feedback}</p>")
    sent = {"prompt": rich_text("<p>Что?</p>"), "answers": {"count": "0"}, "truth": "", "accepted": ""}
    return streamfield([("question", {"type": question.item.type.value, "feedback": feedback, **sent, **values})])


@pytest.mark.parametrize("exported", [True, False])
def test_question_does_not_become_one_of_another_type(author: Client, tiny: Suite, exported: bool) -> None:
    question = Question.objects.get(key="bank-truth")
    if not exported:  # as one that was made in the studio
        tiny.identifiers.filter(key="bank-truth").delete()

    page = refused(author, question, body=body_of(question, type="text", accepted="Тимур"))

    assert in_editor("Вопрос другого вида — это другой вопрос: добавьте для него новый блок.") in page


def test_question_that_the_banks_file_could_not_keep_is_refused(author: Client) -> None:
    question = Question.objects.get(key="bank-truth")
    ModuleOutcome.objects.filter(key="o-words").update(key="o words ")  # nothing that can be typed is left

    page = refused(author, question, outcome="o words ", body=body_of(question, truth="true"))

    assert in_editor("Такой текст не сохранить в файле") in page


@pytest.mark.parametrize("accepted", ["", "…", "Тимур\nтимур!", "а[,]б"])
def test_answers_that_could_not_be_accepted_are_refused(author: Client, accepted: str) -> None:
    question = Question.objects.get(key="bank-truth")
    question.body[0].value.update({"type": "text", "truth": "", "accepted": "Тимур"})
    question.save()

    assert "w-field__errors" in refused(author, question, body=body_of(question, accepted=accepted))


def test_question_stays_in_its_module(author: Client, tiny: Suite) -> None:
    other = tiny.add_child(instance=Module(title="Второй", slug="second", key="m2", summary="."))
    ModuleOutcome.objects.create(module=other, key="o-words", text="то же")
    lesson = other.add_child(instance=Lesson(title="Ур", slug="three", key="three", outcome=".", summary="."))

    question = Question.objects.get(key="bank-truth")
    author.post(edit(question), form(question, lesson=lesson.pk))

    assert Question.objects.get(key="bank-truth").lesson.key == "one"
