"""Text of the course in a model of its own, kept as lessons keep theirs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

from kerege.suites import markdown


class MarkdownField(models.TextField):
    """Canonical Markdown, edited in the studio's rich-text editor."""

    def formfield(self, **kwargs: Any) -> Any:
        from kerege.suites.widgets import MarkdownArea

        return super().formfield(**{**kwargs, "widget": MarkdownArea(features=["bold", "italic", "ol", "ul"])})

    def clean(self, value: Any, model_instance: Any) -> str:
        cleaned: str = super().clean(value, model_instance)
        for _line, reason in markdown.problems(cleaned):
            raise ValidationError(gettext(reason))
        return markdown.canonical(cleaned)
