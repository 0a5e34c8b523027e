"""The languages that readers choose from, and the one that the interface's own words are in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

# Each language by its own name; the machine-made ones are drafts until somebody has reviewed them.
LANGUAGE_NAMES = {
    "ru": "Русский",
    "en": "English",
    "kk": "Қазақша",
    "ky": "Кыргызча",
    "uz": "Oʻzbekcha",
    "tg": "Тоҷикӣ",
    "tk": "Türkmençe",
}
DRAFT_LANGUAGES = frozenset({"kk", "ky", "uz", "tg", "tk"})


@cache
def interface_language(language: str) -> str:
    """The language of buttons and labels on a page in `language`: its own where there is a catalogue, else Russian.

    A page's `html` element names the language that was asked for, its `body` this one, and words of the course carry
    their own where it is another.
    """
    catalogue = Path(__file__).parents[1] / "locale" / language
    return language if language == "en" or catalogue.is_dir() else settings.LANGUAGE_CODE
