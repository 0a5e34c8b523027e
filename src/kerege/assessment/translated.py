"""How much of a module's bank there is in each language. A question counts when all of it is translated, its scene
too: readers get no half of one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kerege.assessment.bank import KINDS, export_bank
from kerege.suites import catalogue
from kerege.suites.catalogue import ModuleEntry
from kerege.suites.document import block_units
from kerege.suites.models import Module, Translation

_known: dict[int, tuple[int, dict[str, Share]]] = {}


@dataclass(frozen=True)
class Share:
    percent: int
    is_reviewed: bool  # by somebody who speaks the language


def shares_of(module: ModuleEntry) -> dict[str, Share]:
    """By language; without those that have nothing, and empty where the module has no bank. Read anew after each
    publication."""
    version = catalogue.version()
    if module.pk not in _known or _known[module.pk][0] != version:
        _known[module.pk] = (version, _read(module))
    return _known[module.pk][1]


def forget() -> None:
    """Forget what this process has read; a test's tool."""
    _known.clear()


def _read(module: ModuleEntry) -> dict[str, Share]:
    blocks = export_bank(Module.objects.get(pk=module.pk)).blocks
    units = {block.id: {unit.id: unit.hash for unit in block_units(module.id, block, KINDS)} for block in blocks}
    questions = {
        block.id: units[block.id] | (units[block["scene"]] if block["scene"] else {})
        for block in blocks
        if block.kind == "question"
    }
    rows: dict[str, dict[str, Translation]] = defaultdict(dict)
    for row in Translation.objects.filter(suite=module.suite.pk, unit__startswith=f"{module.id}:"):
        rows[row.language][row.unit] = row
    return {language: share for language, words in rows.items() if (share := _share(questions, words)).percent}


def _share(questions: dict[str, dict[str, str]], words: dict[str, Translation]) -> Share:
    whole = [
        wanted
        for wanted in questions.values()
        if all(unit in words and words[unit].source_hash == hash for unit, hash in wanted.items())
    ]
    read = all(words[unit].status == Translation.Status.REVIEWED for wanted in whole for unit in wanted)
    return Share(100 * len(whole) // len(questions) if questions else 0, read)
