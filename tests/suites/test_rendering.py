import re
import threading
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test import Client

from conftest import TINY, leave_nothing, until_somebody_waits
from kerege.outgoing.queue import settle_due
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.content.po import Words
from kerege.suites.content.problems import ContentError
from kerege.suites.document import block_units
from kerege.suites.models import Catalogue, Drawing, Lesson, Source, StoredBody, Suite, Translation
from kerege.suites.publication import LANGUAGES, gather, render_all, render_owed
from kerege.suites.render import render
from kerege.suites.translations import Change, keep


def body(language: str = "ru", lesson: str = "one") -> StoredBody:
    return StoredBody.objects.get(lesson__key=lesson, language=language)


def drawing_name(language: str) -> str:
    """The name of the figure that the first lesson shows in a language."""
    (name,) = re.findall(r'<img src="/media/figures/(\w+)\.svg" width="360"', body(language).html)
    return str(name)


def drawing(language: str) -> str:
    return Drawing.objects.get(name=drawing_name(language)).svg


def translate(suite: Suite, unit: str, source: str, text: str, language: str = "en") -> None:
    from kerege.suites.document import text_hash

    Translation.objects.create(suite=suite, unit=unit, language=language, text=text, source_hash=text_hash(source))


def test_body_has_every_block_of_the_lesson(tiny: Suite) -> None:
    ids = re.findall(r'<(?:div|aside|section|figure)[^>]* id="(one-[a-z]+)"', body().html)

    assert ids == [block["value"]["key"] for block in Lesson.objects.get(key="one").body.raw_data]


def test_body_is_the_same_for_everyone_and_holds_no_form(tiny: Suite) -> None:
    assert "<form" not in body().html
    assert "csrf" not in body().html
    assert set(re.findall(r'form="([^"]*)"', body().html)) == {"lesson-form"}


def test_body_does_not_tell_which_answer_is_right(tiny: Suite) -> None:
    assert "Это ярлык." not in body().html
    assert "checked" not in body().html


def test_body_has_neither_style_nor_script(tiny: Suite) -> None:
    assert re.findall(r"<script|<style|style=|\son[a-z]+=|javascript:", body().html) == []


def test_translated_unit_stands_without_lang_and_untranslated_with_it(tiny: Suite) -> None:
    translate(tiny, "one:one-case", "Тимуру десять лет.", "Timur is ten.")
    render_all()

    assert "<div><p>Timur is ten.</p>" in body("en").html
    assert '<p class="title" lang="ru">Записка</p>' in body("en").html
    assert body("ru").translated == 100
    assert 0 < body("en").translated < 100


def test_words_of_the_course_are_marked_where_they_are_not_in_the_language_of_the_page(tiny: Suite) -> None:
    translate(tiny, "one:one-case", "Тимуру десять лет.", "Тимур он жаста.", "kk")
    render_all()

    assert "<div><p>Тимур он жаста.</p>" in body("kk").html
    assert '<p class="title" lang="ru">Записка</p>' in body("kk").html


def test_question_that_is_translated_in_part_is_shown_in_the_source_language(tiny: Suite) -> None:
    lesson = gather(Lesson.objects.get(key="one"), "en").lesson
    first, *others = [unit for block in lesson.blocks if block.id == "one-choice" for unit in block_units("one", block)]
    for unit in others:
        translate(tiny, unit.id, unit.text, "words")
    render_all()
    assert body("en").items["one-choice"]["language"] == "ru"
    assert f'<span class="prompt" lang="ru"><p>{first.text}</p>' in body("en").html

    translate(tiny, first.id, first.text, "What is his name?")
    render_all()

    assert body("en").items["one-choice"]["language"] == "en"
    assert '<span class="prompt"><p>What is his name?</p>' in body("en").html


def test_translation_of_an_older_source_gives_way_to_the_source(tiny: Suite) -> None:
    translate(tiny, "one:one-case", "Тимуру девять лет.", "Timur is nine.")
    render_all()

    assert '<div lang="ru"><p>Тимуру десять' in body("en").html


def test_words_of_a_figure_are_translated(tiny: Suite) -> None:
    translate(tiny, "m1:path.w-home", "дом", "home")
    render_all()

    assert ">home</text>" in drawing("en")
    assert ">дом</text>" in drawing("kk")


