"""What was answered to one wording of a question, in the names of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kerege.items.mask import Values
from kerege.items.model import Item, ItemType
from kerege.items.score import ANSWER_FIELD


class Carry:
    """From an earlier wording to a later one. An answer is known by its words, wherever they stand now, and where its
    words were mended, by its id."""

    def __init__(self, earlier: Item, later: Item) -> None:
        self._type = earlier.type
        self._lefts = _names(earlier, later, "text")
        self._rights = _names(earlier, later, "match")
        same_ids = self._lefts.keys() == {answer.id for answer in later.answers}
        self.is_possible = earlier.type is later.type and same_ids and _one_to_one(self._lefts, self._rights)

    def __call__(self, values: Mapping[str, Sequence[str]]) -> Values:
        match self._type:
            case ItemType.ONE | ItemType.SEVERAL:
                return {ANSWER_FIELD: [self._lefts[id] for id in values.get(ANSWER_FIELD, [])]}
            case ItemType.ORDER:
                return {self._lefts[id]: list(place) for id, place in values.items()}
            case ItemType.MATCH:
                return {self._lefts[id]: [self._rights[right] for right in given] for id, given in values.items()}
            case ItemType.TRUE_FALSE | ItemType.TEXT:
                return {name: list(given) for name, given in values.items()}


def _names(earlier: Item, later: Item, side: str) -> dict[str, str]:
    now = {words: answer.id for answer in later.answers if (words := getattr(answer, side))}
    return {answer.id: now.get(getattr(answer, side), answer.id) for answer in earlier.answers}


def _one_to_one(*names: Mapping[str, str]) -> bool:
    return all(len(set(some.values())) == len(some) for some in names)
