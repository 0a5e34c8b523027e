"""A content folder, read whole and checked, or written whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from kerege.suites.content.directives import places
from kerege.suites.content.editorial import AVOID, WAIVER, Editorial
from kerege.suites.content.fields import (
    LIST,
    SLUG_RULE,
    Field,
    address,
    as_in,
    check_fields,
    is_free_slug,
    is_slug,
    number,
    one_of,
    read_yaml,
    text,
    write_yaml,
)
from kerege.suites.content.files import MOST_BYTES, file_problem
from kerege.suites.content.lesson_file import read_lesson, write_lesson
from kerege.suites.content.parts import names_in, parts
from kerege.suites.content.po import Words, check_po, read_po, write_po
from kerege.suites.content.problems import ContentError, Problem, Report, Wrong, noted
from kerege.suites.document import (
    LessonDocument,
    Place,
    Unit,
    lesson_units,
    used_for,
)
from kerege.suites.figures import FigureError, read_words
from kerege.suites.models import Identifier, Module, ModuleOutcome, Source, Suite, Term, Translation
from kerege.suites.names import Names, unknown_names
from kerege.suites.spans import without_controls

_ID = text()
_SUITE = {
    "iri": address(),
    "slug": Field(f"an address: {SLUG_RULE}", is_free_slug),
    "title": as_in(Suite, "title"),
    "summary": as_in(Suite, "summary"),
    "source_language": one_of([code for code, _name in settings.LANGUAGES]),
    "modules": LIST,
}
_MODULE = {
    "id": _ID,
    "title": as_in(Module, "title"),
    "summary": as_in(Module, "summary"),
    "lessons": LIST,
    "outcomes": LIST,
}
_OUTCOME = {"id": _ID, "text": as_in(ModuleOutcome, "text")}
_SOURCE = {
    "id": _ID,
    "title": as_in(Source, "title"),
    "issuer": as_in(Source, "issuer"),
    "year": number(0, 32767, absent=True),
    "symbol": as_in(Source, "symbol"),
    "url": address(empty=True),
}
_TERM = {"id": _ID, "word": as_in(Term, "word"), "meaning": as_in(Term, "meaning")}
_EDITORIAL = {"avoid": LIST, "waivers": LIST}
_RETIRED = {"id": _ID, "used_for": as_in(Identifier, "used_for")}


@dataclass
class ModuleSource:
    slug: str
    id: str
    title: str
    summary: str
    outcomes: list[dict[str, str]]
    lessons: list[LessonDocument] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)  # name -> SVG
    files: dict[str, bytes] = field(default_factory=dict)  # path in the module's folder -> bytes

    def units(self, suite: str) -> Iterator[Unit]:
        """The module's units in reading order; `suite` is the address of its suite."""
        own = Place(self.title, f"{suite}/{self.slug}/")
        yield Unit(f"{self.id}.title", self.title, "module", own)
        yield Unit(f"{self.id}.summary", self.summary, "module", own)
        for outcome in self.outcomes:
            yield Unit(f"{outcome['id']}.text", outcome["text"], "outcome", own)
        drawn: dict[str, Place] = {}
        for lesson in self.lessons:
            title, page = self.title_of(lesson.id), f"{own.page}{lesson.slug}/"
            for unit in lesson_units(lesson):
                yield unit.at(Place(title, f"{page}#{unit.block}" if unit.block else page))
            for block in lesson.blocks:
                if block.kind == "figure":
                    drawn.setdefault(block["file"], Place(title, f"{page}#{block.id}"))
        for name, svg in sorted(self.figures.items()):
            for id, words in read_words(svg).items():
                place = drawn.get(f"figures/{name}.svg", Place(self.title))
                yield Unit(f"{self.id}:{name}.{id}", words, "drawing", place)

    def title_of(self, lesson: str) -> str:
        """Number and title of one of its lessons, given by id; "" where there is none."""
        return next((f"{n}. {one.title}" for n, one in enumerate(self.lessons, 1) if one.id == lesson), "")


