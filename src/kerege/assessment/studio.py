"""Item analysis in the studio: the questions of a module by what people made of them, and each question by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from kerege.assessment.analysis import FEWEST, FEWEST_FOR_A_TEST, Answer, Figures, Flag, Share
from kerege.assessment.figures import Choice, Results, choices
from kerege.assessment.models import Exam, ItemVersion, Question
from kerege.assessment.rescoring import NothingToScore, UnderWay, ask_for_rescoring, held
from kerege.items import ItemType
from kerege.people.models import Person
from kerege.suites import markdown
from kerege.suites.models import Module
from kerege.ui.languages import LANGUAGE_NAMES

NAMES_OF_FLAGS = {
    Flag.KEY: _("the strong err more often than the weak: check the key"),
    Flag.EASY: _("too easy"),
    Flag.HARD: _("hardly anybody knows"),
    Flag.IDLE: _("an answer that nobody chooses"),
}
KINDS = (Exam.Kind.FINAL, Exam.Kind.PRE)
PRESENT = "now"
SHORTEST_REASON = 10


class _Door(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """For those who may change questions."""

    permission_policy = ModelPermissionPolicy(Question)
    permission_required = "change"
    header_icon = "view"

    def trail(self) -> list[tuple[str, str]]:
        """What stands above this page: address and words."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [{"url": url, "label": label} for url, label in self.trail()]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]


class ModulesView(_Door, TemplateView):
    """Which modules have a bank."""

    template_name = "assessment/studio/modules.html"
    page_title = _("Are the questions good?")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        modules = Module.objects.filter(pk__in=Question.objects.values("module")).order_by("path")
        return super().get_context_data(**kwargs) | {"modules": modules}


@dataclass(frozen=True)
class Row:
    """A question in the list."""

    question: Question
    figures: Figures
    flags: Sequence[Any]

    @property
    def position(self) -> int:
        return self.question.position

    @property
    def level(self) -> int:
        return self.question.level

    @property
    def people(self) -> int | None:
        return None if self.figures.too_few else self.figures.people

    def __getattr__(self, name: str) -> Any:
        return getattr(self.figures, name)


class FigureColumn(Column):
    """A number, or a dash where there is none."""

    cell_template_name = "assessment/studio/figure_cell.html"


class PercentColumn(FigureColumn):
    cell_template_name = "assessment/studio/percent_cell.html"


class PeopleColumn(FigureColumn):
    cell_template_name = "assessment/studio/people_cell.html"


class FlagsColumn(Column):
    cell_template_name = "assessment/studio/flags_cell.html"


