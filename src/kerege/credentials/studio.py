"""Papers in the studio: organisers and operators find one by its number, and take it back. Nobody edits one."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView
from wagtail.admin.views.generic import IndexView as ModelIndexView
from wagtail.admin.viewsets.model import ModelViewSet

from kerege.credentials import access
from kerege.credentials.models import Certificate
from kerege.credentials.revoke import revoke
from kerege.people.models import Person
from kerege.people.studio import RolePolicy


class RevokePolicy(RolePolicy):
    """Papers are issued by learning; here they are found and taken back."""

    def get_all_permissions_for_user(self, user: Person) -> set[str]:
        return {"change", "view"} if access.may_revoke(user) else set()


class RevokeForm(WagtailAdminModelForm):
    """What taking a paper back asks: the reason."""

    revoked_why = forms.CharField(
        label=_("Reason"),
        max_length=400,
        help_text=_("Its holder reads it. Others see only that the paper is revoked. It cannot be undone."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revoked_why"].disabled = self.instance.status != Certificate.Status.VALID

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.instance.status != Certificate.Status.VALID:
            raise forms.ValidationError(_("This paper is revoked or replaced already."))
        return data

    def save(self, commit: bool = True) -> Certificate:
        certificate: Certificate = self.instance
        revoke(certificate, by=self.for_user, why=self.cleaned_data["revoked_why"])
        return certificate


class RevokeView(EditView):
    submit_button_label = _("Revoke this paper")
    success_message = _("The paper %(object)s is revoked.")

    def get_success_message(self, instance: Certificate | None = None) -> str:
        return str(self.success_message) % {"object": instance or self.object}


class CertificateList(ModelIndexView):
    def get_base_queryset(self) -> QuerySet[Certificate]:
        certificates: QuerySet[Certificate] = super().get_base_queryset()
        return certificates.select_related("person")


class CertificateViewSet(ModelViewSet):
    model = Certificate
    name = "certificates"
    icon = "doc-full-inverse"
    menu_label = _("Certificates")
    menu_order = 260
    add_to_admin_menu = True
    index_view_class = CertificateList
    edit_view_class = RevokeView
    copy_view_enabled = False
    list_display: ClassVar = (
        "number",
        Column("person", label=_("Person"), accessor="person"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        "issued_at",
    )
    list_filter: ClassVar = ("kind", "status")
    search_fields: ClassVar = ("number",)
    edit_handler = ObjectList(
        [
            *(FieldPanel(name, read_only=True) for name in ("number", "kind", "person", "issued_at", "status")),
            FieldPanel("revoked_why"),
        ],
        base_form_class=RevokeForm,
    )
