"""Where somebody is or was, to the metre or to the tent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.reading import Reading

_DECIMAL = re.compile(
    r"(?<![\w.])[ns]? ?-?\d{1,2}[.,]\d{3,8}°? ?[ncс]?\s?[,;/ ]\s?"
    r"(?:[ewв] ?)?-?\d{2,3}[.,]\d{3,8}°?(?: ?[ewв](?!\w))?(?!\w)"
)
_ANGLE = r"\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,4})? ?['′’](?: ?\d{1,2}(?:[.,]\d{1,3})? ?[\"″”'’]{0,2})?"
_DEGREES = re.compile(
    rf"(?<!\w)(?:[ns] ?)?{_ANGLE}(?: ?[nsewсюзв](?:\.\s?ш\.|\.\s?д\.)?)?"
    rf"(?:[,; ]{{1,3}}(?:[ew] ?)?{_ANGLE}(?: ?[ewвз](?:\.\s?д\.)?)?)?"
)
_MAP = re.compile(
    r"(?:https?://)?(?:www\.)?(?:maps\.google\.\w{2,3}|google\.\w{2,3}/maps|goo\.gl/maps|maps\.app\.goo\.gl|go\.2gis\.com|2gis\.\w{2,3}"
    r"|yandex\.\w{2,3}/maps|maps\.yandex\.\w{2,3}|osm\.org|openstreetmap\.org|maps\.me|maps\.apple\.com)/?[^\s,;)]{0,200}"
)
_PLUS_CODE = re.compile(r"(?<![\w+])[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}(?!\w)")


def find_coordinates(reading: Reading) -> Iterator[Span]:
    text = reading.flat
    for pattern in (_MAP, _DECIMAL, _DEGREES, _PLUS_CODE):
        for found in pattern.finditer(text):
            yield Span(found.start(), found.start() + len(found[0].rstrip(" .")), Kind.COORDINATES, Certainty.STRONG)
    yield from _camp_parts(reading)


def _camp_parts(reading: Reading) -> Iterator[Span]:
    """A phase, section or tent with its number or letter, in a sentence that speaks of a camp or names two of them."""
    for sentence in reading.sentences:
        parts = [(i, found) for i in sentence if reading.has(i, "camp_part") and (found := _numbered(reading, i))]
        in_a_camp = len(parts) > 1 or reading.any((i for i, _found in parts), "tent")
        if not parts or not (in_a_camp or reading.any(sentence, "camp")):
            continue
        start, end = parts[0][1]
        for _i, (next_start, next_end) in parts[1:]:
            if next_start - end > 1 and not _only_marks(reading, end + 1, next_start):
                yield reading.span(start, end, Kind.COORDINATES)
                start = next_start
            end = max(end, next_end)
        yield reading.span(start, end, Kind.COORDINATES)


def _numbered(reading: Reading, i: int) -> tuple[int, int] | None:
    """The first and last token of "phase 5", "phase no. B", "5th phase"."""
    after = i + 1
    while after < len(reading) and (
        reading.text_of(after) in ("№", "#", ".", ":") or reading.has(after, "number_sign")
    ):
        after += 1
    if after < len(reading) and _is_number_or_letter(reading, after):
        return i, after
    before = i - 1
    while before >= 0 and i - before < 4 and (reading.text_of(before) == "-" or reading.has(before, "ordinal_end")):
        before -= 1
    if before >= 0 and reading[before].is_number and reading[before].number < 10_000:
        return before, i
    return None


def _is_number_or_letter(reading: Reading, i: int) -> bool:
    token = reading[i]
    return token.is_number or (token.is_word and len(token.text) == 1 and token.capital)


def _only_marks(reading: Reading, start: int, end: int) -> bool:
    return all(not reading[i].is_word and not reading[i].is_number for i in range(start, end))
