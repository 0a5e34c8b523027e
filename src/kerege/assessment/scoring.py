"""Judging what was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.assessment.models import Given
from kerege.assessment.versions import Wording, wordings_of
from kerege.items import Response, ResponseError, Result, read_response, score


@dataclass(frozen=True)
class Judged:
    """A whole answer, in the words in which it was given, and how good it is."""

    wording: Wording
    response: Response
    result: Result


def judge(rows: Sequence[Given]) -> dict[int, Judged | None]:
    """By place. What is no whole answer is not judged: None."""
    languages = {row.language for row in rows}
    by_language = {
        language: wordings_of([row.version_id for row in rows if row.language == language], language)
        for language in languages
    }
    return {row.place: _judged(row, by_language[row.language][row.version_id]) for row in rows}


def _judged(row: Given, wording: Wording) -> Judged | None:
    try:
        response = read_response(wording.item, row.values)
    except ResponseError:
        return None
    return Judged(wording, response, score(wording.item, response))
