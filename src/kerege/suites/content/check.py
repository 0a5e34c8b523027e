"""Everything that is wrong with a content folder: what keeps it from being loaded; else what an editor would send back,
and what `kerege content fmt` would change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kerege.suites.content.editorial import block_of, doubts, names_a_source
from kerege.suites.content.folder import Reader, SuiteSource, not_canonical
from kerege.suites.content.parts import parts
from kerege.suites.content.problems import Problem
from kerege.suites.document import TASKS, Unit

TOLD = frozenset(["case", "check", "reflection", *TASKS])
"""Blocks that tell of made-up people."""


def check_folder(folder: Path) -> list[Problem]:
    """Every problem, by file and line."""
    reader = Reader(folder)
    suite = reader.read(strict=True)
    if suite is None or reader.report.problems:
        return sorted(reader.report.problems)
    edit(reader, suite)
    return sorted([*reader.report.problems, *not_canonical(suite, folder)])


def edit(reader: Reader, suite: SuiteSource) -> None:
    """Report what an editor would send back."""
    for lesson in (lesson for module in suite.modules for lesson in module.lessons):
        if not names_a_source(lesson):
            reader.at(lesson.id, "the lesson names no source")
    for language, unit, reason in doubts(suite.editorial, _texts(suite), _told(suite)):
        if language in ("", suite.source_language):
            reader.at(block_of(unit), reason)
        else:
            reader.at_translation(language, unit, reason)
    for part in parts():
        part.edit(suite.parts[part.name], reader, suite)


def _texts(suite: SuiteSource) -> Iterator[tuple[str, Unit]]:
    """Every unit in its language, and in those that it is translated into."""
    for _file, units in suite.po_files():
        for unit in units:
            yield suite.source_language, unit
            for language, words in suite.translations.items():
                if (found := words.get(unit.id)) and found.made_from == unit.text:
                    yield language, Unit(unit.id, found.text)


def _told(suite: SuiteSource) -> set[str]:
    """The ids of blocks that tell of made-up people; what rooms bring beside the lessons does nothing else."""
    lessons = (lesson for module in suite.modules for lesson in module.lessons)
    beside = (part.identifiers(suite.parts[part.name]) for part in parts())
    return {block.id for lesson in lessons for block in lesson.blocks if block.kind in TOLD} | {
        id for found in beside for id, _use in found
    }
