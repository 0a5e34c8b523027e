"""Text of the course in a model of its own, kept as lessons keep theirs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

from kerege.suites import markdown


def clean_markdown(text: str) -> str:
    """Canonical Markdown. Raises ValidationError, in the author's language, for what lessons may not hold."""
    for _line, reason in markdown.problems(text):
        raise ValidationError(gettext(reason))
    return markdown.canonical(text)


class MarkdownField(models.TextField):
    """Canonical Markdown, edited in the studio's rich-text editor."""

    def formfield(self, **kwargs: Any) -> Any:
        from kerege.suites.widgets import MarkdownArea

        return super().formfield(**{**kwargs, "widget": MarkdownArea(features=["bold", "italic", "ol", "ul"])})

    def clean(self, value: Any, model_instance: Any) -> str:
        return clean_markdown(super().clean(value, model_instance))
