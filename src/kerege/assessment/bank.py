"""The bank as a file beside the lessons of its module (docs/reference/content-format.md, "The question bank")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kerege.assessment.giveaways import giveaways
from kerege.assessment.models import Question, Scene
from kerege.items import Item
from kerege.suites.content import parts
from kerege.suites.content.directives import read_blocks, write_block
from kerege.suites.content.folder import ModuleSource, Reader, SuiteSource
from kerege.suites.content.lines import Lines
from kerege.suites.content.load import bring_up_to_date
from kerege.suites.content.po import Words
from kerege.suites.document import Block, Form, Kinds, Part, Place, Unit, block_units, body, line, translated_block
from kerege.suites.models import Lesson, Module, Suite
from kerege.suites.streams import stored_question

KINDS: Kinds = {
    "scene": (line("title"), body()),
    "question": (
        Part("type", Form.NAME),
        Part("answer", Form.NAME, required=False),
        Part("outcome", Form.NAME),
        Part("lesson", Form.NAME),
        Part("level", Form.NUMBER),
        Part("scene", Form.NAME, required=False),
        body(Form.QUESTION, "question"),
    ),
}


@dataclass(frozen=True)
class Bank:
    """A module's questions and scenes, in the order of the file."""

    module: str  # id
    slug: str
    blocks: tuple[Block, ...]


def file_of(module_slug: str) -> str:
    return f"{module_slug}/bank.md"


def used_for(block: Block, module: str) -> str:
    """What an id of the bank stands for. As with a check: of another type it is another question."""
    kind = "scene" if block.kind == "scene" else f"{block['question'].type.value} question"
    return f"{kind} of {module}"


class BankPart(parts.FolderPart):
    name = "bank"

    def read(self, reader: Reader, suite: SuiteSource) -> list[Bank]:
        return [_read(reader, module) for module in suite.modules if reader.has(file_of(module.slug))]

    def files(self, banks: list[Bank]) -> Iterator[tuple[str, str]]:
        for bank in banks:
            yield file_of(bank.slug), "\n\n".join(write_block(block, KINDS) for block in bank.blocks) + "\n"

    def po_files(self, banks: list[Bank], suite: SuiteSource) -> Iterator[tuple[str, list[Unit]]]:
        for bank in banks:
            places = _places(bank, suite)
            units = [
                unit.at(places[block.id]) for block in bank.blocks for unit in block_units(bank.module, block, KINDS)
            ]
            yield f"{bank.slug}-bank", units

    def identifiers(self, banks: list[Bank]) -> Iterator[tuple[str, str]]:
        for bank in banks:
            for block in bank.blocks:
                yield block.id, used_for(block, bank.module)

    def load(self, banks: list[Bank], suite: Suite) -> int:
        modules = {module.key: module for module in Module.objects.child_of(suite)}
        changed = sum(_load(bank, modules[bank.module]) for bank in banks)
        there = {bank.module for bank in banks}
        return changed + sum(_put_aside(module, []) for key, module in modules.items() if key not in there)

    def export(self, suite: Suite) -> list[Bank]:
        banks = (export_bank(module) for module in Module.objects.live().child_of(suite))
        return [bank for bank in banks if bank.blocks]

    def names(self, banks: list[Bank]) -> Mapping[str, Collection[str]]:
        return {}

    def edit(self, banks: list[Bank], reader: Reader, suite: SuiteSource) -> None:
        """Ask what gives answers away, in the source language and in those that the whole bank is translated into."""
        for bank in banks:
            for reason in giveaways(_items(bank), suite.source_language):
                reader.report.add(file_of(bank.slug), 1, reason)
            units = {unit.id for _name, units in self.po_files([bank], suite) for unit in units}
            for language, words in suite.translations.items():
                if units <= words.keys():
                    for reason in giveaways(_items(bank, words), language):
                        reader.report.add(f"locale/{language}/{bank.slug}-bank.po", 1, reason)


parts.register(BankPart())


