"""The exact age of one child, which with a place tells a neighbour who it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.reading import DASHES, Reading

OLDEST = 99
OLDEST_CHILD = 17

REACH = 8
"""Tokens between an age and whose age it is."""


class Age(NamedTuple):
    """The tokens that tell an age, and the age in whole years (-1 where it is not known)."""

    first: int
    last: int
    years: int


def find_ages(reading: Reading) -> Iterator[Span]:
    """All exact ages of one child or one grown-up, as hints; with a place they become more (`combine`)."""
    i = 0
    while i < len(reading):
        age = age_at(reading, i)
        if age and _is_of_one(reading, age):
            yield reading.span(*_with_child(reading, age), Kind.AGE_PLACE, Certainty.HINT)
            i = age.last + 1
        else:
            i += 1


def age_at(reading: Reading, i: int) -> Age | None:
    """An age that begins or ends at this token, in any of the ways in which people tell it."""
    if reading.has(i, "age_word"):
        return Age(i, i, -1)  # девятилетняя
    years = reading.number(i)
    if not 0 < years <= OLDEST or (reading.touches(i - 1) and reading.text_of(i - 1) in (*DASHES, "/", ".", ",")):
        return None
    if years == 10 and 0 < reading.number(i + 1) < 10 and reading[i + 1].is_word:
        rest = age_at(reading, i + 1)
        return Age(i, rest.last, 10 + rest.years) if rest else None  # «он эки», «o'n ikki»
    last = _with_years(reading, i)
    if last is not None:
        return Age(i, last, years)  # 9 лет, 9-летняя, 9 жастағы, 9-year-old
    if reading.has(i - 1, "aged"):
        return Age(i - 1, i, years)  # aged 9, «исполнилось 9»
    if reading.has(i + 1, "and_a") and reading.has(i + 2, "half"):
        return Age(i, i + 2, years)  # «пятнадцать с половиной»
    if reading.text_of(i - 1) in (*DASHES, ":") and reading.has(i - 2, "years") and reading[i].is_number:
        return Age(i, i, years)  # «полных лет — 8»
    if reading.has(i - 1, "years") and reading.has(i - 2, "child", "pronoun"):
        return Age(i - 1, i, years)  # «мальчик лет десяти»
    return Age(i, i, years) if _follows_a_child(reading, i) else None


def _with_years(reading: Reading, i: int) -> int | None:
    """The last token of the word for years that follows this number: «лет», «-летняя», "-year-old"."""
    last = i + 1
    while last < i + 4 and (reading.text_of(last) in DASHES or reading.has(last, "ordinal_end")):
        last += 1
    if not reading.has(last, "years", "age_adjective"):
        return None
    if reading.has(last + 1, "years_more"):
        return last + 1
    return last + 2 if reading.text_of(last + 1) in DASHES and reading.has(last + 2, "years_more") else last


def _follows_a_child(reading: Reading, i: int) -> bool:
    """«девочка, 9, боится»; «a boy (11)»; «ему девять, он из Нарына»; "she is nine and lives in Talas"."""
    if not 2 < reading.number(i) <= OLDEST_CHILD:
        return False
    after = reading.text_of(i + 1)
    ends = after in (",", ")", "", ".", ";") and not (after and reading.touches(i + 1) and reading.number(i + 2) >= 0)
    if reading.has(i - 1, "is") and reading.has(i - 2, "pronoun", "child", "who"):
        return ends or reading.has(i + 1, "linking")
    apart = reading.text_of(i - 1) in (",", "(") and reading[i].is_number and reading.has(i - 2, "child")
    return ends and (apart or reading.has(i - 1, "pronoun", "child"))


def _with_child(reading: Reading, age: Age) -> tuple[int, int]:
    """The word for the child, where it stands beside: «девочка 9 лет», «9-летний мальчик»."""
    first, last = age.first, age.last
    if reading.has(first - 1, "child"):
        return first - 1, last
    if reading.text_of(first - 1) in (",", "(") and reading.has(first - 2, "child"):
        return first - 2, last
    return (first, last + 1) if reading.has(last + 1, "child") else (first, last)


def _is_of_one(reading: Reading, age: Age) -> bool:
    """Whether one person is meant: not a span of time, a limit, a group or a range."""
    around = range(reading.near(age.first, REACH, 0).start, reading.near(age.last, 0, REACH).stop)
    beside = (i for i in (age.first - 1, age.first - 2, age.last + 1) if i in around)
    if reading.any(beside, "not_age") or reading.any(around, "children") or _in_a_range(reading, age):
        return False
    if reading.has(age.first, "age_word", "aged") or reading.has(age.last, "age_adjective", "years_sure"):
        return True
    others = [i for i in around if not age.first <= i <= age.last]
    if age.years > OLDEST_CHILD:
        return reading.any(others, "child", "kin")
    return reading.any(others, "child", "kin", "pronoun") or any(_may_be_a_name(reading, i) for i in others)


def _may_be_a_name(reading: Reading, i: int) -> bool:
    token = reading[i]
    return token.capital and not token.opens and not token.shouts and not reading.has_any(i) and len(token.text) > 2


def _in_a_range(reading: Reading, age: Age) -> bool:
    link = age.first - 1
    if reading.number(link - 1) >= 0 and (reading.text_of(link) in DASHES or reading.has(link, "range_word")):
        return True  # 7–10 лет
    return reading.has(link, "range_word") and not reading.has(link, "from_place")
