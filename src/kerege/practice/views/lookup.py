"""What an address names among the materials of practice. Everything here raises Http404 where there is none."""

from __future__ import annotations

from django.http import Http404

from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import Library, Shown, library_of, library_of_suite
from kerege.suites import catalogue


def library_or_404(suite: str) -> Library:
    """The materials of the suite at this address."""
    entry = catalogue.find(suite)
    if entry is None:
        raise Http404
    return library_of(entry)


def library_of_suite_or_404(pk: int) -> Library:
    """The materials of the suite with this key."""
    library = library_of_suite(pk)
    if library is None:
        raise Http404
    return library


def find_or_404(library: Library, kind: MaterialKind, id: str) -> Shown:
    """One material."""
    found = library.find(kind, id)
    if found is None:
        raise Http404
    return found


def all_or_404(library: Library, kind: MaterialKind) -> list[Shown]:
    """All materials of a kind; there is no list of none."""
    found = library.all(kind)
    if not found:
        raise Http404
    return found
