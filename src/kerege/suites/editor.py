"""What the studio's editor gives, as the tokens of Markdown."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Literal

from markdown_it.common.normalize_url import normalizeLink, validateLink
from markdown_it.token import Token

from kerege.suites.spans import Mark, Span, write_spans

_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "a": "link"}
_LISTS = {"ul": "bullet_list", "ol": "ordered_list", "li": "list_item"}
_TEXTS = {"p": "paragraph", "h2": "heading", "h3": "heading"}


def read_html(html: str) -> list[Token]:
    """The tokens of the editor's HTML. Of what lessons do not have the words stay."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tokens


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[Token] = []
        self._spans: list[Span] = []
        self._marks: list[Mark | None] = []
        self._depth = 0  # of lists

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data(" ")
        elif tag in _MARKS:
            self._marks.append(_mark(_MARKS[tag], dict(attrs).get("href") or ""))
        elif tag in _LISTS or tag in _TEXTS:
            self._text("p")
            self._list(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            self._marks.pop()
        elif tag in _LISTS or tag in _TEXTS:
            self._text(tag)
            self._list(tag, -1)

    def handle_data(self, data: str) -> None:
        self._spans.append(Span(data, frozenset(filter(None, self._marks))))

    def _text(self, tag: str) -> None:
        """Whatever words have come stand in one paragraph or heading."""
        if any(span.text.strip() for span in self._spans):
            kind = _TEXTS.get(tag, "paragraph")
            words = Token("inline", "", 0, children=write_spans(self._spans))
            self.tokens += [self._token(kind, tag, 1), words, self._token(kind, tag, -1)]
        self._spans = []

    def _list(self, tag: str, nesting: Literal[1, -1]) -> None:
        """Open or close a list or an item. A list that opens where one has closed goes on; what closes where it
        opened was empty."""
        if tag not in _LISTS:
            return
        self._depth += nesting
        token, opposite = (self._token(_LISTS[tag], tag, side) for side in (nesting, -nesting))
        if self.tokens and self.tokens[-1].type == opposite.type and (nesting == -1 or tag != "li"):
            self.tokens.pop()
        else:
            self.tokens.append(token)

    def _token(self, kind: str, tag: str, nesting: Literal[1, -1]) -> Token:
        side = "open" if nesting > 0 else "close"
        markup = "#" * int(tag[1]) if kind == "heading" else ""
        return Token(f"{kind}_{side}", tag, nesting, markup=markup, level=self._depth)


def _mark(name: str, address: str) -> Mark | None:
    """The mark, unless it is a link that leads nowhere or that a browser would run."""
    if name != "link":
        return name, ""
    address = normalizeLink(address)
    return (name, address) if address and validateLink(address) else None
