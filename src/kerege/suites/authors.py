"""What authors may do in the studio: write and publish pages, pictures and files, figures, sources, terms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from kerege.people.roles import AUTHORS

_PAGE = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
_ENTRIES = ("figure", "source", "term")


def permit(**kwargs: Any) -> None:
    """Give the authors' group its permissions; after each migration, so that it fits the models."""
    group, _created = Group.objects.get_or_create(name=AUTHORS)
    group.permissions.set(
        Permission.objects.filter(
            Q(codename="access_admin") | Q(content_type__app_label="suites", content_type__model__in=_ENTRIES)
        )
    )
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=_PAGE):
        if root:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    files = Collection.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=_FILES):
        if files:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=files, permission=permission)