@dataclass
class SuiteSource:
    """All that a content folder says."""

    iri: str
    slug: str
    title: str
    summary: str
    source_language: str
    modules: list[ModuleSource] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    terms: list[dict[str, str]] = field(default_factory=list)
    retired: list[dict[str, str]] = field(default_factory=list)
    editorial: Editorial = field(default_factory=Editorial)
    parts: dict[str, Any] = field(default_factory=dict)  # name of a part -> what it holds
    translations: dict[str, dict[str, Words]] = field(default_factory=dict)  # language -> unit -> words
    begun: set[str] = field(default_factory=set)  # PO files that the folder has, though nothing may be translated yet

    def own_units(self) -> Iterator[Unit]:
        """The units that belong to no module."""
        own = Place(self.title, f"{self.slug}/")
        yield Unit("suite.title", self.title, "suite", own)
        yield Unit("suite.summary", self.summary, "suite", own)
        for source in self.sources:
            for name in ("title", "issuer"):
                if source[name]:
                    yield Unit(f"source-{source['id']}.{name}", source[name], "source", Place(source["title"]))
        for term in self.terms:
            for name in ("word", "meaning"):
                yield Unit(f"term-{term['id']}.{name}", term[name], "term", Place(term["word"]))

    def po_files(self) -> Iterator[tuple[str, list[Unit]]]:
        """Name and units of each PO file of a language."""
        yield "suite", list(self.own_units())
        for module in self.modules:
            yield module.slug, list(module.units(self.slug))
        for part in parts():
            yield from part.po_files(self.parts[part.name], self)

    def identifiers(self) -> Iterator[tuple[str, str]]:
        """Every id and what it is used for."""
        for module in self.modules:
            yield module.id, "module"
            for outcome in module.outcomes:
                yield outcome["id"], f"outcome of {module.id}"
            for lesson in module.lessons:
                yield lesson.id, f"lesson of {module.id}"
                for block in lesson.blocks:
                    yield block.id, used_for(lesson, block)
        for part in parts():
            yield from part.identifiers(self.parts[part.name])


def read_folder(folder: Path, *, strict: bool = True) -> SuiteSource:
    """Read and check a folder. Raises ContentError with every problem that was found. Not `strict`: translations
    may be behind their source, as before `kerege content fmt`."""
    reader = Reader(folder)
    suite = reader.read(strict=strict)
    if suite is None or reader.report.problems:
        raise ContentError(reader.report.problems)
    return suite


def canonical_files(suite: SuiteSource) -> dict[str, bytes]:
    """Every file of the folder in its canonical form, by path."""
    texts = {
        "suite.yaml": write_yaml(
            {name: getattr(suite, name) for name in ("iri", "slug", "title", "summary", "source_language")}
            | {"modules": [module.slug for module in suite.modules]}
        ),
        "sources.yaml": write_yaml(suite.sources),
        "glossary.yaml": write_yaml(suite.terms),
        "retired.yaml": write_yaml(suite.retired),
    }
    if suite.editorial:
        texts["editorial.yaml"] = write_yaml(suite.editorial.plain)
    files: dict[str, bytes] = {}
    for module in suite.modules:
        head = {name: getattr(module, name) for name in ("id", "title", "summary")}
        lessons = [lesson.slug for lesson in module.lessons]
        texts[f"{module.slug}/module.yaml"] = write_yaml(head | {"lessons": lessons, "outcomes": module.outcomes})
        texts |= {f"{module.slug}/{lesson.slug}.md": write_lesson(lesson) for lesson in module.lessons}
        texts |= {f"{module.slug}/figures/{name}.svg": svg for name, svg in module.figures.items()}
        files |= {f"{module.slug}/{path}": content for path, content in module.files.items()}
    for part in parts():
        texts |= dict(part.files(suite.parts[part.name]))
    po_files = list(suite.po_files()) if suite.translations else []
    for language, words in suite.translations.items():
        for name, units in po_files:
            file = f"locale/{language}/{name}.po"
            if file in suite.begun or any(unit.id in words for unit in units):
                texts[file] = write_po(units, words, language)
    return files | {path: text.encode() for path, text in texts.items()}


def write_folder(suite: SuiteSource, folder: Path) -> list[str]:
    """Write a suite's canonical files; says which of them changed."""
    changed = []
    for name, content in canonical_files(suite).items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed.append(name)
    return changed


def not_canonical(suite: SuiteSource, folder: Path) -> list[Problem]:
    """The files that `kerege content fmt` would change, and those that belong to nothing."""
    return [Problem(name, 1, "no part of the suite: nothing names this file") for name in strangers(suite, folder)] + [
        Problem(name, 1, "not in the canonical form: run `kerege content fmt`")
        for name, content in canonical_files(suite).items()
        if not (folder / name).exists() or (folder / name).read_bytes() != content
    ]


def strangers(suite: SuiteSource, folder: Path) -> list[str]:
    """The files of the folder that are no part of the suite, such as a lesson that no module names any more."""
    known = canonical_files(suite)
    there = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    seen = (path.as_posix() for path in there if not any(part.startswith(".") for part in path.parts))
    return sorted(name for name in seen if name not in known)


