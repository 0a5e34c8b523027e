"""The studio: agencies."""

from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from kerege.people.models import Agency, Role
from kerege.people.studio import AgencyViewSet, RolePolicy

register_permission_policy(Agency, RolePolicy(Agency, Role.Name.ORGANISER, Role.Name.OPERATOR))


@hooks.register("register_admin_viewset")
def agencies() -> AgencyViewSet:
    return AgencyViewSet()
