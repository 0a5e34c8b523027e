"""Telephone numbers and national identity numbers: what is told by its figures or by its label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle

import phonenumbers

from kerege.disclosure.labels import REACH, label, label_at_end
from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.reading import Reading

_DATE = re.compile(
    r"\d{1,2}[./\- ]\d{1,2}[./\- ](?:19|20)\d{2}(?!\d)|(?:19|20)\d{2}[./\-]\d{1,2}[./\-]\d{1,2}(?!\d)"
    r"|(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}(?!\d)"
)


def find_numbers(reading: Reading) -> Iterator[Span]:
    yield from _identity_numbers(reading.flat)
    yield from _phones(reading.flat)


# --- National identity numbers --------------------------------------------------------------------------------

_PLAIN = re.compile(r"(?<![\w.,/+])(?:\d{14}|\d{12})(?![\w/])")
_LABELLED = re.compile(r"[^\d\n]{0,60}?(\d(?:[ \-]?\d){6,16})(?!\d)")
_OF_AN_ORGANISATION = re.compile(
    r"организаци|фонд|центр|компани|банк|предприяти|\bоф\b|\bоо\b|\bтоо\b|tashkilot|ташкилот|ұйым|уюм"
)


def _identity_numbers(text: str) -> Iterator[Span]:
    for found in _PLAIN.finditer(text):
        digits = found[0]
        if is_kazakh_iin(digits) or is_uzbek_pinfl(digits) or is_kyrgyz_pin(digits):
            yield Span(*found.span(), Kind.ID_NUMBER, Certainty.STRONG)
        elif len(digits) == 12 and _begins_with_a_birth_date(digits) and not digits.startswith(("998", "996", "992")):
            yield Span(*found.span(), Kind.ID_NUMBER)
    # After its label a number counts whatever its figures: a mistyped one leads to the same person.
    for found in label("id_number").finditer(text):
        number = _LABELLED.match(text, found.end())
        if number and not _DATE.match(number[1]) and not _OF_AN_ORGANISATION.search(number[0]):
            yield Span(*number.span(1), Kind.ID_NUMBER, Certainty.STRONG)


def is_kazakh_iin(digits: str) -> bool:
    """Whether 12 figures are an individual identification number of Kazakhstan: a date of birth, a figure for century
    and sex, and the check figure of the government's rules (weights 1 to 11; where that gives 10: 3 to 11, 1, 2)."""
    if len(digits) != 12 or not _begins_with_a_birth_date(digits):
        return False
    figures = [int(one) for one in digits]
    rest = sum(weight * figure for weight, figure in zip(range(1, 12), figures, strict=False)) % 11
    if rest == 10:
        rest = sum(weight * figure for weight, figure in zip([*range(3, 12), 1, 2], figures, strict=False)) % 11
    return rest == figures[11]


def is_uzbek_pinfl(digits: str) -> bool:
    """Whether 14 figures are a personal number of Uzbekistan: century and sex, a date of birth, and a check figure
    with the weights 7, 3, 1 (those of machine-readable documents, ICAO 9303)."""
    if len(digits) != 14 or digits[0] not in "123456" or not _is_date(digits[1:3], digits[3:5], digits[5:7]):
        return False
    total = sum(int(figure) * weight for figure, weight in zip(digits[:13], cycle((7, 3, 1)), strict=False))
    return total % 10 == int(digits[13])


def is_kyrgyz_pin(digits: str) -> bool:
    """Whether 14 figures may be a personal number of Kyrgyzstan: 1 or 2 for the sex, then the date of birth with a
    whole year. No check figure is public."""
    if len(digits) != 14 or digits[0] not in "12":
        return False
    day, month, year = int(digits[1:3]), int(digits[3:5]), int(digits[5:9])
    return 1900 <= year <= 2035 and _exists(year, month, day)


def _begins_with_a_birth_date(digits: str) -> bool:
    return digits[6] in "123456" and _is_date(digits[4:6], digits[2:4], digits[0:2])


def _is_date(day: str, month: str, year: str) -> bool:
    return _exists(2000 + int(year), int(month), int(day))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


# --- Telephones -----------------------------------------------------------------------------------------------

_PHONE = re.compile(r"(?<![\w+./№#-])(?:\+ ?|00(?=\d{3}))?(?:\(\+?)?\d(?:[ \-.()/]{0,3}\d){4,14}(?![\w/]|[.,]\d| ?%)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: \d{3}){1,4}")
_LOCAL = {10: ("KG", "KZ"), 9: ("UZ", "TJ", "KG"), 8: ("TM",)}
"""Where a number of so many figures, with no country code, may be dialled."""


def _phones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        number = found[0]
        before = text[max(0, found.start() - REACH) : found.start()].rstrip("+( ")
        if _DATE.match(number) or _is_toll_free(number) or label_at_end("service_line").search(before):
            continue
        if before.endswith(("№", "#")):
            continue
        if label_at_end("phone").search(before):
            yield Span(*found.span(), Kind.PHONE, Certainty.STRONG)
        elif is_phone(number) and not _THOUSANDS.fullmatch(number):
            yield Span(*found.span(), Kind.PHONE)


def is_phone(written: str) -> bool:
    """Whether this is a telephone number of one of the five countries in its local form, or any with country code."""
    digits = re.sub(r"\D", "", written)
    if written.startswith("+") or (written.startswith("00") and len(digits) >= 11):
        return 9 <= len(digits) <= 16
    if digits.startswith(("998", "996", "992", "993")) and len(digits) in (11, 12):
        return _is_valid("+" + digits, None)
    if len(digits) == 11:
        return digits[0] in "78" and _is_valid("+7" + digits[1:], None)
    # Eight or nine figures in one piece may be anything; in groups, as people write them, they are a number.
    if (len(digits) == 10 and digits[0] not in "07") or (len(digits) < 10 and len(re.findall(r"\d+", written)) < 3):
        return False
    return any(_is_valid(digits, region) for region in _LOCAL.get(len(digits), ()))


def _is_toll_free(written: str) -> bool:
    """Lines of services, which cost the caller nothing, are nobody's own."""
    return re.sub(r"\D", "", written)[:4] in ("8800", "7800")


def _is_valid(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
