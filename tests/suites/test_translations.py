"""Changing translations: what is kept, what is refused, and what readers see of it."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageLogEntry

from conftest import TINY
from kerege.people.models import Person
from kerege.people.personal_data import erase_person, export_person
from kerege.suites.content.export import export
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import EditedSince, load, load_if_untouched
from kerege.suites.document import text_hash
from kerege.suites.models import Lesson, Suite, Translation
from kerege.suites.sentences import Sentence, State
from kerege.suites.translations import (
    Change,
    Entry,
    Kept,
    Newer,
    Refused,
    entries_of,
    files_of,
    keep,
    review,
    term_list,
    withdraw_review,
)

CASE, SOURCE = "one:one-case", "Тимуру десять лет."


def entry(suite: Suite, unit: str = CASE, language: str = "kk") -> Entry:
    units = (one for units in files_of(suite).values() for one in units if one.id == unit)
    return entries_of(suite, units, language)[0]


def say(suite: Suite, text: str, unit: str = CASE, **more: Any) -> Kept:
    """Translate a unit into Kazakh from its present source."""
    more = {"source": entry(suite, unit).unit.text, "seen": entry(suite, unit).seen} | more
    return keep(suite, "kk", [Change(unit, text, **more)], by=None)


def change_source(text: str) -> None:
    """As an author would."""
    lesson = Lesson.objects.get(key="one")
    lesson.body = [
        (block.block_type, {**block.value, "text": text} if block.value["key"] == "one-case" else block.value)
        for block in lesson.body
    ]
    lesson.save_revision().publish()


# --- What there is ----------------------------------------------------------------------------------------------------


def test_files_of_a_course_are_those_of_its_content_folder(tiny: Suite) -> None:
    assert {name: [unit.id for unit in units] for name, units in files_of(tiny).items()} == {
        name: [unit.id for unit in units] for name, units in read_folder(TINY).po_files()
    }


def test_text_goes_from_missing_to_draft_to_stale(tiny: Suite) -> None:
    assert entry(tiny) == Entry(entry(tiny).unit)
    assert entry(tiny).state is State.MISSING

    say(tiny, "Тимур он жаста.")
    assert (entry(tiny).text, entry(tiny).state) == ("Тимур он жаста.", State.DRAFT)

    change_source("Тимуру уже десять лет.")
    assert entry(tiny).state is State.STALE
    assert entry(tiny).sentences == [
        Sentence("Тимуру уже десять лет.", "Тимур он жаста.", State.STALE, before="Тимуру десять лет.")
    ]


def test_source_that_a_loaded_translation_was_made_from_is_known_when_it_changes(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")

    assert Translation.objects.get(unit=CASE).made_from == SOURCE


def test_term_list_has_the_words_of_the_language(tiny: Suite) -> None:
    say(tiny, "стигма сөзі", "term-stigma.word")

    terms = {term.id: term.translation for term in term_list(tiny, "kk").terms}

    assert terms["stigma"] == "стигма сөзі"


def test_units_are_read_once_while_nothing_changes(tiny: Suite, django_assert_num_queries: Any) -> None:
    files_of(tiny)

    with django_assert_num_queries(3):
        files_of(tiny)


# --- Changing it ------------------------------------------------------------------------------------------------------


def test_reader_sees_the_words_at_once(tiny: Suite, client: Client) -> None:
    say(tiny, "Тимур он жаста.")

    assert "Тимур он жаста." in client.get("/kk/tiny/first/one/").content.decode()


def test_saving_twice_changes_nothing(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")

    assert say(tiny, "Тимур он жаста.\r\n") == Kept()
    assert PageLogEntry.objects.filter(action="kerege.translate").count() == 1


@pytest.mark.parametrize(
    ("unit", "text", "reason"),
    [
        (CASE, "Тимур 10 жаста.", "the translation has other numbers than its source"),
        (CASE, "Тимур <b>он</b> жаста.", "HTML is not allowed here (in the translation)"),
        (CASE, " ", "The translation is empty."),
        (CASE, "](" * 10_001, "The translation has more than 20000 characters."),
        ("one:one-gone", "Сөз.", "There is no such text any more."),
    ],
)
def test_what_cannot_stand_for_its_source_is_refused(tiny: Suite, unit: str, text: str, reason: str) -> None:
    with pytest.raises(Refused) as raised:
        keep(tiny, "kk", [Change("one.title", "Бір", "Первый урок"), Change(unit, text, SOURCE)], by=None)

    assert [(id, str(why)) for id, why in raised.value.problems] == [(unit, reason)]
    assert not Translation.objects.exists()


def test_newer_text_of_somebody_else_stays(tiny: Suite) -> None:
    seen = entry(tiny).seen
    say(tiny, "Тимур онда.")
    late = Change(CASE, "Тимур он жаста.", SOURCE, seen)

    assert keep(tiny, "kk", [late], by=None) == Kept(newer=[Newer(late, "Тимур онда.")])
    assert entry(tiny).text == "Тимур онда."


def test_what_was_made_from_an_older_source_is_stale(tiny: Suite) -> None:
    change_source("Тимуру уже десять лет.")

    say(tiny, "Тимур он жаста.", source=SOURCE)

    assert (entry(tiny).state, entry(tiny).made_from) == (State.STALE, SOURCE)


def test_what_was_made_from_an_older_source_does_not_replace_what_fits(tiny: Suite) -> None:
    change_source("Тимуру уже десять лет.")
    say(tiny, "Тимур он жасқа толды.")

    kept = say(tiny, "Тимур он жаста.", source=SOURCE, seen=None)

    assert ([newer.text for newer in kept.newer], entry(tiny).text) == (
        ["Тимур он жасқа толды."],
        "Тимур он жасқа толды.",
    )


def test_the_same_words_for_a_changed_source_say_that_they_still_fit(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")
    change_source("Тимуру теперь десять лет.")
    assert entry(tiny).state is State.STALE

    assert say(tiny, "Тимур он жаста.").changed == [CASE]
    assert entry(tiny).state is State.DRAFT


def test_words_of_the_glossary_are_rendered_by_the_worker(tiny: Suite, client: Client) -> None:
    say(tiny, "таңба", "term-stigma.word")
    call_command("tick")

    assert "таңба" in client.get("/kk/tiny/first/one/").content.decode()


def test_translating_is_work_that_loading_a_folder_would_undo(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")
    source = read_folder(TINY)
    source.title = "Другое название"

    with pytest.raises(EditedSince):
        load_if_untouched(source)


# --- Reviewing --------------------------------------------------------------------------------------------------------


def test_reviewer_is_named(tiny: Suite, person: Person) -> None:
    say(tiny, "Тимур он жаста.")

    review(tiny, "kk", CASE, seen=entry(tiny).seen, by=person)

    assert (entry(tiny).state, entry(tiny).reviewed_by) == (State.REVIEWED, "Дина Маратовна")


def test_changed_words_are_a_draft_again_and_the_same_words_stay_reviewed(tiny: Suite, person: Person) -> None:
    say(tiny, "Тимур он жаста.")
    review(tiny, "kk", CASE, seen=entry(tiny).seen, by=person)

    say(tiny, "Тимур он жаста.")
    assert entry(tiny).state is State.REVIEWED

    say(tiny, "Тимур онда.")
    assert (entry(tiny).state, entry(tiny).reviewed_by) == (State.DRAFT, "")


def test_review_is_withdrawn(tiny: Suite, person: Person) -> None:
    say(tiny, "Тимур он жаста.")
    review(tiny, "kk", CASE, seen=entry(tiny).seen, by=person)

    withdraw_review(tiny, "kk", CASE, by=person)

    assert entry(tiny).state is State.DRAFT


def refusal(suite: Suite, seen: str, by: Person) -> str:
    with pytest.raises(Refused) as raised:
        review(suite, "kk", CASE, seen=seen, by=by)
    return str(raised.value)


def test_only_what_one_has_read_is_reviewed(tiny: Suite, person: Person) -> None:
    changed = f"{CASE}: The source or the translation has changed since you read it."
    assert refusal(tiny, entry(tiny).seen, person) == f"{CASE}: There is no such text any more."

    say(tiny, "Тимур он жаста.")
    assert refusal(tiny, text_hash("Тимур онда."), person) == changed

    change_source("Тимуру уже десять лет.")
    assert refusal(tiny, entry(tiny).seen, person) == changed


def test_reviewer_without_a_name_is_asked_for_one(tiny: Suite, db: None) -> None:
    say(tiny, "Тимур он жаста.")
    nobody = Person.objects.create_user("n@example.org", "n@example.org")

    assert refusal(tiny, entry(tiny).seen, nobody).endswith("it stands beside a review.")


def test_log_says_who_has_done_what_to_which_text(tiny: Suite, person: Person) -> None:
    say(tiny, "Тимур он жаста.")
    review(tiny, "kk", CASE, seen=entry(tiny).seen, by=person)
    withdraw_review(tiny, "kk", CASE, by=person)

    log = PageLogEntry.objects.filter(action="kerege.translate").order_by("pk")
    assert [(one.user, one.message) for one in log] == [
        (None, f"Переведено (Қазақша, 1): {CASE}"),
        (person, f"Проверено (Қазақша, 1): {CASE}"),
        (person, f"Проверка отменена (Қазақша, 1): {CASE}"),
    ]


def test_name_that_came_in_a_folder_goes_with_her_and_that_of_a_namesake_stays(tiny: Suite, person: Person) -> None:
    name = person.get_full_name()
    namesake = Person.objects.create_user("n@example.org", "n@example.org", given="Дина", patronymic="Маратовна")
    Translation.objects.bulk_create(
        Translation(suite=tiny, unit=unit, language="kk", text="т", status="reviewed", reviewed_by=name, reviewer=by)
        for unit, by in ((CASE, None), ("one.title", namesake))
    )

    erase_person(person, by=None, why="she asked")

    assert dict(Translation.objects.filter(language="kk").values_list("unit", "reviewed_by")) == {
        CASE: "somebody who speaks the language",
        "one.title": name,
    }


def test_folder_that_is_loaded_keeps_the_account_of_whom_it_names(tiny: Suite, person: Person) -> None:
    say(tiny, "Тимур он жаста.")
    review(tiny, "kk", CASE, seen=entry(tiny).seen, by=person)
    source = export(tiny)
    row = Translation.objects.get(unit=CASE, language="kk")

    load(replace(source, title="Другое название"))
    row.refresh_from_db()
    assert (row.reviewed_by, row.reviewer) == ("Дина Маратовна", person)

    words = {CASE: replace(source.translations["kk"][CASE], reviewed_by="Айгуль")}
    load(replace(source, translations={"kk": words}))
    row.refresh_from_db()
    assert (row.reviewed_by, row.reviewer) == ("Айгуль", None)


def test_name_of_a_reviewer_goes_with_her_and_the_review_stays(tiny: Suite, person: Person) -> None:
    say(tiny, "Тимур он жаста.")
    review(tiny, "kk", CASE, seen=entry(tiny).seen, by=person)
    person.family = "Другая"  # she has another name now; what she has reviewed is still hers
    person.save()
    assert export_person(person)["suites.Translation"] == [{"language": "kk", "unit": CASE}]

    erase_person(person, by=None, why="she asked")

    assert (entry(tiny).state, entry(tiny).reviewed_by) == (State.REVIEWED, "somebody who speaks the language")
