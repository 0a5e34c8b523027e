"""Questions in a test: names in the page that tell nothing about the right answer.

An author's ids do: an order is written in its right order, the two sides of a pair bear one id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from kerege.items.model import Item, ItemType
from kerege.items.score import ANSWER_FIELD, LONGEST_TEXT, right_responses

Values = dict[str, list[str]]


class Mask:
    """The names that a question bears for those who do not know the seed."""

    def __init__(self, item: Item, seed: str) -> None:
        self.item = item
        self._seed = seed
        self._answers = {self.answer(answer.id): answer.id for answer in item.answers}
        self._matches = {self.match(answer.id): answer.id for answer in item.answers}

    def answer(self, id: str) -> str:
        return self._name("answer", id)

    def match(self, id: str) -> str:
        """The name of the right side of a pair."""
        return self._name("match", id)

    def lift(self, sent: Mapping[str, Sequence[str]]) -> Values:
        """The fields of a form by the question's own names. What the question does not offer is left out; what stays
        need not be a whole answer."""
        answers = [one.strip() for one in sent.get(ANSWER_FIELD, [])]
        fields = {id: list(sent.get(name, [])) for name, id in self._answers.items()}
        match self.item.type:
            case ItemType.ONE | ItemType.SEVERAL:
                chosen = [self._answers[name] for name in answers if name in self._answers]
                return _kept({ANSWER_FIELD: sorted(set(chosen)) if self.item.type == ItemType.SEVERAL else chosen[-1:]})
            case ItemType.TRUE_FALSE:
                return _kept({ANSWER_FIELD: [one for one in answers if one in ("true", "false")][-1:]})
            case ItemType.TEXT:
                return _kept({ANSWER_FIELD: [one.replace("\0", "")[:LONGEST_TEXT] for one in answers][-1:]})
            case ItemType.ORDER:
                places = [str(place) for place, _answer in enumerate(self.item.answers, 1)]
                return _kept({id: [one for one in given if one in places][-1:] for id, given in fields.items()})
            case ItemType.MATCH:
                return _kept(
                    {
                        id: [self._matches[name] for name in given if name in self._matches][-1:]
                        for id, given in fields.items()
                    }
                )

    def right(self) -> Values:
        """The fields of a form that answers wholly right."""
        response, *_others = right_responses(self.item)
        match self.item.type:
            case ItemType.ONE | ItemType.SEVERAL:
                return {ANSWER_FIELD: [self.answer(id) for id in response.chosen]}
            case ItemType.TRUE_FALSE:
                return {ANSWER_FIELD: list(response.chosen)}
            case ItemType.TEXT:
                return {ANSWER_FIELD: [response.text]}
            case ItemType.ORDER:
                return {self.answer(id): [str(place)] for place, id in enumerate(response.chosen, 1)}
            case ItemType.MATCH:
                return {self.answer(left): [self.match(right)] for left, right in response.pairs}

    def _name(self, side: str, id: str) -> str:
        return sha256(f"{self._seed}\n{self.item.id}\n{side}\n{id}".encode()).hexdigest()[:8]


def _kept(values: Values) -> Values:
    """Without what is empty."""
    found = {name: [one for one in given if one] for name, given in values.items()}
    return {name: given for name, given in found.items() if given}
