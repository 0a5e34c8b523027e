"""What is asked of pages and entries before they are saved in the studio."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError

from kerege.suites.blocks import key_of
from kerege.suites.content.directives import unreadable
from kerege.suites.content.parts import names_in, parts
from kerege.suites.document import KINDS, Block, Kinds, LessonDocument, used_for
from kerege.suites.names import Names, unknown_names

if TYPE_CHECKING:
    from kerege.suites.models import Lesson, Module, Suite


class _Kept:
    """A name that statements, translations or lessons go by is given once and stays."""

    kept: ClassVar[str]
    fields: dict[str, forms.Field]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.kept].disabled = bool(self.instance.pk)


class EntryForm(_Kept, WagtailAdminModelForm):
    kept = "key"


class FigureForm(EntryForm):
    kept = "name"


class SuiteForm(_Kept, WagtailAdminPageForm):
    kept = "iri"


class ModuleForm(_Kept, WagtailAdminPageForm):
    kept = "key"

    def clean_key(self) -> str:
        """Raise ValidationError for an id that something else of the suite has had."""
        key: str = self.cleaned_data["key"]
        suite = self.parent_page.specific
        if not self.instance.pk and suite.identifiers.filter(key=key).exists():
            raise ValidationError(_("This id was used before in this course; choose another."))
        return key


class LessonForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.instance.key = self.instance.key or f"l-{uuid.uuid4().hex[:8]}"
        if cleaned.get("body") is not None:
            module = self.parent_page.specific
            suite = module.get_parent().specific
            give_keys(cleaned["body"], self.instance, suite)
            if not self.is_deferred_validation:  # a draft may be unfinished; what readers get may not
                self._check_body(cleaned, suite, module)
        return cleaned

    def _check_body(self, cleaned: dict[str, Any], suite: Suite, module: Module) -> None:
        from kerege.suites.streams import blocks_of

        head = {name: cleaned.get(name) or "" for name in ("title", "outcome", "summary", "slug")}
        blocks = blocks_of(cleaned["body"], module.slug)
        lesson = LessonDocument(id=self.instance.key, minutes=1, blocks=blocks, **head)
        wrong = _foreign_choices(cleaned["body"], suite, module)
        names = Names(
            sources=set(suite.sources.values_list("key", flat=True)),
            terms=set(suite.terms.values_list("key", flat=True)),
            figures={f"figures/{name}.svg" for name in module.figures.values_list("name", flat=True)},
            others=names_in({part.name: part.export(suite) for part in parts()}),
        )
        for block, problem in unknown_names(lesson, names):
            wrong.setdefault(block.id, problem.in_words)
        known = dict(suite.identifiers.values_list("key", "used_for"))
        for block in blocks:
            if reason := not_to_be_kept(block, KINDS, used_for(lesson, block), known):
                wrong.setdefault(block.id, reason)
        if wrong:
            numbered = {number: block.id for number, block in enumerate(blocks)}
            errors = {number: ValidationError(wrong[id]) for number, id in numbered.items() if id in wrong}
            self.add_error("body", StreamBlockValidationError(block_errors=errors))


def not_to_be_kept(block: Block, kinds: Kinds, use: str, known: Mapping[str, str]) -> str:
    """Why a block cannot be kept under its id, or in a file of the content folder; "" where it can. `known` says what
    ids stand for, `use` what this one would stand for now."""
    if known.get(block.id, use) != use:
        return _("A question of another type is another question: make a new block.")
    if unreadable(block, kinds):
        return _("A lesson’s file cannot keep this text: look at its paragraphs and how its lines begin.")
    return ""


def give_keys(body: Any, lesson: Lesson, suite: Suite) -> None:
    """Give each block its id. One that was saved before keeps what it had; a copy brings its original's id, and gets
    one of its own."""
    from kerege.suites.models import activity_uuid

    had = {block.id: block.value["key"] for block in lesson.body or ()}
    seen: set[str] = set()
    for block in body:
        block.id = block.id or str(uuid.uuid4())
        key = had.get(block.id) or block.value["key"]
        own = block.id in had or block.id == str(activity_uuid(f"{suite.iri}/{key}"))
        block.value["key"] = key if key and own and key not in seen else key_of(block.id)
        seen.add(block.value["key"])


def _foreign_choices(body: Any, suite: Suite, module: Module) -> dict[str, str]:
    """By block, what was chosen from another course or module."""
    wrong: dict[str, str] = {}
    for block in body:
        if block.block_type == "figure" and block.value["file"] and block.value["file"].module_id != module.pk:
            wrong[block.value["key"]] = _("This figure belongs to another module.")
        chosen = [block.value.get("source"), block.value.get("term")]
        if block.block_type == "sources":
            chosen = [entry["source"] for entry in block.value["entries"]]
        if any(entry and entry.suite_id != suite.pk for entry in chosen):
            wrong[block.value["key"]] = _("This entry belongs to another course.")
    return wrong
