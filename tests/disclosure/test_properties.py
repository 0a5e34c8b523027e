"""What holds for any text whatever: spans lie in it, do not overlap, and no text takes long to read."""

from __future__ import annotations

import re
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.disclosure import Certainty, check, names, reading
from kerege.disclosure.finders import coordinates, documents, numbers, online, schools
from kerege.disclosure.reading import flatten, key

LANGUAGES = st.sampled_from(["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en", "tk", ""])
WORDS = """девочка мальчик Айгуль Сериковна А. Ахметов 9 лет из Таласа с. Покровка ул. Абая 15 кв. школа № 12 «Б» класс
тел 8 701 234 56 78 +996 555 @nick_01 a.b@mail.ru ИИН 160307504829 паспорт N12345678 родилась 12.03.2014 г.р.
единственная вернулась o'g'li qizi 2013-yil maktab мактаби рақами . , ( ) - — « » / 42.8746 74.5698 сектор палатка"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "😀", "👩\u200d👧", "e\u0301", "\u0301", "ʻ"])
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)


@given(TEXTS, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_spans_lie_inside_the_text_in_order_and_never_overlap(text, language):
    spans = check(text, language, least=Certainty.HINT)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)


def test_two_ages_share_one_city():
    text = "Девочка 9 лет, Талас, мальчик 7 лет живёт с ней."
    first, second = check(text, "ru")
    assert (text[first.start : first.end], text[second.start : second.end]) == ("Девочка 9 лет, Талас", "мальчик 7 лет")


@given(TEXTS, LANGUAGES)
@settings(max_examples=100, deadline=None)
def test_the_same_text_is_always_read_the_same(text, language):
    assert check(text, language) == check(text, language)


@given(st.text(max_size=80))
def test_a_combining_mark_never_begins_a_span(text):
    marked = f"девочка Айгүл\u0301 {text} тел. 8 701 234 56 78"
    for span in check(marked, "ru"):
        assert not "\u0300" <= marked[span.start] <= "\u036f"
        assert span.end == len(marked) or not "\u0300" <= marked[span.end] <= "\u036f"


@given(st.text(max_size=200))
def test_the_flat_text_is_as_long_as_the_text(text):
    assert len(flatten(text)) == len(text)


@given(st.text(max_size=100))
def test_a_key_is_a_key_of_itself(word):
    assert key(key(word)) == key(word)


# --- No input makes it slow ---------------------------------------------------------------------------------------

HARD = {
    "figures": "1",
    "figures and spaces": "1 ",
    "figures and hyphens": "1-",
    "letters": "а",
    "capitals": "А. ",
    "hyphens": "а-",
    "apostrophes": "o'",
    "combining marks": "e\u0301",
    "at signs": "a@",
    "dots and letters": "a.",
    "brackets": "(",
    "quotes": "«а",
    "line breaks": "\n",
    "emoji": "👩‍👧",
    "names": "Айгуль ",
    "surnames": "Ахметова-",
    "addresses": "ул. Абая 15, ",
    "schools": "№ 5 школа ",
    "ages": "9 лет ",
    "facts": "единственная девочка ",
    "labels": "тел ИИН паспорт ",
    "pluses": "+7 ",
    "degrees": "42° ",
    "years": "2014-",
    "no sentence ends": "родилась в ",
    "abbreviations": "д.",
    "school and school": "школа-",
    "twins": "двойняшки ",
    "ages in sentences": "Девочка 9 лет. Ош. ",
    "names and years": "Айгуль, 2014. ",
    "officials": "министр Ахметов ",
}


def operations(text: str) -> int:
    """How many functions, of Python and of C, the check calls for a text."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        check(text, "ru")
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD.keys())
def test_twice_the_text_is_at_most_twice_the_work(piece):
    short = piece * (1_500 // len(piece))
    check(short * 2, "ru")  # words that are met for the first time are looked up once
    assert operations(short * 2) <= 2.2 * operations(short) + 500


@pytest.mark.parametrize("piece", ["1", "1 ", "а", "a@", "Айгуль "])
def test_a_hundred_thousand_characters_are_read(piece):
    text = piece * (100_000 // len(piece))
    assert all(span.end <= len(text) for span in check(text, "ru"))


def patterns():
    for module in (coordinates, documents, names, numbers, online, reading, schools):
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}.{name}")


WORDS_ONLY = {"names", "reading"}
"""These patterns are matched against one word, which is short, or possessively."""


@pytest.mark.parametrize("pattern", [*patterns()])
def test_no_pattern_repeats_without_bound(pattern, request):
    """Operations inside a regular expression are not counted above; a repetition with a bound cannot take long."""
    unbounded = re.findall(
        r"(?<!\\)(?:[*+](?![+])|\{\d+,\}(?!\+))", re.sub(r"\[(?:\\.|[^\]\\])*\]", "x", pattern.pattern)
    )
    possessive = re.findall(r"[*+]\+", pattern.pattern)
    module = request.node.callspec.id.partition(".")[0]
    assert not unbounded or module in WORDS_ONLY or len(unbounded) == len(possessive)
