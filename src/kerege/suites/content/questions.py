"""A question as it stands in a Markdown file: prompt, answers with their feedback, general feedback."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kerege.items import MESSAGES, Answer, Item, ItemType, Problem, problems
from kerege.suites.content.fields import check_id
from kerege.suites.content.lines import FEEDBACK, NAMED, SAID_OF_IT, TICKED, Lines, quoted, read_inline, read_text
from kerege.suites.content.problems import Wrong

_ORDERED = re.compile(r"\d+\. \{([^}]*)\}\s*(.*)")
_ACCEPTED = re.compile(r"- = (.*)")


def read_question(id: str, type: str, truth: str, body: Lines) -> Item:
    """The question of a block whose options are `type` and, for true or false, `truth`. Raises Wrong."""
    try:
        kind = ItemType(type)
    except ValueError:
        raise Wrong(body.first, f"unknown type of question: {type!r}") from None
    prompt: list[str] = []
    answers: list[dict[str, Any]] = []
    accepted: list[str] = []
    feedback: list[str] = []
    for number, line in body.numbered():
        answer = _answer(kind, line)
        if answer is not None:
            check_id(answer["id"], number)
            answers.append(answer)
        elif kind is ItemType.TEXT and (match := _ACCEPTED.fullmatch(line)):
            accepted.append(match[1].strip())
        elif answers and (match := SAID_OF_IT.fullmatch(line)):
            answers[-1]["feedback"] += match[1] + "\n"
        elif match := FEEDBACK.fullmatch(line):
            feedback.append(match[1])
        elif not answers and not accepted and not feedback:
            prompt.append(line)
        elif line.strip():
            raise Wrong(number, "this line is neither an answer nor feedback")
        elif feedback:
            feedback.append("")
    item = Item(
        id=id,
        type=kind,
        prompt=read_text(Lines(body.first, prompt)),
        answers=tuple(_read_answer(answer, body.first) for answer in answers),
        accepted=tuple(accepted),
        truth={"true": True, "false": False}.get(truth) if kind is ItemType.TRUE_FALSE else None,
        feedback=read_text(Lines(body.first, feedback)),
    )
    for problem in problems(item):
        raise Wrong(body.first, in_words(problem))
    return item


def in_words(problem: Problem, translate: Callable[[str], str] = str) -> str:
    """What is wrong with a question."""
    return translate(MESSAGES[problem.code]) + (f" ({problem.answer})" if problem.answer else "")


def write_question(item: Item) -> str:
    """The canonical body of a question's block."""
    answers = []
    for number, answer in enumerate(item.answers, 1):
        if item.type in (ItemType.ONE, ItemType.SEVERAL):
            answers.append(f"- [{'x' if answer.right else ' '}] {{{answer.id}}} {answer.text}")
        elif item.type is ItemType.ORDER:
            answers.append(f"{number}. {{{answer.id}}} {answer.text}")
        else:
            left = answer.text.replace("=>", r"=\>")
            answers.append(f"- {{{answer.id}}} {left} => {answer.match}")
        if answer.feedback:
            answers.append(quoted(answer.feedback, indent="  "))
    answers += [f"- = {text}" for text in item.accepted]
    return "\n\n".join(filter(None, [item.prompt, "\n".join(answers), quoted(item.feedback)]))


def written_options(item: Item) -> dict[str, str]:
    """The options by which a block says what type its question is of, and whether a statement is true."""
    truth = {} if item.truth is None else {"answer": "true" if item.truth else "false"}
    return {"type": item.type.value, **truth}


def _answer(kind: ItemType, line: str) -> dict[str, Any] | None:
    if kind in (ItemType.ONE, ItemType.SEVERAL) and (match := TICKED.fullmatch(line)):
        return {"id": match[2], "text": match[3], "right": match[1] != " ", "feedback": ""}
    if kind is ItemType.ORDER and (match := _ORDERED.fullmatch(line)):
        return {"id": match[1], "text": match[2], "feedback": ""}
    if kind is ItemType.MATCH and (match := NAMED.fullmatch(line)):
        left, _arrow, right = match[2].partition(" => ")
        return {"id": match[1], "text": left.strip(), "match": right.strip(), "feedback": ""}
    return None


def _read_answer(answer: dict[str, Any], line: int) -> Answer:
    text = read_inline(answer["text"], line) if answer["text"] else ""
    feedback = read_text(Lines(line, answer["feedback"].split("\n")))
    return Answer(**{**answer, "text": text, "feedback": feedback})
