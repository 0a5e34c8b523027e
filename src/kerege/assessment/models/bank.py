"""The question bank from which a module's tests are drawn."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Max
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from kerege import clock
from kerege.assessment.forms import QuestionForm
from kerege.items import Item
from kerege.suites.blocks import QuestionBlock, item_of
from kerege.suites.fields import MarkdownField
from kerege.suites.models import Lesson, Module, check_id


class InBank(models.Model):
    """A part of a module's bank. It is put aside, never deleted: attempts will name it."""

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="+", verbose_name=_("module"))
    key = models.CharField(_("id"), max_length=60, validators=[check_id], blank=True)
    position = models.PositiveIntegerField(editable=False)
    live = models.BooleanField(_("in use"), default=True)

    why_kept = _("Learners’ tests name it. Take away “in use”; it is not deleted.")

    class Meta:
        abstract = True
        ordering: ClassVar = ["module", "position"]

    def __str__(self) -> str:
        return self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What is made in the studio gets an id, and the last place in its bank."""
        self.give_key()
        if self.position is None:
            last = [model.objects.filter(module=self.module).aggregate(Max("position")) for model in (Scene, Question)]
            self.position = max((found["position__max"] or 0) for found in last) + 1
        super().save(*args, **kwargs)

    def give_key(self) -> None:
        self.key = self.key or f"{self._meta.model_name}-{uuid.uuid4().hex[:8]}"


class Scene(InBank):
    """A short scene that several questions ask about."""

    title = models.CharField(_("title"), max_length=600)
    text = MarkdownField(_("text"))

    panels: ClassVar = ["module", "title", "text", "live", FieldPanel("key", read_only=True)]

    class Meta(InBank.Meta):
        verbose_name = _("scene")
        verbose_name_plural = _("scenes")
        constraints: ClassVar = [models.UniqueConstraint(fields=["module", "key"], name="assessment_scene_once")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        for question in self.questions.all():
            question.keep_version()


class Question(InBank):
    """A question for tests, in the source language."""

    class Level(models.IntegerChoices):
        """How hard its author thinks it is."""

        DIRECT = 1, _("1: what was learned, applied")
        USUAL = 2, _("2: a decision in a usual situation")
        CONFLICT = 3, _("3: a decision between two good things")

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="+", verbose_name=_("lesson"))
    outcome = models.CharField(_("outcome"), max_length=60)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices, default=Level.USUAL)
    scene = models.ForeignKey(
        Scene, on_delete=models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("scene")
    )
    body = StreamField([("question", QuestionBlock())], min_num=1, max_num=1, verbose_name=_("question"))
    version = models.ForeignKey(
        "ItemVersion", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )  # of what it says now

    base_form_class = QuestionForm
    panels: ClassVar = ["lesson", "outcome", "level", "scene", "body", "live", FieldPanel("key", read_only=True)]

    class Meta(InBank.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints: ClassVar = [models.UniqueConstraint(fields=["module", "key"], name="assessment_question_once")]

    def __str__(self) -> str:
        return Truncator(self.prompt).chars(80)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self.keep_version()

    @property
    def item(self) -> Item:
        """The question as it is put and scored."""
        return item_of(self.key, self.body[0].value)

    @property
    def prompt(self) -> str:
        return str(self.body[0].value["prompt"]) if self.body else self.key

    def keep_version(self) -> ItemVersion:
        """Freeze what the question says now, unless it has said just this before."""
        content = {
            "item": self.item.to_json(),
            "scene": {"key": self.scene.key, "title": self.scene.title, "text": self.scene.text}
            if self.scene
            else None,
        }
        digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        version, _created = ItemVersion.objects.get_or_create(
            question=self, digest=digest, defaults={"content": content, "number": self.versions.count() + 1}
        )
        if self.version_id != version.pk:
            self.version = version
            type(self).objects.filter(pk=self.pk).update(version=version)
        return version


class ItemVersion(models.Model):
    """A question and its scene as they stood: what an attempt keeps. Never changed."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        ordering: ClassVar = ["question", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "digest"], name="assessment_version_once"),
            models.UniqueConstraint(fields=["question", "number"], name="assessment_version_number"),
        ]

    def __str__(self) -> str:
        return f"{self.question.key} {self.number}"

    @cached_property
    def item(self) -> Item:
        return Item.from_json(self.content["item"])
