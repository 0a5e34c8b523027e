"""Several texts of a form are looked through as one, and come back each to its own box."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from kerege.disclosure.known import Known, is_name_of
from kerege.disclosure.together import LONGEST_TOGETHER, Together, watch_together

CHILD = "К нам пришла девочка 9 лет из села Покровка."


def watched(*, data: dict[str, str] | None = None, known: Known | None = None, **texts: str) -> Together:
    with override("ru"):
        return watch_together("watch", texts, {"watch-language": "ru"} | (data or {}), known=known or Known())


def marked(together: Together) -> list[str]:
    return [mark.words for mark in together.writing.marks(year=2026)]


def test_texts_that_give_nobody_away_are_taken_as_they_are():
    found = watched(a="Рисует корабли.", b="", c="  Поёт.\r\n")

    assert (found.problem, found.texts) == ("", {"a": "Рисует корабли.", "b": "", "c": "  Поёт.\n"})


def test_marks_are_of_all_texts():
    assert marked(watched(a="Рисует корабли.", b=CHILD)) == ["девочка 9 лет", "села Покровка"]


def test_nothing_is_read_across_two_texts():
    assert marked(watched(a="Телефон 8 701", b="234 56 78")) == []


def test_changed_words_come_back_to_their_own_text():
    first, _second = watched(a="Рисует.", b=CHILD).writing.marks(year=2026)
    asked = {"watch-change": first.id, f"watch-safer-{first.id}": "ученица\u2029"}

    found = watched(data=asked, a="Рисует.", b=CHILD, c="Поёт.")

    assert found.texts == {"a": "Рисует.", "b": "К нам пришла ученица из села Покровка.", "c": "Поёт."}


def test_too_much_to_be_looked_through_is_said_and_not_taken():
    half = "а" * (LONGEST_TOGETHER // 2)

    assert watched(a=half).problem == ""
    assert watched(a=half, b=half).problem.startswith("Вместе эти тексты слишком длинные")


def test_letters_that_nobody_sees_hide_no_name():
    assert marked(watched(a="дядя Се\u200bрик Ах\u2060метов")) == ["Серик Ахметов"]


@pytest.mark.parametrize(
    ("words", "is_hers"),
    [
        ("Тимур", True),
        ("Тимура", True),
        ("«Тимуром»", True),
        ("Тимурдың", True),
        ("Тимурга", True),
        ("Тимурлан", False),
        ("Тимуров", False),
        ("Тимур Ахметов", False),
        ("Амине", True),
        ("Аминат", False),
        ("Аминов", False),
    ],
)
def test_known_name_is_known_in_its_cases_alone(words: str, is_hers: bool):
    assert is_name_of(words, ["Тимур", "Амина"]) is is_hers
