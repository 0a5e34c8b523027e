"""Dates of birth: a date that is called one, or that is told of a child. Dates beside names: `combine`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.reading import DASHES, Reading

REACH, FAR_REACH = 7, 25
"""Tokens between "born" and the date; a year alone must stand nearer than a day or a month."""

EARLIEST, LATEST = 1920, 2035

_ROMAN_MONTH = re.compile("[IVXІ]{1,4}")


class Date(NamedTuple):
    """The first and the last token of a date, and whether it is a year alone."""

    first: int
    last: int
    is_year: bool


def find_birth_dates(reading: Reading) -> Iterator[Span]:
    for date in dates(reading):
        certainty = _certainty(reading, date)
        if certainty:
            yield reading.span(date.first, _with_label(reading, date.last), Kind.BIRTH_DATE, certainty)


def dates(reading: Reading) -> Iterator[Date]:
    """Every date of the text, whatever it is of."""
    i = 0
    while i < len(reading):
        last = _end_of_date(reading, i)
        if last is None:
            i += 1
        else:
            yield Date(i, last, i == last and _is_year(reading, i))
            i = last + 1


# --- How dates are written ------------------------------------------------------------------------------------


def _end_of_date(reading: Reading, i: int) -> int | None:
    """The last token of the date that begins here."""
    if reading[i].is_word:
        if reading.has(i, "ordinal_day") and reading.has(i + 1, "month"):
            return _year_after(reading, i + 1) or i + 1  # «пятого мая»
        # March 2014; «ноябрьский, 2012 года»
        return _year_after(reading, i) if reading.has(i, "month", "month_adjective") else None
    if not reading[i].is_number or (reading.touches(i - 1) and reading.text_of(i - 1) not in "«\"“('"):
        return None
    return (
        _in_figures(reading, i)
        or _day_and_month(reading, i)
        or (_from_year(reading, i) if _is_year(reading, i) else None)
    )


def _in_figures(reading: Reading, i: int) -> int | None:
    """12.03.2014, 12/03/14, 2014-03-12, 18/VII-2011."""
    mark = reading.text_of(i + 1)
    if mark not in (".", "/", "-") or not all(reading.touches(i + step) for step in range(4)):
        return None
    if _ROMAN_MONTH.fullmatch(reading.text_of(i + 2)) and _is_year(reading, i + 4):
        return i + 4
    first, middle, third = (reading.number(i + step) for step in (0, 2, 4))
    if first > 31:
        first, third = third, first
    is_year = EARLIEST <= third <= LATEST or 0 <= third <= 99
    return i + 4 if reading.text_of(i + 3) == mark and 1 <= first <= 31 and 1 <= middle <= 31 and is_year else None


def _day_and_month(reading: Reading, i: int) -> int | None:
    """12 марта 2014, 12-апрель, 12th of March."""
    if not 1 <= reading[i].number <= 31:
        return None
    month = i + 1
    while month < i + 5 and (
        reading.text_of(month) in ("-", ".", ",") or reading.has(month, "ordinal_end", "day_word")
    ):
        month += 1
    return (_year_after(reading, month) or month) if reading.has(month, "month") else None


def _year_after(reading: Reading, month: int) -> int | None:
    """The year may stand at once, after a comma, or with the day between: March 12, 2014."""
    if reading.has(month + 2, "thousand"):
        return reading.first(range(month + 3, month + 7), "years")  # «две тысячи четырнадцатого года»
    for year in range(month + 1, min(month + 5, len(reading))):
        if _is_year(reading, year):
            return year
        between = reading.text_of(year) in (".", ",") or 1 <= reading[year].number <= 31
        if not between and not reading.has(year, "ordinal_end", "years"):
            return None
    return None


def _from_year(reading: Reading, year: int) -> int:
    """2014 жылы 12 наурыз, 2013-yil 5-mart: to the month, else the year alone."""
    step = year + 1
    while step < min(year + 7, len(reading)) and (
        reading.text_of(step) in ("-", ".", ",")
        or reading.has(step, "year_word", "ordinal_end")
        or 1 <= reading[step].number <= 31
    ):
        step += 1
    return step if step > year + 1 and reading.has(step, "month") else year


def _is_year(reading: Reading, i: int) -> bool:
    return 0 <= i < len(reading) and EARLIEST <= reading[i].number <= LATEST and len(reading[i].text) == 4


# --- What they are of -----------------------------------------------------------------------------------------


def _certainty(reading: Reading, date: Date) -> Certainty | None:
    """How sure it is that this is somebody's birth: it is called so in its sentence, before it or after it."""
    if date.is_year and _in_a_range(reading, date):
        return None
    before = range(reading.near(date.first, REACH if date.is_year else FAR_REACH, 0).start, date.first)
    born = [i for i in before if reading.has(i, "birth") and not _year_between(reading, i + 1, date.first)]
    born += [
        i
        for i in reading.after(date.last, 5)
        if reading.has(i, "birth") and not _year_between(reading, date.last + 1, i)
    ]
    if not born:
        return Certainty.LIKELY if _is_told_of_a_child(reading, date) else None
    other = any(reading.has(i, "not_birth") for i in before if i not in born)
    paper = reading.any(range(max(0, born[-1] - 2), born[-1] + 2), "not_birth")  # «свидетельство о рождении от …»
    several = reading.any(range(reading.near(date.first, 5, 0).start, reading.near(date.last, 0, 4).stop), "children")
    if other or paper or several:
        return None
    return Certainty.LIKELY if date.is_year else Certainty.STRONG


def _is_told_of_a_child(reading: Reading, date: Date) -> bool:
    """«мальчик 2015 года»; «внук — ноябрьский, 2012 года»."""
    of_a_child = date.is_year and reading.has(date.first - 1, "child") and reading.has(date.last + 1, "years")
    return of_a_child or reading.has(date.first, "month_adjective")


def _year_between(reading: Reading, start: int, end: int) -> bool:
    return any(_is_year(reading, i) for i in range(start, end))


def _in_a_range(reading: Reading, date: Date) -> bool:
    """2014–2019 is a time, not a day."""
    beside = {reading.text_of(date.first - 1), reading.text_of(date.last + 1)}
    return not beside.isdisjoint(DASHES) and (_is_year(reading, date.first - 2) or _is_year(reading, date.last + 2))


def _with_label(reading: Reading, last: int) -> int:
    """The words "year" and "of birth" that belong to the date."""
    step = last + 1
    while step - last < 5 and (reading.has(step, "years", "year_word", "ordinal_end") or reading.text_of(step) == "-"):
        step += 1
    return step if reading.has(step, "birth_label") else last
