"""The studio: what belongs to a suite beside its pages."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from kerege.suites.content.load import TRANSLATED
from kerege.suites.models import Addressed, Figure, Home, Lesson, Module, Source, Suite, Term
from kerege.suites.publication import linked_changed
from kerege.suites.studio import TranslationsViewSet
from kerege.suites.translations import Done
from kerege.ui.languages import LANGUAGE_NAMES


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "draft"
    list_display = ("name", "module")
    search_fields = ("name",)


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "list-ul"
    list_display = ("title", "key", "year")
    search_fields = ("title", "key")


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    list_display = ("word", "key")
    search_fields = ("word", "key")


@register_snippet
class SuiteEntries(SnippetViewSetGroup):
    """Figures, sources and glossary, side by side in the menu."""

    menu_label = _("Course")
    menu_icon = "folder-open-inverse"
    items = (FigureViewSet, SourceViewSet, TermViewSet)


@hooks.register("before_delete_snippet")
def put_aside_instead(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """What says `why_kept` is not deleted, whatever room it belongs to."""
    why_kept = next((one.why_kept for one in instances if hasattr(one, "why_kept")), None)
    if why_kept is None:
        return None
    messages.error(request, why_kept)
    return redirect(instances[0].snippet_viewset.get_url_name("list"))


@receiver(post_save, sender=Source)
@receiver(post_save, sender=Term)
def entry_saved(sender: type, instance: Source | Term, **kwargs: object) -> None:
    linked_changed(instance.suite)


@receiver(post_save, sender=Figure)
def figure_saved(sender: type, instance: Figure, **kwargs: object) -> None:
    linked_changed(Suite.objects.ancestor_of(instance.module).get())


@hooks.register("insert_global_admin_css")
def studio_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("ui/studio.css"))


@hooks.register("insert_global_admin_js")
def studio_script() -> str:
    return format_html('<script src="{}"></script>', static("ui/studio.js"))


_SHOWN = 10  # texts of one entry of the log that it names to who reads it
_DONE = {
    Done.TRANSLATED: gettext_noop("Translated"),
    Done.REVIEWED: gettext_noop("Reviewed"),
    Done.WITHDRAWN: gettext_noop("Review withdrawn"),
}


@hooks.register("register_log_actions")
def say_what_was_translated(actions: LogActionRegistry) -> None:
    @actions.register_action(TRANSLATED)
    class Translated(LogFormatter):
        label = _("Translate")

        def format_message(self, entry: Any) -> str:
            language, units = LANGUAGE_NAMES[entry.data["language"]], entry.data["units"]
            shown = ", ".join(units[:_SHOWN]) + (", …" if len(units) > _SHOWN else "")
            return f"{gettext(_DONE[Done(entry.data['done'])])} ({language}, {len(units)}): {shown}"


@hooks.register("register_admin_viewset")
def translations() -> TranslationsViewSet:
    return TranslationsViewSet()


class LessonsPanel(Component):
    """The lessons of the site, in order, with what an author does with them."""

    order = 10
    template_name = "suites/studio/lessons.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"modules": [(module, Lesson.objects.child_of(module)) for module in Module.objects.order_by("path")]}


class TranslationsPanel(Component):
    order = 20
    template_name = "suites/studio/translations.html"


@hooks.register("construct_homepage_panels")
def lessons_first(request: HttpRequest, panels: list[Component]) -> None:
    if page_permission_policy.user_has_permission(request.user, "change"):
        panels.append(LessonsPanel())
    panels.append(TranslationsPanel())


# --- What statements name stays ------------------------------------------------------------------------------
# A lesson's id and place are part of its name in statements. It is withdrawn, never deleted; it does not change its
# module; and a copy would carry the ids of its original.


@hooks.register("before_delete_page")
def withdraw_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, page, _("Learners’ records name this page. Unpublish it; it is not deleted."))


@hooks.register("before_copy_page")
def write_anew_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, page, _("A copy would carry the ids of its original. Make a new page and copy its blocks."))


@hooks.register("before_move_page")
def stay_in_place(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    if page.get_parent().pk == destination.pk:
        return None
    return _refuse(request, page, _("The page’s place is part of its name in learners’ records; it is not moved."))


@hooks.register("before_bulk_action")
def not_in_bulk(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    if action in ("delete", "move") and any(isinstance(page, Page) for page in objects):
        return _refuse(request, objects[0], _("Learners’ records name these pages. Unpublish them instead."))
    return None


def _refuse(request: HttpRequest, page: Page, why: str | Promise) -> HttpResponse | None:
    if not isinstance(page.specific, Addressed | Home):
        return None
    messages.error(request, str(why))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
