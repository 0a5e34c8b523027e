"""Showing answers in an order that tells nothing, and stays the same for the same reader."""

from dataclasses import replace
from hashlib import sha256

from kerege.items.model import Answer, Item, ItemType


def shuffled(item: Item, seed: str) -> Item:
    """The item with its answers in an order that depends only on the seed and the ids.

    The answers of the type order never come out in the right order: a reader would have nothing to do.
    """
    answers = _by_digest(item, seed)
    if item.type == ItemType.ORDER and answers == item.answers:
        answers = answers[1:] + answers[:1]
    return replace(item, answers=answers)


def match_choices(item: Item, seed: str) -> tuple[tuple[str, str], ...]:
    """The right sides of a match to choose from, each with the id of its answer, in shuffled order."""
    # With the seed of the left sides, each right side would stand in the row it belongs to.
    return tuple((answer.id, answer.match) for answer in _by_digest(item, f"{seed}\nright"))


def _by_digest(item: Item, seed: str) -> tuple[Answer, ...]:
    # A digest rather than random.shuffle, whose order may change between versions of Python.
    def digest(answer: Answer) -> bytes:
        return sha256(f"{seed}\n{item.id}\n{answer.id}".encode()).digest()

    return tuple(sorted(item.answers, key=digest))
