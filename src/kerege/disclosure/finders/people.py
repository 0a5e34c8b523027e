"""Names of people: words that are parts of a name, together and with the words beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kerege.disclosure.model import Certainty, Kind, Range, Span
from kerege.disclosure.names import CUES, Part, is_no_person, part_of
from kerege.disclosure.proper import is_left_alone
from kerege.disclosure.reading import DASHES, QUOTES, Reading

LONGEST = 9
"""Tokens of a name, the full stops of initials included."""


def find_people(reading: Reading) -> Iterator[Span]:
    parts = [part_of(reading, i) for i in range(len(reading))]
    i = 0
    while i < len(reading):
        if parts[i] is Part.NONE:
            i += 1
            continue
        if _only_opens(reading, parts, i):
            i += 1
        run = range(i, _end_of_name(reading, parts, i) + 1)
        certainty = _certainty(reading, parts, run)
        if certainty and not is_left_alone(reading, run):
            yield reading.span(run.start, run.stop - 1, Kind.PERSON, certainty)
        i = run.stop


def people_among(reading: Reading, names: Sequence[Range]) -> Iterator[Span]:
    """Those of the places that somebody else takes for names against which nothing speaks here."""
    starts = [reading[i].start for i in range(len(reading))]
    for start, end in names:
        run = range(bisect_left(starts, start), bisect_left(starts, end))
        words = [i for i in run if reading[i].is_word]
        told = [i for i in words if len(reading[i].text) > 1 and not reading[i].shouts and not is_no_person(reading, i)]
        if told and not is_left_alone(reading, run):
            yield reading.span(words[0], words[-1], Kind.PERSON)


def _only_opens(reading: Reading, parts: Sequence[Part], i: int) -> bool:
    """Whether a sentence begins with this ordinary word, and a name comes next: «Кеше Нұрсұлтан келді»."""
    ordinary = parts[i] is Part.WORD and reading[i].opens and reading.lexicon.is_common(reading[i])
    return ordinary and i + 1 < len(reading) and parts[i + 1] in (Part.WORD, Part.GIVEN)


def _end_of_name(reading: Reading, parts: Sequence[Part], i: int) -> int:
    """The last token of the name that begins here: words with spaces, hyphens and the stops of initials between."""
    last, step = i, i + 1
    while step < min(len(reading), i + LONGEST):
        beside = reading[step].start - reading[step - 1].end <= 1
        goes_on = parts[step] is not Part.NONE and beside and not reading[step].opens
        if goes_on or (reading.text_of(step) == "." and parts[step - 1] is Part.INITIAL and last == step - 1):
            last = step
        elif not (reading.text_of(step) in DASHES and reading.touches(step - 1) and reading.touches(step)):
            break
        step += 1
    return last


def _certainty(reading: Reading, parts: Sequence[Part], run: range) -> Certainty | None:
    """How sure it is that these words name a person; None if it is not."""
    kinds = [parts[i] for i in run if parts[i] is not Part.NONE]
    several = sum(kind >= Part.WORD for kind in kinds) > 1
    match max(kinds):
        case Part.PATRONYMIC:
            return Certainty.STRONG if len(kinds) > 1 else Certainty.LIKELY
        case Part.GIVEN | Part.SURNAME:
            return Certainty.STRONG if several or Part.INITIAL in kinds else Certainty.LIKELY
        case Part.WORD:
            named = several or Part.INITIAL in kinds or _is_announced(reading, run)
            return Certainty.LIKELY if named or _stands_like_a_name(reading, run) else None
        case Part.UNKNOWN:
            with_initials = Part.INITIAL in kinds and _has_stops(reading, run)
            return Certainty.LIKELY if with_initials or _is_announced(reading, run) else None
        case Part.INITIAL:
            # Counts only where a place is told (`combine`).
            told = (len(kinds) > 1 and _has_stops(reading, run)) or _is_announced(reading, run)
            return Certainty.HINT if told else None
    return None


def _has_stops(reading: Reading, run: range) -> bool:
    return any(reading.text_of(i) == "." for i in run)


def _stands_like_a_name(reading: Reading, run: range) -> bool:
    """In a capital letter that no sentence asked for, and neither quoted nor after a word of place."""
    first = reading[run.start]
    return (
        first.capital
        and not first.opens
        and reading.has_capitals
        and reading.text_of(run.start - 1) not in QUOTES
        and not reading.has(run.start - 1, "from_place", "institution")
    )


def _is_announced(reading: Reading, run: range) -> bool:
    """Whether a word beside it says that a name comes or came: a girl, my neighbour, by name."""
    before = run.start - 1
    while before >= 0 and run.start - before < 4 and _may_stand_between(reading, before):
        before -= 1
    if reading.has(before, *CUES, "named"):
        return True
    after = run.stop
    if reading.has(after, "is_called"):  # «Айгүл деген кыз»; «бакыт деген эмне» asks what happiness is
        return any(reading.has(i, *CUES) for i in range(after + 1, after + 4))
    if reading.has(after, "named_after", "kin_after"):
        return True
    if reading.language in ("kk", "ky", "uz") and reading.has(after, "kin", "child", "family"):
        return True  # «Нұрсұлтанның анасы»
    age = after + 1 if reading.text_of(after) in (",", "(", "-", "—", "–") else after
    return reading.number(age) > 0 and reading.has(age + 1, "years", "birth_label")


def _may_stand_between(reading: Reading, i: int) -> bool:
    """Between the word that announces a name and the name: «мальчик — его зовут», «сын, А.», «наша»."""
    return reading.text_of(i) in tuple('—–-:«",(.') or reading.has(i, "pronoun", "our", "named_link")
