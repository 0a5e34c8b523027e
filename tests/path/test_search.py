"""The page of search."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from kerege.suites.models import Lesson, Passage, Suite
from kerege.suites.publication import render_all


def search(client: Client, query: str, language: str = "ru", **parameters: str) -> str:
    response = client.get(f"/{language}/search/", {"q": query, **parameters})
    assert response.status_code == 200
    return response.content.decode()


def links(page: str) -> list[str]:
    """Where what was found leads."""
    return re.findall(r'<li><h2[^>]*><a href="([^"]+)"', page)


def write_many(count: int) -> None:
    """A lesson with so many blocks that speak of a school."""
    lesson = Lesson.objects.get(key="two")
    blocks = [("text", {"key": f"two-{number}", "text": "Школа ждёт."}) for number in range(count)]
    lesson.body = [*((block.block_type, block.value) for block in lesson.body), *blocks]
    lesson.save_revision().publish()


def test_sentence_with_its_words_leads_to_its_place_in_the_lesson(tiny: Suite, client: Client) -> None:
    page = search(client, "тимур десяти лет")

    assert links(page) == ["/ru/tiny/first/one/#one-case"]
    assert "<mark>Тимуру</mark> <mark>десять</mark> <mark>лет</mark>." in page
    assert "Нашлось 1 место" in page


def test_place_is_there_in_the_lesson(tiny: Suite, client: Client) -> None:
    for query in ("тимур", "забота", "стигма", "Генеральная Ассамблея", "шаг", "бумаги"):
        (address, _, anchor) = links(search(client, query))[0].partition("#")

        assert f'id="{anchor}"' in client.get(address).content.decode()


def test_kinds_can_be_looked_at_alone(tiny: Suite, client: Client) -> None:
    page = search(client, "ребёнок")
    assert re.findall(r'<a href="\?[^"]*kind=(\w+)"', page) == ["lesson", "term", "source"]

    assert links(search(client, "ребёнок", kind="source")) == ["/ru/sources/#tiny-source-crc"]
    assert links(search(client, "ребёнок", kind="nonsense")) == links(page)


def test_words_that_are_not_translated_are_marked_with_their_language(tiny: Suite, client: Client) -> None:
    page = search(client, "тимур", "en")

    assert '<p lang="ru"><mark>Тимуру</mark> десять лет.</p>' in page
    assert "1 place found" in page


def test_twenty_at_a_time(tiny: Suite, client: Client) -> None:
    write_many(25)

    first, second = search(client, "школа"), search(client, "школа", page="2")

    assert (len(links(first)), len(links(second))) == (20, 5)
    assert len({*links(first), *links(second)}) == 25
    assert "Страница 1 из 2" in first
    assert links(search(client, "школа", page="99")) == links(second)
    assert links(search(client, "школа", page="last one")) == links(first)


def test_page_costs_the_same_however_much_is_found(
    tiny: Suite, client: Client, django_assert_max_num_queries: Any
) -> None:
    search(client, "слово")
    write_many(25)
    search(client, "слово")

    for query in ("тимур", "школа"):
        with django_assert_max_num_queries(2):
            search(client, query)


@pytest.mark.parametrize("query", ["", "   ", "\0", "!!! ?", "«»", "*", "%", "_", "-", '"', "''", "\u0301"])
def test_query_without_a_word_gets_the_form_alone(tiny: Suite, client: Client, query: str) -> None:
    page = search(client, query)

    assert links(page) == []
    assert "Напишите одно-два слова" in page
    assert "Ничего не нашлось" not in page


@pytest.mark.parametrize(
    "query",
    [
        "я",
        "щ",
        "a",
        "lorem",
        "timur",  # Latin letters, where the text is Cyrillic
        "нет100%такого",
        "AND",
        "NEAR(урок, 2)",
        "words:*",
        'незакрытая "кавычка',
        "<script>alert(1)</script>",
        "'; DROP TABLE suites_passage; --",
        "\\",
        "1e400",
        "ыыы " * 2000,
        "ы" * 5000,
        "👩‍👧",
        "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    ],
)
@pytest.mark.parametrize("language", ["ru", "en", "kk"])
def test_any_query_gets_a_sensible_page(tiny: Suite, client: Client, query: str, language: str) -> None:
    page = search(client, query, language)

    assert "<script>alert" not in page
    assert Passage.objects.exists()


@pytest.mark.parametrize("query", ["Тимуру-десять", '"Тимуру десять"', "тимур* AND десять", "100% тимур десять"])
def test_signs_between_words_mean_nothing(tiny: Suite, client: Client, query: str) -> None:
    assert links(search(client, query)) == ["/ru/tiny/first/one/#one-case"]


def test_nothing_found_says_what_to_try_and_keeps_the_words(tiny: Suite, client: Client) -> None:
    page = search(client, "кереге")

    assert "Ничего не нашлось" in page
    assert 'value="кереге"' in page
    assert f'href="/kk/search/?q={quote("кереге")}"' in page


def test_search_is_for_no_search_engine_and_in_no_log(
    tiny: Suite, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")

    assert '<meta name="robots" content="noindex">' in search(client, "тимур")
    assert "тимур" not in caplog.text.lower()
    assert quote("тимур") not in caplog.text


@pytest.mark.parametrize("address", ["/ru/", "/ru/tiny/"])
def test_search_can_be_begun_from_the_course(tiny: Suite, client: Client, address: str) -> None:
    assert '<form class="search" role="search" action="/ru/search/">' in client.get(address).content.decode()


def test_site_without_a_course_has_nothing_to_find(db: None, client: Client) -> None:
    render_all()

    assert "Ничего не нашлось" in search(client, "школа")
