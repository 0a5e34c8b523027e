"""Papers: tagged PDF in the letters of all our languages. Knows no model: who asks brings words and a template.

A template is a typst file in this package or in the room that it belongs to; it begins with `/papers/look.typ`, which
holds colours, fonts and the signs. What somebody typed reaches it as data and never as source.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from kerege.papers.letters import printable

ROOM = Path(__file__).parent


def pdf(template: Path, data: Mapping[str, Any], *, language: str, title: str, made_at: datetime) -> bytes:
    """The paper that `template` makes of `data`, as PDF/UA-1.

    `data` holds what JSON holds; the template finds it, with `language` and `title`, in `paper`. The same arguments
    give the same bytes. What our fonts have no letter for is printed as a sign. Raises RuntimeError for a broken
    template.
    """
    import typst  # here, for it takes 50 MB that most processes never need

    paper = _printable({**data, "language": language, "title": title})
    made: bytes = typst.compile(
        str(template),
        root=str(ROOM.parent),
        font_paths=[str(ROOM / "fonts")],
        ignore_system_fonts=True,  # the same file on every machine
        pdf_standards="ua-1",
        sys_inputs={"paper": json.dumps(paper)},
        timestamp=int(made_at.timestamp()),
    )
    return made


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: _printable(one) for key, one in value.items()}
        case list() | tuple():
            return [_printable(one) for one in value]
        case _:
            return value
