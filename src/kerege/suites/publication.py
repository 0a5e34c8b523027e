"""Publication: bodies are rendered, with what may be found in them, the catalogue is made anew, former addresses are
kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from kerege import clock
from kerege.outgoing.queue import handler, owe
from kerege.outgoing.worker import every_minute
from kerege.suites import catalogue
from kerege.suites.document import LessonDocument, text_hash
from kerege.suites.finding.passages import keep_entries, keep_passages
from kerege.suites.models import (
    Addressed,
    Attachment,
    Catalogue,
    Drawing,
    Figure,
    FormerAddress,
    Lesson,
    Module,
    Picture,
    Source,
    StoredBody,
    Suite,
    Term,
    Translation,
)
from kerege.suites.render import Body, Inputs, Linked, linked_ids, render, units_of
from kerege.suites.streams import document_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]


# --- Bodies -------------------------------------------------------------------------------------------------


def gather(lesson: Lesson, language: str) -> Inputs:
    """All that goes into the body of a lesson in one language."""
    return next(gather_each(lesson, [language]))


def gather_each(lesson: Lesson, languages: list[str]) -> Iterator[Inputs]:
    """All that goes into the bodies of a lesson, one language after another. What they share is read once."""
    suite, module = lesson.suite, lesson.module
    document = document_of(lesson, module.slug)
    linked = _linked(document, suite, module)
    units = {unit.id for unit in units_of(document, linked)}
    translations: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    reviewed: dict[str, set[str]] = defaultdict(set)
    for unit, language, text, hash, status in Translation.objects.filter(
        suite=suite, language__in=languages, unit__in=units
    ).values_list("unit", "language", "text", "source_hash", "status"):
        translations[language][unit] = (text, hash)
        if status == Translation.Status.REVIEWED:
            reviewed[language].add(unit)
    for language in languages:
        yield Inputs(
            lesson=document,
            language=language,
            source_language=suite.source_language,
            translations=translations[language],
            linked=linked,
            reviewed=frozenset(reviewed[language]),
            units=len(units),
        )


def render_lesson(lesson: Lesson, languages: list[str], *, leave_little: bool = False) -> int:
    """Bring the stored bodies of a lesson up to date; says how many had to be rendered. In the caller's transaction:
    two that render a lesson follow one another, so that the last one has seen what both have changed.

    `leave_little` leaves to the worker what has no body yet and says little in its language: until then it is read in
    the source language, in which most of it will be anyway."""
    Lesson.objects.select_for_update(of=("self",), no_key=True).get(pk=lesson.pk)
    there = dict(StoredBody.objects.filter(lesson=lesson).values_list("language", "digest"))
    suite = lesson.suite
    count, is_left = 0, False
    for inputs in gather_each(lesson, languages):
        if leave_little and inputs.language not in there and inputs.says_little:
            is_left = True
            continue
        digest = inputs.digest
        if there.get(inputs.language) == digest:
            continue
        body = render(inputs)
        keep_drawings(body)
        kept = {name: value for name, value in body.__dict__.items() if name != "drawings"}
        StoredBody.objects.update_or_create(
            lesson=lesson, language=inputs.language, defaults={"digest": digest, "rendered_at": clock.now(), **kept}
        )
        keep_passages(lesson, suite, inputs)
        count += 1
    if is_left:
        _owe_rendering(lesson)
    return count


def keep_drawings(body: Body) -> None:
    """Keep the figures of a body where its pictures are asked for. Their names change with them, so that pages which
    somebody still has open find what they name."""
    new = [Drawing(name=name, svg=svg) for name, svg in body.drawings.items()]
    Drawing.objects.bulk_create(new, ignore_conflicts=True)


@transaction.atomic
def render_all(*, leave_little: bool = False) -> int:
    """Render every live lesson in every language where something has changed; says how many bodies. `leave_little` as
    in `render_lesson`."""
    suites = list(Suite.objects.live().select_for_update(of=("self",), no_key=True))  # as `translations.keep` begins
    count = sum(render_lesson(lesson, LANGUAGES, leave_little=leave_little) for lesson in Lesson.objects.live())
    for suite in suites:
        keep_entries(suite)
    if count:
        refresh_catalogue()
    return count


@handler("render")
def render_owed(key: str, payload: dict[str, Any]) -> None:
    """Render one lesson in all languages; owed by a publication."""
    lesson = Lesson.objects.live().filter(pk=payload["lesson"]).first()
    if lesson is None:
        return
    with transaction.atomic():
        if render_lesson(lesson, LANGUAGES):
            refresh_catalogue()


@handler("entries")
def keep_entries_owed(key: str, payload: dict[str, Any]) -> None:
    """Let a suite's terms and sources be found as they are now."""
    if suite := Suite.objects.filter(pk=payload["suite"]).first():
        with transaction.atomic():
            keep_entries(suite)


