"""`kerege content check` sends back what an editor would; `load` takes it."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conftest import spoil
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Suite

ONE = "first/one.md"
WORDS = "Слово **важно**."
RULES = """avoid:
- language: ru
  words:
  - возвращенц*
  prefer: возвращённый ребёнок
- language: en
  words:
  - returnee*
  prefer: returned child
waivers:
"""
LONG = " ".join(["Слово", *["слово"] * 30]) + "."


def test_long_sentence_is_sent_back(tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, WORDS, f"{WORDS} {LONG}")

    assert sent_back(tiny_folder) == (
        "first/one.md:9: a sentence of 31 words, at most 30: "
        "'Слово слово слово слово слово слово слово слово сл' (one:one-text)"
    )


def test_thirty_words_are_a_sentence(tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, WORDS, f"{WORDS} {LONG.replace('слово ', '', 1)}")

    call_command("content", "check", tiny_folder)


@pytest.mark.parametrize("count", ["3 ребёнка", "двое детей", "четыре приёмные семьи"])
def test_few_people_are_not_counted_in_public(tiny_folder: Path, count: str) -> None:
    spoil(tiny_folder, ONE, WORDS, f"{WORDS} Опеку получили {count}.")

    assert sent_back(tiny_folder) == f"first/one.md:9: fewer than 5 people are counted: {count!r} (one:one-text)"


@pytest.mark.parametrize("words", ["14 детей", "одному ребёнку", "3 школы", "три дня", "пять семей"])
def test_what_gives_nobody_away_may_be_counted(tiny_folder: Path, words: str) -> None:
    spoil(tiny_folder, ONE, WORDS, f"{WORDS} Помощь: {words}.")

    call_command("content", "check", tiny_folder)


def test_made_up_people_may_be_counted(tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "У тёти трое детей.")

    call_command("content", "check", tiny_folder)


def test_word_to_avoid_is_sent_back_in_every_form_and_language(tiny_folder: Path) -> None:
    (tiny_folder / "editorial.yaml").write_text(f"{RULES.rstrip()} []\n")
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "Помощь возвращенцам.")
    translate(tiny_folder, "one:one-case", "Help for returnees.")

    assert sent_back(tiny_folder).split("\n") == [
        "first/one.md:24: avoid 'возвращенцам', better: возвращённый ребёнок (one:one-case)",
        "locale/en/first.po:78: avoid 'returnees', better: returned child (one:one-case)",
    ]


def test_waiver_lets_one_text_break_one_rule(tiny_folder: Path) -> None:
    waive(tiny_folder, "one:one-text", "avoided-word")
    spoil(tiny_folder, ONE, WORDS, f"{WORDS} Помощь возвращенцам.")

    call_command("content", "check", tiny_folder)


def test_waiver_that_nothing_needs_is_sent_back(tiny_folder: Path) -> None:
    waive(tiny_folder, "one:one-text", "avoided-word")

    assert sent_back(tiny_folder) == (
        "first/one.md:9: nothing here breaks the rule 'avoided-word': the waiver of editorial.yaml is not needed"
    )


def test_lesson_without_sources_is_sent_back(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/two.md", "\n:::{sources} two-sources\n\n- {crc}\n:::\n", "")

    assert sent_back(tiny_folder) == "first/two.md:2: the lesson names no source"


@pytest.mark.django_db
def test_what_is_sent_back_can_be_loaded_and_rules_travel_with_the_suite(tiny_folder: Path, tmp_path: Path) -> None:
    waive(tiny_folder, "one:one-text", "long-sentence")
    spoil(tiny_folder, "first/two.md", "Вспомните первый урок.", LONG)

    load(read_folder(tiny_folder))
    call_command("export", Suite.objects.get().slug, tmp_path / "out")

    assert (tmp_path / "out/editorial.yaml").read_bytes() == (tiny_folder / "editorial.yaml").read_bytes()


def waive(folder: Path, unit: str, rule: str) -> None:
    (folder / "editorial.yaml").write_text(f"{RULES}- unit: {unit}\n  rule: {rule}\n  why: так надо\n")


def translate(folder: Path, unit: str, words: str) -> None:
    (folder / "locale/en").mkdir(parents=True)
    (folder / "locale/en/first.po").touch()
    call_command("content", "fmt", folder)
    path = folder / "locale/en/first.po"
    before, found, after = path.read_text().partition(f'msgctxt "{unit}"\n')
    path.write_text(before + found + after.replace('msgstr ""', f'msgstr "{words}"', 1))


def sent_back(folder: Path) -> str:
    with pytest.raises(CommandError) as raised:
        call_command("content", "check", folder)
    return str(raised.value)
