"""The name of this installation in statements."""

from functools import cache

from kerege.people.models import Installation


@cache
def installation_iri() -> str:
    """Made once and kept in the database; asked once a process, for it never changes."""
    return Installation.get().iri