def _owe_rendering(lesson: Lesson) -> None:
    owe("render", f"lesson {lesson.pk}", {"lesson": lesson.pk}, again=True)


def _owe_entries(suite: Suite) -> None:
    owe("entries", f"suite {suite.pk}", {"suite": suite.pk}, again=True)


def _linked(document: LessonDocument, suite: Suite, module: Module) -> Linked:
    terms = set(linked_ids(document, "#term-")) | {block["term"] for block in document.blocks if block["term"]}
    sources = {entry["key"] for block in document.blocks if block.kind == "sources" for entry in block["entries"]}
    sources |= {block["source"] for block in document.blocks if block["source"]}
    files = [block for block in document.blocks if block["file"]]
    return Linked(
        terms={
            term.key: {"word": term.word, "meaning": term.meaning}
            for term in Term.objects.filter(suite=suite, key__in=terms)
        },
        sources={
            source.key: {name: getattr(source, name) for name in ("title", "issuer", "year", "symbol", "url")}
            for source in Source.objects.filter(suite=suite, key__in=sources)
        },
        figures={
            f"figures/{figure.name}.svg": figure.svg
            for figure in Figure.objects.filter(module=module)
            if any(block["file"] == f"figures/{figure.name}.svg" for block in files)
        },
        files={
            block["file"]: facts
            for block in files
            if block.kind != "figure" and (facts := _file_facts(block.kind, f"{module.slug}/{block['file']}"))
        },
        module_id=module.key,
        suite_slug=suite.slug,
    )


def _file_facts(kind: str, path: str) -> dict[str, Any]:
    """What the page needs to know of a file; nothing where it is gone."""
    if kind == "image":
        picture = Picture.objects.filter(content_path=path).first()
        if picture is None:
            return {}
        small, large = (picture.get_rendition(f"width-{width}|format-webp|webpquality-60") for width in (360, 720))
        return {
            "small": small.url,
            "large": large.url,
            "width": large.width,
            "height": large.height,
            "small_width": small.width,
            "size": small.file.size,
        }
    attachment = Attachment.objects.filter(content_path=path).first()
    if attachment is None:
        return {}
    return {
        "url": attachment.url,
        "size": attachment.get_file_size(),
        "type": attachment.content_type,
        "video": attachment.content_type.startswith("video/"),
        "extension": attachment.file_extension.upper(),
    }


