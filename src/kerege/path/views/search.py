"""Search: what lessons, glossary and sources say, in the reader's language."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kerege.suites.finding.search import find, shown
from kerege.suites.models import Passage
from kerege.ui.context import page as page_context

AT_ONCE = 20
LONGEST_QUERY = 200  # letters; the rest is not looked for


def search(request: HttpRequest) -> HttpResponse:
    """What was found, twenty at a time. What somebody looks for tells of her: it is noted nowhere."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
    kind = request.GET.get("kind", "")
    found = find(query)
    kinds = {name: len(places) for name in Passage.Kind.values if (places := found.of_kind(name))}
    kind = kind if kind in kinds else ""  # of another language's page there may be none here
    places = found.of_kind(kind) if kind else found.places
    page = Paginator(places, AT_ONCE).get_page(request.GET.get("page"))
    response = render(
        request,
        "path/search.html",
        {
            "query": query,
            "kind": kind,
            "kinds": list(kinds.items()),
            "found": found,
            "page": page,
            "hits": shown(page.object_list, found.asked),
            "language_links": _with_query(request),
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _with_query(request: HttpRequest) -> list[dict[str, object]]:
    """The links to other languages, where the same is looked for."""
    query = request.GET.urlencode()
    links = page_context(request)["language_links"]
    return [link | {"href": f"{link['href']}?{query}" if query else link["href"]} for link in links]
