"""Words of materials on pages."""

from __future__ import annotations

from typing import Any

from django import template

from kerege.practice import rubric
from kerege.practice.material.library import inline, prose
from kerege.practice.models import Review
from kerege.suites.markdown import read_table

register = template.Library()
register.filter("prose", prose)
register.filter("inline", inline)


@register.inclusion_tag("practice/table.html")
def markdown_table(text: str, caption: str = "") -> dict[str, Any]:
    """A Markdown table; where it is wider than a phone, each row becomes a card."""
    head, *rows = [[inline(cell) for cell in row] for row in read_table(text)]
    return {
        "caption": caption,
        "head": head,
        "rows": [list(zip(head, row, strict=True)) for row in rows],
        "is_numbered": len(head) == 3 and all(row[0].isdigit() for row in rows),
    }


@register.filter
def marked(review: Review) -> list[tuple[Any, Any]]:
    """The lines of the rubric with the marks that a reader has given."""
    return rubric.in_words(review.marks)


@register.filter
def with_labels(row: tuple[str, ...], head: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each cell of a row with the title of its column: on a phone a row is a card."""
    return list(zip(head, row, strict=True))