@every_minute
def publish_scheduled() -> None:
    """Publish and withdraw pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)


# --- Catalogue ----------------------------------------------------------------------------------------------


class _Hold:
    """While it lasts, the catalogue is not made anew; `is_due` says whether it has to be then."""

    is_due = False


_hold: ContextVar[_Hold | None] = ContextVar("the hold on the catalogue", default=None)


@contextmanager
def refreshed_once() -> Iterator[None]:
    """The catalogue is made anew when all of this is done, and not after each page of it."""
    hold = _Hold()
    token = _hold.set(hold)
    try:
        yield
    finally:
        _hold.reset(token)
    if hold.is_due:
        refresh_catalogue()


def refresh_catalogue() -> None:
    """Make the catalogue anew from what is published; at the end of `refreshed_once`, where that lasts."""
    if hold := _hold.get():
        hold.is_due = True
    else:
        _refresh()


@transaction.atomic
def _refresh() -> None:
    Catalogue.objects.get_or_create(id=1)
    # The row's lock makes two publications follow one another.
    Catalogue.objects.filter(id=1).update(version=F("version") + 1)
    Catalogue.objects.filter(id=1).update(document={"suites": [_suite_entry(suite) for suite in Suite.objects.live()]})
    catalogue.ask_again()
    transaction.on_commit(catalogue.ask_again)  # another thread may have asked before this one has ended


def _suite_entry(suite: Suite) -> dict[str, Any]:
    modules = Module.objects.live().child_of(suite)
    lessons = defaultdict(list)
    for lesson in Lesson.objects.live().descendant_of(suite):
        lessons[lesson.slugs[1]].append(lesson)
    names = _Names(suite)
    bodies: dict[int, dict[str, Any]] = defaultdict(dict)
    fields = ("digest", "size", "translated", "reviewed")
    for body in StoredBody.objects.filter(lesson__in=Lesson.objects.descendant_of(suite)).values(
        "lesson_id", "language", "items", *fields
    ):
        # A body that another version has rendered may have no places; it is rendered anew before anybody reads it.
        items = sorted(body["items"].items(), key=lambda pair: pair[1].get("place", 0))
        bodies[body["lesson_id"]][body["language"]] = {name: body[name] for name in fields} | {
            "checks": [id for id, stored in items if "item" in stored],
            "tasks": [(id, stored["task"]) for id, stored in items if "task" in stored],
        }
    return {
        "pk": suite.pk,
        "iri": suite.iri,
        "slug": suite.slug,
        "source_language": suite.source_language,
        "title": names.of("suite.title", suite.title),
        "summary": names.of("suite.summary", suite.summary),
        "modules": [
            {
                "pk": module.pk,
                "id": module.key,
                "slug": module.slug,
                "title": names.of(f"{module.key}.title", module.title),
                "summary": names.of(f"{module.key}.summary", module.summary),
                "outcomes": {
                    outcome.key: names.of(f"{outcome.key}.text", outcome.text) for outcome in module.outcomes.all()
                },
                "lessons": [
                    {
                        "pk": lesson.pk,
                        "id": lesson.key,
                        "slug": lesson.slug,
                        "minutes": lesson.minutes,
                        "title": names.of(f"{lesson.key}.title", lesson.title),
                        "outcome": names.of(f"{lesson.key}.outcome", lesson.outcome),
                        "summary": names.of(f"{lesson.key}.summary", lesson.summary),
                        "bodies": bodies[lesson.pk],
                    }
                    for lesson in lessons[module.slug]
                    if lesson.pk in bodies
                ],
            }
            for module in modules
        ],
    }


class _Names:
    """A suite's titles in all languages."""

    def __init__(self, suite: Suite) -> None:
        self.source_language = suite.source_language
        self.rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        names = reduce(or_, (Q(unit__endswith=f".{name}") for name in ("title", "summary", "outcome", "text")))
        rows = Translation.objects.filter(names, suite=suite).exclude(unit__contains=":")
        for unit, hash, language, text in rows.values_list("unit", "source_hash", "language", "text"):
            self.rows[unit, hash][language] = text

    def of(self, unit: str, text: str) -> dict[str, str]:
        return {self.source_language: text, **self.rows[unit, text_hash(text)]}


# --- What sets it off ---------------------------------------------------------------------------------------


@receiver(page_published)
def published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, Lesson):
        suite = instance.suite
        render_lesson(instance, [suite.source_language])
        _owe_rendering(instance)
        _owe_entries(suite)
    if isinstance(instance, Addressed):
        refresh_catalogue()


@receiver(page_unpublished)
@receiver(post_delete)
@receiver(post_page_move)
def gone(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, Addressed):
        refresh_catalogue()
    if isinstance(instance, Lesson) and (suite := Suite.objects.ancestor_of(instance).first()):
        _owe_entries(suite)  # another lesson may be the first that shows a term now


@receiver(page_slug_changed)
def slug_changed(sender: type[Page], instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """What had an address under the old slug is still found there."""
    if not isinstance(instance, Addressed):
        return
    if isinstance(instance, Suite):
        linked_changed(instance)  # tasks of its lessons lead to pages that the suite's address names
    before = "/".join(instance_before.specific.slugs)
    after = "/".join(instance.slugs)
    for page in Page.objects.descendant_of(instance, inclusive=True).specific():
        if isinstance(page, Addressed):
            old = before + "/".join(page.slugs).removeprefix(after)
            FormerAddress.objects.update_or_create(path=old, defaults={"page": page})


def linked_changed(suite: Suite) -> None:
    """A source, a term or a figure of the suite has changed: its lessons are rendered anew by the worker."""
    for lesson in Lesson.objects.live().descendant_of(suite):
        _owe_rendering(lesson)
    _owe_entries(suite)


@receiver([post_delete], sender=Source)
@receiver([post_delete], sender=Term)
def _entry_gone(sender: type, instance: Source | Term, **kwargs: Any) -> None:
    linked_changed(instance.suite)
