"""How the studio writes figures."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share of 0 to 1; a dash where it is not known."""
    return "—" if share is None else _("%(percent)s%%") % {"percent": round(share * 100)}
