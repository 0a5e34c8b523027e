"""The organiser's studio: cohorts, their editions, invitations and participants."""

from __future__ import annotations

from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import HeaderButton

from kerege.people.models import Agency, Person
from kerege.people.studio import RolePolicy
from kerege.rollouts.changes import changes_since
from kerege.rollouts.editions import default_rule, make_edition
from kerege.rollouts.enrolling import give_extra_attempts, give_extra_time
from kerege.rollouts.forms import CARDS_LIVE, end_of, good_until, today
from kerege.rollouts.invitations import MOST_CARDS, cancel, make_cards, make_link
from kerege.rollouts.leading import facilitators_of, set_facilitators
from kerege.rollouts.models import Enrolment, Invitation, Rollout
from kerege.rollouts.printing import address_of, cards_pdf
from kerege.rollouts.rules import PAPERS, FinalTests, Lessons, Practice, Rule, RuleError

PERCENT = (MinValueValidator(1), MaxValueValidator(100))


class EnrolmentPolicy(RolePolicy):
    """People take part by an invitation or a test; nobody is put on a list."""

    def get_all_permissions_for_user(self, user: Any) -> set[str]:
        return super().get_all_permissions_for_user(user) - {"add"}


# --- Forms --------------------------------------------------------------------------------------------------


