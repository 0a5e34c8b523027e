"""Days and moments in words, as the language of the page writes them."""

from __future__ import annotations

from typing import Any

from django.template import defaultfilters
from django.utils.translation import get_language

# Here Django's catalogues begin a month with a capital; within a sentence it has a small letter.
SMALL_MONTHS = ("kk", "ky", "tk", "uz")


def in_words(value: Any, pattern: str | None = None) -> str:
    """A date by a pattern of Django's. Uzbek ties day and month together, and adds to a year that it is one."""
    language = get_language()
    if pattern and language == "uz":
        pattern = pattern.replace("j E", "j-E").replace("E Y", r"E, Y-\y\i\l")
    words = str(defaultfilters.date(value, pattern))
    return words.lower() if language in SMALL_MONTHS else words