def test_figure_is_a_picture_of_its_own_in_the_colours_of_the_site(tiny: Suite, client: Client) -> None:
    response = client.get(f"/media/figures/{drawing_name('ru')}.svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    style = re.findall(r"<style>(.*)</style>", response.content.decode())[0]
    assert style.startswith("svg{--indigo:#27407a;--ink:#1d2330;")
    assert "@media(prefers-color-scheme:dark){svg{--indigo:#a9c0f5;--ink:#ece8df;" in style
    assert client.get("/media/figures/0.svg").status_code == 404


def test_loading_leaves_to_the_worker_what_would_be_mostly_in_the_source_language(tiny: Suite, client: Client) -> None:
    leave_nothing()
    folder = read_folder(TINY)
    words = {unit.id: Words(unit.text, unit.text) for _file, units in folder.po_files() for unit in units}
    load(replace(folder, translations={"en": words, "kk": {"one.title": words["one.title"]}}))

    there = StoredBody.objects.filter(lesson__key="one").values_list("language", flat=True)
    assert sorted(there) == ["en", "ru"]
    assert '<div lang="ru"><div class="text" ' in client.get("/kk/tiny/first/one/").content.decode()

    settle_due("test")

    assert sorted(there.all()) == sorted(LANGUAGES)
    assert '<div lang="ru"><div class="text" ' not in client.get("/kk/tiny/first/one/").content.decode()


def test_load_makes_the_catalogue_anew_once_and_lets_go_of_it_whatever_happens(tiny: Suite) -> None:
    folder = read_folder(TINY)
    module = folder.modules[0]
    changed = replace(folder, title="Другой курс", modules=[replace(module, lessons=module.lessons[:1])])
    before = Catalogue.objects.get().version

    load(changed)
    assert Catalogue.objects.get().version == before + 1

    with pytest.raises(ContentError):
        load(replace(changed, slug="x" * 300))
    tiny.refresh_from_db()
    tiny.save_revision().publish()
    assert Catalogue.objects.get().version == before + 2


def test_rendering_again_renders_nothing(tiny: Suite) -> None:
    render_all()

    assert render_all() == 0


def test_publication_renders_the_source_at_once_and_other_languages_by_the_worker(tiny: Suite) -> None:
    render_all()
    lesson = Lesson.objects.get(key="two")
    lesson.body[0].value["text"] = "Совсем другой текст."
    lesson.save_revision().publish()

    assert "Совсем другой текст." in body("ru", "two").html
    assert "Вспомните первый урок." in body("en", "two").html

    settle_due("test")

    assert "Совсем другой текст." in body("en", "two").html


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one transaction at a time")
@pytest.mark.django_db(transaction=True)
def test_worker_renders_what_somebody_translates_at_the_same_time(tiny: Suite) -> None:
    render_all()
    Source.objects.filter(key="crc").update(title="Конвенция ООН о правах ребёнка")
    lesson = Lesson.objects.get(key="one")

    def render_it() -> None:
        render_owed("", {"lesson": lesson.pk})
        connection.close()

    worker = threading.Thread(target=render_it)
    with transaction.atomic():
        keep(tiny, "kk", [Change("one:one-case", "Тимур он жаста.", "Тимуру десять лет.")], by=None)
        worker.start()
        until_somebody_waits()
    worker.join()

    html = body("kk").html
    assert ("Тимур он жаста." in html, "Конвенция ООН о правах ребёнка" in html) == (True, True)


def test_changed_source_reaches_lessons_that_cite_it(tiny: Suite) -> None:
    source = Source.objects.get(key="crc")
    source.title = "Конвенция ООН о правах ребёнка"
    source.save()

    settle_due("test")

    assert "Конвенция ООН о правах ребёнка" in body().html


def test_same_folder_gives_the_same_body_elsewhere(tiny: Suite) -> None:
    here = render(gather(Lesson.objects.get(key="one"), "ru")).html
    files = r"/media/(images|documents)/[^\"\s]+"
    leave_nothing()
    load(read_folder(TINY))

    again = render(gather(Lesson.objects.get(key="one"), "ru")).html

    assert re.sub(files, "", again) == re.sub(files, "", here)


@pytest.mark.parametrize(
    ("written", "rendered"),
    [
        ("Статья 2, ст. 39 и 10 минут", "Статья 2, ст.\u00a039 и 10\u00a0минут"),
        ("слово — дело", "слово\u00a0— дело"),
        ("№ 24", "№\u00a024"),
        ("24 кБ", "24\u00a0кБ"),
    ],
)
def test_typography_keeps_together_what_belongs_together(written: str, rendered: str) -> None:
    from kerege.suites.typography import kept_together

    assert kept_together(written) == rendered


def test_lesson_whose_units_are_all_translated_and_reviewed_says_so(tiny: Suite) -> None:
    from kerege.suites.render import units_of

    inputs = gather(Lesson.objects.get(key="one"), "en")
    for unit in units_of(inputs.lesson, inputs.linked):
        words = unit.text if unit.text.startswith("|") else "words"
        translate(tiny, unit.id, unit.text, words)
    render_all()
    assert (body("en").translated, body("en").reviewed) == (100, False)

    Translation.objects.update(status=Translation.Status.REVIEWED, reviewed_by="Somebody")
    render_all()
    assert body("en").reviewed is True


def test_translation_of_one_lesson_leaves_the_others_as_they_are(tiny: Suite) -> None:
    render_all()
    translate(tiny, "one:one-case", "Тимуру десять лет.", "Timur is ten.")

    assert render_all() == 1
