"""Wagtail's rich-text editor over Markdown."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

from kerege.suites import markdown


class MarkdownArea(DraftailRichTextArea):
    """Wagtail's rich-text editor over canonical Markdown, the form in which lessons keep their text."""

    def format_value(self, value: str | None) -> str:
        formatted: str = super().format_value(markdown.to_html(value) if value else "")
        return formatted

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        html = super().value_from_datadict(data, files, name)
        return markdown.from_html(html) if html else ""
