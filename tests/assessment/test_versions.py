"""What a process keeps of banks."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import pytest

from kerege.assessment import versions
from kerege.assessment.models import ItemVersion, Question
from kerege.suites.models import Suite


@pytest.fixture
def current(with_tests: Suite) -> list[int]:
    return [pk for pk in Question.objects.filter(live=True).values_list("version", flat=True) if pk]


def test_who_asks_for_one_question_has_the_whole_bank_read(current: list[int], django_assert_num_queries: Any) -> None:
    versions.wordings_of(current[:1], "ru")

    with django_assert_num_queries(0):
        found = versions.wordings_of(current, "ru")

    assert list(found) == current


def test_bank_that_is_larger_than_what_is_kept_is_read_all_the_same(
    current: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MOST", 2)
    versions.wordings_of(current[:1], "ru")

    found = versions.wordings_of(current, "ru")

    assert [found[pk].item.id for pk in current] == [ItemVersion.objects.get(pk=pk).item.id for pk in current]
    assert (len(versions._versions), len(versions._wordings)) == (2, 2)


def test_what_another_thread_keeps_meanwhile_is_not_left_out(
    current: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    class KeptAMomentLater(OrderedDict[object, object]):
        def get(self, key: object, default: object = None) -> object:
            return default

    monkeypatch.setattr(versions, "_wordings", KeptAMomentLater())

    assert [set(versions.wordings_of(current, "ru")) for _each in range(2)] == [set(current)] * 2


def test_version_of_before_is_read_alone(current: list[int]) -> None:
    question = Question.objects.get(version=current[0])
    version = ItemVersion.objects.get(pk=current[0])
    old = ItemVersion.objects.create(question=question, number=99, digest="old", content=version.content)

    found = versions.versions_of([old.pk])

    assert (list(found), list(versions._versions)) == ([old.pk], [old.pk])
