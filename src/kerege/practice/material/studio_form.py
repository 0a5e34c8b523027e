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
from kerege.practice.material.folder import PART, export_documents, taken_ids
from kerege.practice.material.kept import losses
from kerege.practice.models import Material
from kerege.suites.models import Lesson, Module, Suite
from kerege.suites.streams import document_of


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
        others, is_live = export_documents(cleaned["suite"], but=self.instance.pk or 0), bool(cleaned.get("live"))
        for problem in self._problems(document, others, cleaned["suite"]):
            self.add_error("text", problem)
        for problem in self._of_others(others, [document] if is_live else [], cleaned["suite"]):
            self.add_error("text" if is_live else "live", problem)
        if not self.errors:
            self.instance.key = document.id
        return cleaned

    def _problems(self, document: Document, others: list[Document], suite: Suite) -> Iterator[str]:
        if self.instance.key and self.instance.key != document.id:
            yield _("The id stays: what learners have written names it.")
        for id in taken_ids(document, others, suite, self.instance.pk or 0):
            yield f"{id}: {_('This id was used before in this course; choose another.')}"
        together = [*others, document]
        # A case that is called otherwise leaves a name in others that nobody has.
        told = together if document.kind is MaterialKind.CASE else [document]
        found = [problems_of(document, together)]
        found += [unknown_module(document, Module.objects.child_of(suite).values_list("key", flat=True))]
        found += [giveaways(one, together, suite.source_language) for one in told]
        for id, reason in chain.from_iterable(found):
            yield f"{id}: {reason.in_words}"
        for loss in losses(suite, document):
            yield loss.in_words

    def _of_others(self, others: list[Document], own: list[Document], suite: Suite) -> Iterator[str]:
        """What rests on this material and would lack something: a form that loses a field, or is put aside, takes it
        from every form that is filled in; and lessons name cases and the sections of forms. `own` is the material as it
        will be, nothing where it is put aside."""
        for id, reason in chain.from_iterable(problems_of(one, [*others, *own]) for one in others):
            yield f"{id}: {reason.in_words}"
        before = [self.instance.document] if self.instance.pk else []
        there, left = PART.names(before), PART.names([*others, *own])
        gone = {option: set(ids) - set(left[option]) for option, ids in there.items()}
        if not any(gone.values()):
            return
        for lesson in Lesson.objects.live().descendant_of(suite):
            for block in document_of(lesson, lesson.module.slug).blocks:
                if any(block[option] in ids for option, ids in gone.items()):
                    yield _("The lesson “%(lesson)s” rests on it.") % {"lesson": lesson.title}
                    break
