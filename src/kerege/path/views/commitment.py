"""What she will do differently after a module. Only she sees it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kerege.learning.commitment import commit_to, commitment_of, note_outcome, take_back
from kerege.learning.models import Commitment
from kerege.path.forms import CommitmentForm, OutcomeForm
from kerege.path.views.landing import find_or_404
from kerege.people.models import Person
from kerege.suites.catalogue import ModuleEntry
from kerege.ui.dates import in_words


@require_http_methods(["GET", "HEAD", "POST"])
def commitment(request: HttpRequest, suite: str, module: str) -> HttpResponse:
    entry = find_or_404(ModuleEntry, suite, module)
    if not isinstance(request.user, Person):
        return redirect_to_login(request.path) if request.method == "POST" else _page(request, entry)
    hers = commitment_of(request.user, entry)
    if request.method != "POST":
        return _page(request, entry, hers)
    if "delete" in request.POST:
        take_back(request.user, entry)
        messages.success(request, _("It is deleted."))
    elif "came" in request.POST and hers:
        outcome = OutcomeForm(request.POST)
        if not outcome.is_valid():
            return _page(request, entry, hers, outcome=outcome)
        note_outcome(hers, **outcome.cleaned_data)
        messages.success(request, _will_ask(hers) if hers.outcome == Commitment.Outcome.NOT_YET else _("Noted."))
    else:
        form = CommitmentForm(request.POST)
        if not form.is_valid():
            return _page(request, entry, hers, form=form)
        messages.success(request, _will_ask(commit_to(request.user, entry, **form.cleaned_data)))
    return redirect("path:my")


def _will_ask(commitment: Commitment) -> str:
    return _("Noted. On %(day)s we ask you here whether it worked.") % {"day": in_words(commitment.by_when, "j E")}


def _page(
    request: HttpRequest,
    module: ModuleEntry,
    hers: Commitment | None = None,
    form: CommitmentForm | None = None,
    outcome: OutcomeForm | None = None,
) -> HttpResponse:
    written = {"what": hers.what, "where": hers.where, "by_when": hers.by_when} if hers else None
    context = {
        "module": module,
        "suite": module.suite,
        "commitment": hers,
        "form": form or CommitmentForm(initial=written),
        "outcome": outcome or OutcomeForm(),
    }
    return render(request, "path/commitment.html", context, status=422 if form or outcome else 200)
