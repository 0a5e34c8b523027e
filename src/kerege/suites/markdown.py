"""The Markdown of lessons: one canonical form, few constructs, no HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import mdformat
from django.utils.translation import gettext_noop as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdownify import markdownify

from kerege.suites.explained import Explained

_READER = MarkdownIt("commonmark", {"html": True})
_WRITER = MarkdownIt("commonmark", {"html": False})
_INLINE = {
    "text",
    "softbreak",
    "hardbreak",
    "strong_open",
    "strong_close",
    "em_open",
    "em_close",
    "link_open",
    "link_close",
}
_BLOCK = {"inline"} | {
    f"{name}_{side}"
    for name in ("paragraph", "heading", "bullet_list", "ordered_list", "list_item")
    for side in ("open", "close")
}
_REASONS = {
    "fence": _("a code block is not allowed here"),
    "code_block": _("a code block (an indented line) is not allowed here"),
    "code_inline": _("code is not allowed here"),
    "blockquote_open": _("a block quotation is not allowed here"),
    "hr": _("a rule is not allowed here"),
    "image": _("an image is not allowed here; use an image block"),
    "html_block": _("HTML is not allowed here"),
    "html_inline": _("HTML is not allowed here"),
}
_OTHER = _("this is not allowed here")

Typography = Callable[[str], str]


def canonical(text: str) -> str:
    """The one way to write `text`: a paragraph a line, `-` lists, numbered lists, nothing at the end."""
    return mdformat.text(text, options={"wrap": "no", "number": True}).strip()


def problems(text: str, *, inline: bool = False) -> Iterator[tuple[int, str]]:
    """What lessons may not contain, as gettext ids, with the line (from 0) in `text`."""
    for token in _READER.parse(text):
        line = token.map[0] if token.map else 0
        if token.type not in _BLOCK:
            yield line, _REASONS.get(token.type, _OTHER)
        elif token.type == "heading_open" and token.tag not in ("h2", "h3"):
            yield line, _("headings are ## and ### only")
        elif inline and token.type not in ("paragraph_open", "paragraph_close", "inline"):
            yield line, _("one line of text is expected")
        for child in token.children or ():
            if child.type not in _INLINE:
                yield line, _REASONS.get(child.type, _OTHER)


def links(text: str) -> Iterator[str]:
    """The addresses that `text` links to."""
    for token in _READER.parse(text):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])


def to_html(text: str, typography: Typography = str) -> str:
    return _render(_WRITER.parse(text), typography)


def inline_to_html(text: str, typography: Typography = str) -> str:
    return _render(_WRITER.parseInline(text), typography).strip()


def from_html(html: str) -> str:
    """What the studio's editor gives, as canonical Markdown."""
    html = re.sub(r"<br/?>", "\n", html)
    text = markdownify(html, heading_style="ATX", bullets="-", strip=["div", "span"], escape_misc=True)
    return canonical(text)


class TableError(Explained):
    """What is no table, and in which line (from 0)."""

    def __init__(self, line: int, message: str, **values: Any) -> None:
        self.line = line
        super().__init__(message, **values)


def read_table(text: str) -> list[list[str]]:
    """The rows of a table, their cells in canonical form; the first row is the head. Raises TableError."""
    rows: list[list[str]] = []
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        if not (line.startswith("|") and line.rstrip().endswith("|")):
            raise TableError(number, _("a row of a table begins and ends with |"))
        cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
        if rows and len(cells) != len(rows[0]):
            raise TableError(
                number,
                _("this row has %(here)d cells, the first has %(first)d"),
                here=len(cells),
                first=len(rows[0]),
            )
        if len(rows) == 1 and all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue
        for cell in cells:
            for _in_cell, reason in problems(cell, inline=True):
                raise TableError(number, reason)
        rows.append([canonical(cell) for cell in cells])
    return rows


def write_table(rows: list[list[str]]) -> str:
    """Rows of cells as a Markdown table; the first row is the head."""
    if not rows:
        return ""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"| {' | '.join('---' for _ in rows[0])} |", *body])


def _render(tokens: list[Token], typography: Typography) -> str:
    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = typography(child.content)
    return str(_WRITER.renderer.render(tokens, _WRITER.options, {}))
