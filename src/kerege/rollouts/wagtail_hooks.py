"""The studio: cohorts, for those who answer for them."""

from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from kerege.people.models import Role
from kerege.people.studio import RolePolicy
from kerege.rollouts.models import Enrolment, Rollout
from kerege.rollouts.studio import Cohorts, EnrolmentPolicy

WHO = (Role.Name.ORGANISER, Role.Name.OPERATOR)

register_permission_policy(Rollout, RolePolicy(Rollout, *WHO))
register_permission_policy(Enrolment, EnrolmentPolicy(Enrolment, *WHO))


@hooks.register("register_admin_viewset")
def cohorts() -> Cohorts:
    return Cohorts()