class RuleForm(WagtailAdminModelForm):
    """Which papers a cohort issues, and what they take."""

    participation = forms.BooleanField(
        label=gettext_lazy("Confirmation of participation"), required=False, initial=True
    )
    lessons = forms.IntegerField(label=gettext_lazy("Lessons for the confirmation, %"), initial=100, validators=PERCENT)
    achievement = forms.BooleanField(label=gettext_lazy("Certificate of achievement"), required=False, initial=True)
    pass_mark = forms.IntegerField(
        label=gettext_lazy("Final test of each module for the certificate, from %"),
        initial=FinalTests.at_least,
        validators=PERCENT,
    )

    practice = forms.IntegerField(
        label=gettext_lazy("A plan read by others for the certificate, from %"),
        required=False,
        validators=PERCENT,
        help_text=gettext_lazy(
            "By the five lines of the rubric; empty: not asked for. A facilitator’s reading counts, or that of two "
            "colleagues; of several the best."
        ),
    )

    @property
    def rule(self) -> Rule:
        asked = self.cleaned_data
        practice = (Practice(asked["practice"]),) if asked["practice"] else ()
        return Rule(
            participation=(Lessons(asked["lessons"]),) if asked["participation"] else (),
            achievement=(FinalTests(asked["pass_mark"]), *practice) if asked["achievement"] else (),
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                Rule.from_json(self.rule.to_json())
            except RuleError as error:
                raise forms.ValidationError(str(error)) from error
        return data


def _initial(rule: Rule) -> dict[str, Any]:
    """A rule as the fields of RuleForm."""
    marks = {one.kind: one.at_least for paper in PAPERS for one in rule.conditions(paper)}
    return {
        "participation": bool(rule.participation),
        "lessons": marks.get(Lessons.kind, 100),
        "achievement": bool(rule.achievement),
        "pass_mark": marks.get(FinalTests.kind, FinalTests.at_least),
        "practice": marks.get(Practice.kind),
    }


class CohortForm(WagtailAdminModelForm):
    facilitators = forms.CharField(
        label=gettext_lazy("Facilitators"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "E-mail addresses of people with an account, one a line. They read what is handed in, lead conferences and "
            "see how this cohort decides in scenarios."
        ),
    )

    class Meta:
        model = Rollout
        fields = ("suite", "name", "is_open", "starts_on", "ends_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["suite"].disabled = True  # its editions are of this course
            self.initial["facilitators"] = "\n".join(one.email or one.login for one in facilitators_of(self.instance))

    def clean_facilitators(self) -> list[Person]:
        """Raise ValidationError for an address that nobody has."""
        found = []
        for address in self.cleaned_data["facilitators"].split():
            person = Person.objects.filter(Q(email=address.lower()) | Q(login=address), is_active=True).first()
            if person is None:
                raise forms.ValidationError(_("Nobody has an account with %(address)s.") % {"address": address})
            found.append(person)
        return found

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("is_open") and data.get("suite"):
            others = Rollout.objects.filter(suite=data["suite"], is_open=True).exclude(pk=self.instance.pk)
            if other := others.first():
                told = _("The course has an open cohort already: “%(name)s”. Close that one first.")
                self.add_error("is_open", told % {"name": other.name})
        if (first := data.get("starts_on")) and (last := data.get("ends_on")) and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return data


class NewCohortForm(CohortForm, RuleForm):
    """A cohort with the rule of its first edition."""

    field_order = (
        *CohortForm.Meta.fields,
        "facilitators",
        "participation",
        "lessons",
        "achievement",
        "pass_mark",
        "practice",
    )

    class Meta(CohortForm.Meta):
        pass


class EditionForm(RuleForm):
    why = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=400,
        help_text=gettext_lazy("It stays in the list of editions, with your name."),
    )

    class Meta:
        model = Rollout
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = self.instance.editions.order_by("number").last()
        rule = newest.rule if newest else default_rule(self.instance.suite)
        self.initial.update(_initial(rule))


class InvitationForm(WagtailAdminModelForm):
    """A link, or cards of an agency."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[
            ("link", gettext_lazy("A link for many")),
            ("card", gettext_lazy("Printed cards, one a person (PDF)")),
        ],
        initial="link",
        widget=forms.RadioSelect,
    )
    agency = forms.ModelChoiceField(
        label=gettext_lazy("Agency"),
        queryset=Agency.objects.all(),
        required=False,
        help_text=gettext_lazy("Its focal point sees who joined. A link may do without, cards may not."),
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many cards"), min_value=1, max_value=MOST_CARDS, initial=10, required=False
    )
    until = forms.DateField(label=gettext_lazy("Good until"), widget=forms.DateInput(attrs={"type": "date"}))
    batch = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = Rollout
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({"until": (today() + CARDS_LIVE).isoformat(), "batch": uuid4()})

    def clean_until(self) -> Any:
        return good_until(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("kind") == Invitation.Kind.CARD:
            for name in ("agency", "count"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Cards need it."))
        return data


class ParticipantForm(WagtailAdminModelForm):
    """What somebody is given beyond the others, and why."""

    why = forms.CharField(label=gettext_lazy("Reason"), max_length=400)

    class Meta:
        model = Enrolment
        fields = ("extra_time", "extra_attempts")


# --- Cohorts ------------------------------------------------------------------------------------------------


class DayColumn(Column):
    """A day as such; Wagtail's DateColumn says how long ago it was."""

    def get_value(self, instance: Rollout) -> str:
        day = super().get_value(instance)
        return date_format(day) if day else "—"


class CohortList(IndexView):
    def get_base_queryset(self) -> QuerySet[Rollout]:
        cohorts: QuerySet[Rollout] = super().get_base_queryset()
        return cohorts.select_related("suite").annotate(people=Count("enrolments")).order_by("-is_open", "-created_at")


class NewCohort(CreateView):
    def save_instance(self) -> Rollout:
        cohort: Rollout = super().save_instance()
        make_edition(cohort, self.form.rule, by=self.request.user, why=_("first edition"))
        _save_facilitators(self, cohort)
        return cohort


def _save_facilitators(view: NewCohort | EditCohort, cohort: Rollout) -> None:
    set_facilitators(cohort, view.form.cleaned_data["facilitators"], by=view.request.user, why="studio")


class CohortView(EditView):
    """A page of one cohort; the others are a step away."""

    edition_url_name = invitations_url_name = participants_url_name = None

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        here = self.object.pk
        pages = (
            (_("Edition"), reverse(self.edition_url_name, args=[here]), "history"),
            (_("Invitations"), reverse(self.invitations_url_name, args=[here]), "mail"),
            (_("Participants"), f"{reverse(self.participants_url_name)}?rollout={here}", "group"),
        )
        return [
            HeaderButton(label, url=url, icon_name=icon, priority=10 * place)
            for place, (label, url, icon) in enumerate(pages, 1)
        ]

    def get_success_url(self) -> str:
        return self.request.path


class EditCohort(CohortView):
    def save_instance(self) -> Rollout:
        cohort: Rollout = super().save_instance()
        _save_facilitators(self, cohort)
        return cohort


class EditionView(CohortView):
    """What the cohort runs on, what is published now, and the move from one to the other."""

    form_class = EditionForm
    template_name = "rollouts/studio/edition.html"

    def save_instance(self) -> Rollout:
        make_edition(self.object, self.form.rule, by=self.request.user, why=self.form.cleaned_data["why"])
        return self.object

    def get_success_message(self) -> str:
        return _("The cohort runs on the new edition.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        editions = list(self.object.editions.select_related("made_by", "rollout__suite").order_by("-number"))
        rule = editions[0].rule if editions else Rule((), ())
        papers = zip((_("Confirmation of participation"), _("Certificate of achievement")), PAPERS, strict=True)
        context |= {
            "editions": editions,
            "papers": [(name, rule.sentence(paper)) for name, paper in papers if rule.conditions(paper)],
            "changes": changes_since(editions[0]) if editions else [],
        }
        return context


class InvitationsView(CohortView):
    """Links to copy; cards to print. A single card is looked after on its agency's page of the site."""

    form_class = InvitationForm
    template_name = "rollouts/studio/invitations.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "cancel" not in request.POST:
            answer: HttpResponse = super().post(request, *args, **kwargs)
            return answer
        links = Invitation.objects.filter(rollout=self.get_object(), kind=Invitation.Kind.LINK)
        pk = request.POST["cancel"]
        link = get_object_or_404(links, pk=pk if pk.isdecimal() and len(pk) < 19 else 0)
        cancel(link, by=cast(Person, request.user), why="studio")
        messages.success(request, _("Nobody joins by this link any more."))
        return redirect(request.path)

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        asked, by = form.cleaned_data, self.request.user
        expires = end_of(asked["until"])
        if asked["kind"] == Invitation.Kind.LINK:
            make_link(self.object, asked["agency"], by=by, expires=expires)
            messages.success(self.request, _("The link is made. Copy its address below."))
            return redirect(self.request.path)
        made = make_cards(self.object, asked["agency"], asked["count"], by=by, expires=expires, batch=asked["batch"])
        return cards_pdf(made, language=get_language() or settings.LANGUAGE_CODE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        links = self.object.invitations.filter(kind=Invitation.Kind.LINK).select_related("agency")
        of_agency = Agency.objects.filter(pk__in=self.object.invitations.values("agency"))
        context |= {
            "links": [(link, address_of(link.code)) for link in links],
            "agencies": of_agency,
        }
        return context


class CohortViewSet(ModelViewSet):
    model = Rollout
    name = "cohorts"
    icon = "calendar"
    menu_label = gettext_lazy("Cohorts")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = CohortList
    add_view_class = NewCohort
    edit_view_class = EditCohort
    list_display: ClassVar = (
        "name",
        "suite",
        BooleanColumn("is_open", label=gettext_lazy("Open")),
        DayColumn("starts_on", label=gettext_lazy("First day"), sort_key="starts_on"),
        DayColumn("ends_on", label=gettext_lazy("Last day"), sort_key="ends_on"),
        Column("people", label=gettext_lazy("Participants")),
    )
    list_filter: ClassVar = ("suite", "is_open")
    search_fields: ClassVar = ("name",)
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[CohortForm]:
        return CohortForm if for_update else NewCohortForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {
            "edition_url_name": self.get_url_name("edition"),
            "invitations_url_name": self.get_url_name("invitations"),
            "participants_url_name": "participants:index",
            **super().get_common_view_kwargs(**kwargs),
        }

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("edition/<int:pk>/", self.construct_view(EditionView), name="edition"),
            path("invitations/<int:pk>/", self.construct_view(InvitationsView), name="invitations"),
        ]


# --- Participants -------------------------------------------------------------------------------------------


class ParticipantList(IndexView):
    def get_base_queryset(self) -> QuerySet[Enrolment]:
        people: QuerySet[Enrolment] = super().get_base_queryset()
        return people.select_related("person", "agency", "rollout").order_by("person__family", "person__given")


class Participant(EditView):
    @transaction.atomic
    def save_instance(self) -> Enrolment:
        asked = self.form.cleaned_data
        given: dict[str, Any] = {"by": self.request.user, "why": asked["why"]}
        give_extra_time(self.object, asked["extra_time"], **given)
        give_extra_attempts(self.object, asked["extra_attempts"], **given)
        return self.object

    def get_page_subtitle(self) -> str:
        return str(self.object.person.get_full_name())


class ParticipantViewSet(ModelViewSet):
    model = Enrolment
    name = "participants"
    icon = "group"
    menu_label = gettext_lazy("Participants")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ParticipantList
    edit_view_class = Participant
    list_display: ClassVar = (
        TitleColumn(
            "name",
            label=gettext_lazy("Name"),
            accessor="person",
            sort_key="person__family",
            get_url=lambda enrolment: reverse("participants:edit", args=[enrolment.pk]),
        ),
        "rollout",
        "agency",
        DateColumn("joined_at", label=gettext_lazy("Since"), sort_key="joined_at"),
        Column("extra_time", label=gettext_lazy("More time, %"), sort_key="extra_time"),
        Column("extra_attempts", label=gettext_lazy("More attempts"), sort_key="extra_attempts"),
    )
    list_filter: ClassVar = ("rollout", "agency")
    search_fields: ClassVar = ("person__family", "person__given")
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[ParticipantForm]:
        return ParticipantForm


class Cohorts(ModelViewSetGroup):
    menu_label = gettext_lazy("Cohorts")
    menu_icon = "calendar"
    menu_order = 240
    items = (CohortViewSet, ParticipantViewSet)
