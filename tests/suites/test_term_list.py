"""The glossary beside a text that is being translated."""

import pytest

from kerege.suites.document import Unit
from kerege.suites.term_list import Term, TermList

STIGMA = Term("stigma", "стигма", "стигма")
FAMILY = Term("family", "временная семья", "уақытша отбасы")
CHILD = Term("child", "участие ребёнка", "баланың қатысуы")
TREATY = Term("treaty", "международный договор")
KAZAKH = TermList([STIGMA, FAMILY, CHILD, TREATY], "ru", "kk")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Стигмой называют ярлык.", [STIGMA]),
        ("Во временных семьях и во временной семье.", [FAMILY]),
        ("Семья временно живёт здесь.", []),
        ("Участием ребёнка занимается школа, участие ребенка важно.", [CHILD]),
        ("Международные договоры о **временной** семье", [FAMILY, TREATY]),
        ("Это [ярлык](#term-stigma).", [STIGMA]),
        ("Стигматы и договорённости", []),
    ],
)
def test_terms_are_found_in_all_forms_and_by_their_links(text: str, found: list[Term]) -> None:
    assert KAZAKH.of(Unit("one:one-text", text)) == found


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("Уақытша отбасыда стигмаға ұшырады.", []),
        ("Отбасыларда уақытша, стигманың салдары.", []),
        ("Уақытша үйде стигма.", [FAMILY]),
        ("Таңба.", [STIGMA, FAMILY]),
    ],
)
def test_translation_that_does_not_use_a_term_is_noticed(text: str, unused: list[Term]) -> None:
    assert KAZAKH.unused(Unit("one:one-text", "Во временной семье нет стигмы."), text) == unused


def test_word_of_an_english_term_may_stand_elsewhere_and_in_the_plural() -> None:
    english = TermList([Term("bia", "наилучшие интересы ребёнка", "best interests of the child")], "ru", "en")
    unit = Unit("x", "Наилучшими интересами ребёнка")

    assert english.unused(unit, "in the children’s or a child’s best interest") == []
    assert english.unused(unit, "what is good for her") == english.terms


def test_nobody_is_reminded_of_a_term_that_has_no_translation() -> None:
    assert KAZAKH.unused(Unit("x", "Международный договор."), "Шарт.") == []


def test_words_of_a_term_are_not_held_against_itself() -> None:
    assert KAZAKH.of(Unit("term-stigma.word", "стигма")) == []


def test_text_of_one_word_has_no_term_of_two_and_a_term_without_letters_stands_nowhere() -> None:
    assert KAZAKH.of(Unit("x", "временная")) == []
    assert TermList([Term("n", "112")], "ru", "kk").of(Unit("x", "Звоните 112.")) == []
