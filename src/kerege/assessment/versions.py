"""Versions of questions and their words. A version never changes, so this process keeps what it has read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from kerege.assessment.bank import KINDS
from kerege.assessment.models import ItemVersion, Question
from kerege.items import Item
from kerege.suites import catalogue
from kerege.suites.document import Block, block_units, translated_block
from kerege.suites.models import Suite, Translation

MOST = 2000  # of each, in memory; a version has about 2 kB

_versions: OrderedDict[int, ItemVersion] = OrderedDict()
_wordings: OrderedDict[tuple[int, str, int], Wording] = OrderedDict()


@dataclass(frozen=True)
class Wording:
    """A question, and the scene that it asks about, in one language whole."""

    language: str
    item: Item
    scene: str = ""  # id
    scene_title: str = ""
    scene_text: str = ""


def version_of(pk: int) -> ItemVersion:
    return versions_of([pk])[pk]


def versions_of(pks: Iterable[int]) -> dict[int, ItemVersion]:
    """One query for what this process has not seen, and with it for the rest of the bank: the next who takes the test
    is asked other questions."""
    pks = list(pks)
    if missing := [pk for pk in pks if pk not in _versions]:
        banks = Question.objects.filter(versions__in=missing).values("module")
        current = Question.objects.filter(module__in=banks, live=True).values("version")
        wanted = ItemVersion.objects.filter(Q(pk__in=missing) | Q(pk__in=current))
        _versions.update({one.pk: one for one in wanted.select_related("question__lesson", "question__module")})
    known = {pk: _versions[pk] for pk in pks}
    while len(_versions) > MOST:
        _versions.popitem(last=False)
    return known


def wordings_of(pks: Iterable[int], language: str) -> dict[int, Wording]:
    """The words of versions in a language, or in that of their suite where a translation is missing or made from other
    words."""
    versions = versions_of(pks)
    now = catalogue.version()
    missing = {version.question.module_id for pk, version in versions.items() if (pk, language, now) not in _wordings}
    for module in missing:
        in_bank = [version for version in list(_versions.values()) if version.question.module_id == module]
        _read_wordings(in_bank, language, now)
    known = {pk: _wordings[pk, language, now] for pk in versions}
    while len(_wordings) > MOST:
        _wordings.popitem(last=False)
    return known


def forget() -> None:
    """Forget what this process has read; a test's tool."""
    _versions.clear()
    _wordings.clear()


def _read_wordings(versions: list[ItemVersion], language: str, now: int) -> None:
    suite = Suite.objects.ancestor_of(versions[0].question.module).get()
    blocks = {version.pk: _blocks(version) for version in versions}
    units = {
        version.pk: [
            unit for block in blocks[version.pk] for unit in block_units(version.question.module.key, block, KINDS)
        ]
        for version in versions
    }
    wanted = [unit.id for found in units.values() for unit in found]
    rows = {row.unit: row for row in Translation.objects.filter(suite=suite, language=language, unit__in=wanted)}
    words = {unit: row.text for unit, row in rows.items() if row.text}
    for version in versions:
        whole = all(unit.id in words and rows[unit.id].source_hash == unit.hash for unit in units[version.pk])
        said = blocks[version.pk]
        if whole:
            said = [
                translated_block(version.question.module.key, block, lambda unit, _text: words[unit], KINDS)
                for block in said
            ]
        _wordings[version.pk, language, now] = _wording(language if whole else suite.source_language, said)


def _blocks(version: ItemVersion) -> list[Block]:
    scene = version.content["scene"]
    question = Block("question", version.question.key, {"question": version.item})
    if not scene:
        return [question]
    return [question, Block("scene", scene["key"], {"title": scene["title"], "text": scene["text"]})]


def _wording(language: str, blocks: list[Block]) -> Wording:
    question, *scenes = blocks
    if not scenes:
        return Wording(language, question["question"])
    (scene,) = scenes
    return Wording(language, question["question"], scene.id, scene["title"], scene["text"])
