"""Judging what was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kerege.assessment.models import Given
from kerege.assessment.versions import Wording, version_of, wordings_of
from kerege.items import Carry, ItemType, Response, ResponseError, Result, read_response, score
from kerege.items.mask import Values


@dataclass(frozen=True)
class Judged:
    """A whole answer, in the words in which it was given, and how good it is."""

    wording: Wording
    response: Response
    result: Result


def judge(rows: Sequence[Given]) -> dict[int, Judged | None]:
    """By place of one attempt. What is no whole answer is not judged: None."""
    by_language = {
        language: wordings_of(
            {pk for row in rows if row.language == language for pk in (row.version_id, row.scored_by_id) if pk},
            language,
        )
        for language in {row.language for row in rows}
    }
    return {row.place: _judged(row, by_language[row.language]) for row in rows}


def _judged(row: Given, wordings: Mapping[int, Wording]) -> Judged | None:
    seen = wordings[row.version_id]
    if row.scored_by_id is None:
        return _by(seen, row.values)
    anew = wordings[row.scored_by_id]
    found = _by(anew, Carry(version_of(row.version_id).item, version_of(row.scored_by_id).item)(row.values))
    if anew.item.type is ItemType.TEXT and anew.language != seen.language:
        # What she typed is no worse for a key that nobody has translated yet.
        found = max(filter(None, (found, _by(seen, row.values))), key=lambda one: one.result.scaled, default=None)
    return found


def _by(wording: Wording, values: Values) -> Judged | None:
    try:
        response = read_response(wording.item, values)
    except ResponseError:
        return None
    return Judged(wording, response, score(wording.item, response))
