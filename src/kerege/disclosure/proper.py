"""Capital letters that give nobody away: countries and cities in general, institutions, laws, authors, officials."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.disclosure.inflection import SHORTEST, adjective_bases, bases
from kerege.disclosure.lexicon import word_list
from kerege.disclosure.reading import QUOTES, Reading

REACH = 9
"""Tokens between an office and the name of who holds it: «президент Республики Казахстан К.-Ж. Токаев»."""


def is_country(word: str, language: str) -> bool:
    return _in_list("countries", word, language)


def is_city_or_region(word: str, language: str) -> bool:
    return _in_list("cities", word, language)


def is_general_place(word: str, language: str) -> bool:
    """What is too large to identify a child by itself."""
    return is_country(word, language) or is_city_or_region(word, language)


def is_settlement(word: str, language: str) -> bool:
    return _in_list("settlements", word, language)


def _in_list(name: str, word: str, language: str) -> bool:
    places = word_list(name)
    return any(base in places for base in bases(word, language, 2)) or any(
        base in places for base in adjective_bases(word)
    )


def is_public_name(word: str, language: str) -> bool:
    """Organisations, programmes, media, peoples, holidays."""
    names = word_list("public_names")
    return any(base in names for base in bases(word, language) if len(base) > SHORTEST or base == word)


def is_author(word: str, language: str) -> bool:
    authors = word_list("authors")
    return any(base in authors for base in bases(word, language))


def _is_cited_year(reading: Reading, i: int) -> bool:
    """«(2021)» as it follows who wrote a book. After a given name it is a year of birth."""
    return reading.text_of(i) == "(" and 1900 < reading.number(i + 1) < 2040 and reading.text_of(i + 2) == ")"


def _is_known_by_full_name(names: tuple[str, ...], language: str) -> bool:
    """Lists hold some people of letters with their given names: «Чингизу Айтматову»."""
    if len(names) != 2:
        return False
    authors = word_list("authors")
    return any(first + last in authors for first in bases(names[0], language) for last in bases(names[1], language))


def is_rather_a_place(reading: Reading, i: int, names: Sequence[str]) -> bool:
    """Whether the word is rather a form of a place or something public than of one of these names: «Ракки», «Наурызда».
    «Малики» is a form of Малика, though there is Мали."""
    word, language = reading[i].key, reading.language
    lists = ("countries", "cities", "settlements", "public_names")
    if any(word in word_list(name) for name in lists) or reading.compound_key(i) != word:
        return is_known_name(reading, i)
    places = [base for base in bases(word, language, 2) if any(base in word_list(name) for name in lists)]
    return bool(places) and max(map(len, places)) >= max(map(len, names))


def is_known_name(reading: Reading, i: int) -> bool:
    """Whether the word, or the word with hyphens of which it is a part, names a place or something public."""
    language = reading.language
    words = {reading[i].key, reading.compound_key(i)}
    return any(
        is_general_place(word, language) or is_settlement(word, language) or is_public_name(word, language)
        for word in words
    )


def is_left_alone(reading: Reading, run: range) -> bool:
    """Whether these words, though they look like a name, are public: an author, an official, an institution."""
    return _is_author_here(reading, run) or _is_official(reading, run) or _names_an_institution(reading, run)


def _is_author_here(reading: Reading, run: range) -> bool:
    words = [i for i in run if reading[i].is_word and len(reading[i].text) > 1]
    reach = 1 if reading.language == "en" else 4
    sentence = reading.sentence_of[run.start]
    if any(reading.has(i, "method") for i in range(max(sentence.start, run.start - reach), run.start)) and not any(
        reading.has(i, "child", "kin", "named") for i in (run.start - 1, run.start - 2)
    ):
        return True
    if reading.has(run.stop, "method_after"):
        return True
    names = tuple(reading[i].key for i in words)
    authors = all(is_author(name, reading.language) for name in names) or _is_known_by_full_name(
        names, reading.language
    )
    if words and authors and not reading.has(run.start - 1, "child", "kin", "family", "named"):
        return True
    # Weine et al.; Иванов и соавт.; (Smith, 2019); Касымова и Ли (2021)
    after = run.stop
    if reading.has(after, "et_al") or reading.has(after + 1, "et_al"):
        return True
    if _is_cited_year(reading, after) or (reading.has(after, "range_word") and _is_cited_year(reading, after + 2)):
        return not any(reading[i].key in word_list("given_names") for i in words)
    return (
        reading.text_of(run.start - 1) == "("
        and reading.text_of(after) == ","
        and 1900 < reading.number(after + 1) < 2040
    )


def _is_official(reading: Reading, run: range) -> bool:
    sentence = reading.sentence_of[run.start]
    before = range(max(sentence.start, run.start - REACH), run.start)
    offices = [
        i
        for i in before
        if reading.has(i, "official")
        or (reading.has(i, "head") and reading.any(range(i + 1, run.start), "institution"))  # «начальник управления …»
    ]
    if offices:
        between = range(offices[-1] + 1, run.start)
        # Between an office and its holder stand only words of its name: in capitals, «по правам ребёнка», «области».
        of_rights = reading.has(run.start - 2, "rights")  # «уполномоченный по правам ребёнка»
        return not any(
            reading.has(i, "named", "verb", "small_office")
            or (reading.has(i, "child", "kin") and not of_rights)
            or reading.text_of(i) in (",", ";", "(")
            for i in between
        )
    after = range(run.stop, min(sentence.stop, run.stop + 4))
    return any(reading.has(i, "official") for i in after) and any(
        reading.text_of(i) in (",", "(", "-", "—", "–") for i in after[:2]
    )


def _is_in_honour(reading: Reading, i: int) -> bool:
    """«Университет имени Абая», “a foundation named after him”; not «по имени», «ребёнка имени», “a girl named …”."""
    if not reading.has(i, "in_honour") or reading.has(i - 1, "by", "child", "kin"):
        return False
    if not reading.has(i, "named_or_after"):
        return True
    # English says “named” of anybody and “after” of any time: they honour only beside what bears the name.
    first = i - 1 if reading.has(i - 1, "in_honour") else i
    return reading.has(first, "named") and reading.any(range(max(0, first - 5), first), "institution", "landmark")


def _names_an_institution(reading: Reading, run: range) -> bool:
    """«Фонд Сороса», «университет имени аль-Фараби», «операция «Мээрим»»."""
    before = run.start - 1
    quoted = reading.text_of(before) in QUOTES
    if quoted or (reading.text_of(before) == "." and reading.has(before - 1, "in_honour")):
        before -= 1
    if _is_in_honour(reading, before):
        return True
    if reading.has(run.stop, "in_honour_after") and not reading.has(run.stop + 1, "child", "kin"):  # «Madina nomli qiz»
        return sum(reading[i].is_word for i in run) <= 2  # else a name stands before that of the school
    near = range(max(0, before - (3 if quoted else 0)), before + 1)
    return any(reading.has(i, "institution") for i in near) or (
        reading.has(run.stop, "institution_after") and not reading.has(before, "child", "kin", "named")
    )
