"""A question as its author wrote it, and the plain dict it is stored as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

Kind = TypeVar("Kind")


class ItemError(ValueError):
    """Stored data is not a question; the message names the field."""


class ItemType(StrEnum):
    """The kinds of question, by the names authors use for them."""

    ONE = "one"
    SEVERAL = "several"
    TRUE_FALSE = "true-false"
    ORDER = "order"
    MATCH = "match"
    TEXT = "text"


@dataclass(frozen=True)
class Answer:
    """One line of a question's list.

    `right` belongs to the types one and several, `match` (the right side) to the type match.
    """

    id: str
    text: str
    right: bool = False
    match: str = ""
    feedback: str = ""

    @classmethod
    def from_json(cls, data: object) -> Answer:
        """Read what `Item.to_json` wrote for an answer; raise ItemError when it is something else."""
        stored = _stored(cls, data)
        return cls(
            id=_value(stored, "id", str),
            text=_value(stored, "text", str),
            right=_value(stored, "right", bool, False),
            match=_value(stored, "match", str, ""),
            feedback=_value(stored, "feedback", str, ""),
        )


@dataclass(frozen=True)
class Item:
    """A question.

    The answers of the type order stand in the right order, so the item itself is the key:
    read and score responses with the authored item, never with a shuffled one.
    """

    id: str
    type: ItemType
    prompt: str
    answers: tuple[Answer, ...] = ()
    accepted: tuple[str, ...] = ()
    truth: bool | None = None
    feedback: str = ""

    def to_json(self) -> dict[str, Any]:
        """The item as a dict of strings, booleans and lists, fit for JSON."""
        return asdict(self) | {
            "type": self.type.value,
            "answers": [asdict(answer) for answer in self.answers],
            "accepted": list(self.accepted),
        }

    @classmethod
    def from_json(cls, data: object) -> Item:
        """Read what `to_json` wrote; raise ItemError for missing, unknown or ill-typed fields."""
        stored = _stored(cls, data)
        return cls(
            id=_value(stored, "id", str),
            type=_item_type(_value(stored, "type", str)),
            prompt=_value(stored, "prompt", str),
            answers=tuple(Answer.from_json(answer) for answer in _value(stored, "answers", list, [])),
            accepted=_texts(stored, "accepted"),
            truth=None if stored.get("truth") is None else _value(stored, "truth", bool),
            feedback=_value(stored, "feedback", str, ""),
        )


def _stored(cls: type[Item] | type[Answer], data: object) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ItemError(f"{cls.__name__}: expected a dict, found {data!r}")
    unknown = sorted(str(name) for name in data.keys() - {field.name for field in fields(cls)})
    if unknown:
        raise ItemError(f"{cls.__name__}: unknown fields: {', '.join(unknown)}")
    return data


def _value(stored: Mapping[str, Any], name: str, kind: type[Kind], default: Kind | None = None) -> Kind:
    value = stored.get(name, default)
    if not isinstance(value, kind):
        raise ItemError(f"{name}: expected {kind.__name__}, found {value!r}")
    return value


def _texts(stored: Mapping[str, Any], name: str) -> tuple[str, ...]:
    texts = _value(stored, name, list, [])
    for text in texts:
        if not isinstance(text, str):
            raise ItemError(f"{name}: expected a list of str, found {text!r} in it")
    return tuple(texts)


def _item_type(name: str) -> ItemType:
    try:
        return ItemType(name)
    except ValueError:
        raise ItemError(f"type: there is no type of question {name!r}") from None
