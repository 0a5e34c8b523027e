"""Versions of questions and their words. A version never changes, so this process keeps what it has read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from django.db.models import Q

from kerege.assessment.bank import KINDS
from kerege.assessment.models import ItemVersion, Question
from kerege.items import Item
from kerege.suites import catalogue
from kerege.suites.document import Block, block_units, translated_block
from kerege.suites.models import Suite, Translation

MOST = 4000  # of each, in memory; a version has about 2 kB

_versions: OrderedDict[int, ItemVersion] = OrderedDict()
_wordings: OrderedDict[tuple[int, str, int], Wording] = OrderedDict()
_lock = Lock()
Key = TypeVar("Key")
Value = TypeVar("Value")


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
    """One query for what this process has not seen. With a question that is asked now come all others of its bank: the
    next who takes the test is asked other ones."""
    pks = list(pks)
    known = {pk: version for pk in pks if (version := _versions.get(pk))}
    if missing := [pk for pk in pks if pk not in known]:
        banks = Question.objects.filter(version__in=missing).values("module")
        current = Question.objects.filter(module__in=banks, live=True).values("version")
        wanted = ItemVersion.objects.filter(Q(pk__in=missing) | Q(pk__in=current))
        read = {version.pk: version for version in wanted.select_related("question__lesson", "question__module")}
        _keep(_versions, read)
        known |= {pk: read[pk] for pk in missing}
    return known


def wordings_of(pks: Iterable[int], language: str) -> dict[int, Wording]:
    """The words of versions in a language, or in that of their suite where a translation is missing or made from other
    words. Those of the rest of their bank are read with them."""
    versions = versions_of(pks)
    now = catalogue.version()
    known = {pk: wording for pk in versions if (wording := _wordings.get((pk, language, now)))}
    missing = [version for pk, version in versions.items() if pk not in known]
    for module in {version.question.module_id for version in missing}:
        bank = [version for version in list(_versions.values()) if version.question.module_id == module]
        rest = [version for version in bank if (version.pk, language, now) not in _wordings]
        # What is missing is read in any case: another thread may be keeping it just now, and put it out again.
        asked = [version for version in missing if version.question.module_id == module]
        read = _read_wordings(list({version.pk: version for version in (*asked, *rest)}.values()), language)
        _keep(_wordings, {(pk, language, now): wording for pk, wording in read.items()})
        known |= {pk: read[pk] for pk in versions if pk in read}
    return known


def _keep(memory: OrderedDict[Key, Value], read: Mapping[Key, Value]) -> None:
    """In place of what has been kept longest. Who reads takes what it needs from what it has read: meanwhile another
    thread may have put that out again."""
    with _lock:
        memory.update(read)
        while len(memory) > MOST:
            memory.popitem(last=False)


def forget() -> None:
    """Forget what this process has read; a test's tool."""
    _versions.clear()
    _wordings.clear()


def _read_wordings(versions: list[ItemVersion], language: str) -> dict[int, Wording]:
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
    read = {}
    for version in versions:
        whole = all(unit.id in words and rows[unit.id].source_hash == unit.hash for unit in units[version.pk])
        said = blocks[version.pk]
        if whole:
            said = [
                translated_block(version.question.module.key, block, lambda unit, _text: words[unit], KINDS)
                for block in said
            ]
        read[version.pk] = _wording(language if whole else suite.source_language, said)
    return read


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
