"""Which words are found by which: the forms of Russian and English, the beginnings of all others."""

from __future__ import annotations

import pytest

from kerege.suites.finding.words import WORD, composed, keys


def are_one(one: str, other: str, language: str) -> bool:
    return bool(set(keys(one, language)) & set(keys(other, language)))


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("подросток", "подростков"),
        ("ребёнок", "детьми"),
        ("ребенок", "ребёнка"),
        ("защита", "защите"),
        ("случай", "случая"),
        ("мать", "матери"),
        ("помочь", "поможет"),
        ("знать", "знает"),
        ("девочка", "девочек"),
        ("СЕМЬЯ", "семей"),
        ("стигматизация", "стигматизации"),
    ],
)
def test_russian_word_is_one_in_all_its_forms(asked: str, written: str) -> None:
    assert are_one(asked, written, "ru")


@pytest.mark.parametrize(("one", "other"), [("право", "справка"), ("план", "планета"), ("дом", "домашний")])
def test_other_russian_words_are_other_words(one: str, other: str) -> None:
    assert not are_one(one, other, "ru")


def test_word_that_may_come_from_two_is_found_by_both() -> None:
    assert are_one("стали", "сталь", "ru")
    assert are_one("стали", "стать", "ru")


@pytest.mark.parametrize(
    ("asked", "written"),
    [("protect", "protected"), ("families", "family"), ("child", "children’s"), ("Right", "rights")],
)
def test_english_word_is_found_by_its_stem(asked: str, written: str) -> None:
    assert are_one(asked, written, "en")


@pytest.mark.parametrize("typed", ["oʻqituvchi", "o‘qituvchi", "o’qituvchi", "o'qituvchi", "O`QITUVCHI"])
def test_letter_of_uzbek_may_be_typed_as_keyboards_have_it(typed: str) -> None:
    assert keys(typed, "uz") == ("o'qituvchi",)


def test_words_of_a_text_are_told_from_its_marks() -> None:
    assert WORD.findall("«Социально-правовая» (помощь), ст. 39: child’s за\u0301мок") == [
        "Социально", "правовая", "помощь", "ст", "39", "child’s", "за\u0301мок",
    ]  # fmt: skip
    assert keys("за\u0301мок", "ru") == keys("замок", "ru")
    assert composed("и\u0306") == "й"
