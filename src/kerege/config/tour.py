"""The tour: who one can be on this site, and what to try as whom. For who evaluates Kerege, and for who shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kerege.assessment.models import Exam
from kerege.config.demo.accounts import demo_accounts
from kerege.config.demo.graduate import demo_certificate
from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.library import library_of
from kerege.suites import catalogue
from kerege.suites.catalogue import ModuleEntry, SuiteEntry

Words = str | Promise


@dataclass(frozen=True)
class Part:
    """Somebody to be: what she comes for, and what to try, each with its address."""

    role: str  # of the demo accounts; "" for a reader without one
    name: Words
    comes_to: Words
    tries: tuple[tuple[Words, str], ...]
    email: str = ""


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    suites = catalogue.suites()
    emails = {account["role"]: account["email"] for account in demo_accounts()}
    parts = _parts(suites[0]) if suites and suites[0].lessons else ()
    shown = [replace(part, email=emails.get(part.role, "")) for part in parts]
    return render(request, "config/tour.html", {"parts": shown, "is_demo": bool(emails)})


def _parts(suite: SuiteEntry) -> tuple[Part, ...]:
    lesson = suite.lessons[0]
    module = lesson.module
    return (
        Part(
            "",
            _("A reader without an account"),
            _("has opened a link in a messenger, on an old phone."),
            (
                (_("Read a lesson; change the language in the middle of it"), _of("path:lesson", *lesson.slugs)),
                (_("Play a story in which one must decide"), _story(suite)),
                (_("Paste a text: does it give a child away?"), _of("disclosure:check")),
                *_certificate(),
            ),
        ),
        Part(
            "learner",
            _("Learner"),
            _("a teacher-psychologist who learns in the evenings."),
            (
                (_("See where she left off"), _of("path:my")),
                *_pre_test(module),
                (_("Write a plan for one of the children, and hand it in"), _of("practice:practice")),
                (_("See all that is kept about her, and take it along"), _of("people:data")),
            ),
        ),
        Part(
            "facilitator",
            _("Facilitator"),
            _("leads a cohort and its webinar."),
            (
                (_("Read a plan without a name"), _of("practice:cohorts")),
                (_("Lead a case conference"), _of("practice:led")),
                (_("Open the notes for the webinar"), _of("path:module", *module.slugs)),
            ),
        ),
        Part(
            "focal_point",
            _("Focal point of an agency"),
            _("brings colleagues in, also those without e-mail."),
            ((_("See who takes part, and print invitation cards"), _of("rollouts:agencies")),),
        ),
        Part(
            "organiser",
            _("Organiser"),
            _("rolls the course out to many agencies."),
            (
                (_("Look at a cohort, its links and its edition"), _of("cohorts:index")),
                (_("See which questions tell the strong from the weak"), _of("item_analysis:modules")),
            ),
        ),
        Part(
            "author",
            _("Author"),
            _("writes lessons and questions."),
            (
                (_("Change a sentence of a lesson, preview it, publish it"), _of("wagtailadmin_explore_root")),
                (_("Mend a question of the bank"), _of("wagtailsnippets_assessment_question:list")),
            ),
        ),
        Part(
            "translator",
            _("Translator"),
            _("puts the course into her language, in Word or here."),
            ((_("See how far each language is, and translate a text"), _of("translations:index")),),
        ),
        Part(
            "operator",
            _("Operator"),
            _("keeps the site running, with one server and little time."),
            (
                (_("Look after accounts"), _of("wagtailusers_users:index")),
                (_("See who did what in the studio"), _of("wagtailadmin_reports:site_history")),
            ),
        ),
    )


def _of(view: str, *slugs: str) -> str:
    return reverse(view, args=slugs)


def _story(suite: SuiteEntry) -> str:
    """The first story of the course; where it has none, all of practice."""
    found = library_of(suite).all(MaterialKind.SCENARIO)
    return _of("practice:scenario", suite.slug, found[0].document.id) if found else _of("practice:practice")


def _pre_test(module: ModuleEntry) -> tuple[tuple[Words, str], ...]:
    if not Exam.objects.filter(module=module.pk, kind=Exam.Kind.PRE, live=True).exists():
        return ()
    words = _("Take the pre-test: cut the line in the middle, go on elsewhere")
    return ((words, _of("path:pre-test", *module.slugs)),)


def _certificate() -> tuple[tuple[Words, str], ...]:
    certificate = demo_certificate()
    return ((_("Check a certificate"), reverse("verify", args=[certificate.code])),) if certificate else ()
