"""Plans and forms on paper: a clean page, PDF, Word; and the blank forms for real work."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kerege.papers.forms import WrittenForm, form_docx, form_pdf
from kerege.practice.access import plan_for, version_for
from kerege.practice.material.documents import MaterialKind, plain_block
from kerege.practice.paper import blank_form, written_form
from kerege.practice.views.lookup import all_or_404, find_or_404, library_or_404
from kerege.practice.views.plans import Desk, number_in

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@login_required
@never_cache
@require_safe
def printed(request: HttpRequest, suite: str, form: str, about: str) -> HttpResponse:
    """Her plan on one page, to be read and printed; `?version=` an earlier version."""
    desk = Desk(request, suite, form, about)
    plan = plan_for(request.user, desk.library.suite.pk, form, desk.case_key)
    number = request.GET.get("version", "")
    version = version_for(request.user, plan, number_in(number)) if number else None
    paper = written_form(desk.sheet, (version or plan).words, desk.case)
    saved_at = version.kept_at if version else plan.saved_at
    return render(
        request, "practice/printed.html", desk.context() | {"paper": paper, "version": version, "saved_at": saved_at}
    )


@login_required
@never_cache
@require_safe
def paper(request: HttpRequest, suite: str, form: str, about: str, type: str) -> HttpResponse:
    """Her plan as a file."""
    desk = Desk(request, suite, form, about)
    plan = plan_for(request.user, desk.library.suite.pk, form, desk.case_key)
    made = written_form(desk.sheet, plan.words, desk.case)
    return _file(made, type, desk.form.language, f"{form}-{about}")


@require_safe
def sample(request: HttpRequest, suite: str, form: str, about: str) -> HttpResponse:
    """The prepared plan for this child, with its reasons. Open to everyone."""
    desk = Desk(request, suite, form, about)
    if desk.sample is None:
        raise Http404
    fields = desk.sheet.fields
    blocks = {block["field"]: plain_block(block) for block in desk.sample.document.blocks}
    sections = [
        (section, [(fields[field.id], blocks[field.id]) for field in section.fields if field.id in blocks])
        for section in desk.sheet.sections
    ]
    return render(request, "practice/sample.html", desk.context() | {"sample": desk.sample, "sections": sections})


@require_safe
def blanks(request: HttpRequest, suite: str) -> HttpResponse:
    """The blank forms, and what to do with them."""
    library = library_or_404(suite)
    forms = all_or_404(library, MaterialKind.FORM)
    return render(request, "practice/blanks.html", {"suite": library.suite, "forms": forms})


@require_safe
def blank(request: HttpRequest, suite: str, form: str, type: str) -> HttpResponse:
    """A blank form as a file."""
    found = find_or_404(library_or_404(suite), MaterialKind.FORM, form)
    return _file(blank_form(found.sheet), type, found.language, form)


def _file(form: WrittenForm, type: str, language: str, name: str) -> HttpResponse:
    make = {"pdf": form_pdf, "docx": form_docx}[type]
    response = HttpResponse(make(form, language=language), content_type=TYPES[type])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{type}"'
    return response
