"""In which languages a module is there: the site's words, the lessons, the tests, and whether anybody has read them."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.assessment.translated import Share, shares_of
from kerege.suites.catalogue import ModuleEntry
from kerege.ui.languages import DRAFT_LANGUAGES, LANGUAGE_NAMES, interface_language


@dataclass(frozen=True)
class Status:
    """Ready, or a draft of so many percent; nothing yet is a draft of none."""

    percent: int
    is_ready: bool = False


READY = Status(100, is_ready=True)


@dataclass(frozen=True)
class LanguageRow:
    code: str
    name: str
    interface: Status
    lessons: Status
    tests: Status | None  # None where the module has none


def languages_of(module: ModuleEntry, *, has_tests: bool) -> list[LanguageRow]:
    source = module.suite.source_language
    tests = shares_of(module) if has_tests else {}
    return [
        LanguageRow(
            code,
            name,
            _interface(code),
            READY if code == source else _lessons(module, code),
            _tests(tests, code, source) if has_tests else None,
        )
        for code, name in LANGUAGE_NAMES.items()
    ]


def _interface(code: str) -> Status:
    if code in DRAFT_LANGUAGES:
        return Status(100 if interface_language(code) == code else 0)
    return READY


def _lessons(module: ModuleEntry, code: str) -> Status:
    """A lesson that has no body in the language yet is read in the source language."""
    bodies = [lesson.bodies[code] for lesson in module.lessons if code in lesson.bodies]
    is_whole = len(bodies) == len(module.lessons)
    percent = sum(body.translated for body in bodies) // max(1, len(module.lessons))
    return _status(percent, is_whole and all(body.reviewed for body in bodies))


def _tests(shares: dict[str, Share], code: str, source: str) -> Status:
    if code == source:
        return READY
    return _status(shares[code].percent, shares[code].is_reviewed) if code in shares else Status(0)


def _status(percent: int, is_reviewed: bool) -> Status:
    return READY if percent == 100 and is_reviewed else Status(percent)
