"""What readers find: on every database the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from kerege.outgoing.queue import settle_due
from kerege.suites.document import text_hash
from kerege.suites.finding.passages import keep_entries, keep_passages
from kerege.suites.finding.search import Hit, Pieces, find, shown
from kerege.suites.models import Lesson, Passage, Source, Suite, Term, Translation
from kerege.suites.publication import gather, render_all

HIDDEN = ("check", "reflection", "rewrite", "sort", "strike", "trace", "dialogue", "section")


def write(text: str) -> None:
    """Publish a lesson that says this."""
    lesson = Lesson.objects.get(key="two")
    lesson.body[0].value["text"] = text
    lesson.save_revision().publish()


def translate(suite: Suite, unit: str, source: str, text: str, language: str = "en") -> None:
    Translation.objects.create(suite=suite, unit=unit, language=language, text=text, source_hash=text_hash(source))


def hits(query: str, language: str = "ru") -> list[Hit]:
    with translation.override(language):
        found = find(query)
        return shown(found.places, found.asked)


def anchors(query: str, language: str = "ru") -> list[str]:
    return [hit.passage.anchor for hit in hits(query, language)]


def marked(pieces: Pieces) -> str:
    return "".join(f"[{words}]" if is_found else words for words, is_found in pieces)


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("специалистам", "Специалисты приходят."),
        ("специалист", "Специалисты приходят."),
        ("девочку", "Девочка молчит."),
        ("помощь", "Она пришла за помощью."),
        ("помогать", "Взрослые помогают."),
        ("дети", "Расскажите детям."),
        ("случаи", "Случай был таким."),
        ("подросток", "Подростков двое."),
        ("ЁЛКА", "Под елкой лежит письмо."),
    ],
)
def test_russian_forms_are_found(tiny: Suite, query: str, written: str) -> None:
    write(written)

    assert "two-text" in anchors(query)


def test_english_forms_are_found(tiny: Suite) -> None:
    translate(tiny, "one:one-case", "Тимуру десять лет.", "Teachers protect children.")
    render_all()

    assert anchors("teacher protecting child", "en") == ["one-case"]


@pytest.mark.parametrize("language", ["kk", "ky", "uz", "tg", "tk"])
def test_other_languages_are_found_by_how_words_begin(tiny: Suite, language: str) -> None:
    translate(tiny, "one:one-case", "Тимуру десять лет.", "Ақылдасамыз бірге.", language)
    render_all()

    assert anchors("ақылдас", language) == ["one-case"]
    assert anchors("дасамыз", language) == []


def test_sentence_that_was_found_is_shown_with_its_words(tiny: Suite) -> None:
    write("## О школе\n\nСначала спросите. Учителя **помогают** детям в [школе](https://example.org). Потом уйдите.")

    (hit,) = [hit for hit in hits("учитель детей") if hit.passage.anchor == "two-text"]

    assert marked(hit.name) == "О школе"
    assert marked(hit.sentence) == "[Учителя] помогают [детям] в школе."
    assert (hit.lesson.slug, hit.passage.anchor) == ("two", "two-text")  # type: ignore[union-attr]


def test_long_sentence_is_shown_around_the_word(tiny: Suite) -> None:
    write(f"Начало {'и слова ' * 60}посередине школа {'и слова ' * 60}конец.")

    (hit,) = hits("школы посередине")

    assert marked(hit.sentence).startswith("… ")
    assert "[посередине] [школа]" in marked(hit.sentence)
    assert len(marked(hit.sentence)) < 250


def test_kinds_of_passages_and_where_they_lead(tiny: Suite) -> None:
    assert anchors("забота") == ["term-care"]
    assert anchors("Генеральная Ассамблея") == ["source-crc"]
    assert anchors("Первый урок")[0] == ""  # the lesson itself
    assert anchors("трём шагам") == ["one-steps"]
    assert anchors("коррекция") == ["one-table"]
    assert anchors("слушайте") == ["one-work"]
    assert {hit.lesson.slug for hit in hits("Генеральная Ассамблея") if hit.lesson} == {"one"}


def test_words_of_a_figure_lead_to_it(tiny: Suite) -> None:
    assert "one-figure" in anchors("дом")


@pytest.mark.parametrize("asked", ["ярлык", "учебники", "знакомство", "перепишите записку", "тимур ученик"])
def test_nothing_of_questions_and_answers_is_found(tiny: Suite, asked: str) -> None:
    blocks = [block.value["key"] for block in Lesson.objects.get(key="one").body if block.block_type in HIDDEN]

    assert set(blocks) & set(anchors(asked)) == set()
    assert list(Passage.objects.filter(anchor__in=blocks)) == []


def test_all_words_must_be_there(tiny: Suite) -> None:
    write("Школа ждёт. Семья тоже.")

    assert anchors("школа семья") == ["two-text"]
    assert find_is_whole("школа семья")


def test_where_no_place_has_all_words_those_with_most_are_found(tiny: Suite) -> None:
    write("Школа ждёт. Семья тоже.")

    assert anchors("школа семья кереге") == ["two-text"]
    assert not find_is_whole("школа семья кереге")


def find_is_whole(query: str) -> bool:
    with translation.override("ru"):
        return find(query).is_whole


def test_little_words_do_not_count_beside_others(tiny: Suite) -> None:
    write("Школа ждёт.")

    assert anchors("как быть со школой") == ["two-text"]


def test_what_is_named_by_the_words_comes_first(tiny: Suite) -> None:
    Term.objects.filter(key="care").update(word="школа", meaning="Место, где учатся.")
    write("## Школа\n\nЗдесь учатся.")
    settle_due("test")

    assert anchors("школа")[:2] == ["term-care", "two-text"]


def test_what_has_the_words_in_one_sentence_comes_first(tiny: Suite) -> None:
    Term.objects.filter(key="care").update(word="школа", meaning="Место, где учатся. Семья о нём знает.")
    write("Школа и семья ждут.")
    settle_due("test")

    assert anchors("школа семья") == ["two-text", "term-care"]


def test_rarer_of_two_words_comes_first_where_no_place_has_both(tiny: Suite) -> None:
    write("Школа ждёт. Потом придёт почтальон.")
    Term.objects.filter(key="care").update(word="школа", meaning="Место, где учатся.")
    Term.objects.filter(key="stigma").update(meaning="Слово о верблюде.")
    settle_due("test")

    assert anchors("школа верблюд") == ["term-stigma", "term-care", "two-text"]


# --- What is published ----------------------------------------------------------------------------------------


def test_withdrawn_lesson_is_not_found_and_is_again_when_it_is_back(tiny: Suite) -> None:
    lesson = Lesson.objects.get(key="two")
    lesson.unpublish()
    assert anchors("вспомните") == []

    Lesson.objects.get(key="two").save_revision().publish()
    assert anchors("вспомните") == ["two-text"]


def test_draft_is_not_found(tiny: Suite) -> None:
    lesson = Lesson.objects.get(key="two")
    lesson.body[0].value["text"] = "Черновик."
    lesson.save_revision()

    assert anchors("черновик") == []


def test_publication_is_found_at_once_in_the_source_language_and_by_the_worker_in_others(tiny: Suite) -> None:
    render_all()
    write("Совсем другое.")
    assert anchors("другой") == ["two-text"]
    assert anchors("вспомните") == []
    assert anchors("другой", "en") == []
    assert anchors("вспомните", "en") == ["two-text"]  # as the page says, too

    settle_due("test")

    assert anchors("другой", "en") == ["two-text"]


def test_translation_is_found_while_it_is_current(tiny: Suite) -> None:
    translate(tiny, "two:two-text", "Вспомните первый урок.", "Remember the first lesson.")
    render_all()
    assert anchors("remembered", "en") == ["two-text"]
    assert anchors("вспомните", "en") == []

    write("Вспомните второй урок.")
    settle_due("test")

    assert anchors("remembered", "en") == []
    (hit,) = hits("вспомните", "en")
    assert hit.passage.spoken == "ru"


def test_block_that_is_translated_in_part_is_found_in_both_languages_and_once(tiny: Suite) -> None:
    translate(tiny, "one:one-case", "Тимуру десять лет.", "Timur is ten.")
    render_all()

    assert anchors("Timur", "en") == ["one-case"]
    assert anchors("записка", "en") == ["one-case"]
    assert anchors("записка Timur ten", "en") == ["one-case"]


def test_term_is_in_one_language_whole(tiny: Suite) -> None:
    translate(tiny, "term-care.word", "забота", "care")
    render_all()
    assert anchors("care", "en") == []
    assert anchors("забота", "en") == ["term-care"]

    translate(tiny, "term-care.meaning", "Внимание к ребёнку.", "Attention to a child.")
    render_all()
    assert anchors("attention", "en") == ["term-care"]


def test_changed_and_deleted_entries_are_found_as_they_are(tiny: Suite) -> None:
    source = Source.objects.get(key="crc")
    source.title = "Пекинские правила"
    source.save()
    settle_due("test")
    assert anchors("пекинским") == ["source-crc"]

    Source.objects.all().delete()
    settle_due("test")
    assert anchors("пекинским") == []


def test_passages_are_written_at_the_same_cost_however_many_there_are(
    tiny: Suite, django_assert_num_queries: Any
) -> None:
    lesson = Lesson.objects.get(key="one")
    inputs = gather(lesson, "ru")

    with django_assert_num_queries(3):
        keep_passages(lesson, tiny, inputs)
    with django_assert_num_queries(6):
        keep_entries(tiny)


def test_rendering_again_writes_no_passage(tiny: Suite) -> None:
    render_all()
    before = list(Passage.objects.order_by("pk").values_list("pk", flat=True))

    render_all()

    assert list(Passage.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_looking_costs_two_queries_however_much_is_found(tiny: Suite, django_assert_max_num_queries: Any) -> None:
    hits("слово")  # the catalogue is known

    with django_assert_max_num_queries(2):
        assert hits("кереге") == []
    with django_assert_max_num_queries(2):
        assert len(hits("слова")) > 1
