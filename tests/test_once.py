"""The small suite is loaded once, and written again for each test that begins with it."""

from __future__ import annotations

import pytest

from conftest import TINY
from kerege.suites.content.folder import read_folder
from kerege.suites.content.load import home, load
from kerege.suites.models import Lesson, Suite
from once import LoadedOnce


def test_suite_is_written_again_as_it_was_loaded(tiny: Suite) -> None:
    assert not load(read_folder(TINY))
    assert [lesson.key for lesson in Lesson.objects.search("первый")] == ["one"]


def test_nothing_is_written_where_something_is_already(db: None, tiny_once: LoadedOnce) -> None:
    home()

    assert not tiny_once.rows.write()


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_suite_is_written_again_where_a_test_has_emptied_the_database(tiny_once: LoadedOnce, time: str) -> None:
    assert tiny_once.rows.write()
