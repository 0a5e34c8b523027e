"""Reading a response to a question, and scoring it.

Items are taken to be sound: `kerege.items.validate.problems` finds nothing wrong with them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kerege.items.compare import comparable
from kerege.items.model import Answer, Item, ItemType

ANSWER_FIELD = "answer"
LONGEST_TEXT = 500

# xAPI 1.0.3, Data 2.4.4.1, Response Patterns.
BETWEEN_ENTRIES = "[,]"
WITHIN_PAIR = "[.]"

ResponseCode = Literal["empty", "unknown", "incomplete", "repeated"]


class ResponseError(ValueError):
    """What was sent does not answer the question.

    The code says why: "empty" (nothing was chosen), "unknown" (a value the question does not offer),
    "incomplete" (an order or a match with gaps), "repeated" (an order with two answers in one place).
    """

    def __init__(self, code: ResponseCode) -> None:
        super().__init__(code)
        self.code: ResponseCode = code


@dataclass(frozen=True)
class Response:
    """What somebody answered; the same answer is always the same response.

    `chosen` holds answer ids (sorted for several, by place for order), or "true" or "false";
    `pairs` holds, for match, the id of each answer with the id of the one whose right side was chosen for it.
    """

    chosen: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def to_xapi(self, item: Item) -> str:
        """The response as an xAPI result reports it (xAPI 1.0.3, Data 2.4.4.1, Response Patterns)."""
        match item.type:
            case ItemType.TEXT:
                return self.text
            case ItemType.MATCH:
                return BETWEEN_ENTRIES.join(f"{left}{WITHIN_PAIR}{right}" for left, right in self.pairs)
            case _:
                return BETWEEN_ENTRIES.join(self.chosen)


@dataclass(frozen=True)
class Result:
    """How good a response is (`scaled` runs from 0 to 1), and what is said about it: the answers in it that have
    feedback of their own, as the item lists them, and the general feedback.
    """

    success: bool
    scaled: float
    told: tuple[Answer, ...] = ()
    feedback: str = ""


def read_response(item: Item, values: Mapping[str, Sequence[str]]) -> Response:
    """Read the fields of a submitted form, whose names are relative to the question.

    The field "answer" holds the ids chosen, "true" or "false", or the text; in an order each answer's id
    names a field with its place from "1", in a match a field with the id of the right side chosen.
    Raise ResponseError when the form does not answer the question.
    """
    sent = {name: kept for name, given in values.items() if (kept := _without_blanks(given))}
    answers = sent.get(ANSWER_FIELD, [])
    match item.type:
        case ItemType.ONE:
            return Response(chosen=(_only(answers, _ids(item)),))
        case ItemType.TRUE_FALSE:
            return Response(chosen=(_only(answers, ("true", "false")),))
        case ItemType.SEVERAL:
            return Response(chosen=_subset(answers, _ids(item)))
        case ItemType.ORDER:
            return Response(chosen=_order(item, sent))
        case ItemType.MATCH:
            return Response(pairs=tuple(sorted(_one_for_each(item, sent, _ids(item)).items())))
        case ItemType.TEXT:
            return Response(text=_text(answers))


def score(item: Item, response: Response) -> Result:
    """Judge the response."""
    scaled = _scaled(item, response)
    return Result(scaled == 1.0, scaled, _told(item, response), item.feedback)


def right_responses(item: Item) -> tuple[Response, ...]:
    """The responses the author gave as right: one for each accepted text, and a single one otherwise."""
    match item.type:
        case ItemType.ONE | ItemType.SEVERAL:
            return (Response(chosen=tuple(sorted(_right_ids(item)))),)
        case ItemType.TRUE_FALSE:
            return (Response(chosen=("true" if item.truth else "false",)),)
        case ItemType.ORDER:
            return (Response(chosen=_ids(item)),)
        case ItemType.MATCH:
            return (Response(pairs=tuple((id, id) for id in sorted(_ids(item)))),)
        case ItemType.TEXT:
            return tuple(Response(text=text) for text in item.accepted)


def _scaled(item: Item, response: Response) -> float:
    match item.type:
        case ItemType.ONE | ItemType.TRUE_FALSE:
            return float(response in right_responses(item))
        case ItemType.SEVERAL:
            right = _right_ids(item)
            chosen = set(response.chosen)
            return max(0, len(chosen & right) - len(chosen - right)) / len(right)
        case ItemType.ORDER:
            in_place = sum(given == due for given, due in zip(response.chosen, _ids(item), strict=True))
            return in_place / len(item.answers)
        case ItemType.MATCH:
            return sum(left == right for left, right in response.pairs) / len(item.answers)
        case ItemType.TEXT:
            return float(comparable(response.text) in map(comparable, item.accepted))


def _told(item: Item, response: Response) -> tuple[Answer, ...]:
    chosen = {*response.chosen, *(left for left, _ in response.pairs)}
    return tuple(answer for answer in item.answers if answer.id in chosen and answer.feedback)


def _ids(item: Item) -> tuple[str, ...]:
    return tuple(answer.id for answer in item.answers)


def _right_ids(item: Item) -> set[str]:
    return {answer.id for answer in item.answers if answer.right}


def _without_blanks(given: Sequence[str]) -> list[str]:
    return [stripped for value in given if (stripped := value.strip())]


def _only(given: list[str], offered: Collection[str]) -> str:
    if not given:
        raise ResponseError("empty")
    if len(given) > 1 or given[0] not in offered:
        raise ResponseError("unknown")
    return given[0]


def _subset(given: list[str], offered: Collection[str]) -> tuple[str, ...]:
    if not given:
        raise ResponseError("empty")
    if not set(given) <= set(offered):
        raise ResponseError("unknown")
    return tuple(sorted(set(given)))


def _order(item: Item, sent: Mapping[str, list[str]]) -> tuple[str, ...]:
    places = [str(place) for place, _ in enumerate(item.answers, start=1)]
    place_of = _one_for_each(item, sent, places)
    if len(set(place_of.values())) < len(places):
        raise ResponseError("repeated")
    return tuple(sorted(place_of, key=lambda id: int(place_of[id])))


def _one_for_each(item: Item, sent: Mapping[str, list[str]], offered: Collection[str]) -> dict[str, str]:
    """One of the values offered for every answer of the item, by the answer's id."""
    if not sent:
        raise ResponseError("empty")
    ids = set(_ids(item))
    if not sent.keys() <= ids:
        raise ResponseError("unknown")
    chosen = {id: _only(given, offered) for id, given in sent.items()}
    if chosen.keys() != ids:
        raise ResponseError("incomplete")
    return chosen


def _text(given: list[str]) -> str:
    # xAPI has no escape for its delimiter, and PostgreSQL stores no NUL.
    text = " ".join(given).replace("\0", "").replace(BETWEEN_ENTRIES, ", ")
    text = text.strip()[:LONGEST_TEXT].strip()
    if not text:
        raise ResponseError("empty")
    return text
