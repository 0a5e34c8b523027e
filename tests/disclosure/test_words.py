"""The words of the check: every role is asked for, every list is read, every spelling has one key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kerege.disclosure
from kerege.disclosure.inflection import bases
from kerege.disclosure.lexicon import LANGUAGES, lexicon_for, word_list
from kerege.disclosure.reading import key
from kerege.disclosure.words import FOLDER, read_table

CODE = "\n".join(path.read_text(encoding="utf-8") for path in Path(kerege.disclosure.__path__[0]).rglob("*.py"))


def test_every_role_of_a_word_is_asked_for():
    roles = {role for language in LANGUAGES for role in read_table(language)}

    assert {role for role in roles if f'"{role}"' not in CODE} - {"number_word"} == set()


def test_every_role_that_is_asked_for_has_words():
    roles = {role for language in LANGUAGES for role in read_table(language)}
    asked = {role for call in re.findall(r"\.has\((.*?)\)", CODE, re.DOTALL) for role in re.findall(r'"(\w+)"', call)}

    assert asked - roles == set()


@pytest.mark.parametrize(
    "spellings",
    [
        ("Әйгерім", "Айгерим", "Aygerim", "Aigerim"),
        ("Мухаммед", "Мухамед", "Muhammed", "Mukhamed"),
        ("Ўктам", "Уктам", "O'ktam", "O‘ktam", "Oʻktam"),
        ("Ҷамшед", "Джамшед", "Jamshed", "Dzhamshed"),
        ("Гүлнұр", "Гулнур", "Gulnur"),
    ],
)
def test_the_spellings_of_a_name_have_one_key(spellings):
    assert len({key(one) for one in spellings}) == 1


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("Айгулью", "ru", "Айгуль"),
        ("Марии", "ru", "Мария"),
        ("Алексея", "ru", "Алексей"),
        ("Динарочке", "ru", "Динара"),
        ("Нұрсұлтанның", "kk", "Нұрсұлтан"),
        ("Айперинин", "ky", "Айпери"),
        ("Sherzodjonga", "uz", "Sherzod"),
        ("Фирӯзаро", "tg", "Фирӯза"),
        ("Aigul's", "en", "Aigul"),
    ],
)
def test_endings_are_taken_off(word, language, base):
    assert key(base) in bases(key(word), language)


LISTS = ("given_names", "surnames", "cities", "countries", "settlements", "authors", "public_names")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_words(name):
    assert len(word_list(name)) > 100
    assert "" not in word_list(name)


def test_no_list_holds_a_line_twice():
    for path in Path(str(FOLDER)).rglob("*.txt"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert sorted(lines) == sorted(set(lines)), path.name


def test_russian_words_count_in_the_languages_that_mix_them_in():
    assert "village_before" in lexicon_for("kk").roles(key("село"))
    assert lexicon_for("en").roles(key("село")) == frozenset()
    assert "child" in lexicon_for("xx").roles(key("girl")) & lexicon_for("").roles(key("девочка"))


def test_only_lists_are_remembered():
    """A cache of words would keep names out of texts in memory."""
    for path in Path(kerege.disclosure.__path__[0]).rglob("*.py"):
        cached = re.findall(r"@(?:lru_)?cache.*\ndef (\w+)", path.read_text(encoding="utf-8"))
        assert set(cached) <= {"word_list", "_lexicon", "label", "label_at_end", "_labels", "_all_words"}, path.name
