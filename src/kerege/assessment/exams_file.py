"""A module's tests as a file beside its lessons (docs/reference/content-format.md, "Tests")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kerege.assessment.bank import Bank
from kerege.assessment.blueprint import Blueprint, Layout
from kerege.assessment.draw import Candidate, CannotDraw, draw, halves
from kerege.assessment.models import Exam, Question
from kerege.suites.content import parts
from kerege.suites.content.fields import Field, check_fields, number, one_of, read_yaml, text, write_yaml
from kerege.suites.content.folder import Reader, SuiteSource
from kerege.suites.content.load import bring_up_to_date
from kerege.suites.content.problems import noted
from kerege.suites.document import Unit
from kerege.suites.models import Module, Suite

_DRAW = Field(
    "by outcome, how many questions of level 1, 2 and 3: {o-who: [1, 3, 1]}",
    lambda value: (
        isinstance(value, dict) and bool(value) and all(_is_count_by_level(counts) for counts in value.values())
    ),
)
_MAP = Field("a list of `name: value`", lambda value: isinstance(value, dict))
_TESTS = {"draw": _DRAW, "layout": one_of([layout.value for layout in Layout]), "pre": _MAP, "final": _MAP}
_PRE = {"id": text(), "minutes": number(1, 600, absent=True)}
_FINAL = _PRE | {
    "pass": number(1, 100),
    "attempts": number(1, 99, absent=True),
    "wait_hours": number(0, 720),
}
_LEARNERS = 24  # for whom drawing is tried when a folder is checked


def _is_count_by_level(counts: Any) -> bool:
    return (
        isinstance(counts, list)
        and len(counts) == len(Question.Level)
        and all(type(count) is int and 0 <= count <= 99 for count in counts)
        and any(counts)
    )


@dataclass(frozen=True)
class Tests:
    """The two tests of a module."""

    module: str  # id
    slug: str
    ids: dict[str, str]  # kind -> id
    blueprints: dict[str, Blueprint]


def file_of(module_slug: str) -> str:
    return f"{module_slug}/tests.yaml"


class TestsPart(parts.FolderPart):
    name = "tests"

    def read(self, reader: Reader, suite: SuiteSource) -> list[Tests]:
        found = (_read(reader, suite, module.slug, module.id) for module in suite.modules)
        return [tests for tests in found if tests]

    def files(self, content: list[Tests]) -> Iterator[tuple[str, str]]:
        for tests in content:
            yield file_of(tests.slug), write_yaml(_written(tests))

    def po_files(self, content: list[Tests], suite: SuiteSource) -> Iterator[tuple[str, list[Unit]]]:
        yield from ()  # numbers and ids alone

    def identifiers(self, content: list[Tests]) -> Iterator[tuple[str, str]]:
        for tests in content:
            for kind, id in tests.ids.items():
                yield id, f"{kind} test of {tests.module}"

    def load(self, content: list[Tests], suite: Suite) -> int:
        modules = {module.key: module for module in Module.objects.child_of(suite)}
        changed = 0
        for tests in content:
            module = modules[tests.module]
            changed += Exam.objects.filter(module=module, live=True).exclude(key__in=tests.ids.values()).update(
                live=False
            )  # fmt: skip
            for kind, id in tests.ids.items():
                fields = {"kind": kind, "live": True, "blueprint_data": tests.blueprints[kind].to_json()}
                changed += bring_up_to_date(Exam, {"module": module, "key": id}, fields)
        without = modules.keys() - {tests.module for tests in content}
        return changed + Exam.objects.filter(module__in=[modules[key] for key in without], live=True).update(live=False)

    def export(self, suite: Suite) -> list[Tests]:
        found = []
        for module in Module.objects.live().child_of(suite):
            exams = {exam.kind: exam for exam in Exam.objects.filter(module=module, live=True)}
            if exams:
                found.append(
                    Tests(
                        module.key,
                        module.slug,
                        {kind.value: exams[kind].key for kind in Exam.Kind},
                        {kind.value: exams[kind].blueprint for kind in Exam.Kind},
                    )
                )
        return found

    def names(self, content: list[Tests]) -> Mapping[str, Collection[str]]:
        return {}


parts.register(TestsPart())


def _read(reader: Reader, suite: SuiteSource, slug: str, module: str) -> Tests | None:
    name = file_of(slug)
    if not reader.has(name):
        return None
    source = reader.text(name)
    with noted(reader.report, name):
        data, node = read_yaml(source or "")
        check_fields(data, _TESTS, node)
        inner = {key.value: value for key, value in node.value}
        check_fields(data["pre"], _PRE, inner["pre"])
        check_fields(data["final"], _FINAL, inner["final"])
        tests = _tests(module, slug, data)
        if not reader.report.problems:
            _check_bank(reader, suite, tests)
        return tests
    return None


def _tests(module: str, slug: str, data: dict[str, Any]) -> Tests:
    pre, final = data["pre"], data["final"]
    shared = Blueprint(draw=data["draw"], layout=Layout(data["layout"]))
    return Tests(
        module,
        slug,
        {"pre": pre["id"], "final": final["id"]},
        {
            # She takes a pre-test once: twice it would measure what she remembers of it.
            "pre": replace(shared, attempts=1, minutes=pre["minutes"]),
            "final": replace(
                shared,
                pass_mark=final["pass"],
                attempts=final["attempts"],
                wait_hours=final["wait_hours"],
                minutes=final["minutes"],
            ),
        },
    )


def _written(tests: Tests) -> dict[str, Any]:
    pre, final = tests.blueprints["pre"], tests.blueprints["final"]
    return {
        "draw": dict(sorted(final.draw.items())),  # PostgreSQL keeps no order of names
        "layout": final.layout.value,
        "pre": {"id": tests.ids["pre"], "minutes": pre.minutes},
        "final": {
            "id": tests.ids["final"],
            "minutes": final.minutes,
            "pass": final.pass_mark,
            "attempts": final.attempts,
            "wait_hours": final.wait_hours,
        },
    }


def _check_bank(reader: Reader, suite: SuiteSource, tests: Tests) -> None:
    """Both tests can be drawn from the module's bank, whoever the learner is."""
    banks: list[Bank] = suite.parts.get("bank") or []
    blocks = next((bank.blocks for bank in banks if bank.module == tests.module), ())
    bank = [
        Candidate(number, block.id, (block["outcome"], block["level"]), block["scene"] or "")
        for number, block in enumerate(blocks)
        if block.kind == "question"
    ]
    for learner in range(_LEARNERS):
        for half in halves(bank, str(learner)):
            try:
                draw(half, tests.blueprints["final"].strata, str(learner))
            except CannotDraw as error:
                reader.report.add(
                    file_of(tests.slug), 1, f"the bank is too small for two tests without a shared question ({error})"
                )
                return
