"""Handouts on paper: as they are read, or dense, so that all of it stands on one sheet that can hang on a wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kerege import clock, papers


def handout_pdf(
    blocks: Sequence[dict[str, Any]], *, title: str, lead: str, foot: str, is_dense: bool, language: str
) -> bytes:
    """The handout as PDF/UA-1. `blocks` are what `suites.markdown.outline` gives, and tables: `kind`, `caption`, and
    `rows` of cells, each cell being words."""
    return papers.pdf(
        papers.ROOM / "handout.typ",
        {"blocks": blocks, "lead": lead, "foot": foot, "is_dense": is_dense},
        language=language,
        title=title,
        made_at=clock.now(),
    )
