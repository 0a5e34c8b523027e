"""Answers to one wording, in the names of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kerege.items import Answer, Carry, Item, ItemType

A, B = Answer("a", "да", match="раз"), Answer("b", "нет", match="два")


def item(*answers: Answer, type: ItemType = ItemType.ONE) -> Item:
    return Item("q", type, "Что?", answers)


@pytest.mark.parametrize(
    ("later", "chosen"),
    [
        ((A, B), "a"),
        ((B, A), "a"),  # dragged into another order
        ((replace(A, text="Да!"), B), "a"),  # mended
        ((replace(A, text="нет"), replace(B, text="да")), "b"),  # written in each other's place
    ],
)
def test_answer_is_known_by_its_words_else_by_its_id(later: tuple[Answer, ...], chosen: str) -> None:
    assert Carry(item(A, B), item(*later))({"answer": ["a"]}) == {"answer": [chosen]}


@pytest.mark.parametrize(
    ("later", "type"),
    [
        ((A, B), ItemType.SEVERAL),
        ((A, replace(B, id="c")), ItemType.ONE),
        ((A, B, Answer("c", "не знаю")), ItemType.ONE),
        ((replace(A, text="нет"), replace(B, text="не знаю")), ItemType.ONE),  # two answers would become one
    ],
)
def test_other_question_takes_no_answers(later: tuple[Answer, ...], type: ItemType) -> None:
    assert not Carry(item(A, B), item(*later, type=type)).is_possible


def test_right_sides_of_pairs_are_known_by_their_words_too() -> None:
    later = item(replace(A, match="два"), replace(B, match="раз"), type=ItemType.MATCH)
    carry = Carry(item(A, B, type=ItemType.MATCH), later)

    assert carry({"a": ["a"], "b": ["b"]}) == {"a": ["b"], "b": ["a"]}


@pytest.mark.parametrize("type", [ItemType.TEXT, ItemType.TRUE_FALSE])
def test_what_has_no_list_is_as_it_was(type: ItemType) -> None:
    assert Carry(item(type=type), item(type=type))({"answer": ["true"]}) == {"answer": ["true"]}


def test_places_stay_with_what_was_placed() -> None:
    carry = Carry(item(A, B, type=ItemType.ORDER), item(B, A, type=ItemType.ORDER))

    assert carry({"a": ["1"], "b": ["2"]}) == {"a": ["1"], "b": ["2"]}
