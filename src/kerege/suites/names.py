"""What a lesson names must be there: sources, terms, figures, files, blocks.

Asked of a folder when it is read, of the studio when a page is published, and of the site when it is rendered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from kerege.suites import markdown
from kerege.suites.document import PROFESSIONS, Block, LessonDocument, block_units
from kerege.suites.explained import Explained


@dataclass(frozen=True)
class Names:
    """What there is, by id or path."""

    sources: Collection[str]
    terms: Collection[str]
    figures: Collection[str]  # paths in the module's folder
    others: Mapping[str, Collection[str]]  # what rooms above bring: by the option that names it


def unknown_names(lesson: LessonDocument, names: Names) -> Iterator[tuple[Block, Explained]]:
    """Each block that names what is not there, and what that is."""
    ids = {block.id for block in lesson.blocks}
    cited = {entry["key"] for block in lesson.blocks if block.kind == "sources" for entry in block["entries"]}
    for block in lesson.blocks:
        yield from ((block, problem) for problem in _unknown(block, names, ids))
        for unit in block_units(lesson.id, block):
            for href in markdown.links(unit.text):
                if href.startswith("#term-") and href.removeprefix("#term-") not in names.terms:
                    yield block, Explained(_("no term '%(name)s' in the glossary"), name=href.removeprefix("#term-"))
                if href.startswith("#source-") and href.removeprefix("#source-") not in cited:
                    name = href.removeprefix("#source-")
                    yield block, Explained(_("the lesson's sources do not list '%(name)s'"), name=name)


def _unknown(block: Block, names: Names, ids: set[str]) -> Iterator[Explained]:
    if block.kind == "sources":
        for entry in block["entries"]:
            if entry["key"] not in names.sources:
                yield Explained(_("no source '%(name)s'"), name=entry["key"])
    if block.kind == "quote" and block["source"] not in names.sources:
        yield Explained(_("no source '%(name)s'"), name=block["source"])
    if block.kind == "term" and block["term"] not in names.terms:
        yield Explained(_("no term '%(name)s' in the glossary"), name=block["term"])
    if block.kind == "figure" and block["file"] not in names.figures:
        yield Explained(_("no figure '%(name)s'"), name=block["file"])
    if block.kind == "warning" and block["skip"] not in ids:
        yield Explained(_("no block '%(name)s' to go on with"), name=block["skip"])
    for option, there in names.others.items():
        if block[option] and block[option] not in there:
            yield Explained(_("no %(what)s '%(name)s'"), what=option, name=block[option])
    if block.kind == "work":
        for entry in block["entries"]:
            if entry["key"] not in PROFESSIONS:
                yield Explained(_("no profession '%(name)s'"), name=entry["key"])
