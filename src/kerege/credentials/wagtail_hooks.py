"""The studio: papers."""

from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from kerege.credentials.models import Certificate
from kerege.credentials.studio import CertificateViewSet, RevokePolicy
from kerege.people.models import Role

register_permission_policy(Certificate, RevokePolicy(Certificate, Role.Name.ORGANISER, Role.Name.OPERATOR))


@hooks.register("register_admin_viewset")
def certificates() -> CertificateViewSet:
    return CertificateViewSet()
