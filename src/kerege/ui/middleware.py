"""What every page gets: its language, and the policy that keeps foreign script out."""

from __future__ import annotations

from collections.abc import Callable

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path
from django.utils.translation.trans_real import get_languages

from kerege.ui.languages import open_page
from kerege.ui.packed import QUALITY, PackedResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


def _policy(**sources: str) -> str:
    return "; ".join(f"{name.replace('_', '-')} {value}" for name, value in sources.items())


SITE_POLICY = _policy(
    default_src="'none'",
    script_src="'self'",
    style_src="'self'",
    img_src="'self'",
    media_src="'self'",
    font_src="'self'",
    connect_src="'self'",
    manifest_src="'self'",
    form_action="'self'",
    base_uri="'none'",
    frame_ancestors="'none'",
)
# Wagtail's editor writes style elements; its inline scripts are replaced (templates/wagtailadmin/widgets).
STUDIO_POLICY = _policy(
    default_src="'none'",
    script_src="'self'",
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data: blob:",
    media_src="'self'",
    font_src="'self'",
    connect_src="'self'",
    frame_src="'self'",
    form_action="'self'",
    base_uri="'none'",
    frame_ancestors="'self'",
)


# A figure holds a style of ours; nothing that is opened by itself may do anything else.
MEDIA_POLICY = _policy(default_src="'none'", style_src="'unsafe-inline'", media_src="'self'", frame_ancestors="'none'")


class Compression(GZipMiddleware):
    """Brotli for browsers that take it (over TLS all do), gzip for the others."""

    SMALLEST = 200
    WORDS = ("text/", "application/json", "application/javascript", "image/svg+xml")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        words = request.headers.get("Accept-Encoding", "").replace(" ", "").split(",")
        accepts = {word.partition(";")[0] for word in words if not word.endswith(";q=0")}
        if not response.get("Content-Type", "").startswith(self.WORDS):
            return response  # pictures and sound are packed already
        if isinstance(response, PackedResponse) and accepts & {"br", "gzip"}:
            return _filled(response, "br" if "br" in accepts else "gzip")
        if (
            "br" not in accepts
            or not isinstance(response, HttpResponse)
            or response.has_header("Content-Encoding")
            or len(response.content) < self.SMALLEST
        ):
            return super().process_response(request, response)
        response.content = brotli.compress(response.content, quality=QUALITY)
        response["Content-Encoding"] = "br"
        response["Content-Length"] = str(len(response.content))
        patch_vary_headers(response, ("Accept-Encoding",))
        return response


def _filled(response: PackedResponse, encoding: str) -> HttpResponse:
    """The page as it was packed, with the words of this reader."""
    packed = response.page.brotli if encoding == "br" else response.page.gzipped
    response.content = packed(response.values)
    response["Content-Encoding"] = encoding
    response["Content-Length"] = str(len(response.content))
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


class ContentSecurityPolicy:
    """Django 5.2 has no setting for it (6.0 has)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Over what an inner answer may have: the studio shows a page of the site as its preview.
        place = request.path.split("/", 2)[1]
        response["Content-Security-Policy"] = {"studio": STUDIO_POLICY, "media": MEDIA_POLICY}.get(place, SITE_POLICY)
        return response


class Language:
    """The language of a page: that of its address; else one asked for by `?lang=`; else the last one read in;
    else Russian. A browser's preference is asked on the first visit only (`path`'s root view)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def process_view(self, request: HttpRequest, *args: object) -> None:
        open_page(request.resolver_match)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = get_languages()
        wanted = (
            get_language_from_path(request.path_info),
            request.GET.get("lang"),
            request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME),
        )
        language = next((code for code in wanted if code in known), settings.LANGUAGE_CODE)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        open_page(None)
        response = self.get_response(request)
        if not request.path.startswith("/studio/"):
            response.headers.setdefault("Content-Language", language)
            if response.get("Content-Type", "").startswith("text/html"):
                # Pages name their reader; on a shared device none may come out of somebody else's store.
                response.headers.setdefault("Cache-Control", "private, no-cache")
            if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language and "text/html" in response.get(
                "Content-Type", ""
            ):
                response.set_cookie(
                    settings.LANGUAGE_COOKIE_NAME,
                    language,
                    max_age=60 * 60 * 24 * 365,
                    secure=settings.LANGUAGE_COOKIE_SECURE,
                    samesite="Lax",
                )
        return response
