import json

import pytest

from kerege.items import Answer, Item, ItemError, ItemType

NAME = Item(
    id="check-name",
    type=ItemType.ONE,
    prompt="Как назвать мальчика в записке?",
    answers=(
        Answer("a", "«Жусановец»", feedback="Это закрепляет чужое прошлое."),
        Answer("b", "«Тимур, ученик 3 „Б“»", right=True, feedback="Да."),
    ),
    feedback="Достаточно имени и класса.",
)

STORED_NAME = {
    "id": "check-name",
    "type": "one",
    "prompt": "Как назвать мальчика в записке?",
    "answers": [
        {
            "id": "a",
            "text": "«Жусановец»",
            "right": False,
            "match": "",
            "feedback": "Это закрепляет чужое прошлое.",
        },
        {"id": "b", "text": "«Тимур, ученик 3 „Б“»", "right": True, "match": "", "feedback": "Да."},
    ],
    "accepted": [],
    "truth": None,
    "feedback": "Достаточно имени и класса.",
}


def test_item_is_stored_as_a_plain_dict():
    assert NAME.to_json() == STORED_NAME


@pytest.mark.parametrize(
    "item",
    [
        NAME,
        Item("q", ItemType.TRUE_FALSE, "Верно?", truth=False),
        Item("q", ItemType.MATCH, "Кто?", answers=(Answer("a", "один", match="1"),)),
        Item("q", ItemType.TEXT, "Слово?", accepted=("стигма", "ярлык")),
    ],
    ids=lambda item: item.type.value,
)
def test_item_survives_json(item):
    assert Item.from_json(json.loads(json.dumps(item.to_json()))) == item


def test_item_with_left_out_fields_takes_the_defaults():
    assert Item.from_json({"id": "q", "type": "text", "prompt": "?"}) == Item("q", ItemType.TEXT, "?")


@pytest.mark.parametrize(
    ("stored", "message"),
    [
        ([], "Item: expected a dict, found []"),
        ({"type": "one", "prompt": "?"}, "id: expected str, found None"),
        ({"id": "q", "type": "essay", "prompt": "?"}, "type: there is no type of question 'essay'"),
        ({"id": "q", "type": "one", "prompt": "?", "points": 3}, "Item: unknown fields: points"),
        ({"id": "q", "type": "one", "prompt": "?", "truth": "yes"}, "truth: expected bool, found 'yes'"),
        ({"id": "q", "type": "one", "prompt": "?", "answers": {}}, "answers: expected list, found {}"),
        ({"id": "q", "type": "one", "prompt": "?", "answers": ["a"]}, "Answer: expected a dict, found 'a'"),
        (
            {"id": "q", "type": "one", "prompt": "?", "answers": [{"id": "a", "text": "А", "right": 1}]},
            "right: expected bool, found 1",
        ),
        (
            {"id": "q", "type": "text", "prompt": "?", "accepted": ["а", 1]},
            "accepted: expected a list of str, found 1 in it",
        ),
    ],
)
def test_malformed_item_is_refused_with_the_field(stored, message):
    with pytest.raises(ItemError) as refused:
        Item.from_json(stored)
    assert str(refused.value) == message