class Filters(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Test"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        empty_label=None,
        initial=Exam.Kind.FINAL.value,
        widget=forms.RadioSelect,
    )
    language = django_filters.ChoiceFilter(
        label=_("Language of answering"), choices=list(LANGUAGE_NAMES.items()), empty_label=_("All"),
        widget=forms.RadioSelect,
    )  # fmt: skip
    version = django_filters.ChoiceFilter(
        label=_("Version"),
        choices=[(PRESENT, _("The present one alone"))],
        empty_label=_("All with the same answers"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Question
        fields: ClassVar[list[str]] = []


class QuestionsView(_Door, BaseListingView):
    """The questions of a module with their figures, of one test."""

    template_name = "assessment/studio/questions.html"
    results_template_name = "assessment/studio/questions_results.html"
    filterset_class = Filters
    default_ordering = "position"
    verbose_name_plural = _("questions")
    paginate_by = None
    table_classname = "listing item-analysis"
    columns: ClassVar = [
        TitleColumn(
            "question",
            label=_("Question"),
            sort_key="position",
            width="34%",
            get_url=lambda row: reverse("item_analysis:question", args=[row.question.pk]),
        ),
        Column("level", label=_("Level"), sort_key="level"),
        PeopleColumn("people", label=_("How many people"), sort_key="people"),
        PercentColumn("difficulty", label=_("Mean score"), sort_key="difficulty"),
        FigureColumn("discrimination", label=_("Discrimination"), sort_key="discrimination"),
        PercentColumn("unanswered", label=_("Left out"), sort_key="unanswered"),
        FlagsColumn("flags", label=_("Look at")),
    ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.module = get_object_or_404(Module, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.module.title)

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("item_analysis:modules"), str(ModulesView.page_title))]

    def get_index_url(self) -> str:
        return reverse("item_analysis:questions", args=[self.module.pk])

    def get_index_results_url(self) -> str:
        return reverse("item_analysis:questions_results", args=[self.module.pk])

    def get_filterset_kwargs(self) -> dict[str, Any]:
        data = self.request.GET.copy()
        data.setdefault("kind", Exam.Kind.FINAL.value)
        return {**super().get_filterset_kwargs(), "data": data, "queryset": Question.objects.none()}

    @cached_property
    def wanted(self) -> dict[str, str]:
        return self.filters.form.cleaned_data if self.filters.is_valid() else {}

    @cached_property
    def kind(self) -> str:
        return self.wanted.get("kind") or Exam.Kind.FINAL.value

    @cached_property
    def results(self) -> Results:
        return Results(self.module)

    def get_queryset(self) -> list[Row]:
        rows = [self._row(question) for question in self.results.questions.values() if self._is_listed(question)]
        key, backwards = self.ordering.removeprefix("-"), self.ordering.startswith("-")
        known = [row for row in rows if getattr(row, key) is not None]
        known.sort(key=lambda row: getattr(row, key), reverse=backwards)
        return known + [row for row in rows if getattr(row, key) is None]

    def _is_listed(self, question: Question) -> bool:
        """What is put aside is listed while there are answers to it."""
        return question.live or self.results.figures(self.kind, question.pk).people > 0

    def _row(self, question: Question) -> Row:
        language, version = self.wanted.get("language"), self.wanted.get("version")

        def counts(answer: Answer) -> bool:
            return (not language or answer.language == language) and (
                not version or answer.version == question.version_id
            )

        figures = self.results.figures_of(self.kind, question.pk, counts)
        return Row(question, figures, [NAMES_OF_FLAGS[flag] for flag in self.results.flags(question.pk, figures)])

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {
            "kind": Exam.Kind(self.kind).label,
            "people": self.results.people(self.kind),
            "reliability": self.results.reliability(self.kind),
            "fewest": FEWEST,
            "fewest_for_a_test": FEWEST_FOR_A_TEST,
        }


class RescoringForm(forms.Form):
    why = forms.CharField(
        label=_("Why"),
        help_text=_("What was wrong with the key. It stays in the record of the site."),
        min_length=SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True)
class InWords:
    """A choice as the page shows it."""

    text: SafeString | Any
    right: bool


@dataclass(frozen=True)
class Test:
    """What one of the two tests says of a question."""

    name: str
    figures: Figures
    flags: Sequence[Any]
    choices: Sequence[tuple[InWords, Share]]
    languages: Sequence[tuple[str, Figures]]
    versions: Sequence[tuple[ItemVersion, Figures, bool]]


class QuestionView(_Door, TemplateView):
    """One question: its words, what was chosen, by language and by version; and scoring anew."""

    template_name = "assessment/studio/question.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = Question.objects.select_related("module", "lesson", "scene", "version")
        self.question = get_object_or_404(found, pk=kwargs["pk"])
        self.form = RescoringForm(request.POST or None)

    def get_page_title(self) -> str:
        return str(self.question)

    def trail(self) -> list[tuple[str, str]]:
        module = self.question.module
        return [
            (reverse("item_analysis:modules"), str(ModulesView.page_title)),
            (reverse("item_analysis:questions", args=[module.pk]), module.title),
        ]

    def get_header_buttons(self) -> list[Any]:
        url = reverse("wagtailsnippets_assessment_question:edit", args=[self.question.pk])
        return [HeaderButton(_("Edit"), url=url, icon_name="edit")]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=400)
        assert isinstance(request.user, Person)  # noqa: S101 -- nobody else comes through the door
        try:
            ask_for_rescoring(self.question, by=request.user, why=self.form.cleaned_data["why"])
        except NothingToScore:
            messages.warning(request, _("All answers are scored by the present version; nothing was changed."))
        except UnderWay:
            messages.warning(request, _("This question is being scored anew already."))
        else:
            messages.success(
                request, _("Answers are scored anew now. It takes a moment; this page says how far it is.")
            )
        return redirect("item_analysis:question", self.question.pk)

    @cached_property
    def shown(self) -> ItemVersion | None:
        """The version that was asked for; None for all."""
        number = self.request.GET.get("version", "")
        if not number:
            return None
        found = self.question.versions.filter(number=number).first() if number.isascii() and number.isdigit() else None
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        results = Results(self.question.module, self.shown)
        item = results.item(self.question.pk)
        others = held(self.question)
        return super().get_context_data(**kwargs) | {
            "question": self.question,
            "prompt": mark_safe(markdown.to_html(item.prompt)),
            "scene": self.question.scene,
            "type": item.type.value,
            "shown": self.shown,
            "tests": [self._test(results, kind) for kind in KINDS],
            "fewest": FEWEST,
            "held": others,
            "to_score": sum(one.attempts for one in others if one.fits),
            "rescorings": self.question.rescorings.select_related("version"),
            "form": self.form,
        }

    def _test(self, results: Results, kind: Exam.Kind) -> Test:
        pk, version = self.question.pk, self.shown
        figures = results.figures_of(kind, pk, lambda answer: version is None or answer.version == version.pk)
        item, by_version = results.item(pk), results.by_version(kind, pk)
        versions = sorted(
            (one for one in results.versions.values() if one.question_id == pk), key=lambda one: one.number
        )
        return Test(
            name=str(kind.label),
            figures=figures,
            flags=[NAMES_OF_FLAGS[flag] for flag in results.flags(pk, figures)],
            choices=[(_in_words(choice, item.type), share) for choice, share in choices(item, figures)],
            languages=[] if version else [
                (LANGUAGE_NAMES.get(code, "—"), found) for code, found in results.by_language(kind, pk).items()
            ],
            versions=[(one, by_version.get(one.pk, Figures()), results.fits(one.pk)) for one in versions],
        )  # fmt: skip


