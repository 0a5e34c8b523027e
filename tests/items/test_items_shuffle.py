from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kerege.items import Answer, Item, ItemType, match_choices, shuffled

DAYS = Item(
    "days",
    ItemType.ONE,
    "Какой день?",
    answers=tuple(Answer(id, f"День {id}", match=f"{id}-й") for id in ["mo", "tu", "we", "th", "fr"]),
)

names = st.text(alphabet="abcё-1\n", max_size=6)
answers = st.lists(names, unique=True, max_size=8).map(
    lambda ids: tuple(Answer(id, id.upper(), match=f"{id}!") for id in ids)
)
items = st.builds(Item, id=names, type=st.sampled_from(ItemType), prompt=st.just("?"), answers=answers)


def ids(item):
    return [answer.id for answer in item.answers]


def test_order_is_the_same_on_every_machine():
    assert ids(shuffled(DAYS, "reader-1")) == ["mo", "we", "th", "tu", "fr"]


def test_other_readers_and_items_get_other_orders():
    orders = {
        tuple(ids(shuffled(item, seed)))
        for item in (DAYS, replace(DAYS, id="other"))
        for seed in ("reader-1", "reader-2")
    }
    assert len(orders) == 4


def test_right_sides_of_a_match_come_shuffled_with_the_ids_of_their_answers():
    assert match_choices(DAYS, "reader-1") == (
        ("th", "th-й"),
        ("tu", "tu-й"),
        ("mo", "mo-й"),
        ("we", "we-й"),
        ("fr", "fr-й"),
    )


@given(items, names)
def test_shuffling_keeps_everything_but_the_order(item, seed):
    shown = shuffled(item, seed)
    assert sorted(shown.answers, key=item.answers.index) == list(item.answers)
    assert replace(shown, answers=item.answers) == item


@given(items, names)
def test_shuffling_twice_gives_the_same(item, seed):
    assert shuffled(item, seed) == shuffled(item, seed)


@given(items, names)
def test_order_never_comes_out_right(item, seed):
    order = replace(item, type=ItemType.ORDER)
    assert len(item.answers) < 2 or shuffled(order, seed).answers != item.answers


@given(items, names)
def test_match_choices_are_all_right_sides(item, seed):
    assert sorted(match_choices(item, seed)) == sorted((answer.id, answer.match) for answer in item.answers)
