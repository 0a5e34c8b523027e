"""The studio: materials of practice, each the file that the content folder has."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from kerege.practice.material.documents import MaterialKind
from kerege.practice.material.studio_form import MaterialForm
from kerege.practice.models import Material
from kerege.practice.story_map import story_map
from kerege.suites.publication import refresh_catalogue


class MapPanel(HelpPanel):
    """The map of a scenario beside its text; nothing for other kinds."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.kind == MaterialKind.SCENARIO)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "map": story_map(self.instance.document)}


@register_snippet
class MaterialViewSet(SnippetViewSet):
    model = Material
    icon = "form"
    menu_label = _("Practice")
    add_to_admin_menu = True
    list_display: ClassVar = ("__str__", "kind", "slug", BooleanColumn("live", label=_("In use")))
    list_filter: ClassVar = ("suite", "kind", "live")
    edit_handler = ObjectList(
        [
            "suite",
            "kind",
            "slug",
            MapPanel(heading=_("Map of the story"), template="practice/studio/map.html"),
            "text",
            "live",
        ],
        base_form_class=MaterialForm,
    )


@receiver(post_save, sender=Material)
def material_saved(sender: type, instance: Material, **kwargs: object) -> None:
    """Readers' pages keep materials in memory while the catalogue stays."""
    refresh_catalogue()
