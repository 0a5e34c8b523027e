"""How papers write a name, in Cyrillic letters and in Latin ones, as passports do, unless the person has written them
herself."""

from __future__ import annotations

import re
from itertools import pairwise

from django.conf import settings

from kerege.people.models import Person

# ICAO Doc 9303, part 3, section 6 for the letters of Russian; those of other languages by the nearest Latin one.
_RUSSIAN = (
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
    "kh", "ts", "ch", "sh", "shch", "ie", "y", "", "e", "iu", "ia",
)  # fmt: skip
_COMMON = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _RUSSIAN, strict=True))
_COMMON |= dict(zip("әғқңөұүһіўҳҷӣӯ", "agknouuhiuhjiu", strict=True))
_WITH_Y = {"ё": "yo", "ю": "yu", "я": "ya"}
_LETTERS = {
    "kk": _COMMON | _WITH_Y,
    "uz": _COMMON | _WITH_Y | {"ж": "j", "й": "y", "х": "x", "ъ": "", "қ": "q", "ў": "o"},
    "tg": _COMMON | _WITH_Y | {"й": "y", "ъ": "", "ғ": "gh", "қ": "q"},
}
# In these languages е is "ye" at the beginning of a word, and behind these letters.
_BEFORE_YE = " аеёиоуыэюяәөұүіўӣӯъь"


def paper_names(person: Person) -> dict[str, str]:
    """By field of Person, what papers write where she has not said otherwise; empty while her family name is not known.
    It does not depend on who looks in which language: it is signed."""
    full = person.get_full_name() if person.family else ""
    length = Person._meta.get_field("paper_name_latin").max_length
    return {
        "paper_name_cyrillic": full[:length] if any(map(is_cyrillic, full)) else "",
        "paper_name_latin": romanise(full, person.language or settings.LANGUAGE_CODE)[:length],
    }


def romanise(name: str, language: str = "ru") -> str:
    """`name` in Latin letters, as people write it whose language this is. What is no Cyrillic letter stays."""
    return re.sub(r"[^\W\d_]+", lambda found: _romanise_word(found[0], language), name)


def _romanise_word(word: str, language: str) -> str:
    letters = _LETTERS.get(language, _COMMON)
    latin = ""
    for before, letter in pairwise(f" {word}"):
        small = letter.lower()
        said = letters.get(small, small)
        if small == "е" and language in _LETTERS and before.lower() in _BEFORE_YE:
            said = "ye"
        latin += said.capitalize() if letter.isupper() else said
    return latin.upper() if len(word) > 1 and word.isupper() else latin


def is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"
