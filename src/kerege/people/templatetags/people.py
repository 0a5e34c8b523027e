"""Pieces of the pages about a person's data."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from kerege.people.consent import shown_language
from kerege.ui.languages import DRAFT_LANGUAGES

register = template.Library()


@register.simple_tag
def consent_words(part: str) -> str:
    """One part of what is said about consent, in a language in which somebody has reviewed it."""
    language = shown_language(translation.get_language())
    words = render_to_string(f"people/consent/{part}.{language}.html")
    return format_html('<div lang="{}">{}</div>', language, mark_safe(words))


@register.filter
def reviewed(text: str | Promise) -> str:
    """Words of ours that must not be misunderstood: in a language whose words are drafts the Russian ones stand
    beside them."""
    here = str(text)
    with translation.override("ru"):
        russian = str(text)
    if translation.get_language() not in DRAFT_LANGUAGES or here == russian:
        return mark_safe(here)
    return format_html('{} <span lang="ru">{}</span>', mark_safe(here), mark_safe(russian))
