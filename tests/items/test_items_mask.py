"""In a test, names in the page tell nothing about the right answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.items import Answer, Item, ItemType, Mask, read_response, score

ONE = Item("q", ItemType.ONE, "?", (Answer("a", "A"), Answer("b", "B", right=True)))
SEVERAL = Item(
    "q", ItemType.SEVERAL, "?", (Answer("a", "A", right=True), Answer("b", "B", right=True), Answer("c", "C"))
)
TRUTH = Item("q", ItemType.TRUE_FALSE, "?", truth=True)
TEXT = Item("q", ItemType.TEXT, "?", accepted=("да",))
ORDER = Item("q", ItemType.ORDER, "?", (Answer("a", "A"), Answer("b", "B"), Answer("c", "C")))
MATCH = Item("q", ItemType.MATCH, "?", (Answer("a", "A", match="1"), Answer("b", "B", match="2")))


def test_two_sides_of_a_pair_bear_other_names() -> None:
    mask = Mask(MATCH, "seed")

    names = {mask.answer("a"), mask.match("a"), mask.answer("b"), mask.match("b")}

    assert len(names) == 4


def test_names_change_with_the_seed_and_the_question() -> None:
    other = Item("r", ItemType.ONE, "?", ONE.answers)

    assert len({Mask(ONE, "1").answer("a"), Mask(ONE, "2").answer("a"), Mask(other, "1").answer("a")}) == 3


@pytest.mark.parametrize(
    ("item", "sent", "kept"),
    [
        (ONE, lambda m: {"answer": [m.answer("b")]}, {"answer": ["b"]}),
        (ONE, lambda m: {"answer": ["b"]}, {}),  # an author's id is no name
        (ONE, lambda m: {"answer": [m.answer("a"), m.answer("b")]}, {"answer": ["b"]}),
        (SEVERAL, lambda m: {"answer": [m.answer("c"), m.answer("a"), m.answer("a")]}, {"answer": ["a", "c"]}),
        (SEVERAL, lambda m: {"answer": []}, {}),
        (TRUTH, lambda m: {"answer": ["true"]}, {"answer": ["true"]}),
        (TRUTH, lambda m: {"answer": ["maybe"]}, {}),
        (TEXT, lambda m: {"answer": ["  да\0 "]}, {"answer": ["да"]}),
        (TEXT, lambda m: {"answer": ["  "]}, {}),
        (ORDER, lambda m: {m.answer("a"): ["2"], m.answer("b"): ["9"]}, {"a": ["2"]}),
        (MATCH, lambda m: {m.answer("a"): [m.match("b")], m.answer("b"): [m.answer("b")]}, {"a": ["b"]}),
    ],
)  # fmt: skip
def test_lifted_form_has_the_questions_own_names(item: Item, sent: object, kept: dict[str, list[str]]) -> None:
    mask = Mask(item, "seed")

    assert mask.lift(sent(mask)) == kept  # type: ignore[operator]


@pytest.mark.parametrize("item", [ONE, SEVERAL, TRUTH, TEXT, ORDER, MATCH])
def test_right_form_is_scored_as_right(item: Item) -> None:
    mask = Mask(item, "seed")

    assert score(item, read_response(item, mask.lift(mask.right()))).success


@given(
    st.sampled_from([ONE, SEVERAL, TRUTH, TEXT, ORDER, MATCH]),
    st.dictionaries(st.text(max_size=9), st.lists(st.text(max_size=600), max_size=4), max_size=5),
)
def test_whatever_is_sent_is_no_error(item: Item, sent: dict[str, list[str]]) -> None:
    lifted = Mask(item, "seed").lift(sent)

    assert lifted.keys() <= {"answer"} | {answer.id for answer in item.answers}
    assert all(len(one) <= 500 for given in lifted.values() for one in given)
