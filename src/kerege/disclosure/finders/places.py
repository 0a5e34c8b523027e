"""Villages, districts, streets: places small enough to find a family in. Houses: `houses`."""

from __future__ import annotations

from collections.abc import Iterator

from kerege.disclosure.finders.houses import house_after
from kerege.disclosure.inflection import bases
from kerege.disclosure.lexicon import word_list
from kerege.disclosure.model import Kind, Span
from kerege.disclosure.proper import is_general_place, is_public_name, is_settlement
from kerege.disclosure.reading import DASHES, QUOTES, Reading

LONGEST_NAME = 8
"""Tokens of a place's name, hyphens included."""

HIGHEST = 1000
"""No microdistrict has this number."""

Tokens = tuple[int, int]


def find_places(reading: Reading) -> Iterator[Span]:
    for i in range(len(reading)):
        found = next(filter(None, (find(reading, i) for find in FINDERS)), None)
        if found:
            yield reading.span(*found, Kind.PLACE)


# --- With a word that says what it is ---------------------------------------------------------------------------


def _after_its_word(reading: Reading, i: int) -> Tokens | None:
    """«село Покровка», «с. Кызыл-Суу», «ул. Абая 15», «деҳаи Навобод»; «5-й мкр-н»."""
    short = (
        reading.has(i, "village_short", "street_short") and reading.text_of(i + 1) == "." and reading.number(i - 1) < 0
    )
    if not short and not reading.has(i, "village_before", "street_before", "district_before"):
        return None
    name = i + 1
    while name - i < 6 and (
        reading.text_of(name) in (".", "№", ":") or reading.has(name, "number_sign", "place_filler")
    ):
        name += 1
    last = None
    if not reading.has(i, "village_short"):  # «п. 3» is a paragraph
        last = _number_as_name(reading, name)
    if last is None:
        last = _end_of_name(reading, name, small=reading.text_of(i + 1) == ".")
    if last is not None:
        return i, house_after(reading, last) if reading.has(i, "street_before", "street_short") else last
    first = _number_before(reading, i)
    return (first, i) if first is not None and reading.has(i, "numbered_place") else None


def _before_its_word(reading: Reading, i: int) -> Tokens | None:
    """«Ақсу ауылы», «Кордайский район», "Navbahor qishlog'i", "12 Manas street"."""
    if not reading.has(i, "village_after", "street_after", "district") or reading.has(i, "several_places"):
        return None
    first = named = None
    step = i - 2 if reading.text_of(i - 1) in QUOTES.values() else i - 1
    while step >= max(0, i - 5):
        if _may_be_its_name(reading, step, far=True):
            if named is not None and reading[step].opens and not reading.touches(step):
                break  # a sentence begins with a capital letter anyway: "Ular Navbahor qishlog'ida"
            first = named = step
        elif reading[step].is_number and reading.has(i, "numbered_place", "street_after") and named in (None, step + 1):
            first = step
        elif not _joins(reading, step, named):
            break
        step -= 1
    if first is None or _belongs_to_an_office(reading, first):
        return None
    return first, house_after(reading, i) if reading.has(i, "street_after") else i


def _without_its_word(reading: Reading, i: int) -> Tokens | None:
    """«проживает: Токтогула 125-14»."""
    lives = i - 2 if reading.text_of(i - 1) == ":" else i - 1
    if not reading.has(lives, "address", "lives") or not _may_be_its_name(reading, i):
        return None
    last = _end_of_name(reading, i, small=False)
    return (i, house_after(reading, last)) if last is not None and 0 < reading.number(last + 1) < HIGHEST else None


def _end_of_name(reading: Reading, i: int, *, small: bool) -> int | None:
    """The last token of the name that begins here; `small`: its first word may be in small letters."""
    if reading.text_of(i) in QUOTES:
        return reading.end_of_quote(i)
    last = None
    step = i
    while step < min(len(reading), i + LONGEST_NAME):
        if reading[step].opens or not (
            _may_be_its_name(reading, step) or (small and last is None and _is_unknown(reading, step))
        ):
            break
        last = reading.end_of_compound(step)
        step = last + 1
    return last


def _number_as_name(reading: Reading, i: int) -> int | None:
    """«мкр 5», «улица 40 лет Победы», «квартал 14а»."""
    if not (i < len(reading) and reading[i].is_number and 0 < reading[i].number < HIGHEST):
        return None
    after = i + 1
    if reading.has(after, "years") and after + 1 < len(reading) and reading[after + 1].capital:
        return after + 1
    if reading.touches(i) and len(reading.text_of(after)) == 1 and reading[after].is_word:
        return after
    return None if reading.has(after, "years", "children", "month", "counted") else i


