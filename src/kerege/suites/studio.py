"""Translations in the studio: how far each language is, and a page for each part of a course where they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton

from kerege.people import access
from kerege.people.models import Person
from kerege.suites.content.word_file import MOST_BYTES, NotReadable, key_of, too_large
from kerege.suites.exchange import STATES, File, NotTaken, Taken, files, find_file, po_of, take_po, take_word, word_of
from kerege.suites.in_words import in_words
from kerege.suites.models import Suite, Translation
from kerege.suites.sentences import Sentence, State, differences
from kerege.suites.term_list import Term, TermList
from kerege.suites.translations import (
    Change,
    Entry,
    Refused,
    keep,
    review,
    states_of,
    term_list,
    withdraw_review,
)
from kerege.ui.languages import LANGUAGE_NAMES

NAMES_OF_STATES = [(State.MISSING, _("Missing")), (State.STALE, _("Source changed")), (State.DRAFT, _("Drafts")),
                   (State.REVIEWED, _("Reviewed"))]  # fmt: skip
PER_PAGE = 40
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# --- How far each language is ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Progress:
    """A file of a course in a language, and how many of its texts are how far."""

    file: File
    counts: Counter[State]

    @property
    def title(self) -> str:
        return self.file.title

    @property
    def language(self) -> str:
        return LANGUAGE_NAMES[self.file.language]

    @property
    def translated(self) -> int:
        """Percent of what readers get in this language."""
        there = self.counts[State.DRAFT] + self.counts[State.REVIEWED]
        return 100 * there // self.counts.total()

    @property
    def url(self) -> str:
        return url_of("file", self.file)


class CountColumn(Column):
    """How many texts are in a state; it leads to them."""

    cell_template_name = "suites/studio/count_cell.html"

    def __init__(self, state: State, label: Any) -> None:
        super().__init__(state.value, label=label)
        self.state = state

    def get_value(self, instance: Progress) -> int:
        return instance.counts[self.state]

    def get_cell_context_data(self, instance: Progress, parent_context: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return found | {"url": f"{instance.url}?{urlencode({'state': self.state.value})}"}


class ProgressFilters(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=list(LANGUAGE_NAMES.items()), empty_label=_("All"), widget=forms.RadioSelect
    )

    class Meta:
        model = Translation
        fields: ClassVar[list[str]] = []


class ProgressView(BaseListingView):
    """Every language of every course."""

    page_title = _("Translations")
    header_icon = "globe"
    filterset_class = ProgressFilters
    verbose_name_plural = _("translations")
    paginate_by = None
    columns: ClassVar = [
        Column("language", label=_("Language")),
        TitleColumn("title", label=_("Part"), width="40%", get_url=lambda row: row.url),
        *(CountColumn(state, label) for state, label in NAMES_OF_STATES),
        Column("translated", label=_("Translated, %")),
    ]

    def get_index_url(self) -> str:
        return reverse("translations:index")

    def get_index_results_url(self) -> str:
        return reverse("translations:results")

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "queryset": Translation.objects.none()}

    def get_queryset(self) -> list[Progress]:
        wanted = self.filters.form.cleaned_data["language"] if self.filters.is_valid() else ""
        return [
            Progress(file, Counter(states[file.language][unit.id] for unit in file.units))
            for suite in Suite.objects.live()
            for states in [states_of(suite)]
            for file in files(suite)
            if wanted in ("", file.language)
        ]


# --- A part of a course in a language -------------------------------------------------------------------------


def url_of(view: str, file: File) -> str:
    return reverse(f"translations:{view}", args=[file.language, file.suite.slug, file.name])


class _OfFile(WagtailAdminTemplateMixin):
    """A page about one file; everybody in the studio may look, translators and authors may write."""

    header_icon = "globe"
    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        suite = get_object_or_404(Suite.objects.live(), slug=kwargs["suite"])
        file = find_file(suite, kwargs["name"], kwargs["language"])
        if file is None:
            raise Http404
        self.file = file
        self.may_translate = access.may_translate(request.user)

    @property
    def translator(self) -> Person:
        """Raises PermissionDenied where she is none."""
        if not isinstance(self.request.user, Person) or not self.may_translate:
            raise PermissionDenied
        return self.request.user

    def get_page_title(self) -> str:
        return f"{LANGUAGE_NAMES[self.file.language]}: {self.file.title}"

    def trail(self) -> list[dict[str, Any]]:
        return [{"url": reverse("translations:index"), "label": ProgressView.page_title}]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *self.trail(), {"url": "", "label": self.get_page_title()}]


@dataclass(frozen=True)
class Failure:
    """What somebody wanted to save and could not: her text, why, and the newer text of somebody else."""

    text: str
    reason: str
    newer: str | None = None


@dataclass(frozen=True)
class Shown:
    """A text as the page shows it."""

    entry: Entry
    terms: list[Term]
    unused: list[Term]
    failure: Failure | None = None

    @property
    def key(self) -> str:
        return key_of(self.entry.unit.id)

    @property
    def what(self) -> str:
        return in_words(self.entry.unit, gettext)

    @property
    def state(self) -> str:
        return gettext(STATES[self.entry.state])

    @property
    def text(self) -> str:
        return self.failure.text if self.failure else self.entry.text

    @property
    def rows(self) -> int:
        """How tall the box is, in lines."""
        return min(16, 1 + max(len(text) // 50 + text.count("\n") for text in (self.text, self.entry.unit.text)))

    @property
    def changed(self) -> list[tuple[Sentence, list[tuple[str, str]]]]:
        """The sentences whose source has changed, each with what became of it."""
        if self.entry.state is not State.STALE:
            return []
        behind = (one for one in self.entry.sentences if one.state in (State.STALE, State.MISSING))
        return [(one, differences(one.before, one.source)) for one in behind]

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows any more what has changed."""
        return self.entry.state is State.STALE and not self.entry.made_from


