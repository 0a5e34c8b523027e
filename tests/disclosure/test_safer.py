"""What is offered instead of what gives a child away."""

from __future__ import annotations

import tomllib

import pytest

from kerege.disclosure import Certainty, check
from kerege.disclosure.safer import safer_wording
from kerege.disclosure.words import FOLDER


def offered(text: str, language: str = "ru") -> list[str]:
    spans = check(text, language, least=Certainty.HINT)
    return [safer_wording(text, span, language, year=2026) for span in spans]


@pytest.mark.parametrize(
    ("age", "words"),
    [
        ("девочка 2 лет", "ребёнок раннего возраста"),
        ("мальчик 6 лет", "ребёнок дошкольного возраста"),
        ("девочка 9 лет", "ребёнок младшего школьного возраста"),
        ("9-летняя девочка", "ребёнок младшего школьного возраста"),
        ("мальчик двенадцати лет", "ребёнок среднего школьного возраста"),
        ("девушка 16 лет", "подросток старшего возраста"),
        ("бабушка 67 лет", "взрослый"),
    ],
)
def test_an_age_becomes_an_age_group(age, words):
    assert offered(f"К нам пришла {age}.") == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Живёт в с. Покровка.", "одном из сёл"),
        ("Приехала из села Покровка.", "одного из сёл"),
        ("Учится в школе № 12.", "одной из школ"),
        ("Звоните: +996 555 12 34 56", "(телефон не называем)"),
        ("Родилась 12.03.2017.", "младший школьный возраст"),
        ("Девочка Айгуль плачет.", ""),
        ("Вчера Айгуль плакала.", "ребёнок"),
        ("Спросите Гульнару Асановну.", "взрослый"),
        ("Вчера Андрей Бабич плакал.", "ребёнок"),  # a surname, though it ends as a patronymic does
    ],
)
def test_other_details_become_general(text, words):
    assert offered(text) == [words]


def test_the_offer_is_in_the_language_and_letters_of_the_text():
    assert offered("Telefon: +998 90 123 45 67", "uz") == ["(telefon aytilmaydi)"]
    assert offered("Телефон: +998 90 123 45 67", "uz") == ["(телефон айтилмайди)"]
    assert offered("Call +998 90 123 45 67", "en") == ["(phone left out)"]
    assert offered("Jaň ediň: +993 65 12 34 56", "tk") == ["(phone left out)"]


def test_every_language_has_every_wording():
    words = tomllib.loads((FOLDER / "safer.toml").read_text(encoding="utf-8"))
    general = set(words["kk"])

    assert {language: general - set(found) for language, found in words.items()} == {
        language: set() for language in words
    }


def test_no_offer_gives_anything_away():
    words = tomllib.loads((FOLDER / "safer.toml").read_text(encoding="utf-8"))
    marked = [(language, one) for language, found in words.items() for one in found.values() if check(one, language)]
    assert marked == []
