"""Suite, module, lesson, and what belongs to them."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.documents.models import AbstractDocument
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Orderable, Page

from kerege import clock
from kerege.suites.blocks import LessonBody
from kerege.suites.document import ID, RESERVED_SLUGS, SLUG
from kerege.suites.figures import FigureError, read_words
from kerege.suites.forms import EntryForm, FigureForm, LessonForm, ModuleForm, SuiteForm


def activity_uuid(iri: str) -> uuid.UUID:
    """The uuid of something that has an IRI: two installations with the same content agree on it."""
    return uuid.uuid5(uuid.NAMESPACE_URL, iri)


def editorial_of_none() -> dict[str, list[Any]]:
    """The rules of a suite that has none of its own."""
    return {"avoid": [], "waivers": []}


def check_id(value: str) -> None:
    if not ID.fullmatch(value):
        raise ValidationError(_("Lower-case Latin letters, digits and hyphens, beginning with a letter."))


HEAD = [*Page.content_panels, FieldPanel("slug", heading=_("Address of the page"))]


class Addressed(Page):
    """A page whose address is the language and the slugs of its line: /ru/suite/module/lesson/."""

    # No tab for search engines, and no privacy of Wagtail's: readers' pages have nothing of what stands there.
    promote_panels: ClassVar[list[Any]] = []
    private_page_options: ClassVar[list[str]] = []
    admin_default_ordering = "ord"

    class Meta:
        abstract = True

    @property
    def slugs(self) -> list[str]:
        """The slugs below the tree's root, by which readers reach the page."""
        return self.url_path.strip("/").split("/")[1:]

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str]:
        language = get_language() or settings.LANGUAGE_CODE
        return 0, settings.BASE_URL, f"/{language}/{'/'.join(self.slugs)}/"

    def publish(self, revision: Any, **kwargs: Any) -> None:
        """Publication and the rendering that follows it (signals) are one transaction, also when the clock publishes;
        forms of the studio are one as a whole (`edits`)."""
        with transaction.atomic():
            super().publish(revision, **kwargs)

    def clean(self) -> None:
        super().clean()
        if not SLUG.fullmatch(self.slug):
            raise ValidationError({"slug": _("Lower-case Latin letters, digits and hyphens.")})
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This word is an address of the site itself; choose another.")})


class Home(Page):
    """The root under which suites stand; readers see `path`'s landing page at its address."""

    max_count = 1
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["suites.Suite"]


class Suite(Addressed):
    """A set of modules that is rolled out together."""

    iri = models.CharField(
        _("IRI"),
        max_length=200,
        unique=True,
        validators=[URLValidator(["https", "http"])],
        help_text=_("The name in statements. Never changes."),
    )
    summary = models.TextField(_("summary"))
    source_language = models.CharField(_("source language"), max_length=8, default="ru", choices=settings.LANGUAGES)

    editorial = models.JSONField(default=editorial_of_none, editable=False)  # content.editorial.Editorial
    loaded_digest = models.CharField(max_length=64, blank=True, editable=False)
    loaded_at = models.DateTimeField(null=True, editable=False)

    base_form_class = SuiteForm
    content_panels: ClassVar = [*HEAD, "iri", "summary", "source_language"]
    parent_page_types: ClassVar = ["suites.Home"]
    subpage_types: ClassVar = ["suites.Module"]

    class Meta:
        verbose_name = _("suite")
        verbose_name_plural = _("suites")


