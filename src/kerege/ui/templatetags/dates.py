"""The filter `date` of all templates."""

from __future__ import annotations

from django import template

from kerege.ui.dates import in_words

register = template.Library()
register.filter("date", in_words, expects_localtime=True)
