"""Tests of a module: a file beside its lessons."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conftest import problems_of, spoil
from kerege.assessment.models import Exam
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import load
from kerege.suites.models import Suite

FILE = "first/tests.yaml"


def test_tests_are_loaded_and_exported_as_they_were(with_tests: Suite, folder_with_tests: Path, tmp_path: Path) -> None:
    call_command("export", "tiny", tmp_path / "out")

    assert [(exam.key, exam.kind, exam.live) for exam in Exam.objects.all()] == [
        ("m1-pre", "pre", True),
        ("m1-final", "final", True),
    ]
    assert (tmp_path / "out" / FILE).read_bytes() == (folder_with_tests / FILE).read_bytes()
    assert load(read_folder(folder_with_tests)).entries == 0


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("  - 4\n", "  - 9\n", "the bank is too small for two tests without a shared question"
         " (o-words of level 2: 9)"),
        ("o-words", "o-none", "the bank is too small for two tests without a shared question"
         " (o-none of level 1: 1, o-none of level 2: 4, o-none of level 3: 1)"),
        ("  - 4\n", "", "field 'draw' must be by outcome, how many questions of level 1, 2 and 3: {o-who: [1, 3, 1]}"),
        ("layout: one", "layout: two", "field 'layout' must be one of one, all"),
        ("  pass: 60\n", "", "field 'pass' is missing"),
        ("pass: 60", "pass: 160", "field 'pass' must be a whole number from 1 to 100"),
        ("id: m1-final", "id: one", "the id 'one' is used twice in the suite"),
        ("minutes: null", "minute: null", "unknown field 'minute'"),
    ],
)  # fmt: skip
def test_broken_tests_are_named_with_the_reason(folder_with_tests: Path, old: str, new: str, reason: str) -> None:
    spoil(folder_with_tests, FILE, old, new)

    problems = [problem.split(":", 2)[2].strip() for problem in problems_of(folder_with_tests)]

    assert problems == [reason]


def test_tests_that_left_the_folder_are_put_aside(with_tests: Suite, folder_with_tests: Path) -> None:
    (folder_with_tests / FILE).unlink()

    load(read_folder(folder_with_tests))

    assert list(Exam.objects.values_list("live", flat=True)) == [False, False]


def test_id_of_a_test_does_not_come_back_for_another(with_tests: Suite, folder_with_tests: Path) -> None:
    spoil(folder_with_tests, FILE, "m1-pre", "m1-x")
    spoil(folder_with_tests, FILE, "m1-final", "m1-pre")

    with pytest.raises(CommandError, match=r"'m1-pre' was used before \(as pre test of m1\)"):
        call_command("load", folder_with_tests)
