"""Pieces of the pages about a person's data."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from kerege.people.consent import shown_language

register = template.Library()


@register.simple_tag
def consent_words(part: str) -> str:
    """One part of what is said about consent, in a language in which somebody has reviewed it."""
    language = shown_language(translation.get_language())
    words = render_to_string(f"people/consent/{part}.{language}.html")
    return format_html('<div lang="{}">{}</div>', language, mark_safe(words))
