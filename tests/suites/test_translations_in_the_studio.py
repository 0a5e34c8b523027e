"""The studio's pages for translators: how far a language is, and texts that are translated in place."""

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import PageLogEntry

from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.suites.content.word_file import key_of
from kerege.suites.models import Lesson, Suite, Term, Translation
from kerege.suites.sentences import State, differences
from kerege.suites.studio import FileView
from kerege.suites.translations import Change, files_of, keep
from suites.test_translations import CASE, SOURCE, change_source, entry, say
from suites.test_word_file import run, typed

INDEX = "/studio/translations/"
FIRST = "/studio/translations/kk/tiny/first/"
KEY = key_of(CASE)
TWICE = b'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\nmsgctxt "a"\nmsgid "d"\nmsgstr "e"\n'


@pytest.fixture
def translator(tiny: Suite, client: Client, person: Person, demo: None) -> Client:
    grant_role(person, Role.Name.TRANSLATOR, by=None, why="test")
    Person.objects.update(is_demo=True)
    client.force_login(person)
    return client


def words_of(response: Any) -> str:
    """What the page says, without its tags."""
    text = re.sub(r"<(script|style|head)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


def box(response: Any, unit: str = CASE) -> str:
    """The part of the page that is about one text."""
    found = re.search(
        rf'<li class="translation" id="u-{key_of(unit)}">.*?</form>', response.content.decode(), re.DOTALL
    )
    assert found
    return found[0]


def sent(suite: Suite, text: str, action: str = "save", **more: str) -> dict[str, str]:
    """What the form of the case sends as the page has it now."""
    now = entry(suite)
    return {"unit": CASE, "source": now.unit.hash, "seen": now.seen, "text": text, "action": action} | more


# --- How far a language is --------------------------------------------------------------------------------------------


def test_counts_by_part_and_language(tiny: Suite, translator: Client) -> None:
    say(tiny, "Тимур он жаста.")
    say(tiny, "Бірінші сабақ", "one.title")
    change_source("Тимуру уже десять лет.")

    rows = translator.get(INDEX, {"language": "kk"}).context["object_list"]

    found = {row.file.name: (row.language, row.title, row.translated, row.counts) for row in rows}
    units = len(rows[1].file.units)
    assert list(found) == ["suite", "first", "first-bank"]
    assert found["first"] == (
        "Қазақша",
        "Первый модуль",
        100 // units,
        {State.STALE: 1, State.DRAFT: 1, State.MISSING: units - 2},
    )
    assert found["first-bank"][1].endswith(": Первый модуль")


def test_list_of_languages_costs_the_same_however_much_is_translated(
    tiny: Suite, translator: Client, django_assert_max_num_queries: Any
) -> None:
    translator.get(INDEX)
    with django_assert_max_num_queries(30) as before:
        translator.get(INDEX)
        cost = len(before)
    units = [unit for units in files_of(tiny).values() for unit in units]
    rows = [Translation(suite=tiny, unit=unit.id, language="kk", text="а", source_hash=unit.hash) for unit in units]
    Translation.objects.bulk_create(rows)

    with django_assert_max_num_queries(cost):
        translator.get(INDEX)


def test_page_of_a_part_costs_the_same_however_much_is_translated(
    tiny: Suite, translator: Client, django_assert_max_num_queries: Any
) -> None:
    translator.get(FIRST)
    with django_assert_max_num_queries(30) as before:
        translator.get(FIRST)
        cost = len(before)
    units = [one.unit for one in translator.get(FIRST).context["object_list"]]
    keep(tiny, "kk", [Change(unit.id, unit.text, unit.text) for unit in units], by=None)
    translator.get(FIRST)

    with django_assert_max_num_queries(cost):
        translator.get(FIRST)


# --- Texts ------------------------------------------------------------------------------------------------------------


def test_text_stands_with_what_it_is_and_where_readers_see_it(translator: Client) -> None:
    shown = box(translator.get(FIRST))

    assert "Случай <span" in shown
    assert 'href="/kk/tiny/first/one/#one-case"' in shown


def test_text_is_saved_in_place_and_readers_see_it(tiny: Suite, translator: Client) -> None:
    response = translator.post(f"{FIRST}?state=missing", sent(tiny, "Тимур он жаста."))

    assert (response.status_code, response.url) == (302, f"{FIRST}?state=missing&at={KEY}#u-{KEY}")
    assert "Тимур он жаста." in box(translator.get(response.url))
    assert "Тимур он жаста." in translator.get("/kk/tiny/first/one/").content.decode()
    log = PageLogEntry.objects.get(action="kerege.translate")
    assert (log.user.get_full_name(), log.data, log.message) == (
        "Дина Маратовна",
        {"language": "kk", "done": "translated", "units": [CASE]},
        f"Переведено (Қазақша, 1): {CASE}",
    )


def test_what_cannot_be_saved_stays_in_the_box_with_the_reason(tiny: Suite, translator: Client) -> None:
    response = translator.post(FIRST, sent(tiny, "Тимур 10 жаста."))

    assert response.status_code == 422
    assert "числа в переводе не те, что в оригинале" in box(response)
    assert "Тимур 10 жаста.</textarea>" in box(response)


def test_newer_text_of_somebody_else_is_shown_beside_hers(tiny: Suite, translator: Client) -> None:
    late = sent(tiny, "Тимур он жаста.")
    say(tiny, "Тимур онда.")

    response = translator.post(FIRST, late)

    assert response.status_code == 422
    assert "Пока страница была открыта, этот текст перевёл кто-то другой." in box(response)
    assert [text in box(response) for text in ("Тимур онда.", "Тимур он жаста.</textarea>")] == [True, True]
    assert entry(tiny).text == "Тимур онда."

    translator.post(FIRST, sent(tiny, "Тимур он жаста."))
    assert entry(tiny).text == "Тимур он жаста."


def test_source_that_changes_meanwhile_is_shown_first(tiny: Suite, translator: Client) -> None:
    late = sent(tiny, "Тимур он жаста.")
    change_source("Тимуру уже десять лет.")

    response = translator.post(FIRST, late)

    assert "Пока вы переводили, оригинал изменился" in box(response)
    assert "Тимуру уже десять лет." in box(response)
    assert entry(tiny).state is State.MISSING


def test_difference_of_a_changed_source_is_marked(tiny: Suite, translator: Client) -> None:
    say(tiny, "Тимур он жаста.")
    change_source("Тимуру уже десять лет.")

    shown = box(translator.get(FIRST, {"state": "stale"}))

    assert "Тимуру<ins> уже</ins> десять лет." in shown
    assert "Сохранить: снова соответствует оригиналу" in shown


def test_stale_text_of_which_nobody_knows_the_source_says_so(tiny: Suite, translator: Client) -> None:
    say(tiny, "Тимур он жаста.")
    Translation.objects.update(made_from="", source_hash="0")

    assert "каким он был, неизвестно" in box(translator.get(FIRST))


def test_terms_stand_beside_their_text_and_an_unused_one_is_noticed(tiny: Suite, translator: Client) -> None:
    say(tiny, "таңба", "term-stigma.word")
    Term.objects.filter(key="stigma").update(word="лет")
    say(tiny, "Тимур он жаста.")

    shown = " ".join(re.sub(r"<[^>]+>", "", box(translator.get(FIRST))).split())

    assert "лет — таңба не найдено в переводе" in shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "draft"}, [CASE]),
        ({"state": "reviewed"}, []),
        ({"q": "десять"}, [CASE]),
        ({"q": "ЖАСТА"}, [CASE]),
        ({"place": "1. Первый урок", "q": "one-case"}, [CASE, f"{CASE}.title"]),
        ({"place": "2. Второй урок", "q": "one-case"}, []),
    ],
)
def test_texts_are_found_by_state_place_and_words(
    tiny: Suite, translator: Client, asked: dict[str, str], found: list[str]
) -> None:
    say(tiny, "Тимур он жаста.")

    listed = [one.unit.id for one in translator.get(FIRST, asked).context["object_list"]]

    assert sorted(listed) == sorted(found)


