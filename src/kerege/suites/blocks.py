"""The blocks of a lesson as Wagtail's editor shows them. Which parts a kind has is said in `document.KINDS`."""

from __future__ import annotations

import base64
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from kerege.items import Answer, Exercise, ExerciseKind, Item, ItemType, Line, Option, exercise_problems, problems
from kerege.items.exercise import MARKED
from kerege.suites import markdown
from kerege.suites.content.exercises import exercise_in_words
from kerege.suites.content.questions import in_words
from kerege.suites.document import PROFESSIONS
from kerege.suites.fields import clean_markdown
from kerege.suites.labels import PROFESSION_NAMES
from kerege.suites.spans import one_line

QUESTION_TYPES = [
    (ItemType.ONE.value, _("one right answer")),
    (ItemType.SEVERAL.value, _("several right answers")),
    (ItemType.TRUE_FALSE.value, _("true or false")),
    (ItemType.ORDER.value, _("put in order")),
    (ItemType.MATCH.value, _("match")),
    (ItemType.TEXT.value, _("short text")),
]


def key_of(block_uuid: str) -> str:
    """The id of a block that was made in the studio, from the uuid that Wagtail gave it."""
    return "b-" + base64.b32encode(uuid.UUID(block_uuid).bytes[:6]).decode().rstrip("=").lower()


class MarkdownBlock(blocks.FieldBlock):
    """Text of a lesson: what the editor offers is what lessons may contain."""

    def __init__(self, required: bool = True, features: list[str] | None = None, **kwargs: Any) -> None:
        self._required = required
        self.features = features or ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.Field:
        from kerege.suites.widgets import MarkdownArea

        return forms.CharField(required=self._required, widget=MarkdownArea(features=self.features))

    def clean(self, value: str) -> str:
        return clean_markdown(super().clean(value) or "")

    class Meta:
        icon = "pilcrow"


class LineBlock(blocks.CharBlock):
    """One line, however long: the editor shows all of it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.widget = AdminAutoHeightTextInput(attrs={"rows": 1})

    def clean(self, value: str) -> str:
        return one_line(super().clean(value) or "")


def line(label: Any, *, required: bool = True, **kwargs: Any) -> LineBlock:
    return LineBlock(label=label, required=required, max_length=600, **kwargs)


def rich(label: Any = None, *, required: bool = True, features: list[str] | None = None) -> MarkdownBlock:
    return MarkdownBlock(label=label or _("Text"), required=required, features=features)


_SHORT = ["bold", "italic", "link"]


class KeyBlock(blocks.CharBlock):
    """An id: the studio fills it in, authors look at it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "label": _("Id"), **kwargs})
        self.field.widget.attrs["readonly"] = True


class KeyedBlock(blocks.StructBlock):
    """A block with the id that statements and translations name it by."""

    key = KeyBlock(help_text=_("Filled in when you save. Never changes."))

    def get_form_layout(self) -> blocks.BlockGroup:
        """The id stands among the block's settings, out of the author's way."""
        return blocks.BlockGroup([name for name in self.child_blocks if name != "key"], settings=["key"])


class TextBlock(KeyedBlock):
    text = rich()

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class PrincipleBlock(KeyedBlock):
    number = blocks.IntegerBlock(label=_("Number of the principle"), required=False, min_value=1, max_value=10)
    text = rich(features=_SHORT)

    class Meta:
        icon = "pick"
        label = _("Key principle")


class CaseBlock(KeyedBlock):
    title = line(_("Title"), required=False)
    text = rich()

    class Meta:
        icon = "user"
        label = _("Case (fictional)")


class AnswerBlock(blocks.StructBlock):
    key = KeyBlock(help_text=_("Filled in when you save."))
    text = line(_("Answer"))
    right = blocks.BooleanBlock(label=_("This answer is right"), required=False)
    match = line(_("Matches"), required=False, help_text=_("Only for matching questions."))
    feedback = rich(_("Feedback"), required=False, features=_SHORT)


