"""Wagtail's rich-text editor over Markdown."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.rich_text import expand_db_html

from kerege.suites import markdown

_ALL = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class MarkdownArea(DraftailRichTextArea):
    """Wagtail's rich-text editor over canonical Markdown, the form in which lessons keep their text.

    `features` are the buttons. What a text has already stays in it, though there be no button for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.converter = ContentstateConverter(_ALL)

    def format_value(self, value: str | None) -> str:
        formatted: str = super().format_value(markdown.to_html(value) if value else "")
        return formatted

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Canonical Markdown; a page of the site is linked by its address."""
        html = super().value_from_datadict(data, files, name)
        return markdown.from_html(expand_db_html(html)) if html else ""