def _places(bank: Bank, suite: SuiteSource) -> dict[str, Place]:
    """By block the lesson that prepares for it; for a scene that of its first question. Tests have no page to look
    at."""
    module = next(module for module in suite.modules if module.id == bank.module)
    lessons: dict[str, str] = {}
    for block in bank.blocks:
        if block.kind == "question":
            lessons[block.id] = block["lesson"]
            lessons.setdefault(block["scene"], block["lesson"])
    return {block.id: Place(module.title_of(lessons.get(block.id, ""))) for block in bank.blocks}


def _items(bank: Bank, words: Mapping[str, Words] | None = None) -> list[Item]:
    def said(unit: str, text: str) -> str:
        return words[unit].text if words else text

    blocks = (translated_block(bank.module, block, said, KINDS) for block in bank.blocks if block.kind == "question")
    return [block["question"] for block in blocks]


def _read(reader: Reader, module: ModuleSource) -> Bank:
    name = file_of(module.slug)
    text = (reader.text(name) or "").replace("\r\n", "\n")
    blocks = tuple(read_blocks(Lines(1, text.split("\n")), KINDS, name, reader.report))
    if not reader.report.problems:  # else what a question names may be there, but unreadable
        _check_names(reader, module, blocks)
    return Bank(module.id, module.slug, blocks)


def _check_names(reader: Reader, module: ModuleSource, blocks: tuple[Block, ...]) -> None:
    """Whatever a question names must be there."""
    outcomes = {outcome["id"] for outcome in module.outcomes}
    lessons = {lesson.id for lesson in module.lessons}
    scenes = {block.id for block in blocks if block.kind == "scene"}
    for block in blocks:
        if block.kind != "question":
            continue
        if block["outcome"] not in outcomes:
            reader.at(block.id, f"the module has no outcome {block['outcome']!r}")
        if block["lesson"] not in lessons:
            reader.at(block.id, f"the module has no lesson {block['lesson']!r}")
        if block["level"] not in Question.Level:
            reader.at(block.id, "the level is 1, 2 or 3")
        if block["scene"] and block["scene"] not in scenes:
            reader.at(block.id, f"the bank has no scene {block['scene']!r}")


def _load(bank: Bank, module: Module) -> int:
    lessons = {lesson.key: lesson.pk for lesson in Lesson.objects.child_of(module)}
    changed = 0
    for position, block in enumerate(bank.blocks, 1):
        fields: dict[str, Any] = {"position": position, "live": True}
        if block.kind == "scene":
            fields |= {"title": block["title"], "text": block["text"]}
            changed += bring_up_to_date(Scene, {"module": module, "key": block.id}, fields)
    scenes = dict(Scene.objects.filter(module=module).values_list("key", "pk"))
    for position, block in enumerate(bank.blocks, 1):
        if block.kind == "question":
            there = Question.objects.filter(module=module, key=block.id).first()
            fields = {
                "position": position,
                "live": True,
                "lesson_id": lessons[block["lesson"]],
                "outcome": block["outcome"],
                "level": block["level"],
                "scene_id": scenes[block["scene"]] if block["scene"] else None,
            }
            if there is None or there.item != block["question"]:
                value = {"type": "question", "value": stored_question(block["question"])}
                fields["body"] = Question.body.field.to_python([value])
            changed += bring_up_to_date(Question, {"module": module, "key": block.id}, fields)
    return changed + _put_aside(module, [block.id for block in bank.blocks])


def _put_aside(module: Module, keep: list[str]) -> int:
    """What is no longer in the file is not used in new tests."""
    return sum(
        model.objects.filter(module=module, live=True).exclude(key__in=keep).update(live=False)
        for model in (Scene, Question)
    )


def export_bank(module: Module) -> Bank:
    scenes = [
        (scene.position, Block("scene", scene.key, {"title": scene.title, "text": scene.text}))
        for scene in Scene.objects.filter(module=module, live=True)
    ]
    questions = [
        (question.position, _block(question))
        for question in Question.objects.filter(module=module, live=True).select_related("lesson", "scene")
    ]
    blocks = [block for _position, block in sorted([*scenes, *questions], key=lambda placed: placed[0])]
    return Bank(module.key, module.slug, tuple(blocks))


def _block(question: Question) -> Block:
    return Block(
        "question",
        question.key,
        {
            "outcome": question.outcome,
            "lesson": question.lesson.key,
            "level": question.level,
            "scene": question.scene.key if question.scene else "",
            "question": question.item,
        },
    )
