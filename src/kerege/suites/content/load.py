"""From a content folder to the site. Idempotent; in one transaction: a folder is loaded whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DataError, transaction
from django.db.models import Q
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site

from kerege import clock
from kerege.suites.content.export import export, note_identifiers
from kerege.suites.content.files import is_picture
from kerege.suites.content.folder import ModuleSource, SuiteSource, canonical_files
from kerege.suites.content.parts import parts
from kerege.suites.content.problems import ContentError, Problem
from kerege.suites.document import LessonDocument, text_hash
from kerege.suites.models import (
    Attachment,
    Figure,
    Home,
    Lesson,
    Module,
    ModuleOutcome,
    Picture,
    Source,
    Suite,
    Term,
    Translation,
    activity_uuid,
)
from kerege.suites.publication import refresh_catalogue, refreshed_once, render_all
from kerege.suites.streams import Missing, document_of, stream_of

TRANSLATED = "kerege.translate"
"""What the studio's log calls a change of translations, or of what is said of them (`suites.translations`)."""


@dataclass
class Loaded:
    """What a load has changed."""

    pages: int = 0
    entries: int = 0  # sources, terms, figures, and what rooms bring
    translations: int = 0
    bodies: int = 0

    def __bool__(self) -> bool:
        return self != Loaded()

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {self.entries} entries, {self.translations} translations changed, "
            f"{self.bodies} bodies rendered"
        )


class EditedSince(Exception):
    """The site's suite was edited in the studio since it was loaded; loading would undo that."""


def load_if_untouched(source: SuiteSource) -> Loaded:
    """Load a folder that has changed since it was last loaded; raise EditedSince where the studio has been at work."""
    suite = Suite.objects.filter(iri=source.iri).first()
    if suite and suite.loaded_digest:
        if digest_of(source) == suite.loaded_digest:
            return Loaded()
        drafts = Page.objects.descendant_of(suite, inclusive=True).filter(live=True, has_unpublished_changes=True)
        if drafts.exists() or (digest_of(export(suite)) != suite.loaded_digest and _somebody_edited(suite)):
            raise EditedSince
    return load(source)


def _somebody_edited(suite: Suite) -> bool:
    """Whether the studio's log has an entry of a person about content since the suite was loaded, or one of
    translations that came from a file. A newer Kerege may write another folder of what nobody touched. Accounts and
    cohorts are no content."""
    rooms = {apps.get_containing_app_config(type(room).__module__) for room in parts()}
    labels = {Suite._meta.app_label, *(room.label for room in rooms if room)}
    since = {"timestamp__gt": suite.loaded_at} if suite.loaded_at else {}
    pages = Page.objects.descendant_of(suite, inclusive=True).values("pk")
    return any(
        log.filter(Q(user__isnull=False) | Q(action=TRANSLATED), **since).exists()
        for log in (
            PageLogEntry.objects.filter(page__in=pages),
            ModelLogEntry.objects.filter(content_type__app_label__in=labels),
        )
    )


def digest_of(source: SuiteSource) -> str:
    """Names the content of a suite, whether it lies in a folder or in the site. A PO file that was begun, and says
    nothing yet, is no content."""
    digest = hashlib.sha256()
    for path, content in sorted(canonical_files(replace(source, begun=set())).items()):
        digest.update(f"{path} {len(content)} ".encode() + content)
    return digest.hexdigest()


