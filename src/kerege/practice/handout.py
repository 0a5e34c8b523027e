"""A handout on paper: a job aid on one sheet; notes for facilitators as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from kerege.papers.handouts import handout_pdf
from kerege.practice.material.documents import Readers
from kerege.practice.material.library import Shown
from kerege.suites.document import Block
from kerege.suites.markdown import outline, read_table


def paper_of(handout: Shown) -> bytes:
    """The handout as PDF, in its language."""
    document = handout.document
    return handout_pdf(
        [part for block in document.blocks for part in _parts(block)],
        title=document["title"],
        lead=document["summary"],
        foot=_("Kerege, an independent open course"),
        is_dense=document["readers"] == Readers.LEARNERS,
        language=handout.language,
    )


def _parts(block: Block) -> Iterator[dict[str, Any]]:
    if block.kind != "table":
        yield from outline(block["text"])
        return
    rows = [[_words(cell) for cell in row] for row in read_table(block["text"])]
    yield {"kind": "table", "caption": block["caption"], "rows": rows}


def _words(cell: str) -> list[Any]:
    return [words for part in outline(cell) for words in part["words"]]