def _filters(places: Iterable[str]) -> type[WagtailFilterSet]:
    class UnitFilters(WagtailFilterSet):
        state = django_filters.ChoiceFilter(
            label=_("State"), choices=[(state.value, label) for state, label in NAMES_OF_STATES],
            empty_label=_("All"), widget=forms.RadioSelect,
        )  # fmt: skip
        place = django_filters.ChoiceFilter(
            label=_("Place"), choices=[(place, place) for place in places], empty_label=_("All"),
            widget=forms.RadioSelect,
        )  # fmt: skip

        class Meta:
            model = Translation
            fields: ClassVar[list[str]] = []

    return UnitFilters


class FileView(_OfFile, BaseListingView):
    """The texts in reading order, each with its source, its terms, and a box for its translation."""

    template_name = "suites/studio/units.html"
    results_template_name = "suites/studio/units_results.html"
    verbose_name_plural = _("texts")
    paginate_by = PER_PAGE
    is_searchable = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.failures: dict[str, Failure] = {}  # by unit

    def get_index_url(self) -> str:
        return url_of("file", self.file)

    def get_index_results_url(self) -> str:
        return url_of("file_results", self.file)

    def get_header_buttons(self) -> list[Any]:
        buttons = [
            HeaderButton("Word", url=url_of("word", self.file), icon_name="download"),
            HeaderButton("PO", url=url_of("po", self.file), icon_name="download"),
        ]
        if self.may_translate:
            buttons.append(HeaderButton(_("Upload a file"), url=url_of("upload", self.file), icon_name="upload"))
        return buttons

    @cached_property
    def filterset_class(self) -> type[WagtailFilterSet]:
        return _filters(dict.fromkeys(unit.place.title for unit in self.file.units))

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "queryset": Translation.objects.none()}

    @cached_property
    def wanted(self) -> dict[str, str]:
        return self.filters.form.cleaned_data if self.filters.is_valid() else {}

    @cached_property
    def at(self) -> str:
        """The key of the text that was just saved: it stays where it was, whatever state is asked for."""
        return self.request.GET.get("at", "")

    @cached_property
    def terms(self) -> TermList:
        return term_list(self.file.suite, self.file.language)

    def get_queryset(self) -> list[Entry]:
        return [entry for entry in self.file.entries() if self._is_listed(entry)]

    def _is_listed(self, entry: Entry) -> bool:
        if key_of(entry.unit.id) == self.at or entry.unit.id in self.failures:
            return True
        state, place = self.wanted.get("state"), self.wanted.get("place")
        words = self.search_query.casefold()
        return (
            (not state or entry.state == state)
            and (not place or entry.unit.place.title == place)
            and any(words in text.casefold() for text in (entry.unit.text, entry.text, entry.unit.id))
        )

    def paginate_queryset(self, queryset: list[Entry], page_size: int) -> Any:
        """The page that was asked for, or that of the text that was just saved."""
        paginator = self.get_paginator(queryset, page_size)
        places = (n for n, one in enumerate(queryset) if key_of(one.unit.id) == self.at or one.unit.id in self.failures)
        place = next(places, None)
        asked = self.request.GET.get(self.page_kwarg)
        page = paginator.get_page(asked if asked or place is None else place // page_size + 1)
        return paginator, page, page.object_list, page.has_other_pages()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save one text, or say of it that it is reviewed or a draft."""
        by = self.translator
        entry = next((one for one in self.file.entries() if one.unit.id == request.POST.get("unit")), None)
        if entry is None:
            raise Http404
        if failure := self._do(entry, request.POST, by):
            self.failures = {entry.unit.id: failure}
            response: HttpResponse = self.get(request, *args, **kwargs)
            response.status_code = 422
            return response
        key, query = key_of(entry.unit.id), request.GET.copy()
        query["at"] = key
        query.pop(self.page_kwarg, None)  # it may stand on another page now
        return redirect(f"{self.get_index_url()}?{query.urlencode()}#u-{key}")

    def _do(self, entry: Entry, posted: Any, by: Person) -> Failure | None:
        """What is asked for; who changes the words and calls them reviewed does both."""
        unit, language, text = entry.unit, self.file.language, posted.get("text", "")
        if posted.get("source") != unit.hash:
            return Failure(text, gettext("The source has changed while you were translating; it stands above."))
        try:
            # One transaction: nobody else's words come between hers and what she says of them.
            with transaction.atomic():
                kept = keep(self.file.suite, language, [Change(unit.id, text, unit.text, posted.get("seen"))], by=by)
                for newer in kept.newer:
                    return Failure(text, gettext("Somebody has translated this since you opened the page."), newer.text)
                (now,) = (one for one in self.file.entries() if one.unit.id == unit.id)
                if posted.get("action") == "review":
                    review(self.file.suite, language, unit.id, seen=now.seen, by=by)
                elif posted.get("action") == "draft" and now.is_reviewed:
                    withdraw_review(self.file.suite, language, unit.id, by=by)
        except Refused as refused:
            return Failure(text, " ".join(reason.in_words for _unit, reason in refused.problems))
        return None

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        query = self.request.GET.copy()
        query.pop("at", None)
        query.pop("_w_filter_fragment", None)
        return context | {
            "file": self.file,
            "may_translate": self.may_translate,
            "source_language": self.file.suite.source_language,
            "action": f"{self.get_index_url()}?{query.urlencode()}",
            "shown": [self._shown(entry) for entry in context["object_list"]],
        }

    def _shown(self, entry: Entry) -> Shown:
        unused = self.terms.unused(entry.unit, entry.text) if entry.text else []
        return Shown(entry, self.terms.of(entry.unit), unused, self.failures.get(entry.unit.id))


# --- Files ----------------------------------------------------------------------------------------------------


class WordView(_OfFile, TemplateView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _download(word_of(self.file), WORD_TYPE, f"{self.file.name}-{self.file.language}.docx")


class PoView(_OfFile, TemplateView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _download(
            po_of(self.file).encode(), "text/x-gettext-translation", f"{self.file.name}-{self.file.language}.po"
        )


def _download(content: bytes, type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Word or PO file"),
        help_text=_("The one that you downloaded here, with your translations in it."),
        widget=forms.FileInput(attrs={"accept": ".docx,.po"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_large().in_words)
        return file


class UploadView(_OfFile, FormView):
    """Take a file back: all of it or nothing, and say why."""

    template_name = "suites/studio/upload.html"
    form_class = UploadForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.by = self.translator

    def trail(self) -> list[dict[str, Any]]:
        return [*super().trail(), {"url": url_of("file", self.file), "label": super().get_page_title()}]

    def get_page_title(self) -> str:
        return gettext("Upload a file")

    def form_valid(self, form: UploadForm) -> HttpResponse:
        try:
            taken = self._take(form.cleaned_data["file"])
        except NotReadable as error:
            form.add_error("file", error.in_words)
        except NotTaken as error:
            form.add_error("file", gettext("Nothing was changed. Mend these and upload the file again:"))
            return self.render_to_response(self.get_context_data(form=form, problems=error.problems), status=422)
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        count = len(taken.kept.changed)
        messages.success(self.request, gettext("Translations changed: %(count)d.") % {"count": count})
        if taken.kept.newer or taken.gone:
            return self.render_to_response(self.get_context_data(form=UploadForm(), taken=taken))
        return redirect(url_of("file", self.file))

    def _take(self, file: UploadedFile) -> Taken:
        if (file.name or "").lower().endswith(".po"):
            return take_po(file.read(), self.file, by=self.by)
        return take_word(file.read(), by=self.by, wanted=self.file)


class TranslationsViewSet(ViewSet):
    name = "translations"
    icon = "globe"
    menu_label = _("Translations")
    menu_order = 230
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        file = "<slug:language>/<slug:suite>/<slug:name>/"
        return [
            path("", ProgressView.as_view(), name="index"),
            path("results/", ProgressView.as_view(results_only=True), name="results"),
            path(file, FileView.as_view(), name="file"),
            path(f"{file}results/", FileView.as_view(results_only=True), name="file_results"),
            path(f"{file}word/", WordView.as_view(), name="word"),
            path(f"{file}po/", PoView.as_view(), name="po"),
            path(f"{file}upload/", UploadView.as_view(), name="upload"),
        ]