@transaction.atomic
@refreshed_once()
def load(source: SuiteSource) -> Loaded:
    """Bring a suite into the site, or up to date. Raises ContentError, and changes nothing, where an id of the
    folder means something else here, or the site refuses what stands in it."""
    loaded = Loaded()
    suite = _suite(source, loaded)
    _identifiers(source, suite)
    _entries(source, suite, loaded)
    loaded.translations = _translations(source, suite)
    pages = [_module(module, number, suite, loaded) for number, module in enumerate(source.modules)]
    _retire(suite, [page.pk for page in pages], loaded)
    for page, module in zip(pages, source.modules, strict=True):
        lessons = [_lesson(lesson, page, module, suite, loaded) for lesson in module.lessons]
        _in_order(page, lessons)
        _retire(page, [lesson.pk for lesson in lessons], loaded)
    _in_order(suite, pages)
    for part in parts():
        with _blamed(part.name):
            loaded.entries += part.load(source.parts[part.name], suite)
    suite.sources.exclude(key__in=[entry["id"] for entry in source.sources]).delete()
    suite.terms.exclude(key__in=[entry["id"] for entry in source.terms]).delete()
    loaded.bodies = render_all(leave_little=True)
    Suite.objects.filter(pk=suite.pk).update(loaded_digest=digest_of(source), loaded_at=clock.now())
    if loaded.pages or loaded.entries or loaded.translations:
        refresh_catalogue()
    return loaded


@contextmanager
def _blamed(file: str) -> Iterator[None]:
    """What the site refuses, as a problem of this file."""
    try:
        yield
    except (Missing, ValidationError, DataError) as error:
        reasons = error.messages if isinstance(error, ValidationError) else [str(error)]
        raise ContentError([Problem(file, 1, reason) for reason in reasons]) from error


