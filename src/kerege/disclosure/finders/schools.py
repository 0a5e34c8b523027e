"""Schools, kindergartens and boarding schools by number or name, and a class by its letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kerege.disclosure.model import Kind, Span
from kerege.disclosure.proper import is_general_place
from kerege.disclosure.reading import QUOTES, Reading

_CLASS_WORD = r"(?:класс\w{0,3}|кл\b|кл\.|сынып\w{0,6}|сыныб\w{0,5}|синф\w{0,5}|sinf\w{0,6}|grade|class|klass\w{0,2})"
_NUMBER = r"(?:1[0-2]|[1-9])"
_LETTER = r"[а-иa-gvәғ]"
_QUOTED = rf" ?-? ?[«\"“”'„] ?{_LETTER} ?[»\"”“']"
_WITH_LETTER = rf"{_NUMBER}(?:{_QUOTED}| ?- ?{_LETTER}|{_LETTER})"
_CLASS = re.compile(
    rf"(?<![\w.,]){_WITH_LETTER}[ \-]{{0,2}}{_CLASS_WORD}"  # 5 «Б» класс
    rf"|(?<!\w){_CLASS_WORD} {_WITH_LETTER}(?!\w)"  # class 5B
    rf"|(?<![\w.,№]){_NUMBER} ?-?(?:й|ый|ой)?{_QUOTED}(?!\w)"  # 5-й «Б»
    rf"|(?<=[вb] ){_NUMBER}[а-е](?!\w)"  # в 5б
)
_CLASS_CAPITAL = re.compile(rf"(?<![\w.,№]){_NUMBER}[\- ]?[АБВГДЕABCD](?!\w)")
_ABOUT_SCHOOL = re.compile(r"класс|сынып|синф|sinf|школ|мектеп|мактаб|maktab|учит|учен|оқи|окуй")
"""What stands within a line of «5Б» where it is a class."""


def find_schools(reading: Reading) -> Iterator[Span]:
    i = 0
    while i < len(reading):
        found = _school(reading, i)
        if found:
            first, last = found
            yield reading.span(first, last, Kind.SCHOOL)
            i = last + 1
        else:
            i += 1
    for match in _CLASS.finditer(reading.flat):
        yield Span(match.start(), match.start() + len(match[0].rstrip()), Kind.SCHOOL)
    for match in _CLASS_CAPITAL.finditer(reading.text):
        if _ABOUT_SCHOOL.search(reading.flat, max(0, match.start() - 60), match.end() + 40):
            yield Span(*match.span(), Kind.SCHOOL)


def _school(reading: Reading, i: int) -> tuple[int, int] | None:
    if not reading.has(i, "school") and not (reading.text_of(i) == "ОШ" and reading.text_of(i + 1) == "№"):
        return None
    first = last = i
    if reading.text_of(last + 1) == "-" and reading.has(last + 2, "school"):
        last += 2
    after = _number_or_name_after(reading, last + 1)
    before = _number_or_name_before(reading, first)
    if after is None and before is None:
        return None
    return (first if before is None else before), (last if after is None else after)


def _number_or_name_after(reading: Reading, i: int) -> int | None:
    """№ 12; имени Абая; «Балдырган»; рақами 5; 12 where no noun is counted by it."""
    step, sign = i, False
    while step < min(i + 6, len(reading)) and (
        reading.text_of(step) in ("№", ".", "-", "#", ":")
        or reading.has(step, "number_sign", "school_word", "school")
        or reading.text_of(step).lower() == "n"
    ):
        sign = (
            sign
            or reading.text_of(step) in ("№", "#")
            or reading.has(step, "number_sign")
            or reading.text_of(step).lower() == "n"
        )
        if reading.text_of(step) in (".", ":") and not sign and step != i:
            break
        step += 1
    if step < len(reading) and reading[step].is_number and 0 < reading[step].number < 1000:
        if sign or _stands_alone(reading, step) or _is_of_one_school(reading, i - 1, step):
            return step
        return None
    if reading.has(step, "in_honour"):
        return _capitals_from(reading, step + 1)
    if (
        reading.has(i - 1, "named_school")
        and step < len(reading)
        and reading[step].capital
        and not is_general_place(reading[step].key, reading.language)
    ):
        return reading.end_of_compound(step)
    if reading.text_of(step) in QUOTES and reading.language not in ("kk", "ky", "uz"):  # there the name stands before
        return reading.end_of_quote(step)
    return None


def _number_or_name_before(reading: Reading, i: int) -> int | None:
    """12-школа, 15-й школе, №5 мектеп, 7-sonli maktab, «Балдырган» балабақшасы, Абай атындағы мектеп, Abai School."""
    step = i - 1
    while i - step < 5 and (
        reading.text_of(step) in ("-", "‑", "–")
        or reading.has(step, "ordinal_end", "school_word", "number_sign", "school")
    ):
        step -= 1
    if step >= 0 and reading[step].is_number and 0 < reading[step].number < 1000:
        joined = step < i - 1 or _is_one(reading, step, i)
        if joined or reading.text_of(step - 1) == "№" or reading.has(step - 1, "number_sign"):
            sign = reading.text_of(step - 1) in ("№", "#") or reading.text_of(step - 1).lower() == "n"
            return step - 1 if sign else step
        return None
    if reading.has(i - 1, "ordinal_word"):
        return i - 1
    if reading.text_of(step) in QUOTES.values():
        for start in range(step - 1, max(-1, step - 7), -1):
            if reading.text_of(start) in QUOTES:
                return start
        return None
    if reading.has(step, "in_honour_after"):
        first = step - 1
        if first > 0 and reading[first - 1].capital and not reading.has(first - 2, "son_or_daughter"):
            first -= 1  # «Абай Құнанбаев атындағы»; not «Нурбек уулу Эрлан Токтогул атындагы»
        return first if first >= 0 and reading[first].capital else None
    if (
        reading.language == "en"
        and step >= 0
        and reading[step].capital
        and not reading[step].opens
        and not reading.has_any(step)
        and reading[i].capital
    ):
        first = step
        while (
            first > 0
            and reading[first - 1].capital
            and not reading.has_any(first - 1)
            and step - first < 3
            and not reading[first - 1].opens
        ):
            first -= 1
        return first
    return None


def _is_one(reading: Reading, number: int, school: int) -> bool:
    """Whether a number before the word is the school's: «в 28 школе», not «в 28 школах»; «27 maktabga boradi»."""
    word = reading[school].key
    if reading.language == "ru":
        return reading.has(number - 1, "from_place") and not word.endswith(("ах", "ам", "ами", "школ", "цеев"))
    if reading.language not in ("kk", "ky", "uz") or not word.endswith(
        ("га", "ге", "ка", "ке", "да", "де", "та", "те")
    ):
        return False
    return reading.any(reading.near(school, 12, 6), "child", "pronoun")


def _is_of_one_school(reading: Reading, school: int, number: int) -> bool:
    """«мактаби 27» is the 27th, «27 мактаб» are 27."""
    counted = reading.has(number + 1, "counted", "children", "years", "child")
    return reading.language == "tg" and reading[school].key.endswith("и") and not counted


def _stands_alone(reading: Reading, i: int) -> bool:
    """Whether the number counts nothing: «в школе 12, 3 класс» against «в школе 12 детей»."""
    after = i + 1
    return (
        after >= len(reading)
        or (
            not reading[after].is_word
            and not reading[after].is_number
            and reading.text_of(after) not in ("%", "-", "–")
        )
        or reading[after].capital
        or reading.has(after, "from_place", "village_before", "village_short", "street_before", "range_word", "linking")
    )


def _capitals_from(reading: Reading, i: int) -> int | None:
    last = None
    step = i
    while step < len(reading) and step - i < 6 and (reading[step].capital or reading.text_of(step) in (".", "-")):
        if reading[step].capital:
            last = step
        step += 1
    if last is None and not reading.has_capitals and i < len(reading) and reading[i].is_word:
        return i
    return last
