"""The languages that readers choose from, and the one that the interface's own words are in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import ResolverMatch
from django.utils import translation
from django.utils.translation import get_language, trans_real

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

    A page's `html` element names the language that was asked for, and what is in another carries its own.
    """
    catalogue = Path(__file__).parents[1] / "locale" / language
    return language if language == "en" or catalogue.is_dir() else settings.LANGUAGE_CODE


# The learner's way: home, lesson, test, certificate, sign-in. A draft language has words for these pages and for what
# stands around them; `config.locale` knows in which files they are. All other pages are in Russian whole, and say so:
# two languages mixed sentence by sentence would be of use to nobody.
JOURNEY_ROOMS = frozenset({"path", "credentials"})
JOURNEY_ADDRESSES = ("account_", "verify", "rollouts:join", "rollouts:code")

# Django has no public way to speak in one language under the name of another; these two names are its own since 1.0.
_REAL: Any = trans_real  # `_active`, `_translations`
_page: ContextVar[str] = ContextVar("the language of the words of the page that is being made", default="")


class _RussianWords:
    """Russian words on pages of another language: addresses and the course's own texts stay in that one."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_language(self) -> str:
        return self._language

    def __getattr__(self, name: str) -> Any:
        return getattr(_REAL.translation(settings.LANGUAGE_CODE), name)


def page_language() -> str:
    """The language of the site's own words on this page."""
    return _page.get() or interface_language(get_language() or settings.LANGUAGE_CODE)


def open_page(match: ResolverMatch | None) -> None:
    """A page is being made for this address; None: for none that is known yet."""
    language = interface_language(get_language() or settings.LANGUAGE_CODE)
    if match is None or _is_journey(match) or language not in DRAFT_LANGUAGES:
        _page.set("")
        return
    _page.set(settings.LANGUAGE_CODE)
    name = f"{language}-x-in-russian"
    _REAL._translations.setdefault(name, _RussianWords(language))
    translation.activate(name)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Words in `language` for a moment; what was spoken before goes on after it, which `override` would not know."""
    before = getattr(_REAL._active, "value", None)
    translation.activate(language)
    try:
        yield
    finally:
        _REAL._active.value = before


def _is_journey(match: ResolverMatch) -> bool:
    return match.namespace in JOURNEY_ROOMS or match.view_name.startswith(JOURNEY_ADDRESSES)
