"""What an author still has to mend in a question.

The rules are those of docs/reference/content-format.md, "Questions".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kerege.items.compare import comparable
from kerege.items.model import Item, ItemType


def _(text: str) -> str:
    """Marks a sentence for translation; callers translate."""
    return text


MESSAGES = {
    "no-prompt": _("The question has no prompt."),
    "unexpected-answers": _("This type of question has no list of answers."),
    "unexpected-accepted": _("This type of question has no accepted answers."),
    "unexpected-truth": _("This type of question is not answered with true or false."),
    "too-few-answers": _("The question needs at least two answers."),
    "bad-answer-id": _("An id has only lower-case Latin letters, digits and hyphens, and begins with a letter."),
    "duplicate-answer-id": _("Two answers have the same id."),
    "empty-answer": _("The answer has no text."),
    "duplicate-answer": _("Two answers have the same text."),
    "no-right-answer": _("No answer is marked as right."),
    "several-right-answers": _("Only one answer may be marked as right."),
    "empty-match": _("The answer has no right side."),
    "duplicate-match": _("Two answers have the same right side."),
    "no-truth": _("The question does not say whether the statement is true or false."),
    "no-accepted-answer": _("The question has no accepted answer."),
    "empty-accepted-answer": _("An accepted answer has no letters or digits."),
    "duplicate-accepted-answer": _("Two accepted answers count as the same."),
    "delimiter-in-accepted-answer": _("An accepted answer may not contain [,]."),
    "no-feedback": _("Feedback is missing."),
}
"""English sentences for the codes of problems; callers translate them."""

ANSWER_ID = re.compile(r"[a-z][a-z0-9-]*")

CHOICE_TYPES = {ItemType.ONE, ItemType.SEVERAL}
LISTED_TYPES = CHOICE_TYPES | {ItemType.ORDER, ItemType.MATCH}


@dataclass(frozen=True)
class Problem:
    """Something wrong with a question, or with the answer whose id is given."""

    code: str
    answer: str | None = None


def problems(item: Item) -> list[Problem]:
    """Everything that keeps the question from being shown, in the order an author reads it."""
    return [
        *_prompt_problems(item),
        *_misplaced_parts(item),
        *_answer_problems(item),
        *_key_problems(item),
        *_feedback_problems(item),
    ]


def _prompt_problems(item: Item) -> Iterator[Problem]:
    if not item.prompt.strip():
        yield Problem("no-prompt")


def _misplaced_parts(item: Item) -> Iterator[Problem]:
    if item.answers and item.type not in LISTED_TYPES:
        yield Problem("unexpected-answers")
    if item.accepted and item.type != ItemType.TEXT:
        yield Problem("unexpected-accepted")
    if item.truth is not None and item.type != ItemType.TRUE_FALSE:
        yield Problem("unexpected-truth")


def _answer_problems(item: Item) -> Iterator[Problem]:
    if item.type not in LISTED_TYPES:
        return
    if len(item.answers) < 2:
        yield Problem("too-few-answers")
    for answer in item.answers:
        if not ANSWER_ID.fullmatch(answer.id):
            yield Problem("bad-answer-id", answer.id)
        if not answer.text.strip():
            yield Problem("empty-answer", answer.id)
    for id in _repeats((answer.id, answer.id) for answer in item.answers):
        yield Problem("duplicate-answer-id", id)
    for id in _repeats((answer.id, answer.text) for answer in item.answers):
        yield Problem("duplicate-answer", id)


def _key_problems(item: Item) -> Iterator[Problem]:
    """What is wrong with the part that says which response is right."""
    match item.type:
        case ItemType.ONE | ItemType.SEVERAL:
            yield from _right_answer_problems(item)
        case ItemType.MATCH:
            yield from _match_problems(item)
        case ItemType.TRUE_FALSE:
            if item.truth is None:
                yield Problem("no-truth")
        case ItemType.TEXT:
            yield from _accepted_answer_problems(item)


def _right_answer_problems(item: Item) -> Iterator[Problem]:
    right = sum(answer.right for answer in item.answers)
    if right == 0:
        yield Problem("no-right-answer")
    if right > 1 and item.type == ItemType.ONE:
        yield Problem("several-right-answers")


def _match_problems(item: Item) -> Iterator[Problem]:
    for answer in item.answers:
        if not answer.match.strip():
            yield Problem("empty-match", answer.id)
    for id in _repeats((answer.id, answer.match) for answer in item.answers):
        yield Problem("duplicate-match", id)


def _accepted_answer_problems(item: Item) -> Iterator[Problem]:
    if not item.accepted:
        yield Problem("no-accepted-answer")
    if not all(comparable(text) for text in item.accepted):
        yield Problem("empty-accepted-answer")
    if any(_repeats((text, comparable(text)) for text in item.accepted)):
        yield Problem("duplicate-accepted-answer")
    # xAPI separates responses with [,] and knows no way to escape it (Data 2.4.4.1, Response Patterns).
    if any("[,]" in text for text in item.accepted):
        yield Problem("delimiter-in-accepted-answer")


def _feedback_problems(item: Item) -> Iterator[Problem]:
    if item.type in CHOICE_TYPES:
        for answer in item.answers:
            if not answer.feedback.strip():
                yield Problem("no-feedback", answer.id)
    elif not item.feedback.strip():
        yield Problem("no-feedback")


def _repeats(named_texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The names of texts that an earlier name already has; an empty text repeats nothing."""
    seen: set[str] = set()
    for name, text in named_texts:
        text = text.strip()
        if text and text in seen:
            yield name
        seen.add(text)
