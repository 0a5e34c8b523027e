"""Facts that fit one child or one family only: the only girl who came back, the first family, the one on television.

Each finder is asked at every token whether a fact begins there, and answers with the last token of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kerege.disclosure.model import Kind, Span
from kerege.disclosure.reading import Reading

LONGEST = 18
"""Tokens of a fact."""

WHO = ("child", "kin", "family", "pronoun", "who", "one", "adult", "trade")
PLACE = ("village_before", "village_after", "school", "class", "district", "town", "street_before", "settlement_word")
WHERE = (*PLACE, "returned", "camp")
CLAUSE_ENDS = frozenset(",;.!?…:()—–\n")


def find_unique_facts(reading: Reading) -> Iterator[Span]:
    i = 0
    while i < len(reading):
        last = next(filter(None, (find(reading, i) for find in FINDERS)), None) if reading.has_any(i) else None
        if last is None:
            i += 1
        else:
            yield reading.span(i, last, Kind.UNIQUE_FACT)
            i = last + 1


def _only(reading: Reading, i: int) -> int | None:
    """«единственная девочка, которая вернулась», «только одна семья из нашего села»."""
    if not (reading.has(i, "only") or (reading.has(i, "only_one") and reading.has(i + 1, "one", "pronoun"))):
        return None
    who = reading.first(reading.after(i, 5), *WHO, "returned")
    return _told_by(reading, i, who, WHERE)


def _first(reading: Reading, i: int) -> int | None:
    """«первая семья, которая вернулась в наш район»; the first meeting is nobody's."""
    if not reading.has(i, "first_one") or reading.has(i + 1, "not_first"):
        return None
    who = reading.first(reading.after(i, 3), "child", "family", "kin")
    return None if who is None or reading.has(who, "children") else _told_by(reading, i, who, ("returned",))


def _told_by(reading: Reading, i: int, who: int | None, roles: tuple[str, ...]) -> int | None:
    """To the end of what says where, or whence: it makes one of many the only one."""
    if who is None:
        return None
    told = [j for j in reading.after(i, LONGEST) if reading.has(j, *roles)]
    if told:
        return _end_of_clause(reading, told[-1])
    # The Turkic languages say it the other way round: «Сириядан оралған алғашқы отбасы».
    turned = reading.language not in ("ru", "en") and reading.any(range(reading.near(i, 6, 0).start, i), *roles)
    return who if turned else None


def _everybody_knows(reading: Reading, i: int) -> int | None:
    """«в селе все знают эту семью», «весь посёлок знает», «знает вся область»."""
    if not reading.has(i, "known", "know"):
        return None
    last = reading.first(reading.after(i, 4), "know" if reading.has(i, "known") else "known")
    if last is None:
        return None
    around = range(reading.near(i, 5, 0).start, reading.near(last, 0, 7).stop)
    told = reading.any(around, "child", "kin", "family", "him", "pronoun") and reading.any(around, *PLACE)
    return _end_of_clause(reading, last) if told else None


def _in_the_media(reading: Reading, i: int) -> int | None:
    """«о нём был репортаж», «её показывали по телевизору», «про эту семью писали в газете»."""
    if not reading.has(i, "media_of", "him", "pronoun", "family", "child"):
        return None
    near = reading.after(i, 7)
    told = [j for j in near if reading.has(j, "told", "media_verb")]
    media = [j for j in near if reading.has(j, "media")]
    if not media or not (told or reading.has(i, "media_of")):
        return None
    # «о нём был репортаж» in a sentence about an organisation is about its work.
    of_work = not reading.has(i, "child", "family") and any(
        _is_an_organisation(reading, j) for j in reading.near(i, 40, 40)
    )
    return None if of_work else _end_of_clause(reading, max(media + told))


def _is_an_organisation(reading: Reading, i: int) -> bool:
    return reading.has(i, "institution", "institution_after") and not reading.has(i, "media")


def _nobody_else(reading: Reading, i: int) -> int | None:
    """«кроме него в посёлок никто не вернулся», «таких семей в районе больше нет»."""
    if not reading.has(i, "besides"):
        return None
    nobody = reading.first(reading.after(i, 9), "nobody")
    around = reading.near(i, 8, 11)
    where = reading.any(around, "settlement_word", "class", "district", "town")
    who = reading.any(around, "returned", "family", "child", "kin", "him", "who")
    return _end_of_clause(reading, nobody) if nobody is not None and where and who else None


def _alone(reading: Reading, i: int) -> int | None:
    """«она одна вернулась», «выжил один из всей семьи»."""
    near = reading.after(i, 7)
    if reading.has(i, "one") and reading.has(i - 1, "pronoun"):
        return reading.first(near, "returned")
    if reading.has(i, "returned") and reading.has(i + 1, "one") and reading.any(near, "family"):
        return _end_of_clause(reading, i + 1)
    return None


def _of_the_whole_place(reading: Reading, i: int) -> int | None:
    """«одна такая семья на весь аул», «самая многодетная семья села»."""
    if not reading.has(i, "one", "most", "known"):
        return None
    near = reading.after(i, 7)
    who = reading.first((j for j in near if not reading.has(j, "children")), "child", "family")
    where = reading.first(near, "settlement_word")
    if who is None or where is None:
        return None
    whole = reading.has(i, "most") or reading.any(range(i, where), "known")
    one = reading.has(i, "one", "most") or reading.any(near, "one", "only")
    return _end_of_clause(reading, max(who, where)) if whole and one else None


def _of_an_office_holder(reading: Reading, i: int) -> int | None:
    """«дочка имама», «внук акима»: a place has one of them."""
    holder = reading.has(i, "child", "kin") and reading.has(i + 1, "office_holder")
    return _end_of_clause(reading, i + 1) if holder else None


def _born_together(reading: Reading, i: int) -> int | None:
    """Triplets are rare anywhere; twins where a village or a return is told."""
    if reading.has(i, "triplets"):
        return i
    told = reading.has(i, "twins") and reading.any(
        reading.near(i, 40, 40), "returned", "only", "village_before", "village_after"
    )
    return i if told else None


FINDERS = (
    _only,
    _first,
    _everybody_knows,
    _in_the_media,
    _nobody_else,
    _alone,
    _of_the_whole_place,
    _of_an_office_holder,
    _born_together,
)


def _end_of_clause(reading: Reading, i: int) -> int:
    """To the next comma or stop, and no further than a few words."""
    last = i
    for step in reading.after(i, 6):
        if reading.text_of(step) in CLAUSE_ENDS:
            break
        last = step
    return last