def _in_words(choice: Choice, type: ItemType) -> InWords:
    match type:
        case ItemType.TRUE_FALSE:
            return InWords(_("True") if choice.text == "true" else _("False"), choice.right)
        case ItemType.TEXT:
            return InWords(choice.text, choice.right)
        case ItemType.ORDER:
            words = _inline(choice.text)
            return InWords(mark_safe(f"{choice.match}. {words}"), choice.right)
        case ItemType.MATCH:
            return InWords(mark_safe(f"{_inline(choice.text)} → {_inline(choice.match)}"), choice.right)
        case _:
            return InWords(_inline(choice.text), choice.right)


def _inline(text: str) -> SafeString:
    return mark_safe(markdown.inline_to_html(text))


class ItemAnalysis(ViewSet):
    name = "item_analysis"
    url_prefix = "questions"
    icon = "view"
    menu_label = _("Item analysis")  # the title of its page is too long for the menu
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        """For those who may open it."""
        item = super().get_menu_item(order)
        item.is_shown = lambda request: _Door.permission_policy.user_has_permission(request.user, "change")
        return item

    def get_urlpatterns(self) -> list[URLPattern]:
        results = QuestionsView.as_view(results_only=True)
        return [
            path("", ModulesView.as_view(), name="modules"),
            path("<int:pk>/", QuestionsView.as_view(), name="questions"),
            path("<int:pk>/results/", results, name="questions_results"),
            path("question/<int:pk>/", QuestionView.as_view(), name="question"),
        ]