class QuestionBlock(blocks.StructBlock):
    type = blocks.ChoiceBlock(choices=QUESTION_TYPES, default=ItemType.ONE.value, label=_("Type"))
    prompt = rich(_("Question"), features=_SHORT)
    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), default=[], max_num=20)
    truth = blocks.ChoiceBlock(
        choices=[("", "—"), ("true", _("True")), ("false", _("False"))],
        required=False,
        label=_("The statement is"),
        help_text=_("Only for true or false."),
    )
    accepted = blocks.TextBlock(
        required=False, label=_("Accepted answers"), help_text=_("One a line. Only for short text."), rows=2
    )
    feedback = rich(_("Feedback after any answer"), required=False, features=_SHORT)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        for number, answer in enumerate(cleaned["answers"]):
            answer["key"] = answer["key"] or _free_letter(cleaned["answers"], number)
            for part in ("text", "match"):
                for _line, reason in markdown.problems(answer[part], inline=True):
                    raise blocks.StructBlockValidationError(non_block_errors=[f"{answer[part]}: {gettext(reason)}"])
                answer[part] = markdown.canonical(answer[part])
        for problem in problems(item_of("question", cleaned)):
            raise blocks.StructBlockValidationError(non_block_errors=[in_words(problem, gettext)])
        return cleaned

    class Meta:
        icon = "help"
        label = _("Question")


class CheckBlock(QuestionBlock, KeyedBlock):
    class Meta:
        icon = "help"
        label = _("Check yourself")


def _free_letter(answers: Any, number: int) -> str:
    used = {answer["key"] for answer in answers}
    return next(letter for letter in "abcdefghijklmnopqrstuvwxyz"[number:] if letter not in used)


def item_of(id: str, value: Any) -> Item:
    """The question that the value of a QuestionBlock or a CheckBlock holds."""
    return Item(
        id=id,
        type=ItemType(value["type"]),
        prompt=value["prompt"] or "",
        answers=tuple(
            Answer(
                id=answer["key"],
                text=answer["text"] or "",
                right=bool(answer["right"]),
                match=answer["match"] or "",
                feedback=answer["feedback"] or "",
            )
            for answer in value["answers"]
        ),
        accepted=tuple(filter(None, (line.strip() for line in (value["accepted"] or "").split("\n")))),
        truth={"true": True, "false": False}.get(value["truth"] or ""),
        feedback=value["feedback"] or "",
    )


class ReflectionBlock(KeyedBlock):
    text = rich(_("Prompt"))
    model = rich(_("Model answer"), required=False)

    class Meta:
        icon = "edit"
        label = _("Reflection")


# --- Practice tasks -------------------------------------------------------------------------------------------


def about_a_case() -> blocks.CharBlock:
    return blocks.CharBlock(
        label=_("Id of the case"), required=False, help_text=_("A fictional child of this course, such as case-timur.")
    )


class RewriteBlock(KeyedBlock):
    case = about_a_case()
    text = rich(_("Prompt"))
    given = line(_("Text to be rewritten"))
    model = rich(_("Model answer, with its reasons"))

    class Meta:
        icon = "edit"
        label = _("Task: rewrite a text")


