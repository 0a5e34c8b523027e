from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.items import (
    Answer,
    Item,
    ItemType,
    Response,
    ResponseError,
    read_response,
    right_responses,
    score,
    shuffled,
)

ONE = Item(
    "q",
    ItemType.ONE,
    "Что писать?",
    answers=(Answer("a", "Ярлык", feedback="Нет."), Answer("b", "Имя", right=True, feedback="Да.")),
    feedback="Имени достаточно.",
)
SEVERAL = Item(
    "q",
    ItemType.SEVERAL,
    "Кого позвать?",
    answers=(
        Answer("d", "Врача", right=True, feedback="Врач нужен."),
        Answer("c", "Соседей", feedback="Соседям знать незачем."),
        Answer("b", "Психолога", right=True, feedback="Психолог нужен."),
        Answer("a", "Журналиста", feedback="Журналисту нельзя."),
    ),
)
TRUE_FALSE = Item("q", ItemType.TRUE_FALSE, "Дети виноваты.", truth=False, feedback="Дети не виноваты.")
ORDER = Item(
    "q",
    ItemType.ORDER,
    "Что сначала?",
    answers=(Answer("c", "Встретить"), Answer("a", "Накормить"), Answer("b", "Расспросить")),
    feedback="Сначала безопасность.",
)
MATCH = Item(
    "q",
    ItemType.MATCH,
    "Кто что делает?",
    answers=(Answer("b", "Врач", match="лечит"), Answer("a", "Юрист", match="защищает")),
    feedback="У каждого своё дело.",
)
TEXT = Item("q", ItemType.TEXT, "Какое слово?", accepted=("Ещё раз", "снова"), feedback="Ещё раз.")

ALL = [ONE, SEVERAL, TRUE_FALSE, ORDER, MATCH, TEXT]


def by_type(item):
    return item.type.value if isinstance(item, Item) else None


@pytest.mark.parametrize(
    ("item", "values", "response"),
    [
        (ONE, {"answer": ["b"]}, Response(chosen=("b",))),
        (SEVERAL, {"answer": ["d", "b", "d"]}, Response(chosen=("b", "d"))),
        (TRUE_FALSE, {"answer": ["true"]}, Response(chosen=("true",))),
        (ORDER, {"a": ["3"], "b": ["1"], "c": ["2"]}, Response(chosen=("b", "c", "a"))),
        (MATCH, {"b": ["a"], "a": ["a"]}, Response(pairs=(("a", "a"), ("b", "a")))),
        (TEXT, {"answer": ["  Ещё  раз "]}, Response(text="Ещё  раз")),
    ],
    ids=by_type,
)
def test_response_is_read_from_a_form(item, values, response):
    assert read_response(item, values) == response


@pytest.mark.parametrize(
    ("item", "values", "code"),
    [
        (ONE, {}, "empty"),
        (ONE, {"answer": [""]}, "empty"),
        (ONE, {"answer": ["z"]}, "unknown"),
        (ONE, {"answer": ["a", "b"]}, "unknown"),
        (SEVERAL, {"answer": []}, "empty"),
        (SEVERAL, {"answer": ["a", "z"]}, "unknown"),
        (TRUE_FALSE, {}, "empty"),
        (TRUE_FALSE, {"answer": ["maybe"]}, "unknown"),
        (ORDER, {"a": [""], "b": [""], "c": [""]}, "empty"),
        (ORDER, {"a": ["1"], "b": ["2"], "c": [""]}, "incomplete"),
        (ORDER, {"a": ["1"], "b": ["2"], "c": ["2"]}, "repeated"),
        (ORDER, {"a": ["1"], "b": ["2"], "c": ["4"]}, "unknown"),
        (ORDER, {"a": ["1"], "b": ["2"], "c": ["3"], "z": ["1"]}, "unknown"),
        (MATCH, {}, "empty"),
        (MATCH, {"a": ["b"]}, "incomplete"),
        (MATCH, {"a": ["b"], "b": ["z"]}, "unknown"),
        (MATCH, {"a": ["b"], "z": ["a"]}, "unknown"),
        (TEXT, {}, "empty"),
        (TEXT, {"answer": ["  "]}, "empty"),
    ],
    ids=by_type,
)
def test_form_that_does_not_answer_is_refused(item, values, code):
    with pytest.raises(ResponseError) as refused:
        read_response(item, values)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("sent", "kept"), [("а" * 501, "а" * 500), ("а" * 499 + " б", "а" * 499)], ids=["in-a-word", "at-a-space"]
)
def test_long_text_is_cut(sent, kept):
    assert read_response(TEXT, {"answer": [sent]}) == Response(text=kept)


def test_text_with_an_xapi_delimiter_stays_one_entry():
    assert read_response(TEXT, {"answer": ["[[,]] раз\0"]}) == Response(text="[, ] раз")


def test_response_is_the_same_however_the_item_was_shuffled():
    values = {"answer": ["b", "d"]}
    assert read_response(shuffled(SEVERAL, "seed"), values) == read_response(SEVERAL, values)


