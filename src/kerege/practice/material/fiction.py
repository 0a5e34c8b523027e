"""The fictional children are called by their names; nobody else is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kerege.disclosure import check
from kerege.disclosure.known import is_name_of
from kerege.disclosure.model import Kind


def given_away(texts: Sequence[str], language: str, names: Collection[str]) -> Iterator[str]:
    """The words in these texts by which somebody could be recognised, beside the fictional children."""
    for text in texts:
        for span in check(text, language):
            words = text[span.start : span.end]
            if not (span.kind is Kind.PERSON and is_name_of(words, names)):
                yield words
