"""The studio: what belongs to a suite beside its pages."""

from __future__ import annotations

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from kerege.suites.models import Figure, Source, Suite, Term
from kerege.suites.publication import linked_changed


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
