from dataclasses import replace

import pytest

from kerege.items import MESSAGES, Answer, Item, ItemType, Problem, problems

WRONG = Answer("a", "Ярлык", feedback="Нет.")
RIGHT = Answer("b", "Имя", right=True, feedback="Да.")

ONE = Item("q", ItemType.ONE, "Что писать?", answers=(WRONG, RIGHT))
SEVERAL = replace(ONE, type=ItemType.SEVERAL, answers=(WRONG, RIGHT, replace(RIGHT, id="c", text="Класс")))
TRUE_FALSE = Item("q", ItemType.TRUE_FALSE, "Дети виноваты.", truth=False, feedback="Нет.")
ORDER = Item("q", ItemType.ORDER, "Что сначала?", answers=(Answer("a", "А"), Answer("b", "Б")), feedback="Так.")
MATCH = replace(
    ORDER,
    type=ItemType.MATCH,
    answers=(Answer("a", "врач", match="лечит"), Answer("b", "юрист", match="судит")),
)
TEXT = Item("q", ItemType.TEXT, "Какое слово?", accepted=("стигма",), feedback="Стигма.")

BROKEN = [
    (replace(ONE, prompt=" "), [Problem("no-prompt")]),
    (replace(TRUE_FALSE, answers=(WRONG,)), [Problem("unexpected-answers")]),
    (replace(ONE, accepted=("имя",)), [Problem("unexpected-accepted")]),
    (replace(ONE, truth=False), [Problem("unexpected-truth")]),
    (replace(ONE, answers=(RIGHT,)), [Problem("too-few-answers")]),
    (replace(ONE, answers=(replace(WRONG, id="1st"), RIGHT)), [Problem("bad-answer-id", "1st")]),
    (replace(ONE, answers=(replace(WRONG, id="b"), RIGHT)), [Problem("duplicate-answer-id", "b")]),
    (replace(ONE, answers=(replace(WRONG, text=" "), RIGHT)), [Problem("empty-answer", "a")]),
    (replace(ONE, answers=(replace(WRONG, text="Имя "), RIGHT)), [Problem("duplicate-answer", "b")]),
    (replace(ONE, answers=(WRONG, replace(RIGHT, right=False))), [Problem("no-right-answer")]),
    (replace(SEVERAL, answers=(WRONG, replace(RIGHT, right=False))), [Problem("no-right-answer")]),
    (replace(ONE, answers=SEVERAL.answers), [Problem("several-right-answers")]),
    (replace(ONE, answers=(replace(WRONG, feedback=""), RIGHT)), [Problem("no-feedback", "a")]),
    (replace(SEVERAL, answers=(WRONG, replace(RIGHT, feedback=""))), [Problem("no-feedback", "b")]),
    (
        replace(MATCH, answers=(Answer("a", "врач"), Answer("b", "юрист", match="судит"))),
        [Problem("empty-match", "a")],
    ),
    (
        replace(MATCH, answers=(*MATCH.answers, Answer("c", "судья", match="судит"))),
        [Problem("duplicate-match", "c")],
    ),
    (replace(TRUE_FALSE, truth=None), [Problem("no-truth")]),
    (replace(TRUE_FALSE, feedback=""), [Problem("no-feedback")]),
    (replace(ORDER, feedback=""), [Problem("no-feedback")]),
    (replace(MATCH, feedback=""), [Problem("no-feedback")]),
    (replace(TEXT, feedback=""), [Problem("no-feedback")]),
    (replace(TEXT, accepted=()), [Problem("no-accepted-answer")]),
    (replace(TEXT, accepted=("стигма", "…")), [Problem("empty-accepted-answer")]),
    (replace(TEXT, accepted=("стигма", "Стигма!")), [Problem("duplicate-accepted-answer")]),
    (replace(TEXT, accepted=("а[,]б",)), [Problem("delimiter-in-accepted-answer")]),
]


@pytest.mark.parametrize("item", [ONE, SEVERAL, TRUE_FALSE, ORDER, MATCH, TEXT], ids=lambda item: item.type.value)
def test_sound_item_has_no_problems(item):
    assert problems(item) == []


@pytest.mark.parametrize(("item", "found"), BROKEN, ids=lambda part: part[0].code if isinstance(part, list) else "")
def test_broken_item_has_the_problem(item, found):
    assert problems(item) == found


def test_every_code_has_one_message():
    assert set(MESSAGES) == {problem.code for _, found in BROKEN for problem in found}


def test_all_problems_are_told_at_once_in_reading_order():
    item = Item("q", ItemType.ONE, "", answers=(Answer("a", ""),))
    assert problems(item) == [
        Problem("no-prompt"),
        Problem("too-few-answers"),
        Problem("empty-answer", "a"),
        Problem("no-right-answer"),
        Problem("no-feedback", "a"),
    ]


def test_answers_that_differ_in_punctuation_are_not_duplicates():
    answers = (
        replace(WRONG, text="Казнить, нельзя помиловать"),
        replace(RIGHT, text="Казнить нельзя, помиловать"),
    )
    assert problems(replace(ONE, answers=answers)) == []
