"""What is asked of a material before it is saved in the studio."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from kerege.practice.material.checks import problems_of
from kerege.practice.material.documents import write_document
from kerege.practice.material.folder import export_documents, is_taken
from kerege.practice.material.kept import losses
from kerege.practice.models import Material


class MaterialForm(WagtailAdminModelForm):
    """A material is a whole file that the folder would take: the same reader checks it, line by line."""

    instance: Material

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("suite", "kind"):
            self.fields[name].disabled = bool(self.instance.pk)
        self.fields["text"].widget.attrs |= {"rows": 40, "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not all(cleaned.get(name) for name in ("suite", "kind", "slug", "text")):
            return cleaned
        for name in ("suite", "kind", "slug"):
            setattr(self.instance, name, cleaned[name])
        self.instance.text = cleaned["text"].replace("\r\n", "\n").strip("\n") + "\n"
        try:
            document = self.instance.document
        except ValidationError as error:
            self.add_error(None, error)
            return cleaned
        if self.instance.key and self.instance.key != document.id:
            self.add_error("text", _("The id stays: what learners have written names it."))
        if is_taken(document.id, cleaned["suite"], self.instance.pk):
            self.add_error("text", _("This id was used before in this course; choose another."))
        others = export_documents(cleaned["suite"], but=self.instance.pk or 0)
        language = cleaned["suite"].source_language
        # Others rest on this one: a form that loses a field takes it from every form that is filled in.
        for one in [document, *others]:
            for id, reason in problems_of(one, [*others, document], language):
                self.add_error("text", f"{id}: {reason.in_words}")
        for reason in losses(cleaned["suite"], document):
            self.add_error("text", reason.in_words)
        self.instance.key = document.id
        cleaned["text"] = write_document(document)
        return cleaned
