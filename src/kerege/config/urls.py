"""All addresses."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as studio_urls
from wagtail.documents import urls as document_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from kerege.config.health import healthz
from kerege.config.media import drawing, picture
from kerege.config.tour import tour
from kerege.credentials import views as papers
from kerege.path.views import landing
from kerege.people.studio import own_settings
from kerege.records import views as records
from kerege.suites.edits import whole_or_not_at_all

handler404 = "kerege.path.views.errors.not_found"
handler500 = "kerege.path.views.errors.broken"

urlpatterns = [
    *i18n_patterns(
        path("tour/", tour, name="tour"),
        path("", include("kerege.people.urls")),
        path("", include("kerege.disclosure.urls")),
        path("", include("kerege.credentials.urls")),
        path("practice/", include("kerege.practice.urls")),
        path("", include("kerege.rollouts.urls")),
        path("", include("kerege.path.urls")),
    ),
    path("", landing.choose_language, name="root"),
    path("healthz", healthz, name="healthz"),
    # Who has forgotten her password signs in by a code.
    path("accounts/password/reset/", RedirectView.as_view(pattern_name="account_login"), name="forgotten"),
    # An address is set right by an operator; `people.addresses` knows one for each person.
    path("accounts/email/", RedirectView.as_view(pattern_name="path:my"), name="address"),
    path("accounts/", include("allauth.urls")),
    path("media/documents/", include(document_urls)),
    # One door, with its limits and the second factor; Wagtail's own asks for a password alone.
    path("studio/login/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="studio_login"),
    path("studio/account/", own_settings, name="own_settings"),
    path("studio/", include(decorate_urlpatterns(studio_urls.urlpatterns, whole_or_not_at_all))),
    path("xapi/statements", records.statements, name="xapi_statements"),
    path("media/images/<str:name>", picture, name="media"),
    path("media/figures/<str:name>.svg", drawing, name="drawing"),
    path("verify/", papers.verify_form, name="verify_form"),
    path("verify/<str:code>.json", papers.verify_json, name="verify_json"),
    path("verify/<str:code>", papers.verify, name="verify"),
    path("verify/<str:code>/", RedirectView.as_view(pattern_name="verify", query_string=True), name="verify_slash"),
    path(".well-known/kerege-keys.json", papers.keys, name="keys"),
]
