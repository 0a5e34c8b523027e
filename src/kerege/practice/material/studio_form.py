"""What is asked of a material before it is saved in the studio."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from kerege.practice.material.checks import giveaways, problems_of, unknown_module
from kerege.practice.material.documents import Document, MaterialKind, write_document
from kerege.practice.material.folder import export_documents, taken_ids
from kerege.practice.material.kept import losses
from kerege.practice.models import Material
from kerege.suites.models import Module, Suite


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
        text = cleaned["text"].replace("\r\n", "\n").strip("\n") + "\n"
        try:
            # Not of the instance: the page that refuses a text shows what is saved.
            document = Material(kind=cleaned["kind"], slug=cleaned["slug"], text=text).document
        except ValidationError as error:
            self.add_error(None, error)
            return cleaned
        cleaned["text"] = write_document(document)  # an error takes it out again
        for problem in self._problems(document, cleaned["suite"], is_live=bool(cleaned.get("live"))):
            self.add_error("text", problem)
        if not self.errors:
            self.instance.key = document.id
        return cleaned

    def _problems(self, document: Document, suite: Suite, *, is_live: bool) -> Iterator[str]:
        if self.instance.key and self.instance.key != document.id:
            yield _("The id stays: what learners have written names it.")
        own = self.instance.pk or 0
        others = export_documents(suite, but=own)
        for id in taken_ids(document, others, suite, own):
            yield f"{id}: {_('This id was used before in this course; choose another.')}"
        together = [*others, document]
        # Others rest on this one: a form that loses a field, or is put aside, takes it from every form that is filled
        # in; and a case that is called otherwise leaves a name that nobody has.
        left = together if is_live else others
        told = together if document.kind is MaterialKind.CASE else [document]
        found = [problems_of(document, together), *(problems_of(one, left) for one in others)]
        found += [unknown_module(document, Module.objects.child_of(suite).values_list("key", flat=True))]
        found += [giveaways(one, together, suite.source_language) for one in told]
        for id, reason in chain.from_iterable(found):
            yield f"{id}: {reason.in_words}"
        for loss in losses(suite, document):
            yield loss.in_words
