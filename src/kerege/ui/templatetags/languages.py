"""Words that must be understood: in a draft language they stand beside the Russian ones."""

from __future__ import annotations

from collections.abc import Callable

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kerege.ui.languages import DRAFT_LANGUAGES, speaking

register = template.Library()


def beside_russian(words: Callable[[], str]) -> SafeString:
    """What `words` gives in the language of the page; where that is a draft, with the Russian beside it."""
    here = mark_safe(words())
    if translation.get_language() not in DRAFT_LANGUAGES:
        return here
    with speaking(settings.LANGUAGE_CODE):
        russian = mark_safe(words())
    if russian == here:
        return format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, russian)
    return format_html('{} <span class="beside" lang="{}">{}</span>', here, settings.LANGUAGE_CODE, russian)


@register.filter
def reviewed(text: str | Promise) -> SafeString:
    """Words of ours that must not be misunderstood."""
    return beside_russian(lambda: str(text))


@register.tag
def withrussian(parser: Parser, token: Token) -> WithRussian:
    """`{% withrussian %}…{% endwithrussian %}` around words that tell of a result, of consent, or of who reads what.
    There is no link inside: its address would be the Russian page's."""
    nodes = parser.parse(("endwithrussian",))
    parser.delete_first_token()
    return WithRussian(nodes)


class WithRussian(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        return beside_russian(lambda: self.nodelist.render(context))
