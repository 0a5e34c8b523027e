"""Words as they are looked for: all forms of a word have a key in common. Pure; the same keys stand in passages and
are made of queries, so that no database needs to know a language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock
from typing import Any

_BETWEEN = "'’‘`´\u0301\u00ad"  # between letters of one word: apostrophes, stress, a soft hyphen
WORD = re.compile(rf"[^\W_](?:[{_BETWEEN}]?[^\W_])*")
# What people type for the letter ʻ of Uzbek.
_PLAIN = str.maketrans(dict.fromkeys("’‘`´ʼʻ", "'") | dict.fromkeys("\u0301\u00ad"))
BY_FORMS = frozenset({"ru", "en"})
"""Languages whose forms are known; in all others a word is found by its beginning."""
# What the stemmer does not know to be one word.
_ENGLISH = {"children": "child", "men": "man", "women": "woman", "people": "person"}
_one_at_a_time = Lock()  # the stemmer keeps its place in itself, and pages are made by threads


def composed(text: str) -> str:
    """Each letter as one character: some keyboards and files write й as и with a breve."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=50_000)
def keys(word: str, language: str) -> tuple[str, ...]:
    """What the word is looked up by: in Russian the dictionary's form, or several where the word may come from
    several; in English the stem; else the word as it is written."""
    plain = word.lower().translate(_PLAIN)
    if language == "ru":
        with _one_at_a_time:
            forms = dictionary().parse(plain.replace("ё", "е"))
        return tuple(dict.fromkeys(form.normal_form.replace("ё", "е") for form in forms))
    if language == "en":
        plain = plain.removesuffix("'s")
        with _one_at_a_time:
            return (_english().stemWord(_ENGLISH.get(plain, plain)),)
    return (plain,)


def kept(text: str, language: str) -> str:
    """The keys of all words of a text, each once, with a space on either side."""
    found = dict.fromkeys(key for word in WORD.findall(text) for key in keys(word, language))
    return f" {' '.join(found)} "


@cache
def dictionary() -> Any:
    """The Russian dictionary: 30 MB, and a tenth of a second, which not every command should take."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def _english() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