def test_saved_text_stays_in_the_list_of_what_is_missing(tiny: Suite, translator: Client) -> None:
    response = translator.post(f"{FIRST}?state=missing", sent(tiny, "Тимур он жаста."), follow=True)

    assert CASE in [one.unit.id for one in response.context["object_list"]]


def test_next_page_is_the_next_one_after_a_text_was_saved(tiny: Suite, translator: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(FileView, "paginate_by", 2)
    listed = [one.unit.id for one in translator.get(f"{FIRST}?p=1").context["object_list"]]

    saved = translator.post(f"{FIRST}?p=1", sent(tiny, "Тимур он жаста."), follow=True)
    after = translator.get(f"{saved.request['PATH_INFO']}?{saved.request['QUERY_STRING']}&p=1")

    assert CASE in [one.unit.id for one in saved.context["object_list"]]
    assert [one.unit.id for one in after.context["object_list"]] == listed


# --- Reviewing --------------------------------------------------------------------------------------------------------


def test_she_reviews_what_she_has_read_and_makes_it_a_draft_again(tiny: Suite, translator: Client) -> None:
    say(tiny, "Тимур он жаста.")

    shown = box(translator.post(FIRST, sent(tiny, "Тимур он жаста.", "review"), follow=True))
    assert "проверено: Дина Маратовна" in shown

    translator.post(FIRST, sent(tiny, "Тимур он жаста.", "draft"))
    assert entry(tiny).state is State.DRAFT


def test_what_she_has_typed_is_kept_when_she_makes_it_a_draft(tiny: Suite, translator: Client) -> None:
    say(tiny, "Тимур онда.")
    translator.post(FIRST, sent(tiny, "Тимур онда.", "review"))

    translator.post(FIRST, sent(tiny, "Тимур он жаста.", "draft"))

    assert (entry(tiny).text, entry(tiny).state) == ("Тимур он жаста.", State.DRAFT)


def test_words_that_cannot_be_reviewed_are_not_kept_either(tiny: Suite, translator: Client) -> None:
    Person.objects.update(given="", family="", patronymic="")

    response = translator.post(FIRST, sent(tiny, "Тимур он жаста.", "review"))

    assert response.status_code == 422
    assert "Тимур он жаста.</textarea>" in box(response)
    assert entry(tiny).state is State.MISSING


def test_who_mends_a_text_may_review_it_in_one_step(tiny: Suite, translator: Client) -> None:
    say(tiny, "Тимур онда.")

    translator.post(FIRST, sent(tiny, "Тимур он жаста.", "review"))

    assert (entry(tiny).text, entry(tiny).state) == ("Тимур он жаста.", State.REVIEWED)


def test_saving_alone_reviews_nothing(tiny: Suite, translator: Client) -> None:
    translator.post(FIRST, sent(tiny, "Тимур он жаста."))

    assert entry(tiny).state is State.DRAFT


# --- Files ------------------------------------------------------------------------------------------------------------


def test_word_file_goes_out_and_comes_back(tiny: Suite, translator: Client) -> None:
    word = translator.get(f"{FIRST}word/")
    assert word["Content-Disposition"] == 'attachment; filename="first-kk.docx"'

    back = SimpleUploadedFile("first.docx", typed(word.content, run("Тимур он жаста.")))
    response = translator.post(f"{FIRST}upload/", {"file": back})

    assert (response.status_code, response.url) == (302, FIRST)
    assert entry(tiny).text == "Тимур он жаста."


def test_po_file_goes_out_and_comes_back(tiny: Suite, translator: Client) -> None:
    po = translator.get(f"{FIRST}po/").content.decode()
    translated = po.replace(f'msgid "{SOURCE}"\nmsgstr ""', f'msgid "{SOURCE}"\nmsgstr "Тимур он жаста."')

    translator.post(f"{FIRST}upload/", {"file": SimpleUploadedFile("first.po", translated.encode())})

    assert entry(tiny).text == "Тимур он жаста."


def test_po_file_that_comes_back_late_undoes_nothing(tiny: Suite, translator: Client) -> None:
    say(tiny, "Тимур онда.")
    say(tiny, "Бірінші", "one.title")
    po = translator.get(f"{FIRST}po/").content.decode()
    say(tiny, "Тимур он жаста.")
    say(tiny, "Бірінші сабақ", "one.title")
    late = po.replace('msgstr "Бірінші"', 'msgstr "Алғашқы сабақ"')

    response = translator.post(f"{FIRST}upload/", {"file": SimpleUploadedFile("first.po", late.encode())})

    assert (entry(tiny).text, entry(tiny, "one.title").text) == ("Тимур он жаста.", "Бірінші сабақ")
    assert "Алғашқы сабақ" in words_of(response)


def test_wrong_rows_are_listed_in_her_language(translator: Client) -> None:
    word = typed(translator.get(f"{FIRST}word/").content, run("Тимур 10 жаста."))

    response = translator.post(f"{FIRST}upload/", {"file": SimpleUploadedFile("first.docx", word)})

    assert response.status_code == 422
    assert re.search(rf"строка \d+, {CASE}: числа в переводе не те, что в оригинале", words_of(response))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("first.docx", b"PK torn", "Это не файл Word (.docx), или в нём чего-то не хватает."),
        ("first.doc", b"\xd0\xcf\x11\xe0", "Это не файл Word (.docx), или в нём чего-то не хватает."),
        ("first.po", b"\xff\xfe", "это не файл PO, или какая-то запись стоит в нём дважды"),
        (
            "first.po",
            b'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\nmsgctxt "a"\nmsgid "d"\nmsgstr "e"\n',
            "строка 5: это не файл",
        ),
        ("first.po", b"hello", "строка 1: такой строки в файле PO быть не может"),
        ("first.docx", b"x" * (8 * 1024 * 1024 + 1), "Файл больше 8 МБ."),
    ],
)
def test_what_is_no_file_of_ours_is_refused(translator: Client, name: str, content: bytes, reason: str) -> None:
    response = translator.post(f"{FIRST}upload/", {"file": SimpleUploadedFile(name, content)})

    assert reason in words_of(response)


