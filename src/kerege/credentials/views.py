"""A paper for its holder, and for whoever wants to know whether it is true."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kerege.credentials import access
from kerege.credentials.facts import name_on_papers
from kerege.credentials.forms import CodeForm, VisibilityForm
from kerege.credentials.models import Certificate
from kerege.credentials.replace import names_differ, replace_for_name, show_to
from kerege.credentials.sheet import check_url, pdf_of, sheet_of
from kerege.credentials.signing import public_keys
from kerege.papers.qr import qr_path
from kerege.people.models import Person

View = Callable[..., HttpResponse]


def unlisted(view: View) -> View:
    """In no search engine and in no store: papers are for whom their holder shows them to."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer


# --- For its holder -----------------------------------------------------------------------------------------


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """The paper as a page, for browsers that cannot download; and what its holder may do with it."""
    try:
        shown = access.certificate_for(request.user, code)
    except Http404:
        # Whoever is not signed in may be its holder; she is asked, whether or not there is such a paper.
        if isinstance(request.user, Person):
            raise
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        return _change(request, access.own_certificate(request.user, code))
    language = get_language() or "ru"
    is_hers = isinstance(request.user, Person) and shown.person_id == request.user.pk
    context: dict[str, Any] = {
        "certificate": shown,
        "sheet": sheet_of(shown, language) if shown.is_genuine else None,
        "check_url": check_url(shown, language),
        "qr": qr_path(check_url(shown, language)),
    }
    if is_hers:
        context |= {
            "is_hers": True,
            "form": VisibilityForm(instance=shown),
            "link": request.build_absolute_uri(),
            "new_name": shown.is_valid and names_differ(shown, name_on_papers(shown.person)),
        }
    return render(request, "credentials/certificate.html", context)


def _change(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    if "replace" in request.POST:
        replace_for_name(certificate.person)
        certificate.refresh_from_db()
        messages.success(request, _("Your papers carry your name as it is now."))
        return redirect("credentials:certificate", (certificate.replaced_by or certificate).code)
    form = VisibilityForm(request.POST, instance=certificate)
    if form.is_valid():
        show_to(certificate, form.cleaned_data["visibility"])
        messages.success(request, _("Saved"))
    return redirect("credentials:certificate", certificate.code)


@unlisted
@require_GET
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The paper as PDF, while it stands."""
    certificate = access.certificate_for(request.user, code)
    if not certificate.is_valid:
        raise Http404
    return HttpResponse(
        pdf_of(certificate, get_language() or "ru"),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{certificate.number}.pdf"'},
    )


# --- For everybody who holds a code -------------------------------------------------------------------------


@unlisted
@require_GET
def verify_form(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("verify", form.cleaned_data["code"])
    return render(request, "credentials/verify_form.html", {"form": form}, status=422 if form.is_bound else 200)


@unlisted
@require_GET
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What the paper with this code says, whether we have signed it, and whether it stands."""
    found = access.certificate_with_code(code)
    if found is None:
        return _unknown(request, code)
    state = _state(found)
    context = {
        "certificate": found,
        "state": state,
        "sheet": sheet_of(found, get_language() or "ru") if state not in ("closed", "broken") else None,
        "form": CodeForm(),
    }
    return render(request, "credentials/verify.html", context)


@unlisted
@require_GET
def verify_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same for a machine: the very text that was signed, so that it can be verified without us."""
    found = access.certificate_with_code(code)
    if found is None:
        return _unknown(request, code)
    state = _state(found)
    said = {"status": state}
    if state not in ("closed", "broken"):
        said |= {"facts": found.facts, "signature": found.signature, "key": found.key_id, "alg": "Ed25519"}
    return JsonResponse(said)


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"keys": public_keys()}, headers={"Cache-Control": "public, max-age=3600"})


def _state(certificate: Certificate) -> str:
    """What may be said of it: valid, revoked, replaced; closed, where its holder has closed it; broken, where what
    lies here is not what we have signed."""
    if certificate.is_closed:
        return "closed"
    return certificate.status if certificate.is_genuine else "broken"


def _unknown(request: HttpRequest, typed: str) -> HttpResponse:
    """No paper has this code. Guesses are counted; whoever holds a paper makes none."""
    if limited := ratelimit.consume_or_429(request, action="verify", limit_get=True):
        return limited
    form = CodeForm({"code": typed[:60]})
    if form.is_valid():
        form.add_error("code", _("No paper has this code. Compare it letter by letter with the paper in your hand."))
    return render(request, "credentials/verify_form.html", {"form": form}, status=404)
