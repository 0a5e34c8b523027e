"""The studio: the question bank, and how good its questions are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from kerege.assessment.models import Question, Scene
from kerege.assessment.studio import ItemAnalysis


class SceneChooser(SnippetChooserViewSet):
    # "Choose %s" does not decline its noun.
    choose_one_text = _("Choose a scene")
    choose_another_text = _("Choose another scene")


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    list_display: ClassVar = ("__str__", "lesson", "outcome", "level", BooleanColumn("live", label=_("In use")))
    list_filter: ClassVar = ("module", "lesson", "outcome", "level", "live")
    ordering: ClassVar = ("module", "position")


class SceneViewSet(SnippetViewSet):
    model = Scene
    icon = "user"
    list_display: ClassVar = ("title", "module", BooleanColumn("live", label=_("In use")))
    chooser_viewset_class = SceneChooser
    list_filter: ClassVar = ("module", "live")
    ordering: ClassVar = ("module", "position")


@register_snippet
class BankGroup(SnippetViewSetGroup):
    """Questions and scenes, side by side in the menu."""

    menu_label = _("Question bank")
    menu_icon = "help"
    items = (QuestionViewSet, SceneViewSet)


@hooks.register("register_admin_viewset")
def item_analysis() -> ItemAnalysis:
    return ItemAnalysis()


@hooks.register("register_snippet_listing_buttons")
def lead_to_its_figures(question: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(question, Question):
        url = reverse("item_analysis:question", args=[question.pk])
        yield Button(_("What people answer"), url=url, icon_name="view", priority=15)
