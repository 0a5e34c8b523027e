"""What a translator is told of each piece of text: what it is, where it stands, where to look at it."""

from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from conftest import TINY
from kerege.suites.content.folder import SuiteSource, canonical_files, read_folder
from kerege.suites.document import Place, Unit
from kerege.suites.in_words import in_words


def about(folder: Path, file: str, unit: str) -> list[str]:
    """The comment of an entry of a PO file into English, when `fmt` has written it."""
    path = folder / f"locale/en/{file}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    call_command("content", "fmt", folder)
    return next(entry.comment.split("\n") for entry in polib.pofile(str(path)) if entry.msgctxt == unit)


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("one.title", ["Lesson, title", "1. Первый урок", "/en/tiny/first/one/"]),
        ("one:one-case", ["Case", "1. Первый урок", "/en/tiny/first/one/#one-case"]),
        ("one:one-case.title", ["Case, title", "1. Первый урок", "/en/tiny/first/one/#one-case"]),
        ("one:one-sources.crc", ["Sources of the lesson, place in the source crc", "1. Первый урок",
                                 "/en/tiny/first/one/#one-sources"]),
        ("m1:path.w-home", ["Word of a figure", "1. Первый урок", "/en/tiny/first/one/#one-figure"]),
        ("o-words.text", ["Outcome", "Первый модуль", "/en/tiny/first/"]),
    ],
)  # fmt: skip
def test_entry_says_what_it_is_and_where_to_look(tiny_folder: Path, unit: str, told: list[str]) -> None:
    assert about(tiny_folder, "first", unit) == told


def test_word_of_the_glossary_has_no_page(tiny_folder: Path) -> None:
    assert about(tiny_folder, "suite", "term-stigma.word") == ["Term of the glossary, word", "стигма"]


def test_question_of_a_test_names_the_lesson_that_prepares_for_it(tiny_folder: Path) -> None:
    assert about(tiny_folder, "first-bank", "m1:bank-who.prompt") == [
        "Question of the tests, what is asked",
        "1. Первый урок",
    ]


def test_material_of_practice_leads_to_its_page(folder_with_practice: Path) -> None:
    assert about(folder_with_practice, "practice-cases", "case-timur.title") == [
        "Case, title",
        "Тимур, 10 лет",
        "/en/practice/tiny/cases/case-timur/",
    ]


def test_comments_are_written_once_and_read_by_nobody(tiny_folder: Path) -> None:
    about(tiny_folder, "first", "one.title")
    written = canonical_files(read_folder(tiny_folder))

    path = tiny_folder / "locale/en/first.po"
    path.write_text(path.read_text("utf-8").replace("#. Case", "#. Anything"), "utf-8")

    assert canonical_files(read_folder(tiny_folder)) == written


@pytest.mark.parametrize(
    ("unit", "kind", "words"),
    [
        ("one:q.a", "check", "Check yourself, answer a"),
        ("one:q.a.feedback", "check", "Check yourself, feedback on answer a"),
        ("one:q.a.match", "question", "Question of the tests, what belongs to answer a"),
        ("one:t.first.b.feedback", "dialogue", "Task: a talk, line by line, feedback on item first.b"),
        ("one:s.alt", "sources", "Sources of the lesson, place in the source alt"),
        ("x:y", "something-new", "Something-new"),
    ],
)
def test_unit_in_words(unit: str, kind: str, words: str) -> None:
    assert in_words(Unit(unit, "", kind)) == words


def test_every_unit_of_the_course_says_what_it_is(course: SuiteSource) -> None:
    untold = [unit.id for _file, units in course.po_files() for unit in units if not unit.kind or unit.place == Place()]

    assert untold == []


def test_units_are_the_same_whatever_is_told_of_them() -> None:
    assert Unit("a", "b", "check", Place("c")) == Unit("a", "b")


def test_the_small_suite_tells_of_lessons_in_the_source_language() -> None:
    (module,) = read_folder(TINY).modules

    assert module.title_of("two").startswith("2. ")
