"""One form of each text, and an editor that gives back what it was given."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kerege.suites.markdown import TableError, canonical, from_html, problems, read_table, to_html
from kerege.suites.models import Lesson
from kerege.suites.widgets import MarkdownArea

# Words, and whatever means something in Markdown or in a content file.
PIECES = st.sampled_from([
    "слово", "a", "5", " ", "\n", "\n\n", "*", "**", "***", "_", "__", "(", ")", "«", "»", ".", ",", "!", "&", "<",
    "- ", "- a\n", "  - ", "1. ", "2. b\n", "   - c\n", "## ", "### ", "# ", "> ", "=\n", "-\n", "`", "~~~", ":::", "[",
    "](https://x.org/a_b)", "[a](#term-x)", "[a](<https://x.org/(b)>)", "[ ] {a} ", "{a} x", "= x", "(one)=", " => ",
    "|", "\\", "&amp;", "&copy;", "&#10;", "\u00a0", "\u00ad", "\u2028", "\x0b", "\x85", "😀", "—",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def edited(markdown: str) -> str:
    """What the editor sends when nothing was changed."""
    area = MarkdownArea(features=["bold"])
    return area.value_from_datadict({"text": area.format_value(markdown)}, {}, "text")


def typed(text: str, *styles: tuple[int, int, str], url: str = "") -> str:
    """The Markdown of a paragraph that was typed in the editor; styles as offset, length and name."""
    ranges = [{"offset": offset, "length": length, "style": style} for offset, length, style in styles]
    entity = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}} if url else {}
    block: dict[str, Any] = {"key": "k", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": ranges}
    block["entityRanges"] = [{"key": 0, "offset": 0, "length": len(text)}] if url else []
    sent = json.dumps({"blocks": [block], "entityMap": entity})
    return MarkdownArea(features=["bold"]).value_from_datadict({"text": sent}, {}, "text")


def words_of(markdown: str) -> list[str]:
    """What a reader reads."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?(p|li|h\d)>", " ", to_html(markdown)))).split()


@given(TEXTS)
def test_canonical_text_is_the_same_text_and_survives_the_editor(text: str) -> None:
    assume(not list(problems(text)))

    ours = canonical(text)

    assert canonical(ours) == ours
    assert list(problems(ours)) == []
    assert words_of(ours) == words_of(text)
    assert from_html(to_html(ours)) == ours
    assert edited(ours) == ours


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("- a\n\n- b", "- a\n- b"),
        ("* a\n* b", "- a\n- b"),
        ("1) a\n\n   - b\n\n1) c", "1. a\n   - b\n2. c"),
        ("_x_, __y__", "*x*, **y**"),
        ("_a_*b* **c** **d**", "*ab* **c** **d**"),
        ("*a **b** c*", "*a **b** c*"),
        ("строка\nвторая", "строка вторая"),
        ("Заголовок\n---", "## Заголовок"),
        ("<https://x.org/a_b>", "[https://x.org/a_b](https://x.org/a_b)"),
        ("[a](https://x.org/?a&amp;copy;b)", "[a](https://x.org/?a&copy%3Bb)"),
        ("a\u2028b\x0bc", "a b c"),
        ("5 \u00a0 кг", "5\u00a0кг"),
        (r"\:::", r"\:::"),
        (r"\(one)=", r"\(one)="),
        (r"- \[x] {a} b", r"- \[x] {a} b"),
    ],
)
def test_text_has_one_form(text: str, ours: str) -> None:
    assert canonical(text) == ours
    assert edited(ours) == ours


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("строка\\\nвторая", "a line does not end inside a paragraph; begin a new paragraph"),
        ('[a](https://x.org "b")', "a link is written [words](address)"),
        ("[a]()", "a link is written [words](address)"),
        ("слово [](https://x.org)", "a link is written [words](address)"),
        ("[a][b]\n\n[b]: https://x.org", "a link is written [words](address)"),
        ("[a](ftp://x.org)", "a link leads to https://, http://, mailto:, tel:, / or #"),
        ("[a](//x.org)", "a link leads to https://, http://, mailto:, tel:, / or #"),
        ("2. b\n3. c", "a numbered list begins with 1"),
        ("- a\n\n* b", "two lists stand side by side; put words between them"),
        ("1. a\n   - b\n\n- c", "two lists stand side by side; put words between them"),
        ("- a\n\n  b", "an item of a list is one paragraph; below it may stand lists"),
        ("- ## a", "an item of a list is one paragraph; below it may stand lists"),
        ("- a\n-", "an item of a list is one paragraph; below it may stand lists"),
        ("\n".join("  " * depth + "- a" for depth in range(6)), "too many lists stand in one another"),
        ("##", "there are no words here"),
        ("*(a)*__b__", "this emphasis cannot be written with * and **; put a space beside it"),
        ("*" * 4000 + "a" + "*" * 4000, "this emphasis cannot be written with * and **; put a space beside it"),
    ],
)
def test_what_the_editor_would_lose_is_refused(text: str, reason: str) -> None:
    (_line, found), *_others = problems(text)

    assert found == reason