class ExerciseBlock(KeyedBlock):
    """A task in which lines are decided on; `exercise_of` gives what it holds."""

    case = about_a_case()
    prompt = rich(_("Prompt"))
    model = rich(_("Model answer, with its reasons"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        for names in ([*cleaned.get("groups", ()), *cleaned["lines"]], *_own_options(cleaned)):
            for number, one in enumerate(names):
                one["key"] = one["key"] or _free_letter(names, number)
                one["text"] = markdown.canonical(one["text"])
        exercise = exercise_of("task", self.name, cleaned)
        for code, about in exercise_problems(exercise):
            raise blocks.StructBlockValidationError(non_block_errors=[exercise_in_words(code, about, gettext)])
        return cleaned


class GroupBlock(blocks.StructBlock):
    key = blocks.CharBlock(label=_("Id"), help_text=_("A short Latin word; lines name the group by it."))
    text = line(_("Group"))


class SortedLineBlock(blocks.StructBlock):
    key = KeyBlock(help_text=_("Filled in when you save."))
    text = line(_("Line"))
    right = blocks.CharBlock(label=_("Id of the group where it belongs"))
    feedback = rich(_("Reason"), features=_SHORT)


class SortBlock(ExerciseBlock):
    groups = blocks.ListBlock(GroupBlock(), label=_("Groups"), max_num=6)
    lines = blocks.ListBlock(SortedLineBlock(), label=_("Lines"), max_num=20)

    class Meta:
        icon = "list-ul"
        label = _("Task: sort")


class StruckLineBlock(blocks.StructBlock):
    key = KeyBlock(help_text=_("Filled in when you save."))
    text = line(_("Line"))
    marked = blocks.BooleanBlock(label=_("This line is to be crossed out"), required=False)
    feedback = rich(_("Reason"), features=_SHORT)


class StrikeBlock(ExerciseBlock):
    lines = blocks.ListBlock(StruckLineBlock(), label=_("Lines"), max_num=20)

    class Meta:
        icon = "cross"
        label = _("Task: strike out")


class StopBlock(blocks.StructBlock):
    key = KeyBlock(help_text=_("Filled in when you save."))
    text = line(_("Stop on the way"))
    marked = blocks.BooleanBlock(label=_("It was needed for work"), required=False)
    feedback = rich(_("Reason"), features=_SHORT)


class TraceBlock(ExerciseBlock):
    lines = blocks.ListBlock(StopBlock(), label=_("Stops, in order"), max_num=20)

    class Meta:
        icon = "view"
        label = _("Task: trace who saw")


class ReplyBlock(blocks.StructBlock):
    key = KeyBlock(help_text=_("Filled in when you save."))
    text = line(_("What she may say"))
    right = blocks.BooleanBlock(label=_("This helps"), required=False)
    feedback = rich(_("What happens then, and why"), features=_SHORT)


class TurnBlock(blocks.StructBlock):
    key = KeyBlock(help_text=_("Filled in when you save."))
    text = line(_("What the other says or does"))
    options = blocks.ListBlock(ReplyBlock(), label=_("Answers"), max_num=5)


class DialogueBlock(ExerciseBlock):
    lines = blocks.ListBlock(TurnBlock(), label=_("Turns"), max_num=12)

    class Meta:
        icon = "comment"
        label = _("Task: dialogue")


class SectionBlock(KeyedBlock):
    section = blocks.CharBlock(
        label=_("Id of the section"), help_text=_("A section of a form of this course, such as plan-known.")
    )
    text = rich(_("Prompt"))

    class Meta:
        icon = "form"
        label = _("Task: write a section of a plan")


def _own_options(value: Any) -> list[Any]:
    return [line["options"] for line in value["lines"] if "options" in line]


def exercise_of(id: str, kind: str, value: Any) -> Exercise:
    """The task that the value of an ExerciseBlock of this kind holds."""
    return Exercise(
        id=id,
        kind=ExerciseKind(kind),
        prompt=value["prompt"] or "",
        groups=tuple(Option(group["key"], group["text"] or "") for group in value.get("groups", ())),
        lines=tuple(_line_of(kind, line) for line in value["lines"]),
        model=value["model"] or "",
    )


def _line_of(kind: str, value: Any) -> Line:
    right = MARKED[kind][bool(value["marked"])] if kind in MARKED else value.get("right") or ""
    options = tuple(
        Option(one["key"], one["text"] or "", bool(one["right"]), one["feedback"] or "")
        for one in value.get("options", ())
    )
    return Line(value["key"], value["text"] or "", right, value.get("feedback") or "", options)


def stored_exercise(exercise: Exercise) -> dict[str, Any]:
    """A task as a stream keeps it; what `exercise_of` reads."""
    stored: dict[str, Any] = {
        "prompt": exercise.prompt,
        "model": exercise.model,
        "lines": [_stored_line(exercise, line) for line in exercise.lines],
    }
    if exercise.groups:
        stored["groups"] = [{"key": group.id, "text": group.text} for group in exercise.groups]
    return stored


def _stored_line(exercise: Exercise, line: Line) -> dict[str, Any]:
    stored: dict[str, Any] = {"key": line.id, "text": line.text}
    if exercise.kind is ExerciseKind.DIALOGUE:
        return stored | {
            "options": [
                {"key": option.id, "text": option.text, "right": option.right, "feedback": option.feedback}
                for option in line.options
            ]
        }
    if exercise.kind in MARKED:
        return stored | {"marked": line.right == MARKED[exercise.kind][1], "feedback": line.feedback}
    return stored | {"right": line.right, "feedback": line.feedback}


# --- Pictures, sources and the rest ---------------------------------------------------------------------------


class ImageBlock(KeyedBlock):
    file = ImageChooserBlock(label=_("Picture"))
    alt = line(_("What the picture shows, for those who do not see it"))
    credit = line(_("Author and licence"))
    text = rich(_("Caption"), required=False, features=_SHORT)

    class Meta:
        icon = "image"
        label = _("Picture")


class FigureBlock(KeyedBlock):
    file = SnippetChooserBlock("suites.Figure", label=_("Figure"))
    title = line(_("Title"))
    text = rich(_("What the figure shows, in words"))

    class Meta:
        icon = "draft"
        label = _("Figure")


class QuoteBlock(KeyedBlock):
    source = SnippetChooserBlock("suites.Source", label=_("Source"))
    place = line(_("Place in the source"), required=False)
    text = rich(_("Quotation"), features=_SHORT)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class TableBlock(KeyedBlock):
    caption = line(_("Caption"))
    text = blocks.TextBlock(
        label=_("Table"), rows=6, help_text=_("A row a line, each cell between |, the first row is the head.")
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        try:
            rows = markdown.read_table(cleaned["text"].replace("\r", ""))
        except markdown.TableError as error:
            raise blocks.StructBlockValidationError({"text": ValidationError(error.in_words)}) from error
        cleaned["text"] = markdown.write_table(rows)
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")


class StepsBlock(KeyedBlock):
    title = line(_("Title"), required=False)
    text = rich(_("Steps"), features=["ol", *_SHORT])

    class Meta:
        icon = "list-ol"
        label = _("Steps")


class MediaBlock(KeyedBlock):
    file = DocumentChooserBlock(label=_("Sound or light video"))
    title = line(_("Title"))
    text = rich(_("Transcript"))

    class Meta:
        icon = "media"
        label = _("Sound or video")


class DownloadBlock(KeyedBlock):
    file = DocumentChooserBlock(label=_("File"))
    title = line(_("Title"))
    text = rich(_("What is inside"), required=False, features=_SHORT)

    class Meta:
        icon = "download"
        label = _("Download")


class TermBlock(KeyedBlock):
    term = SnippetChooserBlock("suites.Term", label=_("Term"))

    class Meta:
        icon = "openquote"
        label = _("Glossary term")


class WorkEntryBlock(blocks.StructBlock):
    key = blocks.ChoiceBlock(choices=[(key, PROFESSION_NAMES[key]) for key in PROFESSIONS], label=_("Profession"))
    text = rich(features=_SHORT)


class WorkBlock(KeyedBlock):
    entries = blocks.ListBlock(WorkEntryBlock(), label=_("By profession"))

    class Meta:
        icon = "group"
        label = _("In my work")


class WarningBlock(KeyedBlock):
    skip = blocks.CharBlock(label=_("Id of the block to go on with"))
    text = rich(_("What comes"), features=_SHORT)

    class Meta:
        icon = "warning"
        label = _("Content warning")


class SourceEntryBlock(blocks.StructBlock):
    source = SnippetChooserBlock("suites.Source", label=_("Source"))
    text = line(_("Place in the source"), required=False)


class SourcesBlock(KeyedBlock):
    entries = blocks.ListBlock(SourceEntryBlock(), label=_("Sources"))

    class Meta:
        icon = "list-ul"
        label = _("Sources")


class LessonBody(blocks.StreamBlock):
    text = TextBlock()
    case = CaseBlock()
    principle = PrincipleBlock()
    check = CheckBlock()
    reflection = ReflectionBlock()
    rewrite = RewriteBlock()
    sort = SortBlock()
    strike = StrikeBlock()
    trace = TraceBlock()
    dialogue = DialogueBlock()
    section = SectionBlock()
    figure = FigureBlock()
    image = ImageBlock()
    table = TableBlock()
    steps = StepsBlock()
    quote = QuoteBlock()
    work = WorkBlock()
    term = TermBlock()
    media = MediaBlock()
    download = DownloadBlock()
    warning = WarningBlock()
    sources = SourcesBlock()
