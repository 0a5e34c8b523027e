"""What a unit is, in words for who translates it: “Case, title”."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_noop as _

from kerege.suites.document import Unit

_KINDS = {
    # of a lesson
    "text": _("Text"),
    "principle": _("Key principle"),
    "case": _("Case"),
    "check": _("Check yourself"),
    "reflection": _("Reflection"),
    "rewrite": _("Task: rewrite a text"),
    "sort": _("Task: sort into groups"),
    "strike": _("Task: strike lines out"),
    "trace": _("Task: trace who saw it"),
    "dialogue": _("Task: a talk, line by line"),
    "section": _("Part of a form"),
    "image": _("Picture"),
    "figure": _("Figure"),
    "quote": _("Quotation"),
    "table": _("Table"),
    "steps": _("Steps"),
    "media": _("Sound or video"),
    "download": _("File to download"),
    "work": _("In my work"),
    "warning": _("Content warning"),
    "sources": _("Sources of the lesson"),
    # what is no block
    "suite": _("Course"),
    "module": _("Module"),
    "outcome": _("Outcome"),
    "lesson": _("Lesson"),
    "drawing": _("Word of a figure"),
    "source": _("Source"),
    "term": _("Term of the glossary"),
    # of rooms above
    "question": _("Question of the tests"),
    "scene": _("Scene"),
    "field": _("Field of a form"),
    "rows": _("Table of a form"),
    "words": _("Field of a form, filled in"),
    "filled": _("Table of a form, filled in"),
    "ending": _("Ending"),
    "opening": _("What is to be decided"),
    "role": _("Role"),
    "fact": _("Fact"),
    "closing": _("What could have been decided"),
    "cases": _("Case"),
    "forms": _("Form"),
    "samples": _("Form, filled in"),
    "scenarios": _("Scenario"),
    "conferences": _("Case conference"),
    "handouts": _("Handout"),
}
_PARTS = {
    "title": _("title"),
    "summary": _("summary"),
    "outcome": _("completes “After the lesson I can …”"),
    "name": _("name"),
    "word": _("word"),
    "meaning": _("meaning"),
    "issuer": _("issued by"),
    "alt": _("description for those who do not see it"),
    "credit": _("author and licence"),
    "caption": _("caption"),
    "place": _("place in the source"),
    "given": _("the text to be rewritten"),
    "prompt": _("what is asked"),
    "accepted": _("accepted answers, one a line"),
    "feedback": _("feedback"),
    "model": _("model answer, or reasons"),
    "gap": _("said while it is empty"),
    "heads": _("its rows"),
}
# What has an id of its own inside a block; everywhere else it is an item. Ids are an author's, and may be any word.
_INSIDE = {
    "check": _("answer %(id)s"),
    "question": _("answer %(id)s"),
    "work": _("profession %(id)s"),
    "sources": _("place in the source %(id)s"),
    "rows": _("column %(id)s"),
}
_ITEM = _("item %(id)s")
_ONLY_IDS = ("work", "sources")

Words = Callable[[str], str]


def in_words(unit: Unit, words: Words = str) -> str:
    """Kind and part; in English, or in the language of `words`, which is gettext's."""
    kind = words(_KINDS.get(unit.kind, unit.kind.capitalize()))
    part = "" if unit.kind in ("outcome", "drawing") else _part(unit, words)
    return f"{kind}, {part}" if part else kind


def _part(unit: Unit, words: Words) -> str:
    names = unit.part.split(".")
    if len(names) == 1:
        is_part = names[0] in _PARTS and unit.kind not in _ONLY_IDS
        return words(_PARTS[names[0]]) if is_part else _inside(unit.kind, names[0], words)
    *ids, last = names
    if last == "feedback":
        return words(_("feedback on %(what)s")) % {"what": _inside(unit.kind, ".".join(ids), words)}
    if last == "match":
        return words(_("what belongs to %(what)s")) % {"what": _inside(unit.kind, ".".join(ids), words)}
    return _inside(unit.kind, unit.part, words)


def _inside(kind: str, id: str, words: Words) -> str:
    return words(_INSIDE.get(kind, _ITEM)) % {"id": id} if id else ""