class Module(Addressed):
    """A part of a suite, with its lessons."""

    key = models.CharField(_("id"), max_length=60, validators=[check_id])
    summary = models.TextField(_("summary"))

    base_form_class = ModuleForm
    content_panels: ClassVar = [
        *HEAD,
        "key",
        "summary",
        InlinePanel("outcomes", heading=_("Outcomes"), label=_("Outcome")),
    ]
    parent_page_types: ClassVar = ["suites.Suite"]
    subpage_types: ClassVar = ["suites.Lesson"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class ModuleOutcome(Orderable):
    """What a learner can do after a lesson; questions of tests are mapped to it."""

    module = ParentalKey(Module, on_delete=models.CASCADE, related_name="outcomes")
    key = models.CharField(_("id"), max_length=60, validators=[check_id])
    text = models.CharField(_("text"), max_length=400)

    def __str__(self) -> str:
        return self.text


class Lesson(Addressed):
    """A page of a module. Its text is in the suite's source language; translations are rows beside it."""

    key = models.CharField(_("id"), max_length=60, validators=[check_id], blank=True)
    outcome = models.CharField(_("After the lesson I can …"), max_length=400)
    summary = models.CharField(_("summary"), max_length=400)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=15)
    body = StreamField(LessonBody(), verbose_name=_("body"))

    base_form_class = LessonForm
    content_panels: ClassVar = [
        *HEAD,
        FieldPanel("outcome"),
        FieldPanel("summary"),
        FieldPanel("minutes"),
        FieldPanel("body"),
        HelpPanel(content=_("The id of the lesson is given when it is first saved."), classname="lesson-help"),
        FieldPanel("key", read_only=True),
    ]
    parent_page_types: ClassVar = ["suites.Module"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def module(self) -> Module:
        return self.get_parent().specific

    @property
    def suite(self) -> Suite:
        return Suite.objects.ancestor_of(self).get()

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        from kerege.suites.preview import preview_response

        return preview_response(request, self)


class Picture(AbstractImage):
    """A picture; `content_path` is its place in the content folder, from the suite's folder."""

    content_path = models.CharField(max_length=200, blank=True, db_index=True)
    admin_form_fields = ("title", "file", "description", "collection", "tags")


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="suites_rendition_once")
        ]


class Attachment(AbstractDocument):
    """Sound, light video or a file to download; `content_path` as of Picture."""

    content_path = models.CharField(max_length=200, blank=True, db_index=True)
    admin_form_fields = ("title", "file", "collection", "tags")


def content_path_of(file: Picture | Attachment, module_slug: str) -> str:
    """Where an uploaded file stands in the content folder; given once, when it is first exported."""
    if not file.content_path:
        name = PurePosixPath(file.file.name)
        with file.open_file() as handle:
            digest = hashlib.sha256(handle.read()).hexdigest()[:8]
        file.content_path = f"{module_slug}/media/{name.stem}-{digest}{name.suffix}"
        file.save(update_fields=["content_path"])
    return file.content_path


class Figure(models.Model):
    """An SVG of a module, checked when it is saved; its words are translated."""

    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="figures", verbose_name=_("module"))
    name = models.SlugField(_("name"), max_length=60)
    svg = models.TextField(_("SVG"), help_text=_("Paste the file. See the author's guide for what it may contain."))

    base_form_class = FigureForm
    panels: ClassVar = ["module", "name", "svg"]

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints: ClassVar = [models.UniqueConstraint(fields=["module", "name"], name="suites_figure_once")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        try:
            read_words(self.svg)
        except FigureError as error:
            raise ValidationError({"svg": error.in_words}) from error


class Source(models.Model):
    """An instrument, a study, a guide that lessons rest on."""

    suite = models.ForeignKey(Suite, on_delete=models.CASCADE, related_name="sources", verbose_name=_("suite"))
    key = models.CharField(_("id"), max_length=60, validators=[check_id])
    title = models.CharField(_("title"), max_length=400)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    symbol = models.CharField(_("symbol"), max_length=80, blank=True)
    url = models.URLField(_("address"), blank=True)

    base_form_class = EntryForm
    panels: ClassVar = ["suite", "key", "title", "issuer", "year", "symbol", "url"]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["suite", "key"], name="suites_source_once")]

    def __str__(self) -> str:
        return self.title


class Term(models.Model):
    """A word of the field and what it means in this course."""

    suite = models.ForeignKey(Suite, on_delete=models.CASCADE, related_name="terms", verbose_name=_("suite"))
    key = models.CharField(_("id"), max_length=60, validators=[check_id])
    word = models.CharField(_("word"), max_length=120)
    meaning = models.TextField(_("meaning"))

    base_form_class = EntryForm
    panels: ClassVar = ["suite", "key", "word", "meaning"]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["suite", "key"], name="suites_term_once")]

    def __str__(self) -> str:
        return self.word


