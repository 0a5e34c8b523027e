"""What authors may do in the studio: write and publish pages, pictures and files, figures, sources, terms. Translators
may enter it, and no more than that (`people.access.may_translate`)."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from kerege.people.roles import AUTHORS, TRANSLATORS

_PAGE = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
_entries: list[tuple[str, str, str]] = []  # app, model, what authors may do with it


def may(app: str, *models: str, actions: tuple[str, ...] = ("add", "change", "view")) -> None:
    """Let authors do this with entries of these models; called when the site starts."""
    _entries.extend((app, model, action) for model in models for action in actions)


def _wanted() -> Q:
    """The permissions for all entries that authors may work on."""
    return reduce(
        or_,
        (Q(content_type__app_label=app, codename=f"{action}_{model}") for app, model, action in _entries),
    )


def permit(**kwargs: Any) -> None:
    """Give the groups their permissions; after each migration, so that they fit the models."""
    enter = Q(codename="access_admin", content_type__app_label="wagtailadmin")
    translators, _created = Group.objects.get_or_create(name=TRANSLATORS)
    translators.permissions.set(Permission.objects.filter(enter))
    group, _created = Group.objects.get_or_create(name=AUTHORS)
    group.permissions.set(Permission.objects.filter(enter | _wanted()))
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=_PAGE):
        if root:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    files = Collection.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=_FILES):
        if files:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=files, permission=permission)
