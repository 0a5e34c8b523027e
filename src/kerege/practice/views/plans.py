"""Plans: whom one is about, its sections one by one, its versions, and a page to be printed.

Whoever has no account writes as well: nothing of it is kept here, it stays on her device.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kerege.disclosure.known import Known
from kerege.people.access import person_of
from kerege.practice.access import plan_for, submissions_for, version_for
from kerege.practice.forms import SectionForm
from kerege.practice.material.documents import About, MaterialKind, plain_block
from kerege.practice.material.library import Shown
from kerege.practice.plans import (
    bring_back,
    is_empty,
    keep_version,
    plan_of,
    plans_of,
    sample_words,
    save_section,
    stamp_of,
)
from kerege.practice.sheet import Section, Sheet, Words
from kerege.practice.views.lookup import find_or_404, library_or_404


class Desk:
    """What lies before her: a form, for a case, and what she has written in it."""

    def __init__(self, request: HttpRequest, suite: str, form: str, about: str) -> None:
        self.library = library_or_404(suite)
        self.form = find_or_404(self.library, MaterialKind.FORM, form)
        self.sheet: Sheet = self.form.sheet
        self.about = about
        self.case = self._case_or_404(about)
        self.person = person_of(request.user)
        self.plan = plan_of(self.person, self.library.suite, form, self.case_key) if self.person else None

    def _case_or_404(self, about: str) -> Shown | None:
        """The child; None where the form is about none. Raises Http404 where it is about another thing."""
        if self.sheet.about is not About.CHILD:
            if about != self.sheet.about.value:
                raise Http404
            return None
        child = next((one for one in self.library.children if one.document.id == about), None)
        if child is None:
            raise Http404
        return child

    @property
    def case_key(self) -> str:
        return self.case.document.id if self.case else ""

    @property
    def words(self) -> Words:
        return self.plan.words if self.plan else {}

    @property
    def sample(self) -> Shown | None:
        return self.library.sample(self.sheet.id, self.case_key)

    @property
    def known(self) -> Known:
        """What she may write without being asked: it stands in the case."""
        return self.library.known_about(self.case)

    @property
    def address(self) -> tuple[str, str, str]:
        return self.library.suite.slug, self.sheet.id, self.about

    def context(self) -> dict[str, Any]:
        return {
            "desk": self,
            "suite": self.library.suite,
            "form": self.form,
            "sheet": self.sheet,
            "case": self.case,
            "plan": self.plan,
            "about": self.about,
        }


def number_in(text: str) -> int:
    """The number that somebody's address or form names; 0, which nothing has, for what is none."""
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def section(request: HttpRequest, suite: str, section: str) -> HttpResponse:
    """From a lesson to this section of her plan; where she has none yet, to the choice of a child."""
    library = library_or_404(suite)
    form = library.form_of_section(section)
    if form is None:
        raise Http404
    sheet = form.sheet
    if sheet.about is not About.CHILD:
        return redirect("practice:sheet-section", suite, sheet.id, sheet.about.value, section)
    if person := person_of(request.user):
        for plan in plans_of(person, library.suite):
            if plan.form == sheet.id:
                return redirect("practice:sheet-section", suite, sheet.id, plan.case, section)
    return redirect(f"{reverse('practice:choose', args=[suite, sheet.id])}?section={section}")