class Translation(models.Model):
    """One unit in one language. It is used only while `source_hash` is that of the unit's present source text.
    `made_from` is the source text that it was made from, so that a translator sees what has changed since; empty where
    nobody knows it any more."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEWED = "reviewed", _("reviewed")

    suite = models.ForeignKey(Suite, on_delete=models.CASCADE, related_name="translations")
    unit = models.CharField(max_length=140)
    language = models.CharField(max_length=8)
    text = models.TextField()
    source_hash = models.CharField(max_length=16)
    made_from = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    reviewed_by = models.CharField(max_length=120, blank=True)
    # Whose name that is; nobody where it came in a content folder.
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["suite", "unit", "language"], name="suites_translation_once")
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.unit}"


class Identifier(models.Model):
    """An id that a suite has used, and for what. Statements name it, so it is never given to anything else."""

    suite = models.ForeignKey(Suite, on_delete=models.CASCADE, related_name="identifiers")
    key = models.CharField(max_length=60)
    used_for = models.CharField(max_length=200)
    live = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["suite", "key"], name="suites_identifier_once")]

    def __str__(self) -> str:
        return self.key


class StoredBody(models.Model):
    """A lesson rendered in one language, the same for everyone.

    `digest` is made of all that went in; a body is rendered anew when it no longer fits. `items` are the questions
    and practice tasks by id, for scoring: the language, the place among them (PostgreSQL keeps no order of keys), and
    the item or the task. `size` is what the body weighs over the wire, in bytes.
    """

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="bodies")
    language = models.CharField(max_length=8)
    digest = models.CharField(max_length=64, db_index=True)
    html = models.TextField()
    items = models.JSONField(default=dict)
    size = models.PositiveIntegerField()
    translated = models.PositiveSmallIntegerField(help_text="percent of units in this language")
    reviewed = models.BooleanField(default=False)
    rendered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["lesson", "language"], name="suites_body_once")]

    def __str__(self) -> str:
        return f"{self.lesson_id} {self.language}"


class Passage(models.Model):
    """What a reader may find: a block of a lesson, the head of one, a term or a source, as she meets it on pages in
    `language`. What is not translated is there in the words and under the name of its own language, `spoken`.

    `text` has a sentence a line. `words` has a line for the name and one for each sentence: the keys of its words
    (`finding.words`), with a space on either side of each.
    """

    class Kind(models.TextChoices):
        LESSON = "lesson", _("lesson")
        TERM = "term", _("term")
        SOURCE = "source", _("source")

    suite = models.ForeignKey(Suite, on_delete=models.CASCADE, related_name="passages")
    # A passage of a lesson has the one, a term or a source the other: the first lesson that shows it, if one does.
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, null=True, related_name="passages")
    shown_in = models.ForeignKey(Lesson, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    language = models.CharField(max_length=8)
    spoken = models.CharField(max_length=8)
    anchor = models.CharField(max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(help_text="in the lesson, or among the entries of its kind")
    name = models.TextField(blank=True)
    text = models.TextField()
    words = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["language"], name="suites_passage_language")]

    def __str__(self) -> str:
        return f"{self.language} {self.anchor}"


class Drawing(models.Model):
    """A figure as readers see it, in the words of a language. It is named after its content."""

    name = models.CharField(max_length=32, primary_key=True)
    svg = models.TextField()

    def __str__(self) -> str:
        return self.name


class Catalogue(models.Model):
    """All that readers' pages need to know of suites, modules and lessons, made at publication.

    One row. A process keeps the document while `version` stays, so that a page costs one small query."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.PositiveBigIntegerField(default=0)
    document = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.version)


class FormerAddress(models.Model):
    """An address that a page had: it leads to the page's present one."""

    path = models.CharField(max_length=400, unique=True)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.path
