"""All addresses."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as studio_urls
from wagtail.documents import urls as document_urls

from kerege.config.health import healthz
from kerege.path.views import landing
from kerege.records import views as records

handler404 = "kerege.path.views.errors.not_found"
handler500 = "kerege.path.views.errors.broken"

urlpatterns = [
    path("", landing.choose_language, name="root"),
    path("healthz", healthz, name="healthz"),
    # Who has forgotten her password signs in by a code.
    path("accounts/password/reset/", RedirectView.as_view(pattern_name="account_login"), name="forgotten"),
    path("accounts/", include("allauth.urls")),
    path("media/documents/", include(document_urls)),
    path("studio/", include(studio_urls)),
    path("xapi/statements", records.statements, name="xapi_statements"),
    re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}, name="media"),
    *i18n_patterns(path("", include("kerege.path.urls"))),
]
