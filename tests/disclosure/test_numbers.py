"""Numbers that belong to one person: telephones of five countries, national identity numbers."""

from __future__ import annotations

import pytest

from kerege.disclosure import Kind, check
from kerege.disclosure.finders.numbers import is_kazakh_iin, is_kyrgyz_pin, is_phone, is_uzbek_pinfl


@pytest.mark.parametrize(
    "number",
    [
        "+7 701 234 56 78",
        "8-701-234-56-78",
        "8 (701) 2345678",
        "87012345678",
        "+996 555 12 34 56",
        "0555 12 34 56",
        "0555123456",
        "+998 90 123 45 67",
        "90 123 45 67",
        "998901234567",
        "+992 93 418 27 05",
        "93 418 27 05",
        "+993 65 12 34 56",
        "+90 532 123 45 67",
    ],
)
def test_local_and_international_forms_are_telephones(number):
    assert is_phone(number)
    assert [span.kind for span in check(f"Мама: {number}", "ru")] == [Kind.PHONE]


@pytest.mark.parametrize("number", ["12.03.2014", "2014-2019", "1 200 000", "111", "382", "8 800 080 77 77"])
def test_other_numbers_are_no_telephones(number):
    assert check(f"Итого: {number}", "ru") == []


@pytest.mark.parametrize("number", ["2-34-56", "55 12 34", "234567"])
def test_a_number_of_a_small_town_needs_its_label(number):
    assert check(f"Итого: {number}", "ru") == []
    assert [span.kind for span in check(f"Тел.: {number}", "ru")] == [Kind.PHONE]


def test_the_check_figure_of_a_kazakh_number():
    assert is_kazakh_iin("160307504829")
    assert not is_kazakh_iin("160307504828")
    assert not is_kazakh_iin("161307504829")  # no thirteenth month


def test_the_check_figure_of_an_uzbek_number():
    assert is_uzbek_pinfl("51703130132045") is (
        sum(int(figure) * weight for figure, weight in zip("5170313013204", (7, 3, 1) * 5, strict=False)) % 10 == 5
    )
    right = [last for last in "0123456789" if is_uzbek_pinfl(f"5170313013204{last}")]
    assert len(right) == 1


def test_a_kyrgyz_number_begins_with_sex_and_birth():
    assert is_kyrgyz_pin("20304201400127")
    assert not is_kyrgyz_pin("30304201400127")
    assert not is_kyrgyz_pin("20399201400127")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ИИН 160307504829", "160307504829"),
        ("ИИН ребёнка: 16030750482", "16030750482"),
        ("ЖСН 160307 504829", "160307 504829"),
        ("ПИНФЛ 5170313013204", "5170313013204"),
        ("JSHSHIR: 51703130132045", "51703130132045"),
        ("ПИН 20304201400127", "20304201400127"),
        ("ИНН матери 123456789", "123456789"),
        ("РМА 123456789", "123456789"),
        ("свидетельство о рождении КР-I № 0627135", "КР-I № 0627135"),
    ],
)
def test_after_its_label_a_number_counts_even_when_it_is_mistyped(text, number):
    assert [(span.kind, text[span.start : span.end]) for span in check(text, "ru")] == [(Kind.ID_NUMBER, number)]
