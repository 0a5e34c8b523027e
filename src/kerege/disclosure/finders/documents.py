"""Documents and cars: passports, birth certificates, number plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kerege.disclosure.labels import REACH, label, label_at_end
from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.reading import Reading


def find_documents(reading: Reading) -> Iterator[Span]:
    yield from _passports(reading.flat)
    yield from _birth_papers(reading.flat)
    yield from _plates(reading.flat)


# --- Papers ---------------------------------------------------------------------------------------------------

_PASSPORT = re.compile(
    r"(?<!\w)(?:"
    r"(?:id|an|ac|ad|ae|aa|ab|fa|fb|fk|аа|ав|аб|ас|ан) ?(?:№|no\.?|n)? ?\d{7}"  # Kyrgyzstan, Uzbekistan
    r"|[nн] ?№? ?\d{8}"  # Kazakhstan
    r"|i-[а-яa-z]{2} ?(?:№|n)? ?\d{6}"  # Turkmenistan
    r")(?!\w)"
)
_NUMBER = re.compile(
    r"(?:[^\d\n]{0,25}?|[^\d\n]{0,60}?(?=№))"
    r"((?:(?<!\w)[a-zа-я]{1,2}(?:-[a-zа-я]{2})? ?)?(?:№|no\.?|n)? ?\d(?:[ \-]?\d){5,9})(?!\d)"
)
_SERIES = r"(?<!\w)(?:[ivxl]{1,4}[ \-]{1,3}[а-яa-z]{2} ?|[a-zа-я]{2}-?[a-zа-я]{0,2} ?)"
_SERIES_AND_NUMBER = re.compile(rf"[^\d\n]{{0,30}}?({_SERIES}?(?:№|no\.?|n)? ?\d(?:[ \-]?\d){{4,9}})(?!\d)")
_DATE = re.compile(r"\d{1,2}[./\- ]\d{1,2}[./\- ](?:19|20)\d{2}|(?:19|20)\d{2}[./\-]\d{1,2}")


def _passports(text: str) -> Iterator[Span]:
    for found in _PASSPORT.finditer(text):
        yield Span(*found.span(), Kind.PASSPORT, Certainty.STRONG)
    for found in label("passport").finditer(text):
        number = _NUMBER.match(text, found.end())
        if number and not _DATE.search(number[1]):
            yield Span(*number.span(1), Kind.PASSPORT, Certainty.STRONG)


def _birth_papers(text: str) -> Iterator[Span]:
    for found in label("birth_paper").finditer(text):
        number = _SERIES_AND_NUMBER.match(text, found.end())
        if number and not _DATE.search(number[1]):
            yield Span(*number.span(1), Kind.ID_NUMBER, Certainty.STRONG)


# --- Cars -----------------------------------------------------------------------------------------------------

_ANY = "[a-zавекмнорстух]"
_REGION_UZ = "(?:01|10|20|25|30|40|50|60|70|75|80|85|90|95)"
_PLATE = re.compile(
    r"(?<![\w.№])(?:"
    rf"\d{{3}} ?{_ANY}{{3}} ?(?:0[1-9]|1\d|20)|[a-z] ?\d{{3}} ?[a-z]{{3}}"  # Kazakhstan, now and before 2012
    r"|0[1-9] ?kg ?\d{3} ?[a-z]{2,3}|[a-z] ?\d{4} ?[a-z]{1,2}"  # Kyrgyzstan
    rf"|{_REGION_UZ} ?(?:{_ANY} ?\d{{3}} ?{_ANY}{{2}}|\d{{3}} ?[a-z]{{3}})"  # Uzbekistan
    rf"|\d{{4}} ?{_ANY}{{2}} ?0[1-9]"  # Tajikistan
    r"|[abcekmhopctyxавекмнорстух] ?\d{3} ?[abcekmhopctyxавекмнорстух]{2} ?\d{2,3}"  # Russia
    r")(?!\w)"
)
_LIKE_A_PLATE = re.compile(
    r"(?<![\w.№])(?:[a-zа-я]{1,3} ?\d{3,4} ?[a-zа-я]{0,3}(?: ?\d{2})?"
    r"|\d{2,4} ?[a-zа-я]{1,3} ?\d{2,4}(?: ?[a-zа-я]{2,3})?|\d{2} ?[a-z]{2} ?\d{3} ?[a-z]{2,3})(?!\w)"
)
_UNITS = frozenset(
    """usd kzt uzs tjs kgs eur rub tmt чел дет тыс руб сом сум лет год час мин ст кв км дом нет до из на по от за in at
    of""".split()  # noqa: SIM905
)


def _plates(text: str) -> Iterator[Span]:
    for found in _PLATE.finditer(text):
        if not _counts_something(found[0]):
            yield Span(*found.span(), Kind.PLATE, Certainty.STRONG)
    for found in _LIKE_A_PLATE.finditer(text):
        before = text[max(0, found.start() - REACH) : found.start()]
        if not _counts_something(found[0]) and label_at_end("plate", 30).search(before):
            yield Span(*found.span(), Kind.PLATE)


def _counts_something(written: str) -> bool:
    return not _UNITS.isdisjoint(re.findall(r"[a-zа-я]+", written))