def choose(request: HttpRequest, suite: str, form: str) -> HttpResponse:
    """For which child: each with what she has begun."""
    library = library_or_404(suite)
    shown = find_or_404(library, MaterialKind.FORM, form)
    if shown.sheet.about is not About.CHILD:
        return redirect("practice:sheet", suite, form, shown.sheet.about.value)
    person = person_of(request.user)
    plans = plans_of(person, library.suite) if person else []
    begun = {plan.case: plan for plan in plans if plan.form == form}
    wanted = shown.sheet.section(request.GET.get("section", ""))
    children = [{"case": case, "plan": begun.get(case.document.id)} for case in library.children]
    context = {"suite": library.suite, "form": shown, "sheet": shown.sheet, "children": children, "section": wanted}
    return render(request, "practice/choose.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, suite: str, form: str, about: str) -> HttpResponse:
    """The whole of a plan: what is written, what is missing, what can be done with it."""
    desk = Desk(request, suite, form, about)
    if request.method == "POST":
        return _do(request, desk)
    sections = [
        {"section": one, "is_begun": one.is_begun(desk.words), "gaps": len(one.gaps(desk.words))}
        for one in desk.sheet.sections
    ]
    submissions = submissions_for(request.user, desk.plan) if desk.plan else []
    return render(
        request,
        "practice/sheet.html",
        desk.context()
        | {
            "sections": sections,
            "next": next((one["section"] for one in sections if not one["is_begun"] or one["gaps"]), None),
            "submissions": submissions,
            "said": any(one.said for one in submissions),
            "versions": list(desk.plan.versions.all()) if desk.plan else [],
            "may_take": bool(desk.person and desk.sample and is_empty(desk.words)),
        },
    )


def _do(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What a button of the whole plan asks for."""
    if desk.person is None:
        raise Http404
    if "take" in request.POST and desk.sample:
        if is_empty(desk.words):
            words = sample_words(desk.sample.document, desk.sheet)
            save_section(desk.person, desk.library.suite, desk.sheet.id, desk.case_key, words)
            messages.success(request, _("The prepared example is yours now: change in it what you would do otherwise."))
        return redirect("practice:sheet", *desk.address)
    plan = plan_for(request.user, desk.library.suite.pk, desk.sheet.id, desk.case_key)
    if "keep" in request.POST:
        version = keep_version(plan)
        messages.success(request, _("Version %(number)d is kept.") % {"number": version.number})
    elif number := request.POST.get("bring_back", ""):
        version = version_for(request.user, plan, number_in(number))
        bring_back(version)
        messages.success(request, _("Version %(number)d is back in its place.") % {"number": version.number})
    elif "delete" in request.POST:
        plan.delete()
        messages.success(request, _("It is deleted."))
        return redirect("practice:choose", *desk.address[:2])
    return redirect("practice:sheet", *desk.address)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_section(request: HttpRequest, suite: str, form: str, about: str, section: str) -> HttpResponse:
    """One section: written, looked through for what gives a child away, saved."""
    desk = Desk(request, suite, form, about)
    part = desk.sheet.section(section)
    if part is None:
        raise Http404
    if request.method != "POST":
        return _section_page(request, desk, part, SectionForm(part, words=desk.words))
    filled = SectionForm(part, request.POST, words=desk.words, known=desk.known)
    if not filled.is_valid():
        return _section_page(request, desk, part, filled, status=422)
    if desk.person is None:
        return _section_page(request, desk, part, filled, words=filled.words)
    seen = request.POST.get("seen")
    save_section(desk.person, desk.library.suite, desk.sheet.id, desk.case_key, filled.words, seen=seen)
    if "stay" in request.POST:
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('practice:sheet-section', args=[*desk.address, section])}#gaps")
    after = _after(desk.sheet, part)
    if after is None:
        return redirect("practice:sheet", *desk.address)
    return redirect("practice:sheet-section", *desk.address, after.id)


def _after(sheet: Sheet, part: Section) -> Section | None:
    place = sheet.sections.index(part)
    return sheet.sections[place + 1] if place + 1 < len(sheet.sections) else None


def _section_page(
    request: HttpRequest,
    desk: Desk,
    part: Section,
    filled: SectionForm,
    *,
    words: Words | None = None,
    status: int = 200,
) -> HttpResponse:
    """`words` are what somebody without an account has just sent: looked at here, kept nowhere."""
    written = words if words is not None else desk.words
    is_begun = part.is_begun(written)
    sample = desk.sample
    blocks = [
        (desk.sheet.fields[block["field"]], plain_block(block))
        for block in (sample.document.blocks if sample and is_begun else ())
        if block["field"] in {field.id for field in part.fields}
    ]
    place = desk.sheet.sections.index(part)
    context = desk.context() | {
        "section": part,
        "filled": filled,
        "number": place + 1,
        "before": desk.sheet.sections[place - 1] if place else None,
        "after": _after(desk.sheet, part),
        "gaps": part.gaps(written) if is_begun else [],
        "is_begun": is_begun,
        "sample": sample,
        "sample_blocks": blocks,
        "is_sent": words is not None,
        "seen": request.POST.get("seen", stamp_of(desk.plan)),
    }
    return render(request, "practice/section.html", context, status=status)
