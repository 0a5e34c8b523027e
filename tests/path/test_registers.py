"""The registers: which source which lesson rests on, and the words of the field."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kerege.suites import catalogue
from kerege.suites.document import text_hash
from kerege.suites.models import Lesson, Source, Suite, Term, Translation


def plain(response: Any) -> list[str]:
    """What a page says below the search, without tags."""
    main = response.content.decode().split("</form>")[1].split("</main>")[0]
    return [words.strip() for words in re.sub(r"<[^>]+>", "\n", main).split("\n") if words.strip()]


def translate(suite: Suite, unit: str, source: str, text: str) -> None:
    Translation.objects.create(suite=suite, language="en", unit=unit, text=text, source_hash=text_hash(source))


def test_source_says_in_which_lessons_it_is_used_and_where(tiny: Suite, client: Client) -> None:
    assert plain(client.get("/ru/sources/"))[1:] == [
        "Конвенция о правах ребёнка",
        "Генеральная Ассамблея ООН, 1989 · A/RES/44/25",
        "в 2 уроках",
        ": Конвенция о правах ребёнка",
        "1.1 Первый урок",
        "статья 3",  # of a quotation
        "статьи 2 и 3",
        "1.2 Второй урок",
    ]


def test_links_lead_to_the_document_and_to_the_place_in_the_lesson(tiny: Suite, client: Client) -> None:
    page = client.get("/ru/sources/").content.decode().split("<main")[1].split("</main>")[0]

    assert re.findall(r'<a href="([^"]+)"', page) == [
        "/ru/glossary/",
        "https://example.org/crc",
        "/ru/tiny/first/one/#source-crc",
        "/ru/tiny/first/two/#source-crc",
    ]


def test_lesson_that_was_saved_in_the_studio_uses_what_it_names(tiny: Suite, client: Client) -> None:
    before = plain(client.get("/ru/sources/"))
    lesson = Lesson.objects.get(key="one")
    lesson.body = [(block.block_type, block.value) for block in lesson.body]
    lesson.save_revision().publish()

    assert plain(client.get("/ru/sources/")) == before


def test_lesson_that_is_withdrawn_uses_nothing(tiny: Suite, client: Client) -> None:
    Lesson.objects.get(key="one").unpublish()

    assert plain(client.get("/ru/sources/"))[3:] == ["в 1 уроке", ": Конвенция о правах ребёнка", "1.1 Второй урок"]


def test_source_that_no_lesson_names_is_not_shown(tiny: Suite, client: Client) -> None:
    Source.objects.create(suite=tiny, key="unused", title="Никому не нужный документ")

    assert "Никому не нужный документ" not in plain(client.get("/ru/sources/"))


def test_terms_stand_by_the_alphabet_of_the_language_that_is_read(tiny: Suite, client: Client) -> None:
    translate(tiny, "term-stigma.word", "стигма", "stigma")
    translate(tiny, "term-stigma.meaning", "Отрицательная метка.", "A mark that shames.")
    translate(tiny, "term-care.word", "забота", "upbringing")

    assert plain(client.get("/ru/glossary/"))[1:] == [
        "забота", "Внимание к ребёнку.", "стигма", "Отрицательная метка."
    ]  # fmt: skip
    assert plain(client.get("/en/glossary/"))[1:] == [
        "stigma", "A mark that shames.", "upbringing", "Внимание к ребёнку."
    ]  # fmt: skip


def test_meaning_has_its_emphasis_and_its_links(tiny: Suite, client: Client) -> None:
    Term.objects.filter(key="care").update(meaning="*Внимание* без [стигмы](#term-stigma) <3.")

    page = client.get("/ru/glossary/").content.decode()

    assert '<dd><em>Внимание</em> без <a href="#tiny-term-stigma">стигмы</a> &lt;3.</dd>' in page
    assert '<div id="tiny-term-stigma">' in page


def test_words_that_are_not_translated_are_marked_with_their_language(tiny: Suite, client: Client) -> None:
    translate(tiny, "source-crc.title", "Конвенция о правах ребёнка", "Convention on the Rights of the Child")
    translate(tiny, "one:one-sources.crc", "статья 2", "article 2")  # made from an older text

    page = client.get("/en/sources/").content.decode()

    assert "Convention on the Rights of the Child" in page
    assert '<span lang="ru">статьи 2 и 3</span>' in page


def test_registers_take_as_many_queries_for_any_number_of_lessons(
    tiny: Suite, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    catalogue.suites()
    with django_assert_num_queries(3):  # sources, the lessons' bodies, translations
        client.get("/ru/sources/")
    with django_assert_num_queries(2):
        client.get("/ru/glossary/")


def test_pages_say_so_while_there_is_no_course(db: None, client: Client) -> None:
    assert plain(client.get("/ru/sources/"))[-1] == "Уроки пока не ссылаются на источники."
    assert plain(client.get("/ru/glossary/"))[-1] == "Словаря пока нет."
