"""The Markdown of lessons: one canonical form, few constructs, no HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.utils.translation import gettext_noop as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdformat.renderer import MDRenderer

from kerege.suites.editor import read_html
from kerege.suites.explained import Explained
from kerege.suites.spans import Span, one_line, read_spans, tidy, write_spans

_READER = MarkdownIt("commonmark", {"html": True})
_WRITER = MarkdownIt("commonmark", {"html": False})
_LISTS = {"bullet_list", "ordered_list"}
_BLOCKS = {"heading", "list_item", *_LISTS}
_ALLOWED = {"root", "paragraph", "inline", "text", "softbreak", "strong", "em", "link", *_BLOCKS}
_REASONS = {
    "fence": _("a code block is not allowed here"),
    "code_block": _("a code block (an indented line) is not allowed here"),
    "code_inline": _("code is not allowed here"),
    "blockquote": _("a block quotation is not allowed here"),
    "hr": _("a rule is not allowed here"),
    "image": _("an image is not allowed here; use an image block"),
    "html_block": _("HTML is not allowed here"),
    "html_inline": _("HTML is not allowed here"),
    "hardbreak": _("a line does not end inside a paragraph; begin a new paragraph"),
}
_OTHER = _("this is not allowed here")
_LINK = _("a link is written [words](address)")
_NOT_WRITABLE = _("this emphasis cannot be written with * and **; put a space beside it")
MOST_LISTS = 5  # in one another
MOST_MARKS = 9
ADDRESSES = re.compile(r"\]\([^)]*\)")  # of links, with the bracket before
_ADDRESS = re.compile(r"(https?://|mailto:|tel:|#|/(?!/)).+", re.IGNORECASE)
# What begins a block or an answer of a content file (suites.content), or a code block.
_TAKEN = re.compile(r":::|~~~|\([^()\s]+\)=$")
_TAKEN_IN_A_LIST = re.compile(r"\[[ xX]\] \{|\{|= ")

# One line that begins with a letter or a quotation mark and holds no sign that Markdown knows: most units are such, and
# to parse them would take most of the time that reading a folder takes.
_PLAIN = re.compile(r"[«“‘„]?[^\W\d_][^\n*_`<>\[\]\\&|~\t\r\x00]*")

Typography = Callable[[str], str]


def canonical(text: str) -> str:
    """The one way to write `text`: a paragraph a line, `*` and `**`, `-` lists, numbered lists, no empty lines in
    them, nothing at the end."""
    return one_line(text) if _PLAIN.fullmatch(text) else _written(_READER.parse(text))


def problems(text: str, *, inline: bool = False) -> Iterator[tuple[int, str]]:
    """What lessons may not contain, as gettext ids, with the line (from 0) in `text`: what would not survive the
    studio's editor is among it."""
    if _PLAIN.fullmatch(text):
        return
    found: dict[str, Any] = {}
    tokens = _READER.parse(text, found)
    for reference in found.get("references", {}).values():
        yield reference["map"][0], _LINK
    for token in tokens:
        if any(child.level > MOST_MARKS for child in token.children or ()):
            yield token.map[0] if token.map else 0, _NOT_WRITABLE
            return  # a tree of it might be too deep
    line = 0
    for node in SyntaxTreeNode(tokens).walk(include_self=False):
        line = node.map[0] if node.map else line
        if node.type not in _ALLOWED:
            yield line, _REASONS.get(node.type, _OTHER)
        elif inline and node.type in _BLOCKS:
            yield line, _("one line of text is expected")
        else:
            yield from ((line, reason) for kinds, right, reason in _RULES if node.type in kinds and not right(node))


def links(text: str) -> Iterator[str]:
    """The addresses that `text` links to."""
    if "[" not in text and "<" not in text:
        return  # to parse all texts of a folder takes seconds
    for token in _READER.parse(text):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])


def to_html(text: str, typography: Typography = str) -> str:
    return _render(_WRITER.parse(text), typography)


def inline_to_html(text: str, typography: Typography = str) -> str:
    return _render(_WRITER.parseInline(text), typography).strip()


def outline(text: str) -> list[dict[str, Any]]:
    """The text as data, for who sets it otherwise than as HTML: headings, paragraphs, lists. `words` are pieces of
    text, each with whether it is strong and whether it is emphasised."""
    return [_outlined(node) for node in SyntaxTreeNode(_WRITER.parse(text)).children]


def from_html(html: str) -> str:
    """What the studio's editor gives, as canonical Markdown. Emphasis that Markdown cannot write is left out."""
    return _written(read_html(html))


class TableError(Explained):
    """What is no table, and in which line (from 0)."""

    def __init__(self, line: int, message: str, **values: Any) -> None:
        self.line = line
        super().__init__(message, **values)


