"""What part of a name a word is: by the list of given names, and by the forms of surnames and patronymics.

Works on keys (`reading.key`): ы and й are и, ь is gone, double letters are one.
"""

from __future__ import annotations

import re
from enum import IntEnum

from kerege.disclosure.inflection import bases
from kerege.disclosure.lexicon import word_list
from kerege.disclosure.proper import is_general_place, is_known_name, is_rather_a_place
from kerege.disclosure.reading import Reading
from kerege.disclosure.words import read_table

CUES = ("child", "kin", "adult", "family")
"""Roles of words after which a name stands."""


class Part(IntEnum):
    """What part of a name a word is, by how much it tells."""

    NONE = 0
    UNKNOWN = 1  # a capital letter inside a sentence, and no more
    INITIAL = 2
    WORD = 3  # a given name that is an ordinary word, or a surname by an ending that words have
    SURNAME = 4
    GIVEN = 5
    PATRONYMIC = 6


_ENDINGS = {name: words.split() for name, words in read_table("endings").items()}
_CASES = frozenset(_ENDINGS["surname"]) | {""}
_NATIVE_CASES = frozenset(_ENDINGS["surname_native"])
_SON_OR_DAUGHTER = frozenset(_ENDINGS["son_or_daughter"])
_CASE = "(?:" + "|".join(sorted(_ENDINGS["surname"], key=len, reverse=True)) + ")?"

_PATRONYMIC = re.compile(
    rf".{{3,}}ич{_CASE}|.{{2,}}(?:овн|евн|ичн){_CASE}"
    r"|.{3,}(?:ули|улу|кизи|угли|углу|оглу)(?:н|нин|нинг|га|ка|на|ни)?"
)
_PATRONYMIC_IN_FULL = re.compile(rf"(.{{3,}})(?:(?:ов|ев)ич|(?:ов|ев)н){_CASE}")
_IN_OV = re.compile(rf".{{3,}}(?:ов|ев){_CASE}")
_IN_IN = re.compile(r".{3,}ин(?:а|у|им|ои|их)")
_OTHER_ENDING = re.compile(
    r".{3,}(?:енко|чук|зод|зода|зоде|зада|заде|швили|дзе|иан|ски|ского|скому|ским|ска|скои|ску)(?:и|ро|га|нинг|ни|мен)?"
)
_ROMAN_NUMBER = re.compile("[IVXLC]{1,6}")
_OF_A_GIVEN_NAME = ("ов", "ев", "ин", "зод", "ен")
"""Endings that make a surname of a given name: Ахметов, Каримзода."""


def part_of(reading: Reading, i: int) -> Part:
    """What part of a name this token may be, whatever stands beside it."""
    token = reading[i]
    if not token.is_word or i in reading.in_addresses or _ROMAN_NUMBER.fullmatch(token.text):
        return Part.NONE
    if len(token.text) <= 2 and _is_initial(reading, i):
        return Part.INITIAL
    if len(token.text) == 1:
        return Part.NONE
    if _is_patronymic(reading, i):
        return Part.PATRONYMIC
    given = _given(reading, i)
    if given is not None:
        return given
    if _is_surname_of_a_given_name(reading, i):
        return Part.SURNAME
    if not token.capital or token.shouts or is_no_person(reading, i):
        return Part.NONE
    if _IN_OV.fullmatch(token.key) and not token.opens:
        return Part.SURNAME
    if _IN_OV.fullmatch(token.key) or _IN_IN.fullmatch(token.key) or _OTHER_ENDING.fullmatch(token.key):
        return Part.WORD
    return Part.NONE if token.opens else Part.UNKNOWN


def is_no_person(reading: Reading, i: int) -> bool:
    """Whether the word is known to be no person: a place, an institution, a word with a meaning of its own."""
    return (
        reading.has_any(i)
        or is_known_name(reading, i)
        or (reading.lexicon.is_common(reading[i]) and not reading.has(i, *CUES))
    )


def _is_initial(reading: Reading, i: int) -> bool:
    token, after = reading[i], reading.text_of(i + 1)
    if len(token.text) == 2:
        return token.capital and after == "." and not reading.has_any(i)
    return token.capital and (after in (".", ",") or not token.opens)


def _is_patronymic(reading: Reading, i: int) -> bool:
    token = reading[i]
    if token.key in _SON_OR_DAUGHTER and not token.shouts:
        return token.capital or (i > 0 and reading[i - 1].is_word)
    if token.capital:
        return _PATRONYMIC.fullmatch(token.key) is not None
    found = _PATRONYMIC_IN_FULL.fullmatch(token.key)
    return found is not None and _names_among(found[1], reading) != []


def _given(reading: Reading, i: int) -> Part | None:
    """Whether this is a given name. One that is an ordinary word as well tells less, and needs its capital letter."""
    token = reading[i]
    found = _names_among(token.key, reading)
    if not found or reading.has(i, "month"):
        return None
    if is_rather_a_place(reading, i, found):
        return Part.UNKNOWN if token.capital else None  # Наурыз is a holiday, Ракки a form of a city's name
    is_word = all(map(reading.lexicon.is_word_too, found)) or reading.lexicon.is_common(token)
    if is_word and reading.has(i, *CUES, "village_before", "school"):
        return None
    counts = token.capital or ((not is_word or reading.has(i - 1, "named")) and _counts_in_small_letters(reading, i))
    if not counts:
        return None
    return Part.WORD if is_word else Part.GIVEN


def _names_among(word: str, reading: Reading) -> list[str]:
    names = word_list("given_names")
    return [base for base in bases(word, reading.language) if base in names]


def _counts_in_small_letters(reading: Reading, i: int) -> bool:
    """A name in small letters is taken for one where the writer does without capitals, or a word before says so.

    Nearly every short name of the Turkic languages and Tajik is a word, and every word takes endings: there only
    long names count that are no words."""
    word, lexicon = reading[i].key, reading.lexicon
    slavic = reading.language in ("ru", "en")
    called = reading.has(i - 1, "named") or (slavic and reading.has(i - 1, "child", "kin"))
    if lexicon.is_common(reading[i]) or (reading.has_any(i) and not called):
        return False
    if called:
        return True
    exact = word in word_list("given_names")
    if slavic:
        return len(word) >= 5 and (exact or not reading.has_capitals)
    if reading.has(i - 1, "child", "kin"):
        return exact and not lexicon.is_word_too(word)
    long = (base for base in _names_among(word, reading) if len(base) >= 5)
    return not reading.has_capitals and not all(map(lexicon.is_word_too, long))


def _is_surname_of_a_given_name(reading: Reading, i: int) -> bool:
    """Ахметова, Сериков, Каримзода; or one of the list: Ким, Ткаченко."""
    token = reading[i]
    word, names = token.key, word_list("given_names")
    if not token.capital and (len(word) < 7 or reading.has_any(i) or reading.lexicon.is_common(token)):
        return False
    for ending in _OF_A_GIVEN_NAME:
        at = word.rfind(ending)
        base, rest = word[:at], word[at + len(ending) :]
        declined = rest in _CASES or (token.capital and (rest in _NATIVE_CASES or rest[1:] in _NATIVE_CASES))
        if at >= 3 and declined and not names.isdisjoint((base, base + "а", base + "и")):
            return not (reading.has_any(i) and token.opens)
    listed = word_list("surnames")
    return (
        token.capital
        and len(word) >= 4
        and not reading.has_any(i)
        and any(base in listed for base in bases(word, reading.language))
        and not is_general_place(word, reading.language)
    )
