"""From all that the finders say to spans that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable

from kerege.disclosure.model import Certainty, Kind, Span

SUREST_FIRST = (
    Kind.COORDINATES,
    Kind.EMAIL,
    Kind.HANDLE,
    Kind.ID_NUMBER,
    Kind.PASSPORT,
    Kind.PHONE,
    Kind.PLATE,
    Kind.SCHOOL,
    Kind.BIRTH_DATE,
    Kind.PLACE,
    Kind.PERSON,
    Kind.AGE_PLACE,
    Kind.UNIQUE_FACT,
)
"""Which of two spans stays where they overlap: the one that can less easily be something else."""


def settle(spans: Iterable[Span], text: str) -> list[Span]:
    """In their order, none within another. Of what overlaps the surer stays; the other keeps its longest free part."""
    taken = bytearray(len(text))
    kept = []
    for span in sorted(spans, key=_surest_first):
        start, end = _trimmed(*_longest_free(span, taken), text)
        if start < end:
            taken[start:end] = b"\1" * (end - start)
            kept.append(span._replace(start=start, end=end))
    return sorted(kept)


def _surest_first(span: Span) -> tuple[bool, int, int, int]:
    """Strong before likely, the surer kind before the other, the longer before the shorter."""
    return span.certainty is not Certainty.STRONG, SUREST_FIRST.index(span.kind), span.start - span.end, span.start


def _longest_free(span: Span, taken: bytearray) -> tuple[int, int]:
    parts = bytes(taken[span.start : span.end]).split(b"\1")
    longest = max(parts, key=len)
    start = span.start
    for part in parts:
        if part is longest:
            break
        start += len(part) + 1
    return start, start + len(longest)


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    """Without spaces and commas at its ends."""
    while start < end and not (text[start].isalnum() or text[start] in "+@([«\"'“№#-°"):
        start += 1
    while start < end and not (
        text[end - 1].isalnum() or text[end - 1] in ".)]»\"'”″′°+_/" or _is_mark_of_a_letter(text[end - 1])
    ):
        end -= 1
    return start, end


def _is_mark_of_a_letter(one: str) -> bool:
    return "\u0300" <= one <= "\u036f"