def _number_before(reading: Reading, i: int) -> int | None:
    """«5-й мкр», «7 микрорайон», «10-микрорайон»."""
    step = i - 1
    while i - step < 4 and (reading.text_of(step) == "-" or reading.has(step, "ordinal_end")):
        step -= 1
    return step if step >= 0 and 0 < reading[step].number < HIGHEST else None


def _joins(reading: Reading, i: int, named: int | None) -> bool:
    """Whether what stands before this token may still belong to the place: Кара-Суу, 5-й, 7-mavze."""
    if reading.text_of(i) in DASHES:
        return reading.touches(i - 1) or (named is not None and reading.touches(i))
    return reading.has(i, "ordinal_end", "place_filler")


def _may_be_its_name(reading: Reading, i: int, *, far: bool = False) -> bool:
    """A word of a place's name: in capitals where the writer uses them, otherwise any that means nothing else. A word
    before (`far`) must be longer, for many are."""
    token = reading[i]
    if not token.is_word or reading.has(i, "not_place", "month", "our"):
        return False
    if reading.has_capitals:
        abbreviation = token.shouts and len(token.text) > 3 and reading.text_of(i - 1) != "."
        begins = token.opens and (reading.has_any(i) or reading.lexicon.is_common(token))
        return token.capital and not abbreviation and not begins
    hyphened = reading.text_of(i - 1) == "-" or reading.text_of(i + 1) == "-"
    return (_is_unknown(reading, i) and (not far or len(token.key) > 3)) or (hyphened and not reading.has_any(i))


def _is_unknown(reading: Reading, i: int) -> bool:
    token = reading[i]
    return token.is_word and len(token.key) > 2 and not reading.has_any(i) and not reading.lexicon.is_common(token)


def _belongs_to_an_office(reading: Reading, first: int) -> bool:
    """«Суд Ленинского района», «акимат Алматинского района» are institutions."""
    return reading.has(first - 1, "institution", "official") or reading.has(first - 2, "institution")


# --- By name ----------------------------------------------------------------------------------------------------


def _listed(reading: Reading, i: int) -> Tokens | None:
    """A village or small town that is in the list."""
    token = reading[i]
    if not token.is_word or (reading.has_capitals and not token.capital):
        return None
    last = reading.end_of_compound(i)
    word = reading.compound_key(i)
    if not is_settlement(word, reading.language) or is_general_place(word, reading.language):
        return None
    single = last == i
    if ((token.opens and single) or not token.capital) and not reading.has(i - 1, "from_place"):
        return None
    return None if single and (reading.has_any(i) or _is_a_given_name(reading, word)) else (i, last)


def _unknown_after_preposition(reading: Reading, i: int) -> Tokens | None:
    """«из Кызыл-Кии», «в Покровке»: an unknown name after a word of place is hardly anything but a small place."""
    if not reading.has(i - 1, "from_place") or not reading.has_capitals or reading.language == "en":
        return None
    token = reading[i]
    if (
        not token.is_word
        or not token.capital
        or not token.text[1:].islower()
        or len(token.text) < 3
        or reading.has_any(i)
    ):
        return None
    last = reading.end_of_compound(i)
    words = [reading[j].key for j in range(i, last + 1, 2)]
    if any(reading.lexicon.is_common(reading[j]) for j in range(i, last + 1, 2)):
        return None
    if any(_is_something_else(reading, word) for word in (*words, reading.compound_key(i))):
        return None
    goes_on = last + 1 < len(reading) and reading[last + 1].is_word and reading[last + 1].capital
    return None if goes_on else (i, last)


def _is_something_else(reading: Reading, word: str) -> bool:
    language = reading.language
    adjective = len(word) > 7 and word.endswith(("ск", "ски", "ска", "скои", "ском", "ого", "ому", "их", "ом", "ои"))
    return (
        adjective
        or is_general_place(word, language)
        or is_public_name(word, language)
        or bool(reading.lexicon.roles(word))
        or _is_a_given_name(reading, word)
    )


def _is_a_given_name(reading: Reading, word: str) -> bool:
    return any(base in word_list("given_names") for base in bases(word, reading.language))


FINDERS = (_after_its_word, _before_its_word, _without_its_word, _listed, _unknown_after_preposition)
