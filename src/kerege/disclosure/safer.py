"""What to write instead: a wording for each span, in the language of the text, that keeps its sense and tells less."""

from __future__ import annotations

import re
from functools import cache

from kerege.disclosure.finders.ages import age_at
from kerege.disclosure.lexicon import LANGUAGES, lexicon_for
from kerege.disclosure.model import Kind, Span
from kerege.disclosure.reading import Reading
from kerege.disclosure.words import read_table

# Narrower than what a name may end in: «Андрей Бабич» is a given name and a surname, and may be a child's.
_ADULTS_PATRONYMIC = re.compile(r".{3,}(?:овн|евн|ичн|ович|евич)\w{0,3}")
GROUPS = ((2, "infant"), (6, "preschool"), (10, "primary"), (14, "middle"), (17, "teenager"))
"""The oldest of each group, in whole years."""

_FROM = frozenset(["из", "до", "от", "около", "возле", "с"])
_IN = frozenset(["в", "во", "на", "о", "об", "при"])


def safer_wording(text: str, span: Span, language: str, *, year: int) -> str:
    """What may stand in the place of the span; empty where it is best left out. `year` is the present one: a year of
    birth becomes an age. It is an offer, not a translation: the writer looks it over."""
    words = _words(_tag(text[max(0, span.start - 200) : span.end + 200], language))
    reading = Reading(text[span.start : span.end], lexicon_for(language))
    match span.kind:
        case Kind.AGE_PLACE:
            return words[
                _group(max((age.years for i in range(len(reading)) if (age := age_at(reading, i))), default=-1))
            ]
        case Kind.BIRTH_DATE:
            group = _group(_age(reading, year))
            return words.get(f"{group}_date", words[group])
        case Kind.PERSON:
            return _for_person(text, span, words, language)
        case Kind.PLACE | Kind.SCHOOL:
            return _in_case(text, span, words, _what_place(reading, span.kind))
        case Kind.UNIQUE_FACT:
            family = reading.any(range(len(reading)), "family")
            return words["unique_family" if family else "unique_fact"]
        case _:
            return words[span.kind]


def _tag(text: str, language: str) -> str:
    """The language of the offer; where there are no words for a language, English or Russian by the letters."""
    tag = language.split("-")[0].lower()
    in_latin = sum("a" <= letter <= "z" for letter in text.lower()) * 2 > sum(map(str.isalpha, text))
    if tag == "uz":
        return "uz-Latn" if in_latin else "uz-Cyrl"
    return tag if tag in LANGUAGES else "en" if in_latin else "ru"


@cache
def _all_words() -> dict[str, dict[str, str]]:
    return read_table("safer")


def _words(tag: str) -> dict[str, str]:
    return _all_words()[tag]


def _group(years: int) -> str:
    if years < 0:
        return "pupil"
    return next((group for oldest, group in GROUPS if years <= oldest), "adult")


def _age(reading: Reading, year: int) -> int:
    years = [reading[i].number for i in range(len(reading)) if 1900 < reading[i].number <= year]
    return year - years[-1] if years else -1


def _for_person(text: str, span: Span, words: dict[str, str], language: str) -> str:
    """Beside a word that says who it is, the name is simply left out: «девочка Айгуль» becomes «девочка»."""
    before = Reading(text[max(0, span.start - 40) : span.start], lexicon_for(language))
    last = len(before) - 1
    if last >= 0 and before.has(last, "child", "kin", "adult", "family"):
        return ""
    name = Reading(text[span.start : span.end], lexicon_for(language))
    return words["grown_up" if _is_addressed_as_adult(name) else "child"]


def _is_addressed_as_adult(name: Reading) -> bool:
    """A given name with a patronymic and no surname is how grown-ups are addressed."""
    parts = [token for token in map(name.__getitem__, range(len(name))) if token.is_word]
    return len(parts) == 2 and _ADULTS_PATRONYMIC.fullmatch(parts[1].key) is not None


def _what_place(reading: Reading, kind: Kind) -> str:
    tokens = range(len(reading))
    if kind is Kind.SCHOOL:
        if not reading.any(tokens, "school"):
            return "class"
        return "kindergarten" if reading.any(tokens, "kindergarten") else "school"
    if reading.any(tokens, "village_before", "village_after", "village_short"):
        return "village"
    for what, words in (
        ("district", ("district", "district_before")),
        ("street", ("street_before", "street_after", "street_short")),
    ):
        if reading.any(tokens, *words):
            return what
    return "house" if reading.any(tokens, "house", "house_short", "beside") else "village"


def _in_case(text: str, span: Span, words: dict[str, str], what: str) -> str:
    before = text[max(0, span.start - 12) : span.start].lower().split()
    case = "from" if before and before[-1] in _FROM else "in" if before and before[-1] in _IN else ""
    return words.get(f"{what}_{case}", words[what])
