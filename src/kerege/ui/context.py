"""What the frame of every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path

from kerege.ui.languages import DRAFT_LANGUAGES, LANGUAGE_NAMES, interface_language, page_language


def page(request: HttpRequest) -> dict[str, Any]:
    language = get_language() or "ru"
    return {
        "page_language": page_language(),
        "language_name": LANGUAGE_NAMES[language],
        "language_is_draft": language in DRAFT_LANGUAGES,
        "language_links": [
            {
                "code": code,
                "name": name,
                "href": _in_language(request, code),
                "draft": code in DRAFT_LANGUAGES,
                "ready": interface_language(code) == code,
            }
            for code, name in LANGUAGE_NAMES.items()
        ],
    }


def _in_language(request: HttpRequest, code: str) -> str:
    """This page in another language."""
    here = get_language_from_path(request.path_info)
    if here:
        return f"/{code}{request.path_info[len(here) + 1 :]}"
    query = request.GET.copy()
    query["lang"] = code
    return f"?{query.urlencode()}"
