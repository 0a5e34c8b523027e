"""What readers' pages know of suites, modules and lessons: one small query a second, the rest from memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kerege import clock
from kerege.records.activities import namer
from kerege.suites.models import Catalogue, FormerAddress, StoredBody
from kerege.ui.languages import page_language

BODIES_IN_MEMORY = 300
LASTS = timedelta(seconds=1)  # so long at most a process may not see what another one has published

_known: tuple[int, tuple[SuiteEntry, ...]] | None = None
_asked_at: datetime | None = None
_bodies: OrderedDict[str, StoredBody] = OrderedDict()


@dataclass(frozen=True)
class Text:
    """Words in the reader's language, or in the language that there is."""

    words: str
    language: str  # "" where it is that of the page's own words

    def __str__(self) -> str:
        return self.words

    @property
    def html(self) -> str:
        """Marked with their language where it is not the page's."""
        return format_html('<span lang="{}">{}</span>', self.language, self.words) if self.language else self.words


@dataclass(frozen=True)
class Names:
    """Titles in several languages."""

    languages: dict[str, str]
    source_language: str

    @property
    def here(self) -> Text:
        wanted = get_language() or self.source_language
        language = wanted if wanted in self.languages else self.source_language
        return Text(self.languages[language], "" if language == page_language() else language)


@dataclass(frozen=True)
class BodyEntry:
    lesson: int
    language: str
    digest: str
    size: int
    translated: int
    reviewed: bool
    checks: tuple[str, ...]
    tasks: dict[str, str]  # practice tasks, in their order: id -> kind

    @property
    def is_draft(self) -> bool:
        """Whether nobody has read this translation against its source."""
        return bool(self.translated) and not self.reviewed

    @property
    def stands_in(self) -> bool:
        """Whether it is read in place of one that the worker has yet to render."""
        return self.language != get_language()


@dataclass(frozen=True, eq=False)
class _Entry:
    pk: int
    slug: str
    names: dict[str, Names]

    @property
    def title(self) -> Text:
        return self.names["title"].here

    @property
    def summary(self) -> Text:
        return self.names["summary"].here


@dataclass(frozen=True, eq=False)
class LessonEntry(_Entry):
    id: str
    minutes: int
    bodies: dict[str, BodyEntry]
    module: ModuleEntry = field(repr=False)
    number: int

    @property
    def outcome(self) -> Text:
        return self.names["outcome"].here

    @property
    def iri(self) -> str:
        """The activity id of the lesson in statements."""
        return f"{self.module.iri}/{self.id}"

    @property
    def slugs(self) -> tuple[str, str, str]:
        return (*self.module.slugs, self.slug)

    @property
    def body(self) -> BodyEntry:
        """The body in the reader's language, or in the suite's."""
        source = self.module.suite.source_language
        return self.bodies.get(get_language() or source) or self.bodies[source]

    @property
    def next(self) -> LessonEntry | None:
        lessons = self.module.lessons
        return lessons[self.number] if self.number < len(lessons) else None

    def check_iri(self, check: str) -> str:
        return f"{self.iri}/{check}"


@dataclass(frozen=True, eq=False)
class ModuleEntry(_Entry):
    id: str
    suite: SuiteEntry = field(repr=False)
    number: int
    outcomes: dict[str, Names] = field(default_factory=dict)
    lessons: list[LessonEntry] = field(default_factory=list)

    @property
    def iri(self) -> str:
        return f"{self.suite.iri}/{self.id}"

    @property
    def slugs(self) -> tuple[str, str]:
        return (self.suite.slug, self.slug)

    @property
    def minutes(self) -> int:
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def size(self) -> int:
        """Bytes over the wire of all lessons in the reader's language, pictures apart."""
        return sum(lesson.body.size for lesson in self.lessons)


@dataclass(frozen=True, eq=False)
class SuiteEntry(_Entry):
    iri: str
    source_language: str
    modules: list[ModuleEntry] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Names the suite in a reader's cookie: short, and the same when its address changes."""
        return str(self.pk)

    @cached_property
    def lessons(self) -> list[LessonEntry]:
        return [lesson for module in self.modules for lesson in module.lessons]

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)

    @property
    def size(self) -> int:
        """Bytes over the wire of all lessons in the reader's language, pictures apart."""
        return sum(module.size for module in self.modules)


