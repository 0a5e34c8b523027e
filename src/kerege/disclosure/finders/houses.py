"""Houses and flats: after a street, by themselves, by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from kerege.disclosure.model import Kind, Span
from kerege.disclosure.reading import Reading

LONGEST = 24
"""Tokens of a house and a flat."""

HIGHEST = 2000
"""No street has a house of this number."""


def find_houses(reading: Reading) -> Iterator[Span]:
    for i in range(len(reading)):
        found = _house(reading, i) or _beside_a_landmark(reading, i)
        if found:
            yield reading.span(*found, Kind.PLACE)


def house_after(reading: Reading, last: int) -> int:
    """The last token of the house and flat that follow this token; the token itself where none does."""
    start = last
    while last - start < LONGEST:
        part = _part(reading, last + 1)
        if part is None:
            break
        last = part
    return last


def _house(reading: Reading, i: int) -> tuple[int, int] | None:
    """«дом 12, кв. 5»; «д. 15/3»; «үй 7»; with no street before them."""
    if not (reading.has(i, "house") or (reading.has(i, "house_short") and reading.text_of(i + 1) == ".")):
        return None
    last = house_after(reading, i - 1)
    return (i, last) if last > i else None


def _part(reading: Reading, start: int) -> int | None:
    """The last token of one number of an address, «, кв. 5», «15а», «/3»; None where there is none."""
    i = start
    while i - start < 6 and (reading.text_of(i) in (",", ".", "№", "-", "/") or _is_label(reading, i)):
        i += 1
    labelled = any(_is_label(reading, one) for one in range(start, i))
    if not _is_house_number(reading, i) or reading.has(i + 1, "years", "children", "child"):
        return None
    if not labelled and (i - start > 1 or reading.has(i + 1, "month", "class")):
        return None
    return _with_letter_or_label(reading, i)


def _is_label(reading: Reading, i: int) -> bool:
    return reading.has(i, "house", "house_short", "number_sign")


def _is_house_number(reading: Reading, i: int) -> bool:
    """A number that is no part of a time or a date."""
    if not (
        0 <= i < len(reading)
        and reading[i].is_number
        and 0 <= reading[i].number < HIGHEST
        and len(reading[i].text) <= 4
    ):
        return False
    return not (reading.touches(i) and reading.text_of(i + 1) in (".", ":") and reading.number(i + 2) >= 0)


def _with_letter_or_label(reading: Reading, number: int) -> int:
    """«15а», «15 Б», «45-uy», «45 үй»."""
    after = number + 1
    if reading.text_of(after) == "-" and reading.has(after + 1, "house", "ordinal_end"):
        return after + 1
    if reading.has(after, "house") and not reading.has(after, "number_sign") and reading.number(after + 1) < 0:
        return after
    letter = reading.text_of(after)
    if (
        len(letter) == 1
        and letter.isalpha()
        and (reading.touches(number) or (letter.isupper() and letter not in "ВСКД"))
    ):
        return after
    return number


def _beside_a_landmark(reading: Reading, i: int) -> tuple[int, int] | None:
    """«живут за мечетью», «дом напротив базара», "next to the mosque": what a neighbour needs and nobody else."""
    if not reading.has(i, "beside"):
        return None
    landmark = reading.first(reading.after(i, 5), "landmark")
    if landmark is None:
        return None
    last = _with_name(reading, landmark)
    return (i, last) if last > landmark or reading.any(reading.near(i, 6, 5), "lives", "house") else None


def _with_name(reading: Reading, i: int) -> int:
    """«базар «Дордой»», «базара Дордой»."""
    closing = reading.end_of_quote(i + 1)
    if closing is not None:
        return closing
    if reading.has_capitals and i + 1 < len(reading) and reading[i + 1].capital:
        return reading.end_of_compound(i + 1)
    return i