def read_table(text: str) -> list[list[str]]:
    """The rows of a table, their cells in canonical form; the first row is the head. Raises TableError."""
    rows: list[list[str]] = []
    ruled = False
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
        if len(rows) == 1 and not ruled and all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            ruled = True
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


# --- The canonical form -------------------------------------------------------------------------------------


class _Escapes:
    """What we add to mdformat: it knows what Markdown would misread, but not what a content file would."""

    RENDERERS: ClassVar[dict[str, Any]] = {}
    POSTPROCESSORS: ClassVar[dict[str, Any]] = {
        "paragraph": lambda text, node, _context: _escaped(text, node.parent.type)
    }


def _escaped(text: str, parent: str) -> str:
    taken = _TAKEN.match(text) or (parent == "list_item" and _TAKEN_IN_A_LIST.match(text))
    return f"\\{text}" if taken else text


def _written(tokens: list[Token]) -> str:
    for token in tokens:
        if token.type == "inline":
            token.children = write_spans(_writable(read_spans(token.children or ())))
        elif token.type.startswith("paragraph"):
            token.hidden = token.level > 0  # as in a list without empty lines
    return _in_markdown(tokens)


def _in_markdown(tokens: list[Token]) -> str:
    return MDRenderer().render(tokens, {"mdformat": {"number": True}, "parser_extension": [_Escapes]}, {}).strip("\n")


def _writable(spans: list[Span]) -> list[Span]:
    """The spans without the emphasis that Markdown cannot write: the asterisks of `a**(b)**c` would be shown."""
    if _reads_back(spans):
        return spans
    kept = [Span(text, frozenset(mark for mark in marks if mark[0] == "link")) for text, marks in spans]
    for number, span in enumerate(spans):
        tried = tidy([*kept[:number], span, *kept[number + 1 :]])
        if _reads_back(tried):
            kept[number] = span
    return tidy(kept)


def _reads_back(spans: list[Span]) -> bool:
    if not any(marks for _text, marks in spans):
        return True
    inline = Token("inline", "", 0, children=write_spans(spans))
    text = _in_markdown([Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)])
    return read_spans(_READER.parseInline(text)[0].children or ()) == spans


# --- What must hold of the constructs that lessons have -----------------------------------------------------


def _outlined(node: SyntaxTreeNode) -> dict[str, Any]:
    if node.type in _LISTS:
        items = [[_outlined(child) for child in item.children] for item in node.children]
        return {"kind": "list", "is_ordered": node.type == "ordered_list", "items": items}
    spans = [(span.text, {kind for kind, _address in span.marks}) for span in _spans(node.children[0])]
    words = [[text, "strong" in kinds, "em" in kinds] for text, kinds in spans]
    return {"kind": node.type, "level": int(node.tag[1:]) if node.type == "heading" else 0, "words": words}


def _spans(node: SyntaxTreeNode) -> list[Span]:
    return read_spans((node.token.children or ()) if node.token else node.to_tokens())


def _keeps_its_emphasis(inline: SyntaxTreeNode) -> bool:
    spans = _spans(inline)
    return _writable(spans) == spans


def _is_words_and_address(link: SyntaxTreeNode) -> bool:
    return bool(_spans(link)) and bool(link.attrs["href"]) and "title" not in link.attrs


def _leads_somewhere(link: SyntaxTreeNode) -> bool:
    return _ADDRESS.fullmatch(str(link.attrs["href"])) is not None


def _stands_apart(list_: SyntaxTreeNode) -> bool:
    """The editor joins neighbours of one kind, and a list with the lists below the end of another."""
    before = list_.previous_sibling
    if before is None or before.type not in _LISTS:
        return True
    return before.type != list_.type and len(before.children[-1].children) == 1


def _is_one_paragraph(item: SyntaxTreeNode) -> bool:
    kinds = [child.type for child in item.children]
    return kinds[:1] == ["paragraph"] and _LISTS.issuperset(kinds[1:])


_RULES: list[tuple[set[str], Callable[[SyntaxTreeNode], bool], str]] = [
    ({"heading"}, lambda heading: heading.tag in ("h2", "h3"), _("headings are ## and ### only")),
    ({"inline"}, lambda inline: bool(_spans(inline)), _("there are no words here")),
    ({"inline"}, _keeps_its_emphasis, _NOT_WRITABLE),
    ({"link"}, _is_words_and_address, _LINK),
    ({"link"}, _leads_somewhere, _("a link leads to https://, http://, mailto:, tel:, / or #")),
    ({"ordered_list"}, lambda list_: "start" not in list_.attrs, _("a numbered list begins with 1")),
    (_LISTS, _stands_apart, _("two lists stand side by side; put words between them")),
    (_LISTS, lambda list_: list_.level < 2 * MOST_LISTS, _("too many lists stand in one another")),
    ({"list_item"}, _is_one_paragraph, _("an item of a list is one paragraph; below it may stand lists")),
]