def suites() -> tuple[SuiteEntry, ...]:
    """All published suites."""
    global _known, _asked_at
    now = clock.now()
    if _known is None or _asked_at is None or abs(now - _asked_at) >= LASTS:
        if _known is None or _known[0] != Catalogue.objects.values_list("version", flat=True).first():
            row = Catalogue.objects.first()
            _known = (row.version, tuple(_read(row.document))) if row else (0, ())
        _asked_at = now
    return _known[1]


def ask_again() -> None:
    """Something was published in this process: the next reader sees it."""
    global _asked_at
    _asked_at = None


def suite_of(pk: int) -> SuiteEntry | None:
    """A published suite by its key; None where it is published no more."""
    return next((suite for suite in suites() if suite.pk == pk), None)


def version() -> int:
    """Changes with every publication and every translation. Asks no database; `suites` has done so."""
    return _known[0] if _known else 0


def find(*slugs: str) -> Any:
    """The suite, module or lesson at this address; None where there is none."""
    entry: Any = None
    children: Any = suites()
    for slug, below in zip(slugs, ("modules", "lessons", ""), strict=False):
        entry = next((child for child in children if child.slug == slug), None)
        if entry is None:
            return None
        children = getattr(entry, below, ())
    return entry


def former(path: str) -> str | None:
    """The present path of what once stood at `path`."""
    row = FormerAddress.objects.filter(path=path).select_related("page").first()
    return "/".join(row.page.specific.slugs) if row else None


def stored_body(entry: BodyEntry) -> StoredBody:
    """The body itself; from memory where it was asked for before."""
    if body := _bodies.pop(entry.digest, None):
        _bodies[entry.digest] = body  # the last that was asked for goes last
        return body
    found = StoredBody.objects.filter(digest=entry.digest).first()
    # Between the two queries of a page a publication may have put another body in its place.
    body = found or StoredBody.objects.get(lesson=entry.lesson, language=entry.language)
    _bodies[entry.digest] = body
    if len(_bodies) > BODIES_IN_MEMORY:
        _bodies.popitem(last=False)
    return body


@namer
def lesson_names(activities: Set[str]) -> dict[str, str]:
    """Modules and lessons by their titles; a question of a lesson by that of the lesson."""
    modules = [module for suite in suites() for module in suite.modules]
    lessons = {lesson.iri: lesson.title.html for module in modules for lesson in module.lessons}
    titles = {module.iri: module.title.html for module in modules} | lessons
    names = {}
    for activity in activities:
        if title := titles.get(activity):
            names[activity] = title
        elif lesson := lessons.get(activity.rpartition("/")[0]):
            names[activity] = format_html(_("{lesson}: a question"), lesson=lesson)
    return names


def forget() -> None:
    """Forget what this process knows; a test's tool."""
    global _known
    _known = None
    _bodies.clear()


def _read(document: dict[str, Any]) -> Iterator[SuiteEntry]:
    for suite in document["suites"]:
        source = suite["source_language"]

        def names(data: dict[str, Any], *keys: str, source: str = source) -> dict[str, Names]:
            return {key: Names(data[key], source) for key in keys}

        suite_entry = SuiteEntry(suite["pk"], suite["slug"], names(suite, "title", "summary"), suite["iri"], source)
        for number, module in enumerate(suite["modules"], 1):
            module_entry = ModuleEntry(
                module["pk"],
                module["slug"],
                names(module, "title", "summary"),
                module["id"],
                suite_entry,
                number,
                names(module.get("outcomes", {}), *module.get("outcomes", {})),
            )
            suite_entry.modules.append(module_entry)
            for count, lesson in enumerate(module["lessons"], 1):
                bodies = {
                    code: BodyEntry(
                        lesson["pk"],
                        code,
                        **{**body, "checks": tuple(body["checks"]), "tasks": dict(body.get("tasks", {}))},
                    )
                    for code, body in lesson["bodies"].items()
                }
                module_entry.lessons.append(
                    LessonEntry(
                        lesson["pk"],
                        lesson["slug"],
                        names(lesson, "title", "summary", "outcome"),
                        lesson["id"],
                        lesson["minutes"],
                        bodies,
                        module_entry,
                        count,
                    )
                )
        yield suite_entry
