"""People in the studio: operators see who has an account and who holds which role."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NameEmailSettingsPanel
from wagtail.admin.viewsets.base import ViewSet
from wagtail.users.views.users import DeleteView, IndexView, UserViewSet

from kerege.people.addresses import free_address, set_address
from kerege.people.models import Person, Role
from kerege.people.personal_data import erase_person
from kerege.people.roles import grant_role, is_last_operator, revoke_role


class PersonForm(forms.ModelForm[Person]):
    """Names and roles. Passwords are set by their owner, through the e-mailed code."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)  # not of the model: `set_address` writes it
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.Name.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("email", "family", "given", "patronymic", "is_active", "roles")

    class Meta:
        model = Person
        fields = ("family", "given", "patronymic", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.by = kwargs.pop("editing_user", None)
        kwargs.pop("editing_self", None)
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["email"] = self.instance.email
            self.initial["roles"] = list(self.instance.roles.values_list("name", flat=True))

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
        for name in Role.Name:
            change = grant_role if name in self.cleaned_data["roles"] else revoke_role
            change(person, name, by=self.by, why="studio")
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


class OwnSettings(AccountView):
    def get_panels(self) -> list[BaseSettingsPanel]:
        """Without Wagtail's names, which are stored nowhere; a person's are hers on the site too."""
        return [panel for panel in super().get_panels() if not isinstance(panel, NameEmailSettingsPanel)]


own_settings = never_cache(require_admin_access(OwnSettings.as_view()))


class NoGroups(ViewSet):
    """In the place of Wagtail's pages about groups: groups follow from roles."""