class Reader:
    """Reads a folder; parts read their files through it too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report = Report()
        self._places: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._translated_at: dict[tuple[str, str], tuple[str, int]] = {}

    def read(self, *, strict: bool) -> SuiteSource | None:
        found = self._yaml("suite.yaml", _SUITE)
        if found is None:
            return None
        head, _node = found
        slugs = head.pop("modules")
        suite = SuiteSource(**head)
        suite.sources = self._list("sources.yaml", _SOURCE, "source-")
        suite.terms = self._list("glossary.yaml", _TERM, "term-")
        suite.retired = self._list("retired.yaml", _RETIRED)
        suite.editorial = self._editorial()
        for slug in self._addresses("suite.yaml", slugs):
            if module := self._module(slug):
                suite.modules.append(module)
        for part in parts():  # in order of their names; one may look into those before it
            suite.parts[part.name] = part.read(self, suite)
        self._check_ids(suite)
        self._check_units(suite)
        whole = not self.report.problems  # else what is named may be there, but unreadable
        if whole:
            self._check_names(suite)
        self._translations(suite, strict=strict and whole)
        return suite

    def has(self, name: str) -> bool:
        return (self.folder / name).is_file()

    def fields_of(self, name: str, fields: dict[str, Field]) -> dict[str, Any] | None:
        """What a YAML file says; None, and a report, where it is not as it should be."""
        found = self._yaml(name, fields)
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """The text of a file, and where in it ids stand; None, and a report, where it is missing or no text."""
        text = self._text(name)
        for id, line in places(text or ""):
            self._places[id].append((name, line))
        return text

    def at(self, id: str, reason: str) -> None:
        """Report what is wrong with the thing that has this id."""
        file, line = (self._places[id] or [("suite.yaml", 1)])[-1]
        self.report.add(file, line, reason)

    def at_translation(self, language: str, unit: str, reason: str) -> None:
        """Report what is wrong with the translation of a unit."""
        self.report.add(*self._translated_at[language, unit], reason)

    def _text(self, name: str) -> str | None:
        path = self.folder / name
        try:
            if path.stat().st_size > MOST_BYTES:
                self.report.add(name, 1, f"larger than {MOST_BYTES // 1024 // 1024} MB")
                return None
            return without_controls(path.read_text("utf-8-sig"))
        except FileNotFoundError:
            self.report.add(name, 1, "this file is missing")
        except UnicodeDecodeError:
            self.report.add(name, 1, "this file is not UTF-8 text")
        except OSError as error:
            self.report.add(name, 1, f"this file cannot be read: {error.strerror}")
        return None

    def _yaml(self, name: str, fields: dict[str, Field]) -> tuple[dict[str, Any], yaml.Node] | None:
        text = self._text(name)
        if text is None:
            return None
        with noted(self.report, name):
            data, node = read_yaml(text)
            check_fields(data, fields, node)
            return data, node
        return None

    def _list(self, name: str, fields: dict[str, Field], unit: str = "") -> list[dict[str, Any]]:
        """The entries of a file that is a list; the units of an entry are called by `unit` and its id."""
        text = self._text(name)
        if text is None:
            return []
        with noted(self.report, name):
            data, node = read_yaml(text)
            if isinstance(data, list):
                return self._entries(name, data, node, fields, unit)
            raise Wrong(1, "a list is expected")
        return []

    def _editorial(self) -> Editorial:
        """The suite's own rules; a suite may have none."""
        name = "editorial.yaml"
        if not self.has(name) or (found := self._yaml(name, _EDITORIAL)) is None:
            return Editorial()
        data, node = found
        nodes = {key.value: value for key, value in node.value}
        fields = {"avoid": AVOID, "waivers": WAIVER}
        return Editorial(**{part: self._entries(name, data[part], nodes[part], fields[part]) for part in fields})

    def _entries(
        self, name: str, data: list[Any], node: yaml.Node, fields: dict[str, Field], unit: str = ""
    ) -> list[dict[str, Any]]:
        good: list[dict[str, Any]] = []
        for entry, place in zip(data, node.value, strict=True):
            with noted(self.report, name):
                check_fields(entry, fields, place)
                if "id" in fields:
                    if entry["id"] in {other["id"] for other in good}:
                        raise Wrong(place.start_mark.line + 1, f"{entry['id']!r} stands twice")
                    self._places[f"{unit}{entry['id']}"].append((name, place.start_mark.line + 1))
                good.append(entry)
        return good

    def _module(self, slug: str) -> ModuleSource | None:
        file = f"{slug}/module.yaml"
        found = self._yaml(file, _MODULE)
        if found is None:
            return None
        head, node = found
        outcomes = next(value for key, value in node.value if key.value == "outcomes")
        head["outcomes"] = self._entries(file, head["outcomes"], outcomes, _OUTCOME)
        lessons = head.pop("lessons")
        module = ModuleSource(slug=slug, **head)
        self._places[module.id].append((file, 1))
        for name in self._addresses(file, lessons):
            path = f"{slug}/{name}.md"
            text = self.text(path)
            lesson = read_lesson(text, name, path, self.report) if text is not None else None
            if lesson:
                module.lessons.append(lesson)
        for figure in sorted((self.folder / slug / "figures").glob("*.svg")):
            self._figure(module, figure)
        self._files(module)
        return module

    def _addresses(self, file: str, names: list[Any]) -> list[str]:
        """The names that may be part of an address; they are names of files and folders, too."""
        good = [name for name in names if is_free_slug(name)]
        for name in names:
            if name not in good:
                self.report.add(file, 1, f"{name!r} cannot be an address: {SLUG_RULE}")
        for name in dict.fromkeys(good):
            if good.count(name) > 1:
                self.report.add(file, 1, f"{name!r} stands twice")
        return list(dict.fromkeys(good))

    def _figure(self, module: ModuleSource, path: Path) -> None:
        name = f"{module.slug}/figures/{path.name}"
        if not is_slug(path.stem):
            self.report.add(name, 1, f"{path.stem!r} cannot name a figure: lower-case Latin letters, digits, hyphens")
        elif (text := self._text(name)) is not None:
            try:
                read_words(text)
                module.figures[path.stem] = text
                self._places[path.stem].append((name, 1))
            except FigureError as error:
                self.report.add(name, 1, str(error))

    def _files(self, module: ModuleSource) -> None:
        for lesson in module.lessons:
            for block in lesson.blocks:
                if block.kind not in ("image", "media", "download"):
                    continue
                if reason := file_problem(self.folder / module.slug, block.kind, block["file"]):
                    self.at(block.id, reason)
                else:
                    module.files[block["file"]] = (self.folder / module.slug / block["file"]).read_bytes()

    def _check_ids(self, suite: SuiteSource) -> None:
        retired = {entry["id"]: entry["used_for"] for entry in suite.retired}
        seen: dict[str, int] = {}
        for id, use in suite.identifiers():
            count = seen[id] = seen.get(id, 0) + 1
            if count > 1:
                self.at(id, f"the id {id!r} is used twice in the suite")
            if id in retired and retired[id] != use:
                self.at(id, f"the id {id!r} was used before (as {retired[id]}) and may not come back")

    def _check_units(self, suite: SuiteSource) -> None:
        """Ids stand together in the names of units, for which the site has limited room."""
        most = Translation._meta.get_field("unit").max_length or 0
        for _name, units in suite.po_files():
            for unit in units:
                if len(unit.id) > most:
                    block = unit.id.partition(":")[2].partition(".")[0]
                    self.at(block, f"the ids in {unit.id!r} have together more than {most} characters")

    def _check_names(self, suite: SuiteSource) -> None:
        """Whatever a lesson names must be there."""
        sources = {source["id"] for source in suite.sources}
        terms = {term["id"] for term in suite.terms}
        others = names_in(suite.parts)
        for module in suite.modules:
            figures = {f"figures/{name}.svg" for name in module.figures}
            for lesson in module.lessons:
                for block, problem in unknown_names(lesson, Names(sources, terms, figures, others)):
                    self.at(block.id, str(problem))

    def _translations(self, suite: SuiteSource, *, strict: bool) -> None:
        po_files = {name: {unit.id: unit for unit in units} for name, units in suite.po_files()}
        for path in sorted((self.folder / "locale").glob("*/*.po")):
            language, name = path.parent.name, f"locale/{path.parent.name}/{path.name}"
            if language not in dict(settings.LANGUAGES) or language == suite.source_language:
                self.report.add(name, 1, f"{language!r} is not a language that this suite is translated into")
                continue
            units = po_files.get(path.stem, {})
            suite.begun.add(name)
            text = self._text(name)
            if text is None:
                continue
            found = read_po(text, name, self.report)
            self._translated_at |= {(language, id): (name, line) for id, (line, _words) in found.items()}
            words = check_po(found, units, name, self.report) if strict else {id: w for id, (_l, w) in found.items()}
            suite.translations.setdefault(language, {}).update(words)