def home() -> Home:
    """The page under which suites stand, made at first use in place of Wagtail's welcome page."""
    found = Home.objects.first()
    if found:
        return found
    root = Page.get_first_root_node()
    for welcome in root.get_children():
        welcome.delete()
    root.refresh_from_db()
    made: Home = root.add_child(instance=Home(title="Kerege", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": made})
    return made


def _save(page: Any, parent: Page, iri: str, fields: dict[str, Any], loaded: Loaded) -> Any:
    """Add or bring up to date one page; a page that is as it should be is not touched."""
    if page.pk and page.live and all(getattr(page, name) == value for name, value in fields.items()):
        return page
    for name, value in fields.items():
        setattr(page, name, value)
    if not page.pk:
        page.translation_key = activity_uuid(iri)
        parent.add_child(instance=page)
    page.save_revision(changed=False).publish()
    loaded.pages += 1
    page.refresh_from_db()
    return page


def _suite(source: SuiteSource, loaded: Loaded) -> Suite:
    page = Suite.objects.filter(iri=source.iri).first() or Suite(iri=source.iri)
    fields = {name: getattr(source, name) for name in ("title", "slug", "summary", "source_language")}
    fields["editorial"] = source.editorial.plain
    with _blamed("suite.yaml"):
        suite: Suite = _save(page, home(), source.iri, fields, loaded)
    return suite


def _module(source: ModuleSource, number: int, suite: Suite, loaded: Loaded) -> Module:
    page = Module.objects.child_of(suite).filter(key=source.id).first() or Module(key=source.id)
    fields = {"title": source.title, "slug": source.slug, "summary": source.summary}
    with _blamed(f"{source.slug}/module.yaml"):
        module: Module = _save(page, suite, f"{suite.iri}/{source.id}", fields, loaded)
    _outcomes(source, module)
    for name, svg in source.figures.items():
        loaded.entries += bring_up_to_date(Figure, {"module": module, "name": name}, {"svg": svg})
    Figure.objects.filter(module=module).exclude(name__in=source.figures).delete()
    for path, content in source.files.items():
        _file(f"{source.slug}/{path}", content)
    return module


def _outcomes(source: ModuleSource, module: Module) -> None:
    wanted = [(outcome["id"], outcome["text"]) for outcome in source.outcomes]
    if list(module.outcomes.values_list("key", "text")) != wanted:
        module.outcomes.set([ModuleOutcome(key=key, text=text) for key, text in wanted])
        module.save()


def _lesson(source: LessonDocument, module: Module, folder: ModuleSource, suite: Suite, loaded: Loaded) -> Lesson:
    page = Lesson.objects.child_of(module).filter(key=source.id).first() or Lesson(key=source.id)
    fields = {name: getattr(source, name) for name in ("title", "slug", "outcome", "summary", "minutes")}
    with _blamed(f"{folder.slug}/{source.slug}.md"):
        body = Lesson._meta.get_field("body").to_python(stream_of(source, suite, folder.slug))
        if not page.pk or document_of(page, folder.slug).blocks != source.blocks:
            fields["body"] = body
        lesson: Lesson = _save(page, module, f"{suite.iri}/{module.key}/{source.id}", fields, loaded)
    return lesson


def _file(path: str, content: bytes) -> None:
    model: type[Picture] | type[Attachment] = Picture if is_picture(path) else Attachment
    found = model.objects.filter(content_path=path).first() or model(content_path=path, title=PurePosixPath(path).stem)
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    if found.file_hash != digest:
        found.file = ContentFile(content, name=PurePosixPath(path).name)
        found.file_hash = ""
        found.save()
        found._set_file_hash()
        found.save()


def _entries(source: SuiteSource, suite: Suite, loaded: Loaded) -> None:
    for model, entries in ((Source, source.sources), (Term, source.terms)):
        for entry in entries:
            fields = {name: value for name, value in entry.items() if name != "id"}
            loaded.entries += bring_up_to_date(model, {"suite": suite, "key": entry["id"]}, fields)


def bring_up_to_date(model: Any, key: dict[str, Any], fields: dict[str, Any]) -> bool:
    """Add or change one row; a row that is as it should be is not touched. Says whether something changed."""
    row = model.objects.filter(**key).first() or model(**key)
    if row.pk and all(getattr(row, name) == value for name, value in fields.items()):
        return False
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return True


def _translations(source: SuiteSource, suite: Suite) -> int:
    """Bring the translations up to date; says how many changed."""
    there = {(row.language, row.unit): row for row in suite.translations.all()}
    changed = []
    for language, words in source.translations.items():
        for unit, found in words.items():
            row = there.pop((language, unit), None) or Translation(suite=suite, language=language, unit=unit)
            wanted = {
                "text": found.text,
                "source_hash": text_hash(found.made_from),
                "made_from": found.made_from,
                "status": Translation.Status.REVIEWED if found.reviewed_by else Translation.Status.DRAFT,
                "reviewed_by": found.reviewed_by,
                "reviewer_id": row.reviewer_id if row.reviewed_by == found.reviewed_by else None,
            }
            if any(getattr(row, name) != value for name, value in wanted.items()):
                for name, value in wanted.items():
                    setattr(row, name, value)
                changed.append(row)
    Translation.objects.filter(pk__in=[row.pk for row in there.values()]).delete()
    known = [row for row in changed if row.pk]  # before the others have keys, too
    Translation.objects.bulk_create([row for row in changed if not row.pk])
    Translation.objects.bulk_update(known, ["text", "source_hash", "made_from", "status", "reviewed_by", "reviewer"])
    return len(changed) + len(there)


def _identifiers(source: SuiteSource, suite: Suite) -> None:
    """Note every id; refuse one that meant something else."""
    known = dict(suite.identifiers.values_list("key", "used_for"))
    wanted = dict(source.identifiers()) | {entry["id"]: entry["used_for"] for entry in source.retired}
    clashes = [
        Problem(source.slug, 1, f"the id {id!r} was used before (as {known[id]}) and may not come back")
        for id, use in wanted.items()
        if known.get(id, use) != use
    ]
    if clashes:
        raise ContentError(clashes)
    note_identifiers(source, suite)


def _retire(parent: Page, keep: list[int], loaded: Loaded) -> None:
    """What is no longer in the folder is unpublished, never deleted: statements name it."""
    for page in parent.get_children().live().exclude(pk__in=keep):
        page.specific.unpublish()
        loaded.pages += 1


def _in_order(parent: Page, wanted: list[Any]) -> None:
    there = list(parent.get_children().filter(pk__in=[page.pk for page in wanted]).values_list("pk", flat=True))
    if there == [page.pk for page in wanted]:
        return
    for page in wanted:
        page.refresh_from_db()
        parent.refresh_from_db()
        page.move(parent, pos="last-child")
