"""Dates in the words of each language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.template import engines
from django.utils import translation

MOMENT = datetime(2026, 3, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "pattern", "words"),
    [
        ("ru", "j E Y", "3 марта 2026"),
        ("en", "j E Y", "3 March 2026"),
        ("kk", "j E Y", "3 наурыз 2026"),
        ("ky", "j E Y", "3 март 2026"),
        ("tg", "j E Y", "3 март 2026"),
        ("tk", "j E Y", "3 mart 2026"),
        ("uz", "j E Y", "3-mart, 2026-yil"),
        ("uz", "j E", "3-mart"),
        ("uz", "j E, H:i", "3-mart, 09:05"),
        ("uz", "j E Y, H:i", "3-mart, 2026-yil, 09:05"),
        ("uz", "DATE_FORMAT", "3-mart, 2026-yil"),
    ],
)
def test_date_is_written_as_the_language_writes_it(language: str, pattern: str, words: str) -> None:
    template = engines["django"].from_string("{{ moment|date:pattern }}")

    with translation.override(language):
        assert template.render({"moment": MOMENT, "pattern": pattern}) == words


def test_no_date_is_no_words() -> None:
    assert engines["django"].from_string('{{ moment|date:"j E" }}').render({"moment": None}) == ""