def test_both_texts_are_shown_where_a_newer_one_stays(tiny: Suite, translator: Client) -> None:
    word = typed(translator.get(f"{FIRST}word/").content, run("Тимур он жаста."))
    say(tiny, "Тимур онда.")

    response = translator.post(f"{FIRST}upload/", {"file": SimpleUploadedFile("first.docx", word)})

    assert f"{CASE} Тимур онда. Тимур он жаста." in words_of(response)


# --- Who may ----------------------------------------------------------------------------------------------------------

ADDRESSES = [INDEX, FIRST, f"{FIRST}results/", f"{FIRST}word/", f"{FIRST}po/", f"{FIRST}upload/", f"POST {FIRST}"]


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        (None, [403, 403, 403, 403, 403, 403, 403]),
        (Role.Name.TRANSLATOR, [200, 200, 200, 200, 200, 200, 302]),
        (Role.Name.AUTHOR, [200, 200, 200, 200, 200, 200, 302]),
        (Role.Name.ORGANISER, [200, 200, 200, 200, 200, 302, 302]),
        (Role.Name.OPERATOR, [200, 200, 200, 200, 200, 302, 302]),
    ],
)
def test_everybody_in_the_studio_looks_and_translators_and_authors_write(
    tiny: Suite, client: Client, person: Person, demo: None, role: Role.Name | None, wanted: list[int]
) -> None:
    if role:
        grant_role(person, role, by=None, why="test")
    Person.objects.update(is_demo=True)
    client.force_login(person)

    got = [
        client.post(FIRST, sent(tiny, "Тимур он жаста.")) if address.startswith("POST") else client.get(address)
        for address in ADDRESSES
    ]

    assert [response.status_code for response in got] == wanted
    assert (entry(tiny).text != "") == (role in (Role.Name.TRANSLATOR, Role.Name.AUTHOR))


def test_translator_has_nothing_else_in_the_studio(tiny: Suite, translator: Client) -> None:
    lesson = Lesson.objects.get(key="one")
    addresses = [
        f"/studio/pages/{lesson.pk}/edit/",
        "/studio/snippets/suites/term/",
        "/studio/snippets/assessment/question/",
        "/studio/questions/",
        "/studio/users/",
        "/studio/cohorts/",
        "/studio/images/",
        "/studio/documents/",
    ]

    assert [translator.get(address).status_code for address in addresses] == [302] * len(addresses)
    assert 'href="/studio/translations/"' in translator.get("/studio/").content.decode()
    assert "Анализ вопросов" not in words_of(translator.get("/studio/"))


@pytest.mark.parametrize("address", ["ru/tiny/first/", "xx/tiny/first/", "kk/other/first/", "kk/tiny/other/"])
def test_what_is_not_translated_has_no_page(translator: Client, address: str) -> None:
    assert translator.get(f"{INDEX}{address}").status_code == 404


def test_differences_word_by_word() -> None:
    assert differences("Тимуру десять лет.", "Тимуру уже сто лет.") == [
        ("kept", "Тимуру "),
        ("gone", "десять"),
        ("new", "уже сто"),
        ("kept", " лет."),
    ]
