"""People in the studio: operators see who has an account and who holds which role."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NameEmailSettingsPanel
from wagtail.admin.views.generic import IndexView as ModelIndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.users.views.users import DeleteView, IndexView, UserViewSet

from kerege.people import access
from kerege.people.addresses import free_address, set_address
from kerege.people.models import Agency, Person, Role
from kerege.people.personal_data import erase_person
from kerege.people.roles import grant_role, is_last_operator, revoke_role

INSTALLATION_ROLES = [name for name in Role.Name if name not in (Role.Name.FOCAL_POINT, Role.Name.FACILITATOR)]


class PersonForm(forms.ModelForm):
    """Names and roles. Passwords are set by their owner, through the e-mailed code."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)  # not of the model: `set_address` writes it
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(name.value, name.label) for name in INSTALLATION_ROLES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agencies = forms.ModelMultipleChoiceField(
        label=_("Focal point of"), queryset=Agency.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("email", "family", "given", "patronymic", "is_active", "roles", "agencies")

    class Meta:
        model = Person
        fields = ("family", "given", "patronymic", "is_active")
        labels: ClassVar = {"is_active": _("May sign in")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.by = kwargs.pop("editing_user", None)
        kwargs.pop("editing_self", None)
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["email"] = self.instance.email
            self.initial["roles"] = list(self.instance.roles.values_list("name", flat=True))
            self.initial["agencies"] = self._agencies()

    def _agencies(self) -> list[Agency]:
        """The agencies of which she is the focal point now."""
        return list(Agency.objects.filter(roles__person=self.instance))

    def clean_email(self) -> str:
        return free_address(self.cleaned_data["email"], self.instance)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        stays = data.get("is_active") and Role.Name.OPERATOR in data.get("roles", ())
        if not stays and self.instance.pk and is_last_operator(self.instance):
            self.add_error("roles", _("Nobody else is an operator. Give somebody else this role first."))
        return data

    @transaction.atomic
    def save(self, commit: bool = True) -> Person:
        person = super().save(commit=False)
        if person.pk is None:
            person.set_unusable_password()
        if self.cleaned_data["email"] == person.email:
            person.save()  # a name set right confirms no address
        else:
            set_address(person, self.cleaned_data["email"])
        for name in INSTALLATION_ROLES:
            change = grant_role if name in self.cleaned_data["roles"] else revoke_role
            change(person, name, by=self.by, why="studio")
        held, chosen = set(self._agencies()), set(self.cleaned_data["agencies"])
        for agency in held ^ chosen:
            change = grant_role if agency in chosen else revoke_role
            change(person, Role.Name.FOCAL_POINT, agency=agency, by=self.by, why="studio")
        return person


class PersonList(IndexView):
    @cached_property
    def columns(self) -> list[Column]:
        """Without boxes to tick: nothing is done with many people at once."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]


class PersonErasure(DeleteView):
    """Deleting a person is erasing her: there is one way to do it."""

    confirmation_message = _("Name, address and sessions go for good. Records of learning stay, without a name.")

    def delete_action(self) -> None:
        erase_person(self.object, by=self.request.user, why="studio")


class PersonViewSet(UserViewSet):
    template_prefix = "people/studio/"
    menu_label = _("People")
    index_view_class = PersonList
    delete_view_class = PersonErasure

    def get_form_class(self, for_update: bool = False) -> type[PersonForm]:
        return PersonForm


class RolePolicy(BasePermissionPolicy):
    """Asks `access` who may work on entries of a model in the studio, and not the permissions of Wagtail's groups.
    What can be pointed to is not deleted."""

    def __init__(self, model: type[Model], *roles: Role.Name) -> None:
        super().__init__(model)
        self.roles = roles
        self.permission_cache_name = f"_may_in_{model._meta.label_lower}"  # asked for each row of a list

    def get_all_permissions_for_user(self, user: Person) -> set[str]:
        return {"add", "change", "view"} if access.has_role(user, *self.roles) else set()

    def user_has_permission(self, user: Person, action: str) -> bool:
        return action in self.get_cached_permissions_for_user(user)

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[Person]:
        return Person.objects.filter(is_active=True, roles__name__in=self.roles).distinct()


def _focal_points(agency: Agency) -> str:
    return ", ".join(str(role.person) for role in agency.roles.all())


class AgencyList(ModelIndexView):
    add_item_label = _("Add an agency")  # "Add %s" does not decline its noun

    def get_base_queryset(self) -> QuerySet[Agency]:
        agencies: QuerySet[Agency] = super().get_base_queryset()
        return agencies.prefetch_related("roles__person")


class AgencyViewSet(ModelViewSet):
    model = Agency
    name = "agencies"
    icon = "group"
    menu_label = _("Agencies")
    menu_order = 250
    add_to_admin_menu = True
    index_view_class = AgencyList
    panels: ClassVar = (FieldPanel("name", heading=_("Name of the agency")), FieldPanel("country"))
    list_display: ClassVar = (
        "__str__",
        Column("country", label=_("Country"), accessor="get_country_display", sort_key="country"),
        Column("focal_points", label=_("Focal points"), accessor=_focal_points),
    )
    list_filter: ClassVar = ("country",)
    search_fields: ClassVar = ("name",)


class OwnSettings(AccountView):
    def get_panels(self) -> list[BaseSettingsPanel]:
        """Without Wagtail's names, which are stored nowhere; a person's are hers on the site too."""
        return [panel for panel in super().get_panels() if not isinstance(panel, NameEmailSettingsPanel)]


own_settings = never_cache(require_admin_access(OwnSettings.as_view()))


class NoGroups(ViewSet):
    """In the place of Wagtail's pages about groups: groups follow from roles."""
