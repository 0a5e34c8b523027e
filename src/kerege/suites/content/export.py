"""From the site to a content folder."""

from __future__ import annotations

from collections import defaultdict

from kerege.suites.content.editorial import Editorial
from kerege.suites.content.folder import ModuleSource, SuiteSource
from kerege.suites.content.parts import parts
from kerege.suites.content.po import Words
from kerege.suites.models import (
    Attachment,
    Figure,
    Identifier,
    Lesson,
    Module,
    Picture,
    Source,
    Suite,
    Term,
    Translation,
)
from kerege.suites.streams import document_of


def export(suite: Suite) -> SuiteSource:
    """The published suite as a content folder says it."""
    source = described(suite)
    for module in source.modules:
        module.files = _files(module)
    note_identifiers(source, suite)
    source.retired = [
        {"id": row.key, "used_for": row.used_for} for row in suite.identifiers.filter(live=False).order_by("key")
    ]
    source.translations = _translations(source, suite)
    return source


def described(suite: Suite) -> SuiteSource:
    """The published suite in its source language: what it says, without files, former ids and translations."""
    source = SuiteSource(
        iri=suite.iri,
        slug=suite.slug,
        title=suite.title,
        summary=suite.summary,
        source_language=suite.source_language,
        modules=[_module(module) for module in Module.objects.live().child_of(suite)],
        sources=[
            {"id": row.key, **{name: getattr(row, name) for name in ("title", "issuer", "year", "symbol", "url")}}
            for row in Source.objects.filter(suite=suite)
        ],
        editorial=Editorial(**suite.editorial),
        terms=[{"id": row.key, "word": row.word, "meaning": row.meaning} for row in Term.objects.filter(suite=suite)],
    )
    source.parts = {part.name: part.export(suite) for part in parts()}
    return source


def note_identifiers(source: SuiteSource, suite: Suite) -> None:
    """Note the ids that folder or studio have added, and which are no longer in use."""
    live = dict(source.identifiers())
    named = {entry["id"]: entry["used_for"] for entry in source.retired} | live
    known = set(suite.identifiers.values_list("key", flat=True))
    Identifier.objects.bulk_create(
        [Identifier(suite=suite, key=id, used_for=use) for id, use in named.items() if id not in known]
    )
    suite.identifiers.filter(key__in=live).update(live=True)
    suite.identifiers.exclude(key__in=live).update(live=False)


def _module(module: Module) -> ModuleSource:
    return ModuleSource(
        slug=module.slug,
        id=module.key,
        title=module.title,
        summary=module.summary,
        outcomes=[{"id": row.key, "text": row.text} for row in module.outcomes.all()],
        lessons=[document_of(lesson, module.slug) for lesson in Lesson.objects.live().child_of(module)],
        figures={row.name: row.svg for row in Figure.objects.filter(module=module).order_by("name")},
    )


def _files(module: ModuleSource) -> dict[str, bytes]:
    """What its lessons show, by path in the module's folder."""
    blocks = (block for lesson in module.lessons for block in lesson.blocks)
    paths = {block["file"] for block in blocks if block.kind in ("image", "media", "download")}
    return {path: _content(f"{module.slug}/{path}") for path in sorted(paths)}


def _content(path: str) -> bytes:
    found = Picture.objects.filter(content_path=path).first() or Attachment.objects.get(content_path=path)
    with found.open_file() as handle:
        content: bytes = handle.read()
        return content


def _translations(source: SuiteSource, suite: Suite) -> dict[str, dict[str, Words]]:
    units = {unit.id: unit for _name, units in source.po_files() for unit in units}
    found: dict[str, dict[str, Words]] = defaultdict(dict)
    for row in Translation.objects.filter(suite=suite).order_by("language"):
        unit = units.get(row.unit)
        fresh = unit is not None and unit.hash == row.source_hash
        made_from = unit.text if unit and fresh else row.made_from
        found[row.language][row.unit] = Words(row.text, made_from, row.reviewed_by)
    return dict(found)
