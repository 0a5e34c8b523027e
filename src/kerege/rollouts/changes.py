"""What moving a roll-out to what is published now would change for its people, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kerege.assessment.blueprint import Blueprint
from kerege.assessment.models import Exam
from kerege.rollouts.editions import content_of
from kerege.rollouts.models import Edition
from kerege.suites.models import Lesson, Module, Suite


def changes_since(edition: Edition) -> list[str]:
    """What is published now and not in the edition, or the other way round; in the order of the course."""
    suite = edition.rollout.suite
    names = _titles(suite)
    old, new = (_by_id(content["modules"]) for content in (edition.content, content_of(suite)))
    found = [_("Module taken away: %(name)s") % {"name": names.get(id, id)} for id in old if id not in new]
    for id, module in new.items():
        if id not in old:
            found.append(_("New module: %(name)s") % {"name": names[id]})
        else:
            found += _in_module(names, old[id], module)
    return found


def _in_module(names: dict[str, str], old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    module = names[new["id"]]
    before, now = _by_id(old["lessons"]), _by_id(new["lessons"])
    for id in now.keys() - before.keys():
        yield _("New lesson: %(name)s") % {"name": names[id]}
    for id in before.keys() - now.keys():
        yield _("Lesson taken away: %(name)s") % {"name": names.get(id, id)}
    yield from _in_tests(module, old, new)
    added, gone = (len(one["questions"].keys() - other["questions"].keys()) for one, other in ((new, old), (old, new)))
    if added:
        text = ngettext("%(module)s: %(count)d new question", "%(module)s: %(count)d new questions", added)
        yield text % {"module": module, "count": added}
    if gone:
        text = ngettext("%(module)s: %(count)d question less", "%(module)s: %(count)d questions less", gone)
        yield text % {"module": module, "count": gone}


def _in_tests(module: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    before, now = ({exam["kind"]: exam for exam in content["exams"]} for content in (old, new))
    for kind in Exam.Kind.values:
        said = {"module": module, "test": str(Exam.Kind(kind).label)}
        if kind in now and kind not in before:
            yield _("%(module)s: new test: %(test)s") % said
        elif kind in before and kind not in now:
            yield _("%(module)s: test taken away: %(test)s") % said
        elif kind in now and before[kind] != now[kind]:
            was, is_now = (_in_words(Blueprint.from_json(exam[kind]["blueprint"])) for exam in (before, now))
            if was == is_now:
                yield _("%(module)s, %(test)s: other questions are drawn") % said
            else:
                yield _("%(module)s, %(test)s: %(now)s; before: %(was)s") % {**said, "now": is_now, "was": was}


def _in_words(blueprint: Blueprint) -> str:
    parts = [ngettext("%(count)d question", "%(count)d questions", blueprint.length) % {"count": blueprint.length}]
    if blueprint.pass_mark is not None:
        parts.append(_("passed from %(mark)d%%") % {"mark": blueprint.pass_mark})
    if blueprint.minutes is not None:
        parts.append(
            ngettext("%(count)d minute", "%(count)d minutes", blueprint.minutes) % {"count": blueprint.minutes}
        )
    if blueprint.attempts is not None:
        text = ngettext("%(count)d attempt", "%(count)d attempts", blueprint.attempts)
        parts.append(text % {"count": blueprint.attempts})
    if blueprint.wait_hours:
        parts.append(_("%(count)d h between attempts") % {"count": blueprint.wait_hours})
    return ", ".join(parts)


def _by_id(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in entries}


def _titles(suite: Suite) -> dict[str, str]:
    """Of modules and lessons, published or not; what is in no course any more goes by its id."""
    pages = [*Module.objects.child_of(suite), *Lesson.objects.descendant_of(suite)]
    return {page.key: page.title for page in pages}
