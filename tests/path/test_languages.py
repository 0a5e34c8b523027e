"""In which languages a module is there; and what a page in a draft language says in which."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from assessment.taking import FINAL, attempt_at, begin, right_answers
from kerege.assessment.bank import KINDS, export_bank
from kerege.assessment.translated import Share, shares_of
from kerege.path.languages import Status, languages_of
from kerege.people.models import Person
from kerege.suites import catalogue
from kerege.suites.document import Unit, block_units
from kerege.suites.models import Lesson, Module, Suite, Translation
from kerege.suites.publication import gather, refresh_catalogue, render_all, render_lesson
from kerege.suites.render import units_of


def test_module_says_in_which_languages_it_is_there(with_tests: Suite, client: Client) -> None:
    page = client.get("/en/tiny/first/").content.decode()

    rows = re.findall(r'<tr><td lang="(\w+)">[^<]*</td>(.*?)</tr>', page, re.DOTALL)
    said = {code: re.findall(r"<td data-label[^>]*>\s*(.*?)\s*</td>", cells, re.DOTALL) for code, cells in rows}
    assert list(said) == ["ru", "en", "kk", "ky", "uz", "tg", "tk"]
    assert said["ru"] == ["ready", "ready", "ready"]
    assert said["en"] == ["ready", "in Russian for now", "in Russian for now"]
    assert said["kk"] == ["draft", "in Russian for now", "in Russian for now"]


def test_language_is_ready_when_every_lesson_is(tiny: Suite) -> None:
    inputs = gather(Lesson.objects.get(key="two"), "en")
    for unit in units_of(inputs.lesson, inputs.linked):
        translate(tiny, unit)
    Translation.objects.update(status=Translation.Status.REVIEWED)
    for lesson in Lesson.objects.all():
        render_lesson(lesson, ["en"], leave_little=True)  # the other lesson has no body yet
    refresh_catalogue()

    rows = languages_of(catalogue.suites()[0].modules[0], has_tests=False)

    assert {row.code: row.lessons for row in rows}["en"] == Status(50)


def test_question_counts_as_translated_when_its_scene_is_too(with_tests: Suite) -> None:
    (module,) = catalogue.suites()[0].modules
    units = {
        unit.id: unit for block in export_bank(Module.objects.get()).blocks for unit in block_units("m1", block, KINDS)
    }
    for id, unit in units.items():
        if id.startswith("m1:note-a"):
            translate(with_tests, unit)

    assert shares_of(module) == {}

    for id, unit in units.items():
        if id.startswith("m1:scene-a"):
            translate(with_tests, unit)
    refresh_catalogue()

    assert shares_of(catalogue.suites()[0].modules[0]) == {"en": Share(100 // 12, is_reviewed=False)}


def translate(suite: Suite, unit: Unit) -> None:
    Translation.objects.create(suite=suite, language="en", unit=unit.id, text="Words", source_hash=unit.hash)


# --- Draft languages ----------------------------------------------------------------------------------------


class Said(HTMLParser):
    """The words of a page, each with the language that it is marked as."""

    VOID = frozenset(["meta", "link", "img", "input", "br", "hr"])

    def __init__(self, html: str) -> None:
        super().__init__()
        self.languages = [""]
        self.words: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.lasttag != "title":  # that one takes the course's title as it is
            self.words.append((self.languages[-1], " ".join(data.split())))

    def of(self, language: str) -> list[str]:
        return [words for marked, words in self.words if marked == language]


def cyrillic(page: Any, language: str) -> list[str]:
    """What a page in a language of Latin letters says in others without saying so."""
    return [words for words in Said(page.content.decode()).of(language) if re.search("[а-яё]", words.lower())]


def hand_in(client: Client, attempt: str) -> Any:
    return client.post(attempt, right_answers(attempt_at(attempt)) | {"hand_in": "1"}, follow=True)


@pytest.fixture
def uzbek(client: Client, with_tests: Suite) -> Client:
    person = Person.objects.create_user("dilnoza@example.org", "dilnoza@example.org", given="Dilnoza")
    client.force_login(person)
    return client


@pytest.mark.parametrize("language", ["uz", "tk"])
def test_learners_way_is_in_the_draft_language_or_marked_as_russian(uzbek: Client, language: str) -> None:
    taken = f"/{language}/tiny/first/"
    pages = [
        "",
        "tiny/",
        "tiny/first/",
        "tiny/first/one/",
        "my/",
        "join/",
        "no-such-page/",
        "carry/",
        "search/",
        "search/?q=timur",
        "search/?q=xyz",
        "my/recall/",
        "tiny/first/commitment/",
    ]
    found = {page: cyrillic(uzbek.get(f"/{language}/{page}"), language) for page in pages}
    render_all()  # the lesson was there in the source language before the worker came to it
    found["lesson"] = cyrillic(uzbek.get(f"{taken}one/"), language)
    for page in ("login/", "signup/", "logout/"):
        found[page] = cyrillic(Client().get(f"/accounts/{page}?lang={language}"), language)
    found["verify"] = cyrillic(Client().get(f"/verify/?lang={language}"), language)
    found["test"] = cyrillic(uzbek.get(f"{taken}final-test/"), language)
    attempt = begin(uzbek, f"{taken}final-test/")
    found["questions"] = cyrillic(uzbek.get(attempt), language)
    found["result"] = cyrillic(
        uzbek.post(attempt, right_answers(attempt_at(attempt)) | {"hand_in": "1"}, follow=True), language
    )

    assert {page: words for page, words in found.items() if words} == {}


def test_what_is_not_of_the_learners_way_is_in_russian_and_says_so(uzbek: Client) -> None:
    page = uzbek.get("/uz/practice/").content.decode()

    assert '<body lang="ru">' in page
    assert Said(page).of("uz") == ["Oʻzbekcha"]
    assert "Практика" in Said(page).of("ru")
    assert 'href="/uz/my/"' in page


def test_result_stands_beside_the_russian_one(uzbek: Client) -> None:
    attempt = begin(uzbek, FINAL.replace("/ru/", "/uz/"))
    page = hand_in(uzbek, attempt)

    assert "Тест сдан: 100 %" in " ".join(Said(page.content.decode()).of("ru"))
    assert any("100" in words for words in Said(page.content.decode()).of("uz"))
