"""How the studio writes figures."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share of 0 to 1; a dash where it is not known."""
    return "—" if share is None else f"{round(share * 100)}%"
