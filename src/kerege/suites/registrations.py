"""This room holds nothing about learners. Who has reviewed a translation is named beside it. Authors appear in the
tables of Wagtail by key, which leads nowhere once their own row is gone, and by name in the log of what was done with
their account."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from kerege.people.models import Person
from kerege.people.personal_data import register, register_without
from kerege.suites.content.po import LONGEST_NAME
from kerege.suites.models import Translation

SOMEBODY = "somebody who speaks the language"


def _log_of(person: Person) -> Any:
    kind = ContentType.objects.get_for_model(Person)
    return ModelLogEntry.objects.filter(content_type=kind, object_id=str(person.pk))


def _erase_label(person: Person) -> None:
    _log_of(person).update(label="")


def _reviewed_by(person: Person) -> Any:
    """By her account, and by her present name, too: a content folder says no more of who has reviewed what."""
    hers = Q(reviewer=person)
    if name := person.get_full_name():
        hers |= Q(reviewer=None, reviewed_by=name[:LONGEST_NAME])
    return Translation.objects.filter(hers)


# By name, so that a new model, of ours or of Wagtail, is asked about. What is hers alone in the studio (tokens,
# comments, what she has open or follows) goes with her row.
_WITHOUT = {
    "suites": """Home Suite Module ModuleOutcome Lesson Picture PictureRendition Attachment Figure Source Term
        Identifier StoredBody Passage Drawing Catalogue FormerAddress""",
    "wagtailcore": """Locale Site Page Revision ReferenceIndex Collection UploadedFile PageLogEntry
        Comment CommentReply PageSubscription APIToken
        GroupSitePermission GroupCollectionPermission GroupPagePermission
        PageViewRestriction PageViewRestriction_groups CollectionViewRestriction CollectionViewRestriction_groups
        Workflow WorkflowPage WorkflowContentType WorkflowTask WorkflowState
        Task TaskState GroupApprovalTask GroupApprovalTask_groups""",
    "wagtailimages": "Image Rendition",
    "wagtaildocs": "Document",
    "wagtailsearch": "IndexEntry SQLiteFTSIndexEntry",  # the latter where SQLite is the database
    "wagtailadmin": "Admin EditingSession FormState",
    "taggit": "Tag TaggedItem",
}
for _label, _names in _WITHOUT.items():
    _models = apps.get_app_config(_label).get_models(include_auto_created=True)
    register_without(*(model for model in _models if model.__name__ in _names.split()))

register(
    ModelLogEntry,
    section="log",
    title=_("The studio’s log of your account"),
    words={"action": _("action"), "label": _("name at that time")},
    holds="her name, in the studio's log of changes to her account",
    why="accountability",
    kept="the entry stays, her name goes with her",
    export=lambda person: list(_log_of(person).values("action", "label")),
    erase=_erase_label,
)

register(
    Translation,
    section="studio",
    title=_("Translations that you have reviewed"),
    words={"language": _("language"), "unit": _("text")},
    holds="her name and her account, beside translations that she has reviewed",
    why="a reader is to know that somebody who speaks the language has read them",
    kept="the review stays, her name and her account go with her",
    export=lambda person: list(_reviewed_by(person).order_by("language", "unit").values("language", "unit")),
    erase=lambda person: _reviewed_by(person).update(reviewed_by=SOMEBODY, reviewer=None),
)