@pytest.mark.parametrize(
    ("item", "response", "scaled"),
    [
        (ONE, Response(chosen=("b",)), 1.0),
        (ONE, Response(chosen=("a",)), 0.0),
        (SEVERAL, Response(chosen=("b", "d")), 1.0),
        (SEVERAL, Response(chosen=("d",)), 0.5),
        (SEVERAL, Response(chosen=("b", "c", "d")), 0.5),
        (SEVERAL, Response(chosen=("a", "b", "c", "d")), 0.0),
        (SEVERAL, Response(chosen=("a", "c")), 0.0),
        (TRUE_FALSE, Response(chosen=("false",)), 1.0),
        (TRUE_FALSE, Response(chosen=("true",)), 0.0),
        (ORDER, Response(chosen=("c", "a", "b")), 1.0),
        (ORDER, Response(chosen=("c", "b", "a")), 1 / 3),
        (ORDER, Response(chosen=("a", "b", "c")), 0.0),
        (MATCH, Response(pairs=(("a", "a"), ("b", "b"))), 1.0),
        (MATCH, Response(pairs=(("a", "a"), ("b", "a"))), 0.5),
        (MATCH, Response(pairs=(("a", "b"), ("b", "a"))), 0.0),
        (TEXT, Response(text="снова"), 1.0),
        (TEXT, Response(text="раз"), 0.0),
    ],
    ids=by_type,
)
def test_response_is_scored(item, response, scaled):
    result = score(item, response)
    assert (result.scaled, result.success) == (scaled, scaled == 1.0)


@pytest.mark.parametrize(
    "text",
    ["ЕЩЁ РАЗ", "еще раз", "«Ещё — раз!»", "ещё   раз", "еще\u0308 раз", "ещё\u00a0раз"],
    ids=["case", "ё", "punctuation", "spaces", "combining-dots", "no-break-space"],
)
def test_text_is_compared_without_what_may_be_written_either_way(text):
    assert score(TEXT, Response(text=text)).success


def test_text_is_compared_in_the_compatible_unicode_form():
    assert score(replace(TEXT, accepted=("№ 5 ﬁ",)), Response(text="No ５ fi")).success


def test_text_with_other_words_is_wrong():
    assert not score(TEXT, Response(text="ещё один раз")).success


@pytest.mark.parametrize(
    ("item", "response", "told", "feedback"),
    [
        (ONE, Response(chosen=("a",)), ["Нет."], "Имени достаточно."),
        (SEVERAL, Response(chosen=("a", "d")), ["Врач нужен.", "Журналисту нельзя."], ""),
        (TRUE_FALSE, Response(chosen=("true",)), [], "Дети не виноваты."),
        (ORDER, Response(chosen=("a", "b", "c")), [], "Сначала безопасность."),
        (MATCH, Response(pairs=(("a", "a"), ("b", "b"))), [], "У каждого своё дело."),
        (TEXT, Response(text="раз"), [], "Ещё раз."),
    ],
    ids=by_type,
)
def test_each_answer_that_was_chosen_is_spoken_of_then_the_question(item, response, told, feedback):
    result = score(item, response)
    assert ([answer.feedback for answer in result.told], result.feedback) == (told, feedback)


@pytest.mark.parametrize(
    ("item", "response", "text"),
    [
        (ONE, Response(chosen=("b",)), "b"),
        (SEVERAL, Response(chosen=("b", "d")), "b[,]d"),
        (TRUE_FALSE, Response(chosen=("true",)), "true"),
        (ORDER, Response(chosen=("a", "c", "b")), "a[,]c[,]b"),
        (MATCH, Response(pairs=(("a", "b"), ("b", "a"))), "a[.]b[,]b[.]a"),
        (TEXT, Response(text="ещё раз"), "ещё раз"),
    ],
    ids=by_type,
)
def test_response_is_reported_in_the_xapi_format(item, response, text):
    assert response.to_xapi(item) == text


@pytest.mark.parametrize("item", ALL, ids=by_type)
def test_right_responses_are_fully_right(item):
    for response in right_responses(item):
        result = score(item, response)
        assert (result.success, result.scaled) == (True, 1.0)


def forms(item):
    ids = [answer.id for answer in item.answers]
    match item.type:
        case ItemType.ONE:
            return st.sampled_from(ids).map(lambda id: {"answer": [id]})
        case ItemType.SEVERAL:
            return st.lists(st.sampled_from(ids), min_size=1).map(lambda chosen: {"answer": chosen})
        case ItemType.TRUE_FALSE:
            return st.sampled_from(["true", "false"]).map(lambda truth: {"answer": [truth]})
        case ItemType.ORDER:
            return st.permutations(ids).map(lambda order: {id: [str(order.index(id) + 1)] for id in ids})
        case ItemType.MATCH:
            return st.fixed_dictionaries({id: st.sampled_from(ids).map(lambda right: [right]) for id in ids})
        case ItemType.TEXT:
            # A small alphabet that meets what xAPI gives a meaning to.
            texts = st.text(alphabet="аЁ[,]{}=. \0", max_size=600)
            return texts.filter(lambda text: text.replace("\0", "").strip()).map(lambda text: {"answer": [text]})


items_with_forms = st.sampled_from(ALL).flatmap(lambda item: st.tuples(st.just(item), forms(item)))


@given(items_with_forms)
def test_score_lies_between_nothing_and_all(item_with_form):
    item, form = item_with_form
    result = score(item, read_response(item, form))
    assert 0.0 <= result.scaled <= 1.0
    assert result.success == (result.scaled == 1.0)
