"""What is asked of the bank before it is saved in the studio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import StreamBlockValidationError

from kerege.suites.blocks import item_of
from kerege.suites.document import Block
from kerege.suites.forms import not_to_be_kept
from kerege.suites.models import ModuleOutcome, Suite

if TYPE_CHECKING:
    from kerege.assessment.models import Question


class QuestionForm(WagtailAdminModelForm):
    """The module is that of the lesson, and stays; the outcome is one of its module's. What the bank's file could not
    keep is refused."""

    instance: Question
    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = ModuleOutcome.objects.values_list("key", "text")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        lesson, scene = cleaned.get("lesson"), cleaned.get("scene")
        if lesson is None:
            return cleaned
        if self.instance.pk and lesson.module.pk != self.instance.module_id:
            self.add_error("lesson", _("A question stays in its module: learners’ records name it there."))
            return cleaned
        self.instance.module = lesson.module
        if not ModuleOutcome.objects.filter(module=lesson.module, key=cleaned.get("outcome")).exists():
            self.add_error("outcome", _("The lesson’s module has no such outcome."))
        if scene and scene.module != lesson.module:
            self.add_error("scene", _("This scene belongs to another module."))
        if cleaned.get("body"):
            self._check_body(cleaned)
        return cleaned

    def _check_body(self, cleaned: dict[str, Any]) -> None:
        from kerege.assessment.bank import KINDS, used_for

        self.instance.give_key()
        module, key = self.instance.module, self.instance.key
        block = Block(
            "question",
            key,
            {
                "outcome": cleaned.get("outcome"),
                "lesson": cleaned["lesson"].key,
                "level": cleaned.get("level"),
                "scene": cleaned["scene"].key if cleaned.get("scene") else "",
                "question": item_of(key, cleaned["body"][0].value),
            },
        )
        known = dict(Suite.objects.ancestor_of(module).get().identifiers.filter(key=key).values_list("key", "used_for"))
        if self.instance.version:  # an id of the studio is noted when the course is first exported
            before = Block("question", key, {"question": self.instance.version.item})
            known[key] = used_for(before, module.key)
        if problem := not_to_be_kept(block, KINDS, used_for(block, module.key), known):
            self.add_error("body", StreamBlockValidationError(block_errors={0: ValidationError(problem)}))