@pytest.mark.parametrize(
    ("markdown", "text", "styles"),
    [
        ("**слово**", "слово", [(0, 5, "BOLD")]),
        ("**сло**во", "слово", [(0, 3, "BOLD")]),
        ("**слово** слово", "слово слово", [(0, 6, "BOLD")]),
        ("***слово***", "слово", [(0, 5, "BOLD"), (0, 5, "ITALIC")]),
        ("слово(скобки)далее", "слово(скобки)далее", [(5, 8, "BOLD")]),
        ("слово«Да»далее", "слово«Да»далее", [(5, 4, "BOLD")]),
        ("«**Да**», раз", "«Да», раз", [(1, 2, "BOLD")]),
        ("**аб*в***гд", "абвгд", [(0, 3, "BOLD"), (2, 3, "ITALIC")]),
        (r"**a\*b**", "a*b", [(0, 3, "BOLD")]),
    ],
)
def test_words_survive_where_their_emphasis_cannot_be_written(
    markdown: str, text: str, styles: list[tuple[int, int, str]]
) -> None:
    assert typed(text, *styles) == markdown
    assert words_of(markdown) == text.split()


@pytest.mark.parametrize(
    "text", ["~~~", ":::", ":::{case} x", "(one)=", "- [x] {a} b", "[a]: b", "<b>", "&copy;", "===", "* * *"]
)
def test_what_is_typed_stays_words(text: str) -> None:
    markdown = typed(text)

    assert (words_of(markdown), list(problems(markdown)), canonical(markdown)) == (text.split(), [], markdown)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://ru.wikipedia.org/wiki/A_(b)", "<https://ru.wikipedia.org/wiki/A_(b)>"),
        ("https://x.org/a b", "https://x.org/a%20b"),
        ("https://x.org/?a=1&b=2", "https://x.org/?a=1&b=2"),
        ("https://x.org/дети", "https://x.org/%D0%B4%D0%B5%D1%82%D0%B8"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_link_made_in_the_editor_keeps_its_address(url: str, address: str) -> None:
    assert typed("слово", url=url) == f"[слово]({address})"
    assert edited(f"[слово]({address})") == f"[слово]({address})"


def test_page_chosen_in_the_editor_is_linked_by_its_address(tiny: object) -> None:
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": Lesson.objects.get(key="two").pk}}
    sent = {"key": "k", "text": "урок", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    sent["entityRanges"] = [{"key": 0, "offset": 0, "length": 4}]
    data = {"text": json.dumps({"blocks": [sent], "entityMap": {"0": entity}})}

    assert MarkdownArea(features=["link"]).value_from_datadict(data, {}, "text") == "[урок](/ru/tiny/first/two/)"


@pytest.mark.parametrize("text", ["## Заголовок", "- a\n- b", "1. a", "[a](https://x.org)"])
def test_editor_keeps_what_it_has_no_button_for(text: str) -> None:
    assert edited(text) == text


def test_row_of_dashes_is_a_row_but_for_the_one_below_the_head() -> None:
    with pytest.raises(TableError, match="one line of text is expected"):
        read_table("| a | b |\n| --- | --- |\n| - | - |")
