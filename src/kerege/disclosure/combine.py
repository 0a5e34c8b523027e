"""What identifies only together: an age and a place, a date beside a name, initials where the place is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kerege.disclosure.finders.dates import dates
from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.proper import is_city_or_region
from kerege.disclosure.reading import Reading

NEAR = 45
"""Characters between an age and the place that is told with it."""


def combine(reading: Reading, spans: Sequence[Span]) -> list[Span]:
    """The same spans, with what they become beside each other."""
    found = _joined(spans, reading.text)
    depends = any(span.certainty is Certainty.HINT for span in found)
    cities = [i for i in range(len(reading)) if _is_city(reading, i)] if depends else []
    found = _ages_with_places(reading, found, cities)
    found += _dates_beside_names(reading, found)
    return _surer_together(reading, sorted(found), tells_city=bool(cities))


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """«с. Кызыл-Суу, ул. Абая, 15» is one place."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.kind is span.kind is Kind.PLACE and set(text[last.end : span.start]) <= set(" ,."):
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return joined


def _ages_with_places(reading: Reading, spans: list[Span], cities: Sequence[int]) -> list[Span]:
    """An age becomes more than a hint where its sentence names a city, a region, a village or a school."""
    large = _by_sentence(reading, _unmarked(reading, spans, cities))
    small = _by_sentence(reading, [span for span in spans if span.kind in (Kind.PLACE, Kind.SCHOOL)])
    found: list[Span] = []
    for index, span in enumerate(spans):
        if span.kind is Kind.AGE_PLACE and span.certainty is Certainty.HINT:
            sentence = reading.sentence_at(span.start)
            if sentence in large:
                city = min(large[sentence], key=lambda one: min(abs(one.start - span.end), abs(span.start - one.end)))
                span = _with_city(span, city, [*found[-1:], *spans[index + 1 : index + 2]])
            elif sentence in small:
                span = span._replace(certainty=Certainty.LIKELY)
        found.append(span)
    return found


def _unmarked(reading: Reading, spans: Sequence[Span], cities: Sequence[int]) -> list[Span]:
    """The cities and regions, by their tokens, that are part of nothing that is marked."""
    covered = bytearray(len(reading.text))
    for span in spans:
        if span.certainty is not Certainty.HINT:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return [reading.span(i, i, Kind.PLACE) for i in cities if not covered[reading[i].start]]


def _is_city(reading: Reading, i: int) -> bool:
    token = reading[i]
    return (
        token.is_word
        and (token.capital or not reading.has_capitals)
        and not reading.has_any(i)
        and (
            is_city_or_region(token.key, reading.language)
            or is_city_or_region(reading.compound_key(i), reading.language)
        )
    )


def _by_sentence(reading: Reading, spans: Sequence[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(reading.sentence_at(span.start), []).append(span)
    return found


def _with_city(span: Span, city: Span, neighbours: Sequence[Span]) -> Span:
    """From the age to the city, unless they are far apart or something else that is marked stands between."""
    start, end = min(span.start, city.start), max(span.end, city.end)
    between = max(span.start, city.start) - min(span.end, city.end)
    if between > NEAR or any(other.start < end and start < other.end for other in neighbours):
        return span._replace(certainty=Certainty.LIKELY)
    return span._replace(start=start, end=end, certainty=Certainty.LIKELY)


def _dates_beside_names(reading: Reading, spans: Sequence[Span]) -> list[Span]:
    """«Алиева Мадина, 12.03.2014» and «Тимур (2015)»."""
    starts = [span.start for span in spans]
    found = []
    for first, last, is_year in dates(reading):
        start, end = reading[first].start, reading[last].end
        index = bisect_left(starts, end) - 1  # the last span that begins before the date ends
        before = spans[index] if index >= 0 else None
        if before is None or before.kind is not Kind.PERSON or before.certainty is Certainty.HINT or before.end > start:
            continue
        between = reading.text[before.end : start].strip(" ")
        if start - before.end <= 4 and between in ((",", "(") if is_year else (",", "(", "-", "—", "–", "")):
            found.append(Span(start, end, Kind.BIRTH_DATE, Certainty.LIKELY if is_year else Certainty.STRONG))
    return found


def _surer_together(reading: Reading, spans: Sequence[Span], *, tells_city: bool) -> list[Span]:
    """Initials count where a place is told; a full name beside a place or date can hardly be anything else."""
    tells_place = tells_city or any(
        span.kind in (Kind.PLACE, Kind.SCHOOL) or (span.kind is Kind.AGE_PLACE and span.certainty > Certainty.HINT)
        for span in spans
    )
    exact = any(span.kind in (Kind.PLACE, Kind.SCHOOL, Kind.BIRTH_DATE) for span in spans)
    found = []
    for span in spans:
        if span.kind is Kind.PERSON and span.certainty is Certainty.HINT:
            if not tells_place:
                continue
            span = span._replace(certainty=Certainty.LIKELY)
        elif (
            span.kind is Kind.PERSON
            and span.certainty is Certainty.LIKELY
            and exact
            and " " in reading.text[span.start : span.end]
        ):
            span = span._replace(certainty=Certainty.STRONG)
        found.append(span)
    return found
